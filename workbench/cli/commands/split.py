"""`workbench split`: one segment becomes two or more."""

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


@command("split", "workbench split p12 --before 'He went' --why 'two paragraphs in the original'")
@click.argument("segment")
@click.option("--before", multiple=True, required=True, metavar="WORDS", help="A new segment begins with these words.")
@click.option("--nth", type=click.IntRange(min=1), default=None, help="Which, if the words stand there more than once.")
@reason_options
@who_option
@dry_run_option
@json_option
@pass_settings
def COMMAND(
    settings: Settings,
    segment: str,
    before: tuple[str, ...],
    nth: int | None,
    reason: Reason,
    who: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Cut a segment in two, or more, in the corrected text.

    The base itself stays; `undo` takes the cut back. The words are those of the base. The second part has the id of
    the segment and the act, such as en-corr.p12.1f0c7a52.
    """
    from workbench.app.decide import decide
    from workbench.app.structure import split
    from workbench.cli.screens import print_decisions

    wanted = reason.to_wanted()
    person = ask_who(settings, who)
    made = decide(settings.directory, lambda desk: [split(desk, segment, before, wanted, nth)], person, dry_run=dry_run)
    print_decisions(settings, made, as_json=as_json, dry_run=dry_run)
