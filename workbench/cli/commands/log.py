"""`workbench log`: the journal, newest first."""

from __future__ import annotations

import click

from workbench.cli.options import command, json_option, pass_settings
from workbench.cli.settings import Settings


@command("log", "workbench log p12")
@click.argument("segment", required=False)
@click.option("-n", "--number", type=click.IntRange(min=1), default=None, help="At most this many.")
@json_option
@pass_settings
def COMMAND(settings: Settings, segment: str | None, number: int | None, as_json: bool) -> None:
    """List the decisions, newest first.

    With SEGMENT only those that touch it. × marks what is no longer in force: taken back, or superseded by a later
    correction of the same words, which is named.
    """
    from workbench.app.history import history
    from workbench.cli.screens import print_history

    lines = history(settings.directory, segment)[:number]
    if as_json:
        for line in lines:
            settings.json(line.to_json())
    else:
        print_history(settings, lines)
    if not lines:
        settings.note(f"no decisions about {segment}" if segment else "no decisions yet")
