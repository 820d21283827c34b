"""`workbench insert`: segments that the base lacks, and notes."""

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
from workbench.model.errors import UsageError

KINDS = ("p", "head", "l", "item", "quote", "note", "dateline", "salute", "signed")


@command("insert", "workbench insert --after p12 'The harbour froze.' --why 'left out' --category accuracy.omission")
@click.argument("texts", nargs=-1, required=True, metavar="TEXT...")
@click.option("--after", default=None, metavar="SEGMENT", help="Behind this segment of the base.")
@click.option("--before", default=None, metavar="SEGMENT", help="In front of this segment of the base.")
@click.option("--in", "host", default=None, metavar="SEGMENT", help="A note in this segment, called there.")
@click.option(
    "--at", "words", default=None, metavar="WORDS", help="With --in: behind these words (default: at its end)."
)
@click.option("--nth", type=click.IntRange(min=1), default=None, help="Which, if WORDS stand there more than once.")
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
    host: str | None,
    words: str | None,
    nth: int | None,
    kind: str | None,
    reason: Reason,
    who: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Put whole segments into the corrected text, or a note into one.

    For what the translation left out; the base itself stays. To put words into a segment, use `correct`.

    With --in the TEXT is a note that hangs in the segment, behind WORDS as the corrected text has them.
    """
    from workbench.app.decide import decide
    from workbench.app.desk import Desk
    from workbench.app.structure import hang, insert
    from workbench.cli.screens import print_decisions
    from workbench.model.act import Correct

    if host is None and (words is not None or nth is not None):
        raise UsageError("--at and --nth name a place in a segment", hint="workbench insert --in p12 --at WORDS TEXT")
    if words is None and nth is not None:
        raise UsageError("--nth counts the words of --at", hint="workbench insert --in p12 --at WORDS --nth 2 TEXT")
    if host is not None and (after is not None or before is not None or kind not in (None, "note")):
        raise UsageError("--in puts a note into a segment", hint="leave --after, --before and other kinds out")
    wanted = reason.to_wanted()
    person = ask_who(settings, who)

    def add(desk: Desk) -> list[Correct]:
        if host is not None:
            return [hang(desk, host, words, texts, wanted, nth=nth)]
        return [insert(desk, texts, wanted, after=after, before=before, kind=kind)]

    made = decide(settings.directory, add, person, dry_run=dry_run)
    print_decisions(settings, made, as_json=as_json, dry_run=dry_run)
