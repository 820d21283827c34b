"""Where the words of a stale span most likely went: proposals for a person, never applied.

propose(stale_span, witness.segments)[0].span     # the likeliest place, scored 0..1
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from workbench.diff.dmp import find_near
from workbench.model.span import Span
from workbench.model.witness import Segment
from workbench.text.tokens import tokenize

_LIMIT = 3
_LIKELY = 0.5
# Characters that diff-match-patch's search can take in at once.
_PATTERN = 32
# A shorter quote says too little by itself: it is looked for with the words around it, and in its own segment only.
_TELLING = 8


@dataclass(frozen=True, slots=True)
class Proposal:
    """score: likeness of the words (counted twice) and of their surroundings, 0..1 in steps of 1/1000."""

    span: Span
    score: float


def propose(span: Span, segments: Sequence[Segment]) -> tuple[Proposal, ...]:
    """Up to three places, best first: like words in the span's own segment, the same words in any other."""
    found: dict[tuple[str, int, int], Proposal] = {}
    for segment in segments:
        stretches = list(_find_same(span, segment))
        if segment.id == span.segment:
            stretches += _find_like(span, segment)
        for start, end in stretches:
            place = Span.of(segment.id, segment.text, start, end)
            proposal = Proposal(place, _score(span, place))
            if proposal.score >= _LIKELY:
                found[segment.id, start, end] = proposal
    best = sorted(
        found.values(),
        key=lambda each: (-each.score, each.span.segment != span.segment, abs(each.span.start - span.start)),
    )
    return tuple(best[:_LIMIT])


def _find_same(span: Span, segment: Segment) -> Iterator[tuple[int, int]]:
    if not span.quote or (segment.id != span.segment and len(span.quote) < _TELLING):
        return
    at = segment.text.find(span.quote)
    while at >= 0:
        yield at, at + len(span.quote)
        at = segment.text.find(span.quote, at + 1)


def _find_like(span: Span, segment: Segment) -> Iterator[tuple[int, int]]:
    """By the quote, or, if it is short, by it and its surroundings; widened to whole words."""
    text, quote = segment.text, span.quote
    if len(quote) >= _TELLING:
        start = find_near(text, quote, span.start)
        last = quote[-_PATTERN:]
        end = find_near(text, last, span.end - len(last))
        if start >= 0 and end >= 0 and start < end + len(last):
            yield _to_words(text, start, end + len(last))
        return
    before = span.before[-(_PATTERN - len(quote)) // 2 :]
    after = span.after[: _PATTERN - len(quote) - len(before)]
    at = find_near(text, before + quote + after, span.start - len(before))
    if at >= 0 and (before or after or quote):
        start = min(len(text), at + len(before))
        yield _to_words(text, start, min(len(text), start + len(quote))) if quote else (start, start)


def _to_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Out to the ends of the tokens at either edge, without blanks."""
    inside = [token for token in tokenize(text) if token.start < end and token.end > start and token.text.strip()]
    return (inside[0].start, inside[-1].end) if inside else (start, end)


def _score(old: Span, new: Span) -> float:
    parts = [(2, old.quote, new.quote), (1, old.before, new.before), (1, old.after, new.after)]
    known = [(weight, a, b) for weight, a, b in parts if a]
    whole = sum(weight for weight, _, _ in known)
    return round(sum(weight * Indel.normalized_similarity(a, b) for weight, a, b in known) / whole, 3) if whole else 0.0
