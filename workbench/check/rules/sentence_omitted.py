"""A sentence of the source that nothing renders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbench.check.rule import Claim, Example, Rule
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.span import Span

_WORDS = 3  # a shorter sentence is often drawn into its neighbour
_SURE = 0.6  # below, the alignment with a counterpart is about as good


def find(context: Context) -> Iterator[Claim]:
    places = _places(context)
    rendered = {unit: set(bead.b) for bead in context.segment_beads for unit in bead.a}
    for bead, (behind, before) in zip(context.sentence_beads, places, strict=True):
        for unit in bead.a if not bead.b and bead.confidence >= _SURE else ():
            segment, sentence = context.sentences_by_id[unit]
            origin = Span.of(segment.id, segment.text, sentence.start, sentence.end)
            place = _choose(behind, before, segment.id, rendered.get(segment.id, set()))
            if place is not None and len(origin.quote.split()) >= _WORDS:
                yield _claim(place, origin, bead.confidence)


class _Place(NamedTuple):
    """A point of the translation; origin: the segment whose sentence is rendered beside it, if any."""

    span: Span
    origin: str


def _places(context: Context) -> list[tuple[_Place | None, _Place | None]]:
    """For each bead the end of the nearest rendering in front of it, and the beginning of the nearest behind."""
    ends, starts = _walk(context, context.sentence_beads), _walk(context, context.sentence_beads[::-1], is_back=True)
    return list(zip(ends, reversed(starts), strict=True))


def _walk(context: Context, beads: Sequence[Bead], *, is_back: bool = False) -> list[_Place | None]:
    place: _Place | None = None
    places = []
    for bead in beads:
        if bead.b and not bead.moved:
            at = 0 if is_back else -1
            segment, sentence = context.sentences_by_id[bead.b[at]]
            point = sentence.start if is_back else sentence.end
            origin = context.sentences_by_id[bead.a[at]][0].id if bead.a else ""
            place = _Place(Span.of(segment.id, segment.text, point, point), origin)
        places.append(place)
    return places


def _choose(behind: _Place | None, before: _Place | None, origin: str, rendered: set[str]) -> Span | None:
    """Beside a sentence of the same segment; else in a segment that renders this one; else behind what is in front."""
    places = [place for place in (behind, before) if place]
    best = min(places, key=lambda place: (place.origin != origin, place.span.segment not in rendered), default=None)
    return best.span if best else None


def _claim(place: Span, origin: Span, confidence: float) -> Claim:
    evidence = (Evidence("source", origin.quote),)
    return Claim(
        (place,), "Nothing renders this sentence of the source.", round(0.8 * confidence, 3), evidence, (origin,)
    )


RULE = Rule(
    id="sentence-omitted",
    title="A sentence of the source is missing",
    category="accuracy.omission",
    severity=Severity.MAJOR,
    about="A sentence of the source, of three words or more, that the alignment surely leaves without a counterpart.",
    origin="sentence alignment; the sentence encoder where two share a bead",
    find=find,
    hits=(
        Example(
            "We came to the port in the morning. The head of the port met us at the gate.",
            "",
            "Мы прибыли в порт утром. Весь день шёл мелкий дождь. Начальник порта встретил нас у ворот.",
        ),
        Example(
            "The head of the port met us at the gate.",
            "",
            "Утром прошёл сильный дождь. Начальник порта встретил нас у ворот.",
        ),
    ),
    misses=(
        Example("We came. It rained.", None, "Мы пришли. Шёл дождь."),
        Example(
            "We came to the port in the morning, and the head of the port met us at the gate.",
            None,
            "Мы прибыли в порт утром. Начальник порта встретил нас у ворот.",
        ),
    ),
    needs_source=True,
)
