"""The search against the plain way of doing it: all beads of all cells, one by one, inside any band."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from tests.unit.align.texts import ENGLISH, RUSSIAN
from workbench.align.band import Band, Step, band_round
from workbench.align.blocks import Blocks
from workbench.align.certainty import Certainty
from workbench.align.model import LARGEST, first_model
from workbench.align.problem import Problem
from workbench.align.scores import IMPOSSIBLE
from workbench.align.search import best_from_start, trace
from workbench.align.solve import link
from workbench.align.terms import read_side
from workbench.align.view import Words

OWNERS = ([0, 0, 1, 2, 2, 2, 3, 4, 5, 5], [0, 1, 1, 2, 3, 3, 4, 4, 4, 5, 6])


def blocks(band: Band | None = None) -> Blocks:
    russian, english = (
        list(itertools.islice(itertools.cycle(texts), size)) for texts, size in ((RUSSIAN, 10), (ENGLISH, 11))
    )
    a, b = read_side(russian, "ru", owner=OWNERS[0]), read_side(english, "en", owner=OWNERS[1])
    known = link(a, b)
    problem = Problem.of(a, b, Words.read(a, b, known.seen, (known.folds_a, known.folds_b)))
    return Blocks(problem, first_model(a, b), band or band_round([(0, 10, 0, 11)], 10, 11, 24))


def jagged() -> Band:
    """Steps to the side of several columns and rows of several widths, as a long text has them."""
    first = np.array([0, 0, 0, 2, 3, 4, 6, 6, 6, 6, 6])
    return Band.of(first, np.array([3, 4, 4, 8, 8, 9, 9, 9, 11, 11, 11]))


def plainly(blocks: Blocks) -> dict[tuple[int, int], list[tuple[int, Step]]]:
    """For each cell of the band the beads that lead there, with their scores."""
    band, rows, columns = blocks.band, len(blocks.problem.a), len(blocks.problem.b)
    inside = {(i, j) for i in range(rows + 1) for j in range(int(band.first[i]), int(band.last[i]) + 1)}
    beads: dict[tuple[int, int], list[tuple[int, Step]]] = {cell: [] for cell in sorted(inside)}
    for block in blocks:
        for row, m, n, column in np.argwhere(block.scores > IMPOSSIBLE // 2).tolist():
            top, right = row + block.rows[0], column + block.left
            step = (top, top + m + 1, right - n, right)
            if (top, right - n) in inside and (step[1], right) in inside:
                beads[step[1], right].append((int(block.scores[row, m, n, column]), step))
    for i, j in sorted(inside):
        if (i, j + 1) in inside and j < columns:
            cost = int(np.diff(blocks.insertions(i, j, 2))[0])
            beads[i, j + 1].append((cost, (i, i, j, j + 1)))
    return beads


def best_way(beads: dict[tuple[int, int], list[tuple[int, Step]]], avoid: tuple[int, int] | None = None) -> int:
    best = {(0, 0): 0}
    for cell, leading in beads.items():
        scores = [best[step[0], step[2]] + score for score, step in leading if (step[0], step[2]) in best]
        if scores and cell != avoid:
            best[cell] = max(scores)
    return best.get(max(beads), IMPOSSIBLE)


@pytest.mark.parametrize("band", [None, jagged()], ids=["whole", "jagged"])
def test_the_best_way_and_the_best_way_round_each_place_of_it(band: Band | None) -> None:
    searched = blocks(band)
    beads = plainly(searched)
    best, origin = best_from_start(searched)
    path = trace(origin, searched.band)
    assert int(best[-1]) == best_way(beads)
    assert [step[:1] + step[2:3] for step in path[1:]] == [step[1:2] + step[3:] for step in path[:-1]]
    sure = Certainty.read(searched, best, path)
    assert sure.best == best_way(beads)
    for _, bottom, _, right in path[:-1]:
        assert sure.rivals[bottom, right] == best_way(beads, avoid=(bottom, right))
        round_it, origin = best_from_start(Blocks(searched.problem, searched.model, searched.band, (bottom, right)))
        assert int(round_it[-1]) == sure.rivals[bottom, right]
        assert (bottom, right) not in {(step[1], step[3]) for step in trace(origin, searched.band)}


def test_beads_have_every_size_up_to_four() -> None:
    sizes = {(m + 1, n) for block in blocks() for _, m, n, _ in np.argwhere(block.scores > IMPOSSIBLE // 2).tolist()}
    both = set(itertools.product(range(1, LARGEST + 1), repeat=2))
    assert sizes == both | {(1, 0)}
