"""`workbench insert`: segments that the base lacks."""

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

KINDS = ("p", "head", "l", "item", "quote", "note", "dateline", "salute", "signed")


@command("insert", "workbench insert --after p12 'The harbour froze.' --why 'left out' --category accuracy.omission")
@click.argument("texts", nargs=-1, required=True, metavar="TEXT...")
@click.option("--after", default=None, metavar="SEGMENT", help="Behind this segment of the base.")
@click.option("--before", default=None, metavar="SEGMENT", help="In front of this segment of the base.")
@click.option("--kind", type=click.Choice(KINDS), default=None, help="What it is (default: as its neighbour, or p).")
@reason_options
@who_option
@dry_run_option
@json_option
@pass_settings
def COMMAND(
    settings: Settings,
    texts: tuple[str, ...],
    after: str | None,
    before: str | None,
    kind: str | None,
    reason: Reason,
    who: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Put whole segments into the corrected text.

    For what the translation left out; the base itself stays. To put words into a segment, use `correct`.
    """
    from workbench.app.decide import decide
    from workbench.app.structure import insert
    from workbench.cli.screens import print_decisions

    wanted = reason.to_wanted()
    person = ask_who(settings, who)
    made = decide(
        settings.directory,
        lambda desk: [insert(desk, texts, wanted, after=after, before=before, kind=kind)],
        person,
        dry_run=dry_run,
    )
    print_decisions(settings, made, as_json=as_json, dry_run=dry_run)
