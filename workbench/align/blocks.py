"""A band cut into blocks of rows: their scores, and how cells of the band lie in the columns of a block.

blocks = Blocks(problem, model, band)
for block in blocks:
    cells = blocks.load(best, block)      # [row, LARGEST + column], rows of the block and LARGEST below
    starts = shifted(cells)               # starts[row, n, column] == cells[row, LARGEST + column - n]
    ...
    blocks.store(best, block, cells)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.align.band import Band
from workbench.align.fixed import Integers
from workbench.align.model import LARGEST, Model
from workbench.align.problem import Problem
from workbench.align.scores import IMPOSSIBLE, Arrivals, Block, score_block

Cells = NDArray[np.signedinteger[Any]]  # scores, or numbers of beads

_ROWS = 48  # scored at a time
_CELLS = 1 << 17  # and not many more cells than this
_KEPT = 1 << 24  # scores that are kept for a second pass, in all (128 MB)
_NO_WAY = -(1 << 50)


class Blocks:
    """Forward or backward; the scores of a small band are worked out once for both."""

    def __init__(self, problem: Problem, model: Model, band: Band, barred: tuple[int, int] | None = None) -> None:
        """barred: a place, row and column, by which no way leads."""
        self.problem, self.model, self.band, self.barred = problem, model, band, barred
        self._arrivals = Arrivals.read(problem, model)
        self._cuts = _cut(band)
        self._kept: dict[int, Block] = {}
        self._room = _KEPT

    def __iter__(self) -> Iterator[Block]:
        return map(self._block, range(len(self._cuts) - 1))

    def __reversed__(self) -> Iterator[Block]:
        return map(self._block, reversed(range(len(self._cuts) - 1)))

    def _block(self, number: int) -> Block:
        if number in self._kept:
            return self._kept[number]
        start, stop = self._cuts[number : number + 2]
        left, right = int(self.band.first[start]), min(int(self.band.last[stop - 1]) + 1, len(self.problem.b))
        columns = left, max(right, left)
        block = score_block(self.problem, self.model, self._arrivals, self.band, (start, stop), columns)
        if block.scores.size <= self._room:
            self._room -= block.scores.size
            self._kept[number] = block
        return block

    def insertions(self, row: int, left: int, width: int) -> Integers:
        """What it costs to come to each of these columns from the first of them by what stands alone in b."""
        costs = np.full(width, self.model.prior(0, 1), dtype=np.int64)
        ends = self._arrivals.of_b[int(self.problem.ends_a[row]), left : left + width]
        costs[: len(ends)] += ends
        costs[0] = 0
        if self.barred is not None and self.barred[0] == row and left < self.barred[1] < left + width:
            costs[self.barred[1] - left] = _NO_WAY
        return np.cumsum(costs)

    def last_insertions(self) -> Integers:
        """The same along the last row of the band, where no block begins."""
        row = len(self.problem.a)
        first, last = int(self.band.first[row]), int(self.band.last[row])
        return self.insertions(row, first, last + 1 - first)

    def span(self, row: int, block: Block) -> tuple[int, int]:
        """The columns [first, last] of a row's band, counted in the block with its margin."""
        return (int(self.band.first[row]) - block.left + LARGEST, int(self.band.last[row]) - block.left + LARGEST)

    def load(self, cells: Cells, block: Block) -> Cells:
        """Rows of the band as rows of the block; what is outside the band is impossible."""
        top, bottom = block.rows
        outside = IMPOSSIBLE if cells.dtype == np.int64 else -1
        loaded = np.full((bottom - top + LARGEST, LARGEST + block.width), outside, dtype=cells.dtype)
        for row in range(top, min(bottom + LARGEST, len(self.problem.a) + 1)):
            first, last = self.span(row, block)
            size = min(last + 1, loaded.shape[1]) - first
            if size > 0:
                loaded[row - top, first : first + size] = cells[self.band.row(row)][:size]
        return loaded

    def store(self, cells: Cells, block: Block, loaded: Cells) -> None:
        top, bottom = block.rows
        for row in range(top, min(bottom + LARGEST, len(self.problem.a) + 1)):
            first, last = self.span(row, block)
            size = min(last + 1, loaded.shape[1]) - first
            if size > 0:
                cells[self.band.row(row)][:size] = loaded[row - top, first : first + size]


def _cut(band: Band) -> list[int]:
    """The first row of each block, and the end."""
    last = len(band.first) - 1
    cuts = [0]
    while cuts[-1] < last:
        start = cuts[-1]
        widths = band.last[start : start + _ROWS] + 1 - band.first[start]
        fitting = int((widths * np.arange(1, len(widths) + 1) <= _CELLS).sum())
        cuts.append(min(last, start + max(1, fitting)))
    return cuts


def shifted(cells: Integers) -> Integers:
    """A view: [row, n, column] is the cell n columns before, where a bead that ends at the column begins."""
    width = cells.shape[1] - LARGEST
    windows: Integers = np.lib.stride_tricks.sliding_window_view(cells, width, axis=1)
    return windows[:, ::-1]
