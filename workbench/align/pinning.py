"""What a person has fixed: pins cut the texts into stretches, and beads are put in order.

    cut_at_pins([whole(5, 5)], [IndexBead((2,), (2,))])      # [Stretch((0, 1), (0, 1)), Stretch((3, 4), (3, 4))]

Pins that cross others are *moved*: they keep their segments, but do not cut. Of crossing pins those that leave the
longest chain in order cut.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.align.beads import IndexBead, Stretch
from workbench.model.errors import UsageError


def whole(rows: int, columns: int) -> Stretch:
    return Stretch(tuple(range(rows)), tuple(range(columns)))


def cut_at_pins(
    stretches: Sequence[Stretch], pins: Sequence[IndexBead], ranges: Sequence[IndexBead] = ()
) -> list[Stretch]:
    """The stretches without the segments of pins, cut where pins stand; each of `ranges` is a stretch of its own.

    Stretches that a pin contradicts are joined to one before. UsageError if two pins share a segment, or one names a
    segment that is not there.
    """
    joined = Stretch(tuple(i for each in stretches for i in each.a), tuple(j for each in stretches for j in each.b))
    taken_a, taken_b = _taken((pin.a for pin in pins), joined.a), _taken((pin.b for pin in pins), joined.b)
    corners = [corner for pin in _chain([*pins, *ranges]) for corner in _corners(pin)]
    pieces = list(stretches)
    if not all(_fits(each, corner) for each in stretches for corner in corners):
        pieces = [joined]
    own: list[Stretch] = []
    for span in sorted(ranges, key=lambda bead: (len(bead.a) + len(bead.b), bead.a, bead.b)):
        own.append(_without(Stretch(span.a, span.b), taken_a, taken_b))
        taken_a.update(span.a)
        taken_b.update(span.b)
    pieces = [*own, *(_without(each, taken_a, taken_b) for each in pieces)]
    for corner in corners:
        pieces = [piece for each in pieces for piece in _cut(each, corner)]
    return sorted((piece for piece in pieces if piece.a or piece.b), key=lambda piece: (piece.a, piece.b))


def _corners(pin: IndexBead) -> list[tuple[int, int]]:
    return [(min(pin.a), min(pin.b)), (max(pin.a) + 1, max(pin.b) + 1)]


def _fits(stretch: Stretch, corner: tuple[int, int]) -> bool:
    """Whether the corner is inside the stretch, or leaves both its sides on one side of it."""
    sides = {number >= edge for numbers, edge in zip((stretch.a, stretch.b), corner, strict=True) for number in numbers}
    inside = [
        numbers[0] <= edge <= numbers[-1] + 1
        for numbers, edge in zip((stretch.a, stretch.b), corner, strict=True)
        if numbers
    ]
    return len(sides) < 2 or all(inside)


def _cut(stretch: Stretch, corner: tuple[int, int]) -> list[Stretch]:
    if not _fits(stretch, corner):
        return [stretch]
    i, j = corner
    before = Stretch(tuple(k for k in stretch.a if k < i), tuple(k for k in stretch.b if k < j))
    return [before, Stretch(tuple(k for k in stretch.a if k >= i), tuple(k for k in stretch.b if k >= j))]


def _without(stretch: Stretch, taken_a: set[int], taken_b: set[int]) -> Stretch:
    return Stretch(tuple(i for i in stretch.a if i not in taken_a), tuple(j for j in stretch.b if j not in taken_b))


def in_order(beads: Iterable[IndexBead]) -> tuple[IndexBead, ...]:
    """By a; beads without a segment of a before the first that stands behind them in b.

    Those that cross others are moved, beside those that are marked so.
    """
    beads = sorted(beads, key=lambda bead: (bead.a, bead.b))
    both = [bead for bead in beads if bead.a and bead.b and not bead.moved]
    straight = {id(bead) for bead in _chain(both)}
    ordered: list[IndexBead] = []
    waiting = sorted((bead for bead in beads if not bead.a), key=lambda bead: bead.b)
    at = 0
    for bead in beads:
        if not bead.a:
            continue
        if bead.b and id(bead) in straight:
            while at < len(waiting) and waiting[at].b < bead.b:
                ordered.append(waiting[at])
                at += 1
        is_moved = bool(bead.b) and id(bead) not in straight
        ordered.append(replace(bead, moved=True) if is_moved else bead)
    return tuple(ordered + waiting[at:])


def _taken(sides: Iterable[tuple[int, ...]], there: Sequence[int]) -> set[int]:
    known, taken = set(there), set[int]()
    for number in (number for side in sides for number in side):
        if number in taken or number not in known:
            what = "is pinned twice" if number in taken else "cannot be pinned: it is not aligned"
            raise UsageError(f"segment {number} {what}", hint="take one of the pins away")
        taken.add(number)
    return taken


def _chain(pins: Sequence[IndexBead]) -> list[IndexBead]:
    """The longest run of two-sided pins that rises on both sides; the first of equal ones."""
    ordered = sorted((pin for pin in pins if pin.a and pin.b), key=lambda pin: (min(pin.a), min(pin.b)))
    ends: list[int] = []
    places: list[int] = []
    for pin in ordered:
        place = bisect_left(ends, min(pin.b))
        ends[place : place + 1] = [min(pin.b)]
        places.append(place)
    chain: list[IndexBead] = []
    want = len(ends) - 1
    for pin, place in zip(reversed(ordered), reversed(places), strict=True):
        if place == want and (not chain or min(pin.b) < min(chain[-1].b)):
            chain.append(pin)
            want -= 1
    return chain[::-1]
