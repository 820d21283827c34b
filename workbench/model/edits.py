"""What a comparison of two texts of one language gives.

    Edit(Op.REPLACE, "Chad", "Chad Brown")

Old text = the old sides joined, new text = the new sides joined, both exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Op(StrEnum):
    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Edit:
    """equal: old == new; insert: old is empty; delete: new is empty."""

    op: Op
    old: str
    new: str


class Relation(StrEnum):
    """What a second text is to the first, seen from their differences."""

    SAME = "same"
    CORRECTION = "correction"
    RETRANSLATION = "retranslation"


@dataclass(frozen=True, slots=True)
class SegmentDiff:
    """The edits of one bead of same-language segments (ids of either side; an empty side was added or dropped).

    change: share of changed characters 0..1 in steps of 1/1000; is_block: too much changed to read as words.
    """

    a: tuple[str, ...]
    b: tuple[str, ...]
    edits: tuple[Edit, ...]
    change: float
    is_block: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts compared, segment by segment."""

    a: str
    b: str
    relation: Relation
    diffs: tuple[SegmentDiff, ...]
