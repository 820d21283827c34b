"""From two read texts to beads: search, estimate, search again, learn, search again.

    solved = solve(side_a, side_b, [Stretch((0, 1, 2), (0, 1))], link(side_a, side_b))
    solved.beads, solved.joined     # of pieces; the same joined where segments end in both texts

Every round searches each stretch in a band round its last path and, where the new path meets the edge, in a wider
one. A text of enough beads teaches its own words between the rounds; a short one has nothing to learn from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.align.band import MOST_CELLS, Band, Step, band_round, first_band, touches
from workbench.align.beads import IndexBead, Stretch
from workbench.align.blocks import Blocks
from workbench.align.certainty import Certainty
from workbench.align.estimate import refine
from workbench.align.fixed import Integers
from workbench.align.learn import learn
from workbench.align.links import Classes, Linked, Links, Seen, merge, see
from workbench.align.model import Model, first_model
from workbench.align.problem import Problem
from workbench.align.search import best_from_start, trace
from workbench.align.terms import Side
from workbench.align.view import Words

_ROUNDS = 2  # of estimation before learning
_TEACHES = 40  # two-sided beads from which a text can learn
_MARGIN = 12  # cells on either side of a path that is known roughly


@dataclass(frozen=True, slots=True)
class Known:
    """Links between the terms of two texts, and the fold of each segment if the texts taught them."""

    links: Linked
    seen: tuple[Seen, Seen]
    folds_a: Integers
    folds_b: Integers

    @classmethod
    def of(
        cls, a: Side, b: Side, links: Linked, folds_a: Integers | None = None, folds_b: Integers | None = None
    ) -> Known:
        none_a, none_b = np.zeros(len(a), dtype=np.int64), np.zeros(len(b), dtype=np.int64)
        return cls(
            links, see(links, a, b), none_a if folds_a is None else folds_a, none_b if folds_b is None else folds_b
        )


@dataclass(frozen=True, slots=True)
class Solved:
    """beads: of pieces; joined: the same, put together to stretches that end where segments do in both texts.

    known, model: what the last search went by.
    """

    beads: list[IndexBead]
    joined: list[IndexBead]
    known: Known
    model: Model


class Work:
    """A stretch with its problem, and the band and the path of the last search."""

    def __init__(self, stretch: Stretch, problem: Problem, band: Band) -> None:
        self.stretch, self.problem, self._band = stretch, problem, band
        self.path: list[Step] = []

    def search(self, model: Model) -> tuple[Blocks, Integers]:
        """In a band round the last path, wider and wider until the path keeps away from its edge (or memory ends)."""
        reach = _MARGIN
        if self.path:
            self._narrow(reach)
        found = self._search(model)
        while touches(self._band, self.path) and self._band.size < MOST_CELLS:
            reach *= 2
            self._narrow(reach)
            found = self._search(model)
        return found

    def _narrow(self, reach: int) -> None:
        self._band = band_round(self.path, len(self.problem.a), len(self.problem.b), reach)

    def _search(self, model: Model) -> tuple[Blocks, Integers]:
        blocks = Blocks(self.problem, model, self._band)
        best, origin = best_from_start(blocks)
        self.path = trace(origin, self._band)
        return blocks, best

    def pairs(self) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        return [(self.stretch.a[top:bottom], self.stretch.b[left:right]) for top, bottom, left, right in self.path]

    def solve(self, model: Model) -> tuple[list[IndexBead], list[IndexBead]]:
        """A last search, and how sure each bead is: of pieces, and joined where segments end."""
        sure = self.search_surely(model)
        return (
            [self._bead(step, sure.of(step)) for step in self.path],
            [self._bead(step, sure.of(step, ends=True)) for step in self._joined()],
        )

    def search_surely(self, model: Model) -> Certainty:
        return Certainty.read(*self.search(model), self.path)

    def rival(self, model: Model, barred: tuple[int, int]) -> list[Step]:
        """The best path in the last band that does not come by a place."""
        _, origin = best_from_start(Blocks(self.problem, model, self._band, barred))
        return trace(origin, self._band)

    def _bead(self, step: Step, confidence: float) -> IndexBead:
        top, bottom, left, right = step
        return IndexBead(self.stretch.a[top:bottom], self.stretch.b[left:right], confidence)

    def _joined(self) -> Iterable[Step]:
        """The path from one place where segments end in both texts to the next."""
        top = left = 0
        for _, bottom, _, right in self.path:
            is_end = bool(self.problem.ends_a[bottom] and self.problem.ends_b[right])
            if is_end:
                yield top, bottom, left, right
                top, left = bottom, right


def link(a: Side, b: Side, lexica: Sequence[Links] = ()) -> Known:
    """What is known before the first search: cognates, numbers, marks, and what the lexica say."""
    links = Classes().link(a, b)
    for lexicon in lexica:
        links = merge(links, lexicon.link(a, b))
    return Known.of(a, b, links)


def solve(a: Side, b: Side, stretches: Sequence[Stretch], known: Known, *, teach: bool = True) -> Solved:
    """Every segment of every stretch in exactly one bead. teach: learn from the text if it is long enough."""
    problems = [(each, read_problem(a, b, known, each)) for each in stretches]
    work = [Work(each, problem, first_band(problem)) for each, problem in problems]
    model = first_model(a, b)
    if not work:
        return Solved([], [], known, model)
    for _ in range(_ROUNDS):
        model = _improve(work, model)
    if teach and sum(1 for each in work for left, right in each.pairs() if left and right) >= _TEACHES:
        _search(work, model)
        taught = learn(a, b, [pair for each in work for pair in each.pairs()])
        known = Known.of(a, b, merge(known.links, taught.links), taught.folds_a, taught.folds_b)
        for each in work:
            each.problem = read_problem(a, b, known, each.stretch)
        model = _refine(model, work)
    return _solved(work, known, model)


def solve_by(a: Side, b: Side, stretches: Sequence[Stretch], known: Known, model: Model) -> Solved:
    """Searched by what was estimated and taught elsewhere: each stretch depends on nothing in the others."""
    work = []
    for stretch in stretches:
        problem = read_problem(a, b, known, stretch)
        work.append(Work(stretch, problem, first_band(problem)))
    _search(work, model)
    return _solved(work, known, model)


def _solved(work: Sequence[Work], known: Known, model: Model) -> Solved:
    parts = [each.solve(model) for each in work]
    return Solved(
        [bead for part in parts for bead in part[0]], [bead for part in parts for bead in part[1]], known, model
    )


def read_problem(a: Side, b: Side, known: Known, stretch: Stretch) -> Problem:
    rows, columns = list(stretch.a), list(stretch.b)
    left, right = a.select(rows), b.select(columns)
    return Problem.of(left, right, Words.read(left, right, known.seen, (known.folds_a[rows], known.folds_b[columns])))


def _improve(work: Sequence[Work], model: Model) -> Model:
    _search(work, model)
    return _refine(model, work)


def _search(work: Sequence[Work], model: Model) -> None:
    for each in work:
        each.search(model)


def _refine(model: Model, work: Sequence[Work]) -> Model:
    return refine(model, [(each.problem, each.path) for each in work])
