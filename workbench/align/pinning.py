"""What a person has fixed: pins cut the texts into stretches, and beads are put in order.

    split_at_pins(5, 5, [IndexBead((2,), (2,))])      # gaps (0, 1 | 0, 1) and (3, 4 | 3, 4)

Pins that cross others are *moved*: they keep their segments, but do not cut. Of crossing pins those that leave the
longest chain in order cut.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.align.beads import IndexBead
from workbench.model.errors import UsageError


@dataclass(frozen=True, slots=True)
class Gap:
    """What lies between two pins, without the segments of any pin."""

    a: tuple[int, ...]
    b: tuple[int, ...]


def split_at_pins(rows: int, columns: int, pins: Sequence[IndexBead]) -> list[Gap]:
    """UsageError if two pins share a segment, or one names a segment that is not there."""
    taken_a, taken_b = _taken((pin.a for pin in pins), rows), _taken((pin.b for pin in pins), columns)
    gaps, i, j = [], 0, 0
    ends = [(min(pin.a), min(pin.b), max(pin.a) + 1, max(pin.b) + 1) for pin in _chain(pins)]
    for next_i, next_j, after_i, after_j in [*ends, (rows, columns, rows, columns)]:
        gaps.append(
            Gap(
                tuple(k for k in range(i, next_i) if k not in taken_a),
                tuple(k for k in range(j, next_j) if k not in taken_b),
            )
        )
        # What a pin spans without naming it belongs to the stretch behind it.
        inside_a = [k for k in range(next_i, after_i) if k not in taken_a]
        inside_b = [k for k in range(next_j, after_j) if k not in taken_b]
        i, j = (inside_a[0] if inside_a else after_i), (inside_b[0] if inside_b else after_j)
    return [gap for gap in gaps if gap.a or gap.b]


def in_order(beads: Iterable[IndexBead]) -> tuple[IndexBead, ...]:
    """By a; beads without a segment of a before the first bead that stands behind them in b. Crossing ones are moved."""
    beads = sorted(beads, key=lambda bead: (bead.a, bead.b))
    both = [bead for bead in beads if bead.a and bead.b]
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


def _taken(sides: Iterable[tuple[int, ...]], size: int) -> set[int]:
    taken: set[int] = set()
    for side in sides:
        for number in side:
            if number in taken or not 0 <= number < size:
                what = "is pinned twice" if number in taken else "does not exist"
                raise UsageError(f"segment {number} {what}", hint="unpin one of them")
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
