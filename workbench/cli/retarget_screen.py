"""What `retarget` lists: decisions without a place, with both texts and proposals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from workbench.cli.layout import count, wrap
from workbench.cli.screens import in_context
from workbench.cli.settings import Settings
from workbench.model.span import Span
from workbench.model.witness import Segment
from workbench.text.normalise import show_controls

if TYPE_CHECKING:
    from workbench.app.seats import Loose, Place

_SHORT = 240  # letters of a segment that are shown


def print_loose(settings: Settings, found: Sequence[Loose], names: Mapping[str, str]) -> None:
    """names: of people by id."""
    from workbench.app.history import describe

    for number, each in enumerate(found):
        act = each.act
        if number:
            click.echo()
        click.echo(f"{act.id}  {act.kind}  {act.when}  {show_controls(names.get(act.who, act.who))}")
        click.echo(wrap(describe(act.body), 4))
        if why := getattr(act.body, "why", ""):
            click.echo(wrap(why, 4))
        for place in each.then:
            click.echo(wrap(f"then, in {_segment(place)}: {_words(place)}", 2))
        for segment in each.now:
            click.echo(wrap(f"now, in {segment.id}: {_excerpt(segment, each)}", 2))
        if not each.now:
            click.echo(wrap("now: nothing", 2))
        if each.is_done:
            click.echo(wrap("the newer text has the new words already", 2))
        for at, offer in enumerate(each.offers, 1):
            places = "; ".join(f"{_segment(place)} {_words(place)}".rstrip() for place in offer.places)
            click.echo(wrap(f"{at}  {offer.score:.3f}  {places}", 4))
    if found:
        settings.note(
            f"{count(len(found), 'decision')} without a place.  workbench retarget ACT 1  takes a proposal, "
            "ACT --segment p12 --words 'OLD'  names a place, ACT --give-up  takes it back"
        )
    else:
        settings.note("every decision has its place")


def _excerpt(segment: Segment, loose: Loose) -> str:
    """The whole of it, if it is short; else what stands where the likeliest place is, or where the words stood."""
    text = segment.text
    if len(text) <= _SHORT:
        return text
    places = [*(place for offer in loose.offers for place in offer.places), *loose.then]
    at = next((place.start for place in places if isinstance(place, Span) and place.segment == segment.id), 0)
    start, end = max(0, at - _SHORT // 2), min(len(text), at + _SHORT // 2)
    shown = text[start:end]
    shown = "…" + shown.partition(" ")[2] if start else shown
    return shown.rpartition(" ")[0] + "…" if end < len(text) else shown


def _segment(place: Place) -> str:
    return place.segment if isinstance(place, Span) else place


def _words(place: Place) -> str:
    return in_context(place) if isinstance(place, Span) else ""


def loose_record(loose: Loose) -> dict[str, object]:
    """The same for programs."""
    from workbench.app.history import describe

    act = loose.act
    return {
        "act": act.id,
        "kind": act.kind,
        "who": act.who,
        "when": act.when,
        "what": describe(act.body),
        "why": getattr(act.body, "why", ""),
        "message": loose.waiting.problem.message,
        "then": [_place_record(place) for place in loose.then],
        "now": [{"segment": segment.id, "text": segment.text} for segment in loose.now],
        "done": loose.is_done,
        "proposals": [
            {"number": number, "score": offer.score, "places": [_place_record(place) for place in offer.places]}
            for number, offer in enumerate(loose.offers, 1)
        ],
    }


def _place_record(place: Place) -> dict[str, object]:
    span = place if isinstance(place, Span) else None
    return {
        "segment": _segment(place),
        "start": span.start if span else None,
        "end": span.end if span else None,
        "quote": span.quote if span else None,
        "before": span.before if span else None,
        "after": span.after if span else None,
    }
