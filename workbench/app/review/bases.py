"""Which segments of the base stand behind those of a text that follows from it."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.model.ids import to_state_id, witness_of
from workbench.model.state import State


class Bases:
    """Bases(state).of(["en-corr.p3.1f0c7a52"])    # ("en-mt.p3",)"""

    def __init__(self, state: State) -> None:
        self._base = state.base.id
        self._known = {segment.id for segment in state.base.segments}
        self._behind = {unit: bead.a for bead in state.segment_beads for unit in bead.b}

    def of(self, segments: Iterable[str]) -> tuple[str, ...]:
        """In the order given, each once; for a segment that an act added, the one it stands behind."""
        found: dict[str, None] = {}
        for each in segments:
            found.update(dict.fromkeys(self._of_one(each)))
        return tuple(found)

    def _of_one(self, segment: str) -> tuple[str, ...]:
        if witness_of(segment) == self._base:
            return (segment,)
        if behind := self._behind.get(segment):
            return behind
        name = to_state_id(segment, self._base)
        while name not in self._known and "." in name:
            name = name.rpartition(".")[0]
        return (name,) if name in self._known else ()
