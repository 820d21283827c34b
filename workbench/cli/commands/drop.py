"""`workbench drop`: segments that the corrected text leaves out."""

from __future__ import annotations

import click

from workbench.cli.options import (
    Reason,
    ask_who,
    command,
    dry_run_option,
    json_option,
    pass_settings,
    reason_options,
    who_option,
)
from workbench.cli.settings import Settings


@command("drop", "workbench drop p12 --why 'not in the original' --category accuracy.addition")
@click.argument("segments", nargs=-1, required=True, metavar="SEGMENT...")
@reason_options
@who_option
@dry_run_option
@json_option
@pass_settings
def COMMAND(
    settings: Settings,
    segments: tuple[str, ...],
    reason: Reason,
    who: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Leave whole segments out of the corrected text.

    The base itself stays; `undo` has them back. Corrections of words in them count no longer, and are named.
    """
    from workbench.app.decide import decide
    from workbench.app.structure import drop
    from workbench.cli.screens import print_decisions

    wanted = reason.to_wanted()
    person = ask_who(settings, who)
    made = decide(settings.directory, lambda desk: [drop(desk, segments, wanted)], person, dry_run=dry_run)
    print_decisions(settings, made, as_json=as_json, dry_run=dry_run)
