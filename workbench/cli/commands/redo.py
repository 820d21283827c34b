"""`workbench redo`: what was undone counts again."""

from __future__ import annotations

import click

from workbench.cli.options import ask_who, command, dry_run_option, json_option, pass_settings, who_option
from workbench.cli.settings import Settings


@command("redo", "workbench redo")
@click.argument("act", required=False)
@who_option
@dry_run_option
@json_option
@pass_settings
def COMMAND(settings: Settings, act: str | None, who: str | None, dry_run: bool, as_json: bool) -> None:
    """Have back what was undone.

    ACT is an undo, or what it took back: an id of `workbench log`, or its beginning. Without it your newest undo.
    """
    from workbench.app.decide import redo
    from workbench.cli.screens import print_decisions

    made = redo(settings.directory, act, ask_who(settings, who), dry_run=dry_run)
    print_decisions(settings, made, as_json=as_json, dry_run=dry_run)
