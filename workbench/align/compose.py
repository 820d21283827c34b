"""Beads joined through a text in the middle: source -> base and base -> corrected give source -> corrected.

compose([Bead(("ru.p1",), ("m.p1",))], [Bead(("m.p1",), ("c.p1", "c.p1.x"))])
== (Bead(("ru.p1",), ("c.p1", "c.p1.x")),)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from workbench.model.alignment import Bead


def compose(left: Sequence[Bead], right: Sequence[Bead]) -> tuple[Bead, ...]:
    """Joins what shares a unit of the middle text; a unit that loses all partners stands alone.

    The confidence is the lowest on the way. Linear in the beads. Where each middle unit has one right unit of its own,
    the beads keep the order of the left ones: nothing that is said of the middle text has to be told anew.
    """
    one = _one_by_one(left, right)
    if one is not None:
        behind = ([bead, *(one[unit] for unit in bead.b)] for bead in left)
        return tuple(_bead([*bead.a], [each.b[0] for each in rest], [bead, *rest]) for bead, *rest in behind)
    groups = Groups()
    for bead in left:
        groups.join([("a", unit) for unit in bead.a] + [("m", unit) for unit in bead.b])
    for bead in right:
        groups.join([("m", unit) for unit in bead.a] + [("b", unit) for unit in bead.b])
    sides: dict[tuple[str, str], tuple[list[str], list[str], list[Bead]]] = {}
    for side, beads in (("a", left), ("b", right)):
        for bead in beads:
            units = bead.a if side == "a" else bead.b
            anchor = [*((side, unit) for unit in units), *(("m", unit) for unit in (bead.a if side == "b" else bead.b))]
            entry = sides.setdefault(groups.find(anchor[0]), ([], [], []))
            (entry[0] if side == "a" else entry[1]).extend(units)
            entry[2].append(bead)
    composed = [_bead(a, b, beads) for a, b, beads in sides.values() if a or b]
    return _ordered(composed, left, right)


def _one_by_one(left: Sequence[Bead], right: Sequence[Bead]) -> Mapping[str, Bead] | None:
    """The right bead of each middle unit, if each has one to itself."""
    if not all(len(bead.a) == len(bead.b) == 1 for bead in right):
        return None
    found = {bead.a[0]: bead for bead in right}
    middle = [unit for bead in left for unit in bead.b]
    return found if len(found) == len(right) == len(middle) and found.keys() == set(middle) else None


def _bead(a: list[str], b: list[str], beads: list[Bead]) -> Bead:
    return Bead(
        tuple(a),
        tuple(b),
        min(bead.confidence for bead in beads),
        pinned=all(bead.pinned for bead in beads),
        moved=any(bead.moved for bead in beads),
    )


def _ordered(beads: Iterable[Bead], left: Sequence[Bead], right: Sequence[Bead]) -> tuple[Bead, ...]:
    """By the left text; a bead without left units behind the bead whose right units stand before its own."""
    rank_a = {unit: rank for rank, unit in enumerate(unit for bead in left for unit in bead.a)}
    rank_b = {unit: rank for rank, unit in enumerate(unit for bead in right for unit in bead.b)}
    both = sorted((bead for bead in beads if bead.a), key=lambda bead: rank_a[bead.a[0]])
    alone = sorted((bead for bead in beads if not bead.a), key=lambda bead: rank_b[bead.b[0]])
    behind: dict[int, list[Bead]] = {}
    # Where each right unit's bead stands among the ordered ones.
    position = {unit: index for index, bead in enumerate(both) for unit in bead.b}
    units = sorted(rank_b, key=rank_b.__getitem__)
    place, last = {}, -1
    for unit in units:
        last = position.get(unit, last)
        place[unit] = last
    for bead in alone:
        behind.setdefault(place[bead.b[0]], []).append(bead)
    ordered = list(behind.get(-1, ()))
    for index, bead in enumerate(both):
        ordered.append(bead)
        ordered.extend(behind.get(index, ()))
    return tuple(ordered)


class Groups:
    """Disjoint sets over units."""

    def __init__(self) -> None:
        self._parent: dict[tuple[str, str], tuple[str, str]] = {}

    def find(self, unit: tuple[str, str]) -> tuple[str, str]:
        root = unit
        while self._parent.setdefault(root, root) != root:
            root = self._parent[root]
        while self._parent[unit] != root:
            self._parent[unit], unit = root, self._parent[unit]
        return root

    def join(self, units: Sequence[tuple[str, str]]) -> None:
        for unit in units:
            self._parent[self.find(unit)] = self.find(units[0])
