"""From two read texts to beads: search, estimate, search again, learn, search again.

    beads = solve(side_a, side_b, [Stretch(range(0, 40), range(0, 42))])

Every round searches each stretch in a band round its last path and, where the new path meets the edge, in a wider
one. A text of enough beads teaches its own words between the rounds; a short one has nothing to learn from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.align.band import Band, Step, band_round, first_band, touches, wider
from workbench.align.beads import IndexBead
from workbench.align.certainty import certainty
from workbench.align.estimate import refine
from workbench.align.learn import Taught, learn
from workbench.align.links import Classes, Linked, Links, merge
from workbench.align.model import Model, first_model
from workbench.align.scores import Problem
from workbench.align.search import search
from workbench.align.terms import Side
from workbench.align.words import Words

_ROUNDS = 2  # of estimation before learning
_TEACHES = 40  # two-sided beads from which a text can learn
_MARGIN = 24  # cells on either side of a path that is known roughly


@dataclass(frozen=True, slots=True)
class Stretch:
    """Segments of either side that can only be aligned with each other, by their numbers in the whole text."""

    a: tuple[int, ...]
    b: tuple[int, ...]


@dataclass(slots=True)
class _Work:
    """A stretch with its problem, band and path so far."""

    stretch: Stretch
    problem: Problem
    band: Band
    path: list[Step] = field(default_factory=list)

    def search(self, model: Model) -> None:
        columns = len(self.problem.b)
        self.path = search(self.problem, model, self.band)
        while touches(self.band, self.path, columns):
            self.band = wider(self.band, columns)
            self.path = search(self.problem, model, self.band)
        self.band = band_round(self.path, len(self.problem.a), columns, _MARGIN)


def solve(a: Side, b: Side, stretches: Sequence[Stretch], known: Sequence[Links] = ()) -> list[IndexBead]:
    links = Classes().link(a, b)
    for more in known:
        links = merge(links, more.link(a, b))
    work = [_Work(each, problem, first_band(problem)) for each in stretches for problem in [_problem(a, b, links, each)]]
    model = first_model(a, b)
    _search(work, model)
    for _ in range(_ROUNDS):
        model = _refine(model, work)
        _search(work, model)
    beads = [bead for each in work for bead in _to_ranges(each)]
    if sum(1 for left, right in beads if left and right) >= _TEACHES:
        taught = learn(a, b, beads)
        links = merge(links, taught.links)
        for each in work:
            each.problem = _problem(a, b, links, each.stretch, taught)
        model = _refine(model, work)
        _search(work, model)
    return [bead for each in work for bead in _to_beads(each, model)]


def _problem(a: Side, b: Side, links: Linked, stretch: Stretch, taught: Taught | None = None) -> Problem:
    left, right = a.select(stretch.a), b.select(stretch.b)
    folds = (taught.folds_a[list(stretch.a)], taught.folds_b[list(stretch.b)]) if taught else None
    return Problem.of(left, right, Words.read(left, right, links, folds))


def _search(work: Sequence[_Work], model: Model) -> None:
    for each in work:
        each.search(model)


def _refine(model: Model, work: Sequence[_Work]) -> Model:
    return refine(model, [(each.problem, each.path) for each in work])


def _to_ranges(work: _Work) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(work.stretch.a[top:bottom], work.stretch.b[left:right]) for top, bottom, left, right in work.path]


def _to_beads(work: _Work, model: Model) -> list[IndexBead]:
    sure = certainty(work.problem, model, work.band, work.path)
    return [IndexBead(a, b, confidence) for (a, b), confidence in zip(_to_ranges(work), sure, strict=True)]
