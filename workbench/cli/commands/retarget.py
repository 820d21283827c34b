"""`workbench retarget`: a place for what has none."""

from __future__ import annotations

import click

from workbench.cli.options import (
    ask_who,
    command,
    dry_run_option,
    json_option,
    pass_settings,
    who_option,
    why_option,
)
from workbench.cli.settings import Settings
from workbench.model.errors import EXIT_OK, EXIT_STALE, UsageError


@command("retarget", "workbench retarget 1f0c7a52 1")
@click.argument("act", required=False)
@click.argument("number", required=False, type=click.IntRange(min=1))
@click.option("--segment", multiple=True, help="Where it belongs, such as p12: once for each place that is gone.")
@click.option("--words", multiple=True, help="The words there; for what was put in, the words in front of it.")
@click.option("--nth", type=click.IntRange(min=1), default=None, help="Which, if the words stand there more than once.")
@click.option("--give-up", is_flag=True, help="It has no place any more: the decision is taken back.")
@click.option("--all", "everything", is_flag=True, help="Whatever was decided on an earlier text, if its words stand.")
@why_option
@who_option
@dry_run_option
@json_option
@pass_settings
def COMMAND(
    settings: Settings,
    act: str | None,
    number: int | None,
    segment: tuple[str, ...],
    words: tuple[str, ...],
    nth: int | None,
    give_up: bool,
    everything: bool,
    why: str,
    who: str | None,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Find places for decisions whose words are gone.

    Without ACT they are listed, with what stood there then, what stands there now, and numbered proposals with their
    scores; ends with 4 if there are any. ACT is an id or its beginning, or the segment where it stood. NUMBER takes
    a proposal. Nothing is taken by itself.

    --all is for decisions that git brought in from somebody who worked on with an earlier text.
    """
    if act is None and not everything:
        if number or segment or words or give_up:
            raise UsageError("no act is named", hint="workbench retarget  lists those without a place")
        return _list(settings, as_json)
    if everything and (act or segment or words or give_up):
        raise UsageError("--all stands alone", hint="workbench retarget --all")
    if not everything and (number is not None) + bool(segment or words) + give_up != 1:
        raise UsageError(
            "say where it belongs: the number of a proposal, --segment and --words, or --give-up",
            hint=f"workbench retarget {act} 1",
        )
    _write(settings, act, number, segment, words, nth, give_up, why, ask_who(settings, who), dry_run, as_json)
    return EXIT_OK


def _write(
    settings: Settings,
    act: str | None,
    number: int | None,
    segments: tuple[str, ...],
    words: tuple[str, ...],
    nth: int | None,
    give_up: bool,
    why: str,
    person: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    from workbench.app import retargeting
    from workbench.app.decide import decide
    from workbench.app.desk import Desk
    from workbench.cli.screens import print_decisions
    from workbench.model.act import Body

    def make(desk: Desk) -> list[Body]:
        if act is None:
            return list(retargeting.take_all(desk))
        if give_up:
            return retargeting.give_up(desk, [act], why)
        if number is not None:
            return [retargeting.take(desk, act, number)]
        return [retargeting.place(desk, act, segments, words, nth)]

    made = decide(settings.directory, make, person, grouped=True, dry_run=dry_run)
    print_decisions(settings, made, as_json=as_json, dry_run=dry_run)


def _list(settings: Settings, as_json: bool) -> int:
    from workbench.app.desk import Desk
    from workbench.app.retargeting import loose
    from workbench.cli.retarget_screen import loose_record, print_loose

    desk = Desk.open(settings.directory)
    found = loose(desk)
    for each in found if as_json else ():
        settings.json(loose_record(each))
    if not as_json:
        print_loose(settings, found, {person.id: person.name for person in desk.work.edition.people})
    return EXIT_STALE if found else EXIT_OK
