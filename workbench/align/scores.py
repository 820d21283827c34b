"""The score of every bead of a block of cells: prior, lengths, words and ends of larger units, in 1/4096 nat.

    block = score_block(problem, model, arrivals, band, rows=(0, 48), columns=(0, 60))
    block.scores[i, m - 1, n, j]      # the bead of m segments from row i on with n of b that ends at column j

Rows and columns are counted from the block's corner. Words enter through windows of up to four segments, summed along
the other side: a bead of any size costs one addition more than the one before it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.align.band import Band
from workbench.align.fixed import Integers
from workbench.align.lengths import length_score
from workbench.align.model import EVIDENCE, LARGEST, Model
from workbench.align.problem import Problem
from workbench.align.view import Near, Range

IMPOSSIBLE = -(1 << 60)
_WEIGHT = round(EVIDENCE * 256)


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What the ends of larger units say where a bead ends: two arrays over the boundaries of b, for a row of a where
    none ends and for one where one does. both: two-sided beads; of_a, of_b: what stands alone ends only its own side.
    """

    both: Integers
    of_a: Integers
    of_b: Integers

    @classmethod
    def read(cls, problem: Problem, model: Model) -> Arrivals:
        ends = problem.ends_b
        both = np.array(model.edges.scores)[:, ends]
        alone = both.copy()
        alone[0] = 0
        return cls(both, alone, both * ends)


@dataclass(frozen=True, slots=True)
class Block:
    """Scores of the beads that begin in `rows`, by the column where they end; those that do not fit are impossible.

    left: the first column. [row, m - 1, n, column]; a bead without a segment of b is (1, 0).
    """

    rows: Range
    left: int
    scores: Integers

    @property
    def width(self) -> int:
        return int(self.scores.shape[3])


def score_block(problem: Problem, model: Model, arrivals: Arrivals, band: Band, rows: Range, columns: Range) -> Block:
    """For beads inside the band that begin in `rows` and `columns` (half-open ranges of segments)."""
    wide_rows = (rows[0], min(rows[1] + LARGEST - 1, len(problem.a)))
    wide_columns = (columns[0], min(columns[1] + LARGEST - 1, len(problem.b)))
    near = _near(band, wide_rows, wide_columns)
    forward, backward = problem.words.windows(model, wide_rows, wide_columns, near)
    height, width = rows[1] - rows[0], columns[1] - columns[0]
    scores = np.full((height, LARGEST, LARGEST + 1, width + LARGEST + 1), IMPOSSIBLE, dtype=np.int64)
    end = min(width + LARGEST + 1, len(problem.b) + 1 - columns[0])
    below = problem.ends_a[rows[0] + 1 : rows[1] + 1]
    scores[:, 0, 0, :end] = model.prior(0, 1) + arrivals.of_a[below, columns[0] : columns[0] + end]
    for m in range(1, LARGEST + 1):
        high = min(height, len(problem.a) - rows[0] - m + 1)
        for n in range(1, LARGEST + 1):
            wide = min(width, len(problem.b) - columns[0] - n + 1)
            if high <= 0 or wide <= 0:
                continue
            total = sum(forward[k : k + high, :wide, n - 1] for k in range(m)) + sum(
                backward[k : k + wide, :high, m - 1].T for k in range(n)
            )
            lengths = _lengths(problem, model, (rows[0], high, m), (columns[0], wide, n))
            ends = problem.ends_a[rows[0] + m : rows[0] + m + high]
            there = arrivals.both[ends, columns[0] + n : columns[0] + n + wide]
            scores[:high, m - 1, n, n : n + wide] = model.prior(m, n) + lengths + total * _WEIGHT // 256 + there
    return Block(rows, columns[0], scores)


def _lengths(problem: Problem, model: Model, a: tuple[int, int, int], b: tuple[int, int, int]) -> Integers:
    """a, b: where the first bead begins, how many there are, how many segments each has."""
    (top, high, m), (left, wide, n) = a, b
    of_a = (problem.sums_a[top + m : top + m + high] - problem.sums_a[top : top + high])[:, None]
    of_b = (problem.sums_b[left + n : left + n + wide] - problem.sums_b[left : left + wide])[None, :]
    return length_score(model, of_a, of_b, m, n)


def _near(band: Band, rows: Range, columns: Range) -> Near:
    """A bead's windows reach from its first cell as far as the largest bead."""
    row, column = np.arange(rows[0], rows[1]), np.arange(columns[0], columns[1])
    begin = band.first[np.maximum(rows[0], row - LARGEST + 1)]
    end = band.last[row] + LARGEST
    top = np.searchsorted(band.last, column - LARGEST + 1)
    bottom = np.searchsorted(band.first, column, side="right") + LARGEST - 1
    return Near(
        (np.clip(begin, columns[0], columns[1]), np.clip(end, columns[0], columns[1])),
        (np.clip(top, rows[0], rows[1]), np.clip(bottom, rows[0], rows[1])),
    )


@dataclass(frozen=True, slots=True)
class Parts:
    """Of one bead, in 1/4096 nat: how usual its sizes are, how well lengths and words fit, what ends where it ends."""

    sizes: int
    lengths: int
    words: int
    ends: int

    @property
    def total(self) -> int:
        return self.sizes + self.lengths + self.words + self.ends


def score_parts(problem: Problem, model: Model, step: tuple[int, int, int, int]) -> Parts:
    """step: from, to in a; from, to in b. The total is the bead's score in its block."""
    top, bottom, left, right = step
    m, n = bottom - top, right - left
    arrivals = Arrivals.read(problem, model)
    if not (m and n):
        ends = arrivals.of_a if m else arrivals.of_b
        return Parts(model.prior(0, 1), 0, 0, int(ends[int(problem.ends_a[bottom]), right]))
    near = Near((np.full(m, left), np.full(m, right)), (np.full(n, top), np.full(n, bottom)))
    forward, backward = problem.words.windows(model, (top, bottom), (left, right), near)
    words = int(forward[:, 0, n - 1].sum() + backward[:, 0, m - 1].sum()) * _WEIGHT // 256
    lengths = int(_lengths(problem, model, (top, 1, m), (left, 1, n))[0, 0])
    return Parts(model.prior(m, n), lengths, words, int(arrivals.both[int(problem.ends_a[bottom]), right]))
