"""`workbench reject`: a correction is refused."""

from __future__ import annotations

import click

from workbench.cli.options import ask_who, command, dry_run_option, json_option, pass_settings, who_option, why_option
from workbench.cli.settings import Settings


@command("reject", "workbench reject 1f0c7a52 --why 'the author means the tea'")
@click.argument("acts", nargs=-1, required=True, metavar="ACT...")
@why_option
@who_option
@dry_run_option
@json_option
@pass_settings
def COMMAND(settings: Settings, acts: tuple[str, ...], why: str, who: str | None, dry_run: bool, as_json: bool) -> None:
    """Refuse corrections, proposed or not: they count no longer.

    ACT is an id of `workbench log`, or its beginning. The base's words stand there again, or those of the correction
    that held before. `accept` takes it after all.
    """
    from workbench.app.answers import reject
    from workbench.app.decide import decide
    from workbench.cli.screens import print_decisions

    made = decide(
        settings.directory,
        lambda desk: [reject(desk, act, why) for act in acts],
        ask_who(settings, who),
        grouped=True,
        dry_run=dry_run,
    )
    print_decisions(settings, made, as_json=as_json, dry_run=dry_run)
