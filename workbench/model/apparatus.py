"""What the witnesses of one translation have, place by place.

    Place(12, 21, (Reading("but everybody", ("en-corr", "en-rev")), Reading("", ("en-old",))))

The lemma of a place is what the base has there; a reading that is empty says that a witness leaves it out.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """What witnesses (ids, in the order of the edition) have in the place of the lemma."""

    text: str
    witnesses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """[start, end) of its unit's text, with every reading that differs; whoever is not named has the lemma."""

    start: int
    end: int
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """Segments of the base that witnesses have in common, most often one; text: theirs, a line feed between each two.

    added: paragraphs that witnesses have behind it and the base does not. The first unit of a text may be one without
    segments, for what was added before all.
    """

    segments: tuple[str, ...]
    text: str
    places: tuple[Place, ...]
    added: tuple[Reading, ...] = ()
