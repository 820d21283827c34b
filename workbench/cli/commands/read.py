"""`workbench read`: segments read and found good."""

from __future__ import annotations

import click

from workbench.cli.options import ask_who, command, dry_run_option, json_option, pass_settings, who_option
from workbench.cli.settings import Settings


@command("read", "workbench read p3..p9 p12")
@click.argument("segments", nargs=-1, required=True, metavar="SEGMENT|RANGE...")
@who_option
@dry_run_option
@json_option
@pass_settings
def COMMAND(settings: Settings, segments: tuple[str, ...], who: str | None, dry_run: bool, as_json: bool) -> None:
    """Mark segments as read and found good, as they are now.

    A later correction there, your own or another's, makes a segment unread again. What you have read already is
    passed over. `undo` takes the mark back.
    """
    from workbench.app.decide import decide
    from workbench.app.notes import read
    from workbench.cli.screens import print_decisions

    person = ask_who(settings, who)
    made = decide(
        settings.directory, lambda desk: [one] if (one := read(desk, segments, person)) else [], person, dry_run=dry_run
    )
    print_decisions(settings, made, as_json=as_json, dry_run=dry_run)
    if not made.acts:
        settings.note("You have read all of them as they are.")
