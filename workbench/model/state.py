"""A text computed from the base and the journal, and how each of its words came about."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.act import Act, Add, Drop, Join, Split
from workbench.model.alignment import Bead
from workbench.model.span import Span
from workbench.model.witness import Witness


@dataclass(frozen=True, slots=True)
class Applied:
    """One change in force, in the base's coordinates: text[start:end] == old became new.

    state_segment, state_start: where the new words stand in the state (empty if their segment is gone).
    """

    act: str
    segment: str
    start: int
    end: int
    old: str
    new: str
    state_segment: str = ""
    state_start: int = 0


@dataclass(frozen=True, slots=True)
class Restructured:
    """One structural operation in force."""

    act: str
    operation: Split | Join | Add | Drop


@dataclass(frozen=True, slots=True)
class Problem:
    """An act that could not be applied: `stale` (its words are not there) or `conflict` (with the other acts)."""

    kind: str
    acts: tuple[str, ...]
    message: str
    span: Span | None = None
    found: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """The corrected text. witness: its reading, ids `en-corr.…`; changes and structures by base position.

    acts: the corrections in force, in journal order. segment_beads, sentence_beads: base -> state, derived.
    """

    base: Witness
    witness: Witness
    acts: tuple[Act, ...]
    changes: tuple[Applied, ...]
    structures: tuple[Restructured, ...]
    segment_beads: tuple[Bead, ...]
    sentence_beads: tuple[Bead, ...]
    problems: tuple[Problem, ...] = ()
