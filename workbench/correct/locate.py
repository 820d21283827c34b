"""Words as typed, found in a segment's text and nowhere else."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from workbench.model.errors import StaleError, UsageError
from workbench.model.span import Span
from workbench.model.witness import Segment


def places(text: str, words: str) -> Iterator[int]:
    """Where the words begin; places do not overlap."""
    at = text.find(words)
    while at >= 0 and words:
        yield at
        at = text.find(words, at + len(words))


def find_span(segment: Segment, old: str, nth: int | None = None) -> Span:
    """The one place, or the nth (from 1). StaleError if the words are not there, UsageError if it is unclear which."""
    spans = [Span.of(segment.id, segment.text, at, at + len(old)) for at in places(segment.text, old)]
    if not spans:
        raise StaleError(
            f"“{old}” does not stand in {segment.id}", hint=f"look at its words:  workbench show {segment.id}"
        )
    if nth is None and len(spans) > 1:
        listed = "; ".join(
            f"{number}: …{span.before}[{span.quote}]{span.after}…" for number, span in enumerate(spans, 1)
        )
        raise UsageError(f"“{old}” stands {len(spans)} times in {segment.id}", hint=f"choose with --nth: {listed}")
    if nth is not None and not 1 <= nth <= len(spans):
        raise UsageError(f"“{old}” stands only {len(spans)} times in {segment.id}", hint=f"--nth 1 to {len(spans)}")
    return spans[(nth or 1) - 1]


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether the stretch neither begins nor ends inside a word."""
    return not _is_inside(text, start) and not _is_inside(text, end)


def _is_inside(text: str, at: int) -> bool:
    return 0 < at < len(text) and _is_word(text[at - 1]) and _is_word(text[at])


def _is_word(sign: str) -> bool:
    return sign.isalnum() or unicodedata.combining(sign) > 0


def find_all(segments: Iterable[Segment], old: str) -> list[Span]:
    """Every place of the words, in order."""
    return [
        Span.of(segment.id, segment.text, at, at + len(old)) for segment in segments for at in places(segment.text, old)
    ]
