"""How well a segment is judged to be translated, and how soon to read it.

Score("en-mt.p2", 0.412, 3, 57)      # of all segments two are worse
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Doubted(NamedTuple):
    """[start, end) of the segment's text, which an editor would sooner change than the rest, and how likely."""

    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Score:
    """value: 0..1 in steps of 1/1000, higher is better; None where there is too little to judge, or nobody to do it.

    rank: 1 is read first; None without a value, or where the rest was not judged. words: of the segment, numbers
    included. doubts: in order; none in short segments.
    """

    segment: str
    value: float | None
    rank: int | None
    words: int
    doubts: tuple[Doubted, ...] = ()
