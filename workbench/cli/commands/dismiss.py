"""`workbench dismiss`: a finding is no error."""

from __future__ import annotations

import click

from workbench.cli.options import ask_who, command, dry_run_option, json_option, pass_settings, who_option, why_option
from workbench.cli.settings import Settings


@command("dismiss", "workbench dismiss 3fa1c0de9b21 --why 'the quotation runs on'")
@click.argument("findings", nargs=-1, required=True)
@why_option
@who_option
@dry_run_option
@json_option
@pass_settings
def COMMAND(
    settings: Settings,
    findings: tuple[str, ...],
    why: str,
    who: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Record that findings are no errors, and why.

    FINDINGS are ids as `workbench check` prints them, or their beginnings.
    """
    from workbench.app.decide import dismiss
    from workbench.cli.screens import print_decisions

    made = dismiss(settings.directory, findings, why, ask_who(settings, who), dry_run=dry_run)
    print_decisions(settings, made, as_json=as_json, dry_run=dry_run)
