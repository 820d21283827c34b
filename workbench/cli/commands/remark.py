"""`workbench remark`: a note on a segment."""

from __future__ import annotations

import click

from workbench.cli.options import ask_who, command, dry_run_option, json_option, pass_settings, who_option
from workbench.cli.settings import Settings


@command("remark", "workbench remark p12 'Which ministry?' --on 'the collegium'")
@click.argument("segment")
@click.argument("text")
@click.option("--on", default=None, help="The words of the base that it is about.")
@click.option("--nth", type=click.IntRange(min=1), default=None, help="Which, if they stand there more than once.")
@who_option
@dry_run_option
@json_option
@pass_settings
def COMMAND(
    settings: Settings,
    segment: str,
    text: str,
    on: str | None,
    nth: int | None,
    who: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Leave a note on a segment of the base, or on words of it.

    It changes no text; `show` and `log` tell it, and it goes into the TEI.
    """
    from workbench.app.decide import decide
    from workbench.app.notes import remark
    from workbench.cli.screens import print_decisions

    person = ask_who(settings, who)
    made = decide(settings.directory, lambda desk: [remark(desk, segment, text, on, nth)], person, dry_run=dry_run)
    print_decisions(settings, made, as_json=as_json, dry_run=dry_run)
