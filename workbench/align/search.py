"""The best division of two texts into beads, inside a band: exact, in whole numbers.

    best, origin = best_from_start(Blocks(problem, model, band))
    path = trace(origin, band)      # [(0, 1, 0, 1), (1, 2, 1, 3), ...]: from, to in a; from, to in b

Cells are boundaries between segments; each step is a bead. Beads without a partner in a are taken by a running
maximum along the row, all others, of every size, for a whole row at a time. Of equal scores the smallest bead wins.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from workbench.align.band import Band, Step
from workbench.align.blocks import Blocks, Cells, shifted
from workbench.align.fixed import Integers
from workbench.align.model import LARGEST
from workbench.align.scores import IMPOSSIBLE, Block

_SIZES = LARGEST + 1
_INSERTION = LARGEST * _SIZES  # of the numbers of beads: (m - 1) * _SIZES + n
_OF_M = (np.arange(LARGEST, dtype=np.int8) * _SIZES)[:, None]


def best_from_start(blocks: Blocks) -> tuple[Integers, NDArray[np.int8]]:
    """For each cell of the band the score of the best way to it, and the number of the bead that ends it."""
    best = np.full(blocks.band.size, IMPOSSIBLE, dtype=np.int64)
    origin = np.full(blocks.band.size, -1, dtype=np.int8)
    best[0] = 0
    for block in blocks:
        cells, ends = blocks.load(best, block), blocks.load(origin, block)
        starts = shifted(cells)
        for row in range(*block.rows):
            _one_row(blocks, block, row, (cells, starts), ends)
        blocks.store(best, block, cells)
        blocks.store(origin, block, ends)
    last = blocks.band.row(len(blocks.problem.a))
    if blocks.barred is not None and blocks.barred[0] == len(blocks.problem.a):
        best[blocks.band.at(*blocks.barred)] = IMPOSSIBLE
    _insert(best[last], origin[last], blocks.last_insertions())
    return best, origin


def trace(origin: NDArray[np.int8], band: Band) -> list[Step]:
    """The path that ends in the last cell, from its beginning."""
    i, j = len(band.first) - 1, int(band.last[-1])
    path: list[Step] = []
    while i or j:
        number = int(origin[band.at(i, j)])
        if number < 0:
            raise AssertionError(f"no way leads to boundary {i}, {j}")
        m, n = (0, 1) if number == _INSERTION else (number // _SIZES + 1, number % _SIZES)
        path.append((i - m, i, j - n, j))
        i, j = i - m, j - n
    return path[::-1]


def _one_row(blocks: Blocks, block: Block, row: int, shown: tuple[Integers, Integers], ends: Cells) -> None:
    """The row's own insertions, then all beads that begin in it. shown: the cells, and where a bead begins for each."""
    cells, starts = shown
    here = row - block.rows[0]
    first, last = blocks.span(row, block)
    costs = blocks.insertions(row, int(blocks.band.first[row]), last + 1 - first)
    cells[here, :first] = cells[here, last + 1 :] = IMPOSSIBLE  # what is outside the band leads nowhere
    if blocks.barred is not None and blocks.barred[0] == row:
        cells[here, blocks.barred[1] - block.left + LARGEST] = IMPOSSIBLE
    _insert(cells[here, first : last + 1], ends[here, first : last + 1], costs)
    found = starts[here] + block.scores[here]
    chosen, score = found.argmax(axis=1), found.max(axis=1)
    below = cells[here + 1 : here + 1 + LARGEST, LARGEST:]
    better = score > below
    np.copyto(below, score, where=better)
    np.copyto(ends[here + 1 : here + 1 + LARGEST, LARGEST:], chosen.astype(np.int8) + _OF_M, where=better)


def _insert(best: Integers, origin: Cells, costs: Integers) -> None:
    """Beads without a partner in a, within one row."""
    reached = np.maximum.accumulate(best - costs) + costs
    origin[reached > best] = _INSERTION
    np.copyto(best, reached)
