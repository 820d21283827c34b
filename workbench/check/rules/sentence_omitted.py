"""A sentence of the source that nothing renders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.check.rule import Claim, Example, Rule
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.span import Span

_WORDS = 3  # a shorter sentence is often drawn into its neighbour


def find(context: Context) -> Iterator[Claim]:
    places = _places(context)
    rendered = {unit: set(bead.b) for bead in context.segment_beads for unit in bead.a}
    for bead, (behind, before) in zip(context.sentence_beads, places, strict=True):
        for unit in bead.a if not bead.b else ():
            segment, sentence = context.sentences_by_id[unit]
            origin = Span.of(segment.id, segment.text, sentence.start, sentence.end)
            place = _choose(behind, before, rendered.get(segment.id, set()))
            if place is not None and len(origin.quote.split()) >= _WORDS:
                yield _claim(place, origin, bead.confidence)


def _places(context: Context) -> list[tuple[Span | None, Span | None]]:
    """For each bead the end of the nearest rendering in front of it, and the beginning of the nearest behind."""
    ends, starts = _walk(context, context.sentence_beads), _walk(context, context.sentence_beads[::-1], is_back=True)
    return list(zip(ends, reversed(starts), strict=True))


def _walk(context: Context, beads: Sequence[Bead], *, is_back: bool = False) -> list[Span | None]:
    place: Span | None = None
    places = []
    for bead in beads:
        if bead.b and not bead.moved:
            segment, sentence = context.sentences_by_id[bead.b[0 if is_back else -1]]
            at = sentence.start if is_back else sentence.end
            place = Span.of(segment.id, segment.text, at, at)
        places.append(place)
    return places


def _choose(behind: Span | None, before: Span | None, rendered: set[str]) -> Span | None:
    """What stands in a segment that renders the sentence's own; else behind the sentence before the gap."""
    if before is not None and before.segment in rendered and (behind is None or behind.segment not in rendered):
        return before
    return behind or before


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
    about="A sentence of the source, of three words or more, that the alignment leaves without a counterpart.",
    origin="sentence alignment",
    find=find,
    hits=(),
    misses=(Example("We came. It rained.", None, "Мы пришли. Шёл дождь."),),
    needs_source=True,
)
