"""Beads between any two texts of an edition, joined through the text that all others are aligned with.

Links(alignments, "ru", "en-mt", "en-corr").of("en-2", "en-corr", Level.SEGMENT)
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.align.compose import compose
from workbench.model.alignment import Alignment, Bead, Level
from workbench.model.errors import UsageError


class Links:
    """Beads between any two texts of the edition, joined through the text all others are aligned with."""

    def __init__(self, alignments: Sequence[Alignment], source: str | None, base: str, state: str) -> None:
        self._beads = {(each.a, each.b, each.level): each.beads for each in alignments}
        self.hub = source or base
        self._base, self._state = base, state

    def of(self, a: str, b: str, level: Level) -> tuple[Bead, ...]:
        """Beads with units of a on the left and of b on the right; empty if the texts are the same."""
        direct = self._beads.get((a, b, level))
        if direct is not None:
            return direct
        flipped = self._beads.get((b, a, level))
        if flipped is not None:
            return _flip(flipped)
        if {a, b} == {self._base, self._state}:
            raise UsageError(f"{a} and {b} have no beads of {level}s", hint=f"they are the same {level}s")
        if a == self.hub and b == self._state:
            return compose(self.of(a, self._base, level), self.of(self._base, b, level))
        if b == self.hub and a == self._state:
            return _flip(self.of(b, a, level))
        return compose(_flip(self.of(self.hub, a, level)), self.of(self.hub, b, level))


def _flip(beads: Sequence[Bead]) -> tuple[Bead, ...]:
    return tuple(Bead(bead.b, bead.a, bead.confidence, bead.pinned, bead.moved) for bead in beads)
