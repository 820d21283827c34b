"""Sentences aligned inside the beads of their segments.

    align_inside(units_a, units_b, segment_beads, solved)      # beads of pieces, by number, in no order

Most beads hold a sentence or two, so all of them are searched in one run that no bead may leave; a bead of very many
sentences, or a moved one, is searched by itself. What the segments taught about the words is used again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.align.beads import IndexBead, Stretch
from workbench.align.pinning import cut_at_pins
from workbench.align.solve import Solved, solve, solve_inside
from workbench.align.units import Units

_MANY = 64  # sentences of one side


def align_inside(
    a: Units, b: Units, beads: Sequence[IndexBead], solved: Solved, pins: Sequence[IndexBead] = ()
) -> list[IndexBead]:
    """Every sentence of every bead exactly once; those of a segment without counterpart stand alone."""
    known = replace(solved.known, folds_a=solved.known.folds_a[a.owners()], folds_b=solved.known.folds_b[b.owners()])
    small: list[Stretch] = []
    large: list[Stretch] = []
    found = list(pins)
    pinned_a, pinned_b = {i for pin in pins for i in pin.a}, {j for pin in pins for j in pin.b}
    for bead in beads:
        mine = Stretch(_sentences(a, bead.a), _sentences(b, bead.b))
        for stretch in _cut(mine, pins, pinned_a, pinned_b):
            if not stretch.a or not stretch.b:
                found += [IndexBead((i,), (), bead.confidence) for i in stretch.a]
                found += [IndexBead((), (j,), bead.confidence) for j in stretch.b]
            elif len(stretch.a) == len(stretch.b) == 1:
                found.append(IndexBead(stretch.a, stretch.b, bead.confidence))
            elif bead.moved or max(len(stretch.a), len(stretch.b)) > _MANY:
                large.append(stretch)
            else:
                small.append(stretch)
    found += solve_inside(a.pieces, b.pieces, small, solved.model, known)
    if large:
        found += solve(a.pieces, b.pieces, large, known, teach=False).beads
    return found


def _cut(stretch: Stretch, pins: Sequence[IndexBead], pinned_a: set[int], pinned_b: set[int]) -> list[Stretch]:
    """A pin inside the stretch cuts it; one that leads out of it only takes its sentences away."""
    if pinned_a.isdisjoint(stretch.a) and pinned_b.isdisjoint(stretch.b):
        return [stretch]
    inside = [pin for pin in pins if set(pin.a) <= set(stretch.a) and set(pin.b) <= set(stretch.b)]
    outside_a = pinned_a.difference(*(pin.a for pin in inside))
    outside_b = pinned_b.difference(*(pin.b for pin in inside))
    rest = Stretch(tuple(i for i in stretch.a if i not in outside_a), tuple(j for j in stretch.b if j not in outside_b))
    return cut_at_pins([rest], inside)


def _sentences(units: Units, segments: Sequence[int]) -> tuple[int, ...]:
    return tuple(piece for segment in segments for piece in units.pieces_of(segment) if units.sentences[piece])
