"""A stretch of a segment that quotes its words, so that it can be seen to be stale.

Span.of("en-mt.p2", "He went to Chad.", 11, 15)   # quote "Chad", before "He went to ", after "."
"""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = 20


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points [start, end) of a segment's text, its words, and up to 20 code points on either side."""

    segment: str
    start: int
    end: int
    quote: str
    before: str = ""
    after: str = ""

    @classmethod
    def of(cls, segment: str, text: str, start: int, end: int) -> Span:
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        return cls(segment, start, end, text[start:end], before, after)

    def is_stale(self, text: str) -> bool:
        """Whether the words, or the words around them, are no longer at this place of the segment's text."""
        return (
            text[self.start : self.end] != self.quote
            or not text[: self.start].endswith(self.before)
            or not text[self.end :].startswith(self.after)
        )
