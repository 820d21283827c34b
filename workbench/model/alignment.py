"""Which units of two texts render each other.

    Bead(("ru.p3",), ("en-mt.p3", "en-mt.p4"), 0.902)        # one Russian paragraph became two
    Bead(("ru.p4",), (), 0.871)                              # nothing renders it

Each unit of a level stands in exactly one bead. Beads are ordered by the left text, a bead
without a left member by where it would stand; only beads marked *moved* may cross.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    DIVISION = "division"
    SEGMENT = "segment"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Bead:
    """m units of the left text and n of the right; confidence 0..1 in steps of 1/1000 (1.0 when pinned)."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    confidence: float = 1.0
    pinned: bool = False
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Pin:
    """A bead fixed by a person, and the act that did it."""

    level: Level
    a: tuple[str, ...]
    b: tuple[str, ...]
    act: str = ""


@dataclass(frozen=True, slots=True)
class Alignment:
    """All beads of two texts (witness or state ids) on one level. derived: it follows from the acts of a state."""

    a: str
    b: str
    level: Level
    beads: tuple[Bead, ...]
    derived: bool = False
