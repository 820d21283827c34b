"""`workbench unpin`: a bead is the aligner's again."""

from __future__ import annotations

import click

from workbench.cli.options import ask_who, command, dry_run_option, json_option, pass_settings, who_option
from workbench.cli.settings import Settings


@command("unpin", "workbench unpin p3")
@click.argument("unit")
@who_option
@dry_run_option
@json_option
@pass_settings
def COMMAND(settings: Settings, unit: str, who: str | None, dry_run: bool, as_json: bool) -> None:
    """Take pins away: the aligner decides again.

    UNIT is a unit that is pinned, or the act that pinned it (an id of `workbench log`, or its beginning).
    """
    from workbench.app.pins import unpin
    from workbench.cli.screens import print_decisions

    made = unpin(settings.directory, unit, ask_who(settings, who), dry_run=dry_run)
    print_decisions(settings, made, as_json=as_json, dry_run=dry_run)
