"""Which divisions render each other: read off their segments.

    align_divisions(units_a, units_b, beads) == [IndexBead((0,), (0,), 0.98), IndexBead((1,), (1, 2), 0.91)]

Two divisions are partners if each is the one the other shares most of its text with (the share of what both hold in
what either holds). A division left over joins the bead whose partner holds most of its text, unless it lies inside a
division of that bead or around it; what is still left has no counterpart. A bead of
divisions is moved if most of what its two sides share is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.align.beads import IndexBead
from workbench.align.units import Division, Units

_LEAST = 0.1  # of either's text that partners share
_MOST = 0.5  # of its text that one joining a bead has there


@dataclass(frozen=True, slots=True)
class _View:
    """The divisions of one text: their characters, and how many of them each division of the other text meets.

    moved: how many of these in beads that are moved.
    """

    divisions: tuple[Division, ...]
    sizes: tuple[int, ...]
    met: Mapping[int, Mapping[int, int]]
    moved: Mapping[int, Mapping[int, int]]


def align_divisions(a: Units, b: Units, beads: Sequence[IndexBead], pins: Sequence[IndexBead] = ()) -> list[IndexBead]:
    """Every division in exactly one bead, in no order; beads of segments in, confidence is the text they share."""
    view_a, view_b = _views(a, b, beads)
    pinned_a, pinned_b = {x for pin in pins for x in pin.a}, {y for pin in pins for y in pin.b}
    groups = _partners(view_a, view_b, pinned_a, pinned_b)
    _join(view_a, groups, 0, pinned_a)
    _join(view_b, groups, 1, pinned_b)
    joined = [
        IndexBead(
            tuple(sorted(x)),
            tuple(sorted(y)),
            _shared(view_a, view_b, x, y),
            moved=2 * _common(view_a.moved, view_b.moved, x, y) > _common(view_a.met, view_b.met, x, y),
        )
        for x, y in groups
    ]
    joined = _crossing_only(joined)
    taken_a = pinned_a.union(*(bead.a for bead in joined))
    taken_b = pinned_b.union(*(bead.b for bead in joined))
    joined += [IndexBead((x,), ()) for x in range(len(a.divisions)) if x not in taken_a]
    joined += [IndexBead((), (y,)) for y in range(len(b.divisions)) if y not in taken_b]
    return joined


def _crossing_only(beads: Sequence[IndexBead]) -> list[IndexBead]:
    """A division that holds what moved has not moved itself if all others stand on the same side of it."""
    straight = [bead for bead in beads if not bead.moved]
    rows, columns = sorted(bead.a[0] for bead in straight), sorted(bead.b[0] for bead in straight)
    return [
        replace(bead, moved=bead.moved and bisect_left(rows, bead.a[0]) != bisect_left(columns, bead.b[0]))
        for bead in beads
    ]


_Met = Mapping[int, Mapping[int, int]]
_Group = tuple[list[int], list[int]]


def _partners(a: _View, b: _View, pinned_a: set[int], pinned_b: set[int]) -> list[_Group]:
    """Pairs by the share of their text that they have in common; of equal shares those of the same depth first."""
    alike = {
        (x, y): (met + b.met[y][x]) / (a.sizes[x] + b.sizes[y])
        for x, others in a.met.items()
        for y, met in others.items()
        if x not in pinned_a and y not in pinned_b
    }
    ranked = sorted(alike, key=lambda xy: (-alike[xy], abs(a.divisions[xy[0]].depth - b.divisions[xy[1]].depth), xy))
    groups: list[_Group] = []
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for x, y in ranked:
        if alike[x, y] >= _LEAST and x not in taken_a and y not in taken_b:
            groups.append(([x], [y]))
            taken_a.add(x)
            taken_b.add(y)
    return groups


def _join(view: _View, groups: Sequence[_Group], side: int, pinned: set[int]) -> None:
    """Puts what has no partner to the division of the other text that holds most of it, if that one has a bead."""
    taken = {x for group in groups for x in group[side]} | pinned
    bead_of = {y: group for group in groups for y in group[1 - side]}
    for x in range(len(view.divisions)):
        if x in taken:
            continue
        hosts = [y for y, met in view.met.get(x, {}).items() if met > _MOST * view.sizes[x] and y in bead_of]
        for y in sorted(hosts, reverse=True):  # the innermost first
            group = bead_of[y]
            if not any(_is_nested(view.divisions[x], view.divisions[other]) for other in group[side]):
                group[side].append(x)
                break


def _is_nested(one: Division, other: Division) -> bool:
    return max(one.first, other.first) < min(one.last, other.last)


def _shared(a: _View, b: _View, left: Sequence[int], right: Sequence[int]) -> float:
    common = _common(a.met, b.met, left, right)
    total = sum(a.sizes[x] for x in left) + sum(b.sizes[y] for y in right)
    return round(min(1.0, common / max(1, total)), 3)


def _common(a: _Met, b: _Met, left: Sequence[int], right: Sequence[int]) -> int:
    return sum(a.get(x, {}).get(y, 0) + b.get(y, {}).get(x, 0) for x in left for y in right)


def _views(a: Units, b: Units, beads: Sequence[IndexBead]) -> tuple[_View, _View]:
    met, moved = _meetings(a, b, beads), _meetings(a, b, [bead for bead in beads if bead.moved])
    return _View(a.divisions, _sizes(a), met[0], moved[0]), _View(b.divisions, _sizes(b), met[1], moved[1])


def _meetings(a: Units, b: Units, beads: Sequence[IndexBead]) -> tuple[_Met, _Met]:
    met_a: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    met_b: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    holders_a, holders_b = _holders(a), _holders(b)
    for bead in beads:
        left = _characters(a, bead.a, holders_a)
        right = _characters(b, bead.b, holders_b)
        for x, characters_x in left.items():
            for y, characters_y in right.items():
                met_a[x][y] += characters_x
                met_b[y][x] += characters_y
    return met_a, met_b


def _characters(units: Units, segments: Sequence[int], holders: Sequence[Sequence[int]]) -> dict[int, int]:
    """How many characters of these segments each division holds."""
    found: dict[int, int] = defaultdict(int)
    for segment in segments:
        for division in holders[segment]:
            found[division] += len(units.segments[segment].text)
    return found


def _holders(units: Units) -> list[list[int]]:
    """The divisions around each segment, the outermost first."""
    holders: list[list[int]] = [[] for _ in units.segments]
    for number, division in enumerate(units.divisions):
        for segment in range(division.first, division.last):
            holders[segment].append(number)
    return holders


def _sizes(units: Units) -> tuple[int, ...]:
    return tuple(
        sum(len(segment.text) for segment in units.segments[each.first : each.last]) for each in units.divisions
    )
