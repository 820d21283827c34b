"""`workbench pin`: a bead fixed by a person."""

from __future__ import annotations

import click

from workbench.cli.options import ask_who, command, dry_run_option, json_option, pass_settings, who_option, why_option
from workbench.cli.settings import Settings


@command("pin", "workbench pin ru.p3 p3,p4 --why 'the paragraph was cut in two'")
@click.argument("left")
@click.argument("right")
@why_option
@who_option
@dry_run_option
@json_option
@pass_settings
def COMMAND(settings: Settings, left: str, right: str, why: str, who: str | None, dry_run: bool, as_json: bool) -> None:
    """Fix which units render each other; the aligner keeps it exactly.

    LEFT and RIGHT are segments, sentences or divisions of two texts (p3 is the base's), with commas between
    several; `none` is an empty side: nothing renders the other.
    """
    from workbench.app.pins import pin
    from workbench.cli.screens import print_decisions

    made = pin(settings.directory, left, right, why, ask_who(settings, who), dry_run=dry_run)
    print_decisions(settings, made, as_json=as_json, dry_run=dry_run)
