"""The score of every bead of a block of cells: prior, lengths and words together, in 1/4096 nat.

    block = score_block(problem, model, rows=(0, 48), columns=(0, 60))
    block.beads[2, 1][i, j]      # segments i, i + 1 of a with segment j of b (counted from the block's corner)

Words enter through windows of up to four segments, summed along the other side: a bead of any size costs one
addition more than the one before it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.align.band import Band
from workbench.align.fixed import Integers
from workbench.align.lengths import length_score
from workbench.align.model import EVIDENCE, LARGEST, Model
from workbench.align.problem import Problem
from workbench.align.words import Near, Range

IMPOSSIBLE = -(1 << 60)
_WEIGHT = round(EVIDENCE * 256)


@dataclass(frozen=True, slots=True)
class Block:
    """Scores of beads by their first segments, for m and n from 1 to 4; beads that do not fit are impossible.

    null: the score of a segment without counterpart, whose length and words stand by themselves.
    """

    rows: Range
    columns: Range
    null: int
    beads: dict[tuple[int, int], Integers]


def score_block(problem: Problem, model: Model, band: Band, rows: Range, columns: Range) -> Block:
    """For beads inside the band that begin in `rows` and `columns` (half-open ranges of segments)."""
    wide_rows = (rows[0], min(rows[1] + LARGEST - 1, len(problem.a)))
    wide_columns = (columns[0], min(columns[1] + LARGEST - 1, len(problem.b)))
    near = _near(band, wide_rows, wide_columns)
    forward, backward = problem.words.windows(model, wide_rows, wide_columns, near)
    height, width = rows[1] - rows[0], columns[1] - columns[0]
    top = np.arange(rows[0], rows[1])
    left = np.arange(columns[0], columns[1])
    beads: dict[tuple[int, int], Integers] = {}
    for m in range(1, LARGEST + 1):
        for n in range(1, LARGEST + 1):
            high, wide = min(height, len(problem.a) - rows[0] - m + 1), min(width, len(problem.b) - columns[0] - n + 1)
            score = np.full((height, width), IMPOSSIBLE, dtype=np.int64)
            beads[m, n] = score
            if high <= 0 or wide <= 0:
                continue
            total = sum(forward[k : k + high, :wide, n - 1] for k in range(m)) + sum(
                backward[k : k + wide, :high, m - 1].T for k in range(n)
            )
            left_sum = (problem.sums_a[top[:high] + m] - problem.sums_a[top[:high]])[:, None]
            right_sum = (problem.sums_b[left[:wide] + n] - problem.sums_b[left[:wide]])[None, :]
            lengths = length_score(model, left_sum, right_sum, m, n)
            score[:high, :wide] = model.prior(m, n) + lengths + total * _WEIGHT // 256
    return Block(rows, columns, model.prior(0, 1), beads)


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
