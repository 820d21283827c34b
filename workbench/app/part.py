"""A part of an edition that somebody asks about: segments of the base and what they are in the corrected text.

Part.read(snapshot, "p3..p9").touches(act)
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.app.workspace import select_range
from workbench.correct.about import segments_named
from workbench.model.act import Act
from workbench.model.alignment import Bead
from workbench.model.edition import Snapshot


@dataclass(frozen=True, slots=True)
class Part:
    """The segments that are asked for, of the base and of the corrected text."""

    base: frozenset[str]
    state: frozenset[str]

    @classmethod
    def read(cls, snapshot: Snapshot, where: str | None) -> Part:
        base = snapshot.state.base
        chosen = frozenset(segment.id for segment in (select_range(base, where) if where else base.segments))
        if not where:
            return cls(chosen, frozenset(segment.id for segment in snapshot.state.witness.segments))
        beads = snapshot.state.segment_beads
        return cls(chosen, frozenset(unit for bead in beads if not chosen.isdisjoint(bead.a) for unit in bead.b))

    def touches(self, act: Act) -> bool:
        return not set(self.base).isdisjoint(segments_named(act.body))

    def holds(self, bead: Bead) -> bool:
        """Whether a bead of the base and the corrected text belongs to it."""
        return not (set(bead.a).isdisjoint(self.base) and set(bead.b).isdisjoint(self.state))
