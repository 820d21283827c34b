"""`workbench undo`: a decision counts no longer; it stays in the journal."""

from __future__ import annotations

import click

from workbench.cli.options import ask_who, command, dry_run_option, json_option, pass_settings, who_option
from workbench.cli.settings import Settings


@command("undo", "workbench undo 1f0c7a52")
@click.argument("act", required=False)
@who_option
@dry_run_option
@json_option
@pass_settings
def COMMAND(
    settings: Settings,
    act: str | None,
    who: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take a decision back; it stays in the journal.

    ACT is an id of `workbench log`, or its beginning; without it your newest act in force. What one command made
    together (`--all`) goes as a whole. `redo` has it back.
    """
    from workbench.app.decide import undo
    from workbench.cli.screens import print_decisions

    made = undo(settings.directory, act, ask_who(settings, who), dry_run=dry_run)
    print_decisions(settings, made, as_json=as_json, dry_run=dry_run)
