"""Where to look: the cells round the likely path, so that time and memory grow with the text and not its square.

    band = first_band(problem)                   # from rare words that both texts share
    band = band_round(path, len(a), len(b), 12)  # round a path that is known
    touches(band, path)                          # the path runs along the edge: look wider

A path that stays away from the edge of its band is taken to be the best of all; one that does not is sought again
in a band of twice the reach. Rows are as wide as they need to be: a foreword that only one text has is one wide step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.align.fixed import Integers
from workbench.align.model import LARGEST
from workbench.align.problem import Problem

Step = tuple[int, int, int, int]
_WHOLE = 256  # texts of up to so many segments are searched whole
_SIZE = 8  # segments of a coarse cell, or more in
_BLOCKS = 2048  # texts of more coarse cells than this along the longer side
_MARGIN = 16  # cells beside the coarse path, and two coarse cells
_RARE = 32  # most meetings of a pair of words that tells places apart
_SCALE = 1 << 12
MOST_CELLS = 8_000_000  # a band of more is not widened: texts of that size that do not fit have no path to be found


@dataclass(frozen=True, slots=True)
class Band:
    """For each boundary i of a the boundaries first[i] … last[i] of b; neither ever falls.

    Cells of the band lie row by row in one array: those of row i in `cells[band.row(i)]`.
    """

    first: Integers
    last: Integers
    starts: Integers

    @classmethod
    def of(cls, first: Integers, last: Integers) -> Band:
        return cls(first, last, np.concatenate(([0], np.cumsum(last - first + 1))))

    @property
    def size(self) -> int:
        return int(self.starts[-1])

    def row(self, number: int) -> slice:
        return slice(int(self.starts[number]), int(self.starts[number + 1]))

    def at(self, row: int, column: int) -> int:
        """The place of a cell."""
        return int(self.starts[row]) + column - int(self.first[row])


def first_band(problem: Problem) -> Band:
    rows, columns = len(problem.a), len(problem.b)
    if min(rows, columns) <= 2 * LARGEST or max(rows, columns) <= _WHOLE:
        return Band.of(np.zeros(rows + 1, dtype=np.int64), np.full(rows + 1, columns))
    size = max(_SIZE, -(-max(rows, columns) // _BLOCKS))
    row, knots = np.arange(rows + 1), np.minimum(np.arange(-(-rows // size) + 1) * size, rows)
    low, high = (
        np.minimum(np.rint(np.interp(row, knots, each * size)).astype(np.int64), columns)
        for each in _coarse_path(_coarse_matrix(problem, size))
    )
    return _spread(low, high, columns, _MARGIN + 2 * size)


def band_round(path: Sequence[Step], rows: int, columns: int, reach: int) -> Band:
    """Of so many cells on either side of the path."""
    low, high = np.full(rows + 1, columns), np.zeros(rows + 1, dtype=np.int64)
    for top, bottom, left, right in path:
        low[top : bottom + 1] = np.minimum(low[top : bottom + 1], left)
        high[top : bottom + 1] = np.maximum(high[top : bottom + 1], right)
    return _spread(low, high, columns, reach)


def _spread(low: Integers, high: Integers, columns: int, reach: int) -> Band:
    """So far to the side of what lies between low and high, and half as far up and down."""
    rows, row = len(low) - 1, np.arange(len(low))
    first = low[np.maximum(row - reach // 2, 0)] - reach
    last = high[np.minimum(row + reach // 2, rows)] + reach
    return Band.of(np.maximum(first, 0), np.minimum(last, columns))


def touches(band: Band, path: Sequence[Step]) -> bool:
    """Whether one bead, set beside a place of the path, would leave the band where the text goes on."""
    places = np.array([(step[1], step[3]) for step in path], dtype=np.int64).reshape(-1, 2)
    row, column = places[:, 0], places[:, 1]
    rows, columns = len(band.first) - 1, int(band.last[-1])
    above, below = np.maximum(row - LARGEST, 0), np.minimum(row + LARGEST, rows)
    is_right = np.minimum(column + LARGEST, columns) > band.last[above]
    is_left = np.maximum(column - LARGEST, 0) < band.first[below]
    return bool((is_left | is_right).any())


def _coarse_matrix(problem: Problem, size: int) -> Integers:
    """How often rare words of a block of a meet a block of b, above what chance would bring."""
    rows, columns = -(-len(problem.a) // size), -(-len(problem.b) // size)
    left, right, weight = problem.words.of_a.rare_meetings(_RARE)
    cells = (left // size) * columns + right // size
    units = np.rint(weight * _SCALE)
    matrix = np.bincount(cells, units, minlength=rows * columns).astype(np.int64).reshape(rows, columns)
    chance = matrix.sum(axis=1, keepdims=True) * matrix.sum(axis=0, keepdims=True) // max(1, int(matrix.sum()))
    beyond: Integers = np.maximum(matrix - chance, 0)
    return beyond


def _coarse_path(matrix: Integers) -> tuple[Integers, Integers]:
    """From where to where the path of most meetings goes in each row; without any it keeps to the diagonal."""
    rows, columns = matrix.shape
    distance = np.abs(np.arange(rows)[:, None] * columns - np.arange(columns)[None, :] * rows)
    matrix = matrix + _SCALE // 16 * (distance <= max(rows, columns) * 2)
    best = np.zeros((rows + 1, columns + 1), dtype=np.int64)
    for row in range(rows):
        diagonal = best[row, :-1] + matrix[row]
        best[row + 1, 1:] = np.maximum(best[row, 1:], diagonal)
        best[row + 1] = np.maximum.accumulate(best[row + 1])
    low, high = np.full(rows + 1, columns), np.zeros(rows + 1, dtype=np.int64)
    i, j = rows, columns
    while True:
        low[i], high[i] = min(int(low[i]), j), max(int(high[i]), j)
        if i and j and best[i, j] == best[i - 1, j - 1] + matrix[i - 1, j - 1]:
            i, j = i - 1, j - 1
        elif i and best[i, j] == best[i - 1, j]:
            i -= 1
        elif j:
            j -= 1
        else:
            return low, high
