"""Segments and their pieces aligned together, with what a person has pinned.

    segments, pieces = align_levels(Task(pieces_a, pieces_b, free, stretches, pins, piece_pins, known, kept=()))

The pieces of each stretch are aligned, those inside a pinned bead with each other only; beads of segments are read
off them. Then pieces without a partner are looked for at other places. A pinned pair of pieces cuts the stretch it
lies in; one that leads out of it only takes its pieces away.

What is estimated and taught comes from the text as it is aligned without pins, so that a pin changes nothing but what
lies between its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.align.beads import IndexBead, Stretch
from workbench.align.gather import gather
from workbench.align.moved import Chain, find_moved, without
from workbench.align.pieces import Pieces, in_pieces
from workbench.align.pinning import cut_at_pins, in_order
from workbench.align.solve import Known, Solved, solve, solve_by

Levels = tuple[tuple[IndexBead, ...], tuple[IndexBead, ...]]


@dataclass(frozen=True, slots=True)
class Task:
    """free: stretches of segments as they are without pins; stretches: with them, without the pinned segments.

    pins: of segments; piece_pins: by numbers of pieces.
    kept: segments that nothing moves out of or into; None where nothing moves at all.
    """

    a: Pieces
    b: Pieces
    free: Sequence[Stretch]
    stretches: Sequence[Stretch]
    pins: Sequence[IndexBead]
    piece_pins: Sequence[IndexBead]
    known: Known
    kept: Sequence[IndexBead] | None = None

    def parts(self) -> list[Stretch]:
        """Of pieces: each is searched by itself, what is inside a pinned bead too."""
        free = [in_pieces(each, self.a, self.b) for each in self.stretches]
        held = [in_pieces(Stretch(pin.a, pin.b), self.a, self.b) for pin in self.pins]
        return _cut([*free, *held], self.piece_pins)


def align_levels(task: Task) -> Levels:
    """Every segment of the stretches and pins in one bead, every piece in one; both in the order of a."""
    return read_levels(task, solve_task(task))


def solve_task(task: Task) -> Solved:
    """The beads of pieces between the pins."""
    free = [in_pieces(each, task.a, task.b) for each in task.free]
    solved = solve(task.a.side, task.b.side, free, task.known)
    parts = task.parts()
    return solved if parts == free else solve_by(task.a.side, task.b.side, parts, solved.known, solved.model)


def read_levels(task: Task, solved: Solved) -> Levels:
    """Beads of segments, and of pieces."""
    a, b, pins, piece_pins = task.a, task.b, task.pins, task.piece_pins
    held = [in_pieces(Stretch(pin.a, pin.b), a, b) for pin in pins]
    taken_a, taken_b = {piece for each in held for piece in each.a}, {piece for each in held for piece in each.b}
    chains: list[Chain] = []
    if task.kept is not None:
        kept_a, kept_b = a.of(i for each in task.kept for i in each.a), b.of(j for each in task.kept for j in each.b)
        chains = find_moved(a.side, b.side, solved, (taken_a.union(kept_a), taken_b.union(kept_b)))
    loose = [
        bead
        for bead in [*without(solved.joined, chains), *piece_pins]
        if taken_a.isdisjoint(bead.a) and taken_b.isdisjoint(bead.b)
    ]
    straight = [bead for bead in in_order(loose) if not bead.moved]
    found = gather(straight, a.side.owner, b.side.owner)
    moved = [bead for chain in chains for bead in gather(chain, a.side.owner, b.side.owner)]
    moved += [one for bead in in_order(loose) if bead.moved for one in gather([bead], a.side.owner, b.side.owner)]
    found += _left_over(task.stretches, found, moved)
    pieces = [*without(solved.beads, chains), *piece_pins, *(bead for chain in chains for bead in chain)]
    return in_order([*pins, *found]), in_order(pieces)


def _cut(parts: Sequence[Stretch], pins: Sequence[IndexBead]) -> list[Stretch]:
    pinned_a, pinned_b = {i for pin in pins for i in pin.a}, {j for pin in pins for j in pin.b}
    cut: list[Stretch] = []
    for part in parts:
        if pinned_a.isdisjoint(part.a) and pinned_b.isdisjoint(part.b):
            cut.append(part)
            continue
        there_a, there_b = set(part.a), set(part.b)
        inside = [pin for pin in pins if there_a.issuperset(pin.a) and there_b.issuperset(pin.b)]
        outside_a = pinned_a.difference(*(pin.a for pin in inside))
        outside_b = pinned_b.difference(*(pin.b for pin in inside))
        rest = Stretch(tuple(i for i in part.a if i not in outside_a), tuple(j for j in part.b if j not in outside_b))
        cut += cut_at_pins([rest], inside)
    return cut


def _left_over(stretches: Sequence[Stretch], found: Sequence[IndexBead], moved: Sequence[IndexBead]) -> list[IndexBead]:
    """Segments all of whose pieces stand elsewhere: with each other where they moved together, else alone."""
    left_a = {i for each in stretches for i in each.a}.difference(*(bead.a for bead in found))
    left_b = {j for each in stretches for j in each.b}.difference(*(bead.b for bead in found))
    beads: list[IndexBead] = []
    for bead in moved:
        mine_a, mine_b = sorted(left_a.intersection(bead.a)), sorted(left_b.intersection(bead.b))
        if mine_a and mine_b:
            beads.append(IndexBead(tuple(mine_a), tuple(mine_b), bead.confidence, moved=True))
            left_a.difference_update(mine_a)
            left_b.difference_update(mine_b)
    beads += [IndexBead((i,), ()) for i in sorted(left_a)]
    return beads + [IndexBead((), (j,)) for j in sorted(left_b)]
