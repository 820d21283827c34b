"""A sentence of the source that nothing renders."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.check.rule import Claim, Example, Rule
from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.span import Span

_WORDS = 3  # a shorter sentence is often drawn into its neighbour


def find(context: Context) -> Iterator[Claim]:
    """The place is the point behind the sentence before the gap, or the beginning of the one that follows it."""
    by_id = context.sentences_by_id
    last: Span | None = None
    waiting: list[tuple[Span, float]] = []
    for bead in context.sentence_beads:
        if bead.b:
            segment, sentence = by_id[bead.b[0]]
            start = Span.of(segment.id, segment.text, sentence.start, sentence.start)
            yield from (_claim(start, origin, confidence) for origin, confidence in waiting)
            waiting = []
            segment, sentence = by_id[bead.b[-1]]
            last = Span.of(segment.id, segment.text, sentence.end, sentence.end)
            continue
        for unit in bead.a:
            segment, sentence = by_id[unit]
            origin = Span.of(segment.id, segment.text, sentence.start, sentence.end)
            if len(origin.quote.split()) < _WORDS:
                continue
            if last is None:
                waiting.append((origin, bead.confidence))
            else:
                yield _claim(last, origin, bead.confidence)


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
