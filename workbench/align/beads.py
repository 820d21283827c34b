"""Beads by number, as plain lists of segments have them.

IndexBead((0, 1), (0,), 0.97)      # the first two segments of a are the first of b
Stretch((3, 4, 6), (2, 3))         # these can only be aligned with each other
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexBead:
    """0-based numbers of either side; confidence 0..1 in steps of 1/1000 (1.0 when pinned)."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    confidence: float = 1.0
    pinned: bool = False
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Segments of either side that can only be aligned with each other, in order, by their numbers in the text."""

    a: tuple[int, ...]
    b: tuple[int, ...]
