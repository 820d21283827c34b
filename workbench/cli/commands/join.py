"""`workbench join`: segments that follow each other become one."""

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


@command("join", "workbench join p12 p13 --why 'one sentence'")
@click.argument("segments", nargs=-1, required=True, metavar="SEGMENT SEGMENT...")
@click.option("--glue", default=" ", help="What stands between them (default: a blank).")
@reason_options
@who_option
@dry_run_option
@json_option
@pass_settings
def COMMAND(
    settings: Settings,
    segments: tuple[str, ...],
    glue: str,
    reason: Reason,
    who: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Make one segment of several that follow each other.

    The base itself stays, the corrected text has them as one; `undo` takes the join back. Corrections of either
    segment stay where they are.
    """
    from workbench.app.decide import decide
    from workbench.app.structure import join
    from workbench.cli.screens import print_decisions

    wanted = reason.to_wanted()
    person = ask_who(settings, who)
    made = decide(settings.directory, lambda desk: [join(desk, segments, wanted, glue)], person, dry_run=dry_run)
    print_decisions(settings, made, as_json=as_json, dry_run=dry_run)
