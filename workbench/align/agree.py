"""Two alignments of the same texts, made in different ways: where they cannot both be right.

contradictions(composed, direct)
# [Contradiction(one=(Bead(("m.p3",), ("c.p3",)),), other=(Bead(("m.p3",), ("c.p4",)), …))]

Where one has a single bead for what the other cuts into several, both can be right: a way through a third text often
joins more. Nothing else is passed over: other partners, or partners for what the other leaves alone. What stands
alone stands alone by itself, whatever it shares a bead with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.align.compose import Groups
from workbench.model.alignment import Bead


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The beads of both for the same units; no smaller set of units tells it."""

    one: tuple[Bead, ...]
    other: tuple[Bead, ...]

    @property
    def is_pairing(self) -> bool:
        """Whether both give partners to all units; else one leaves alone what the other pairs."""
        return all(bead.a and bead.b for bead in (*self.one, *self.other))

    def units(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Of either text, in the order of the first alignment."""
        return tuple(u for bead in self.one for u in bead.a), tuple(u for bead in self.one for u in bead.b)


def contradictions(one: Sequence[Bead], other: Sequence[Bead]) -> list[Contradiction]:
    """In the order of the first. Both have each unit in exactly one bead; linear in the beads."""
    one, other = _singly(one), _singly(other)
    groups = Groups()
    for bead in (*one, *other):
        groups.join(_units(bead))
    found: dict[tuple[str, str], tuple[list[Bead], list[Bead]]] = {}
    for number, beads in enumerate((one, other)):
        for bead in beads:
            found.setdefault(groups.find(_units(bead)[0]), ([], []))[number].append(bead)
    return [Contradiction(tuple(a), tuple(b)) for a, b in found.values() if not _can_both_be(a, b)]


def _singly(beads: Sequence[Bead]) -> list[Bead]:
    found: list[Bead] = []
    for bead in beads:
        if bead.a and bead.b:
            found.append(bead)
        else:
            found += [replace(bead, a=(unit,)) for unit in bead.a] + [replace(bead, b=(unit,)) for unit in bead.b]
    return found


def _units(bead: Bead) -> list[tuple[str, str]]:
    return [("a", unit) for unit in bead.a] + [("b", unit) for unit in bead.b]


def _can_both_be(one: Sequence[Bead], other: Sequence[Bead]) -> bool:
    if len(one) > 1 and len(other) > 1:
        return False
    return len(one) == len(other) or all(bead.a and bead.b for bead in (*one, *other))
