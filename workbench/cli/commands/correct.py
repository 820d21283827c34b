"""`workbench correct`: words of the base replaced, with the reason, in the journal."""

from __future__ import annotations

from functools import partial
from pathlib import Path

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


@command("correct", "workbench correct p10 'in Togo' 'with Togo' --why 'Togo is a man' --severity critical")
@click.argument("words", nargs=-1, metavar="SEGMENT OLD NEW")
@click.option("--nth", type=click.IntRange(min=1), default=None, help="Which, if OLD stands there more than once.")
@click.option("--also", nargs=3, multiple=True, metavar="SEGMENT OLD NEW", help="A further place of the same act.")
@click.option("--all", "everywhere", is_flag=True, help="Every place of OLD; then the words are OLD NEW only.")
@click.option("--in", "where", default=None, help="With --all: only in these segments, such as p3..p9.")
@click.option("--inside", is_flag=True, help="With --all: also where OLD is a part of a longer word.")
@click.option("-y", "--yes", is_flag=True, help="With --all: write without asking.")
@click.option("--edit", "in_editor", is_flag=True, help="The whole segment in your editor; then only SEGMENT.")
@click.option("--from-file", type=click.Path(path_type=Path), default=None, help="Decisions as JSON Lines.")
@reason_options
@who_option
@dry_run_option
@json_option
@pass_settings
def COMMAND(
    settings: Settings,
    words: tuple[str, ...],
    nth: int | None,
    also: tuple[tuple[str, str, str], ...],
    everywhere: bool,
    where: str | None,
    inside: bool,
    yes: bool,
    in_editor: bool,
    from_file: Path | None,
    reason: Reason,
    who: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Correct words of the base, with the reason: SEGMENT OLD NEW.

    The base itself stays; the decision goes into the journal. An earlier correction of the same words is replaced,
    and named. Words that only the corrected text has can be given as well. An empty NEW removes OLD. To insert, repeat
    a neighbouring word: 'the end' 'the very end'.

    With --all each place is shown with the words around it, and on a terminal you are asked before anything is written;
    all of them are undone together.

    With --edit the segment's corrected text opens in $VISUAL or $EDITOR beside its source (p12 or en-corr.p12); every
    place that you change becomes a correction, and all of them are undone together.
    """
    from workbench.app.decide import correct_everywhere, correct_from_file, correct_one
    from workbench.app.wanted import Place
    from workbench.cli.page import edit_page
    from workbench.cli.places import change_places
    from workbench.cli.screens import print_decisions

    person = ask_who(settings, who)
    wanted = reason.to_wanted()
    if from_file is not None:
        if words or everywhere or also or in_editor:
            raise UsageError("--from-file takes its words from the file", hint="leave SEGMENT OLD NEW out")
        made = correct_from_file(settings.directory, from_file, person, dry_run=dry_run)
    elif in_editor:
        if len(words) != 1 or everywhere or also:
            raise UsageError("--edit takes a segment only", hint="workbench correct p10 --edit")
        edited = edit_page(settings, words[0], wanted, person, dry_run=dry_run)
        if edited is None:
            settings.note("Nothing was changed.")
            return
        made = edited
    elif everywhere:
        if len(words) != 2:
            raise UsageError("--all takes OLD and NEW", hint="workbench correct --all OLD NEW --in p3..p9")
        change = partial(correct_everywhere, settings.directory, *words, where, wanted, person, inside=inside)
        change_places(settings, change, yes=yes, dry_run=dry_run, as_json=as_json)
        return
    else:
        if len(words) != 3:
            raise UsageError("give SEGMENT OLD NEW", hint="workbench correct p10 'in Togo' 'with Togo' --why '…'")
        places = (Place(*words, nth), *(Place(*place, None) for place in also))
        made = correct_one(settings.directory, wanted.at(places), person, dry_run=dry_run)
    print_decisions(settings, made, as_json=as_json, dry_run=dry_run)
