"""Where to look: the cells round the likely path, so that time and memory grow with the text and not its square.

    band = first_band(problem)                    # from rare words that both texts share
    band = band_round(path, len(a), len(b), 24)   # round a path that is known
    touches(band, path, len(b))                   # the path runs along the edge: look wider

A path that stays away from the edge of its band is taken to be the best of all; one that does not is sought again
in a band of twice the width.
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
_BLOCKS = 128  # coarse cells along the longer side
_MARGIN = 32  # cells beside the coarse path, and two coarse cells
_RARE = 32  # most meetings of a pair of words that tells places apart
_SCALE = 1 << 12
_CELLS = 8_000_000  # a band of more is not widened


@dataclass(frozen=True, slots=True)
class Band:
    """For each boundary i of a the boundaries first[i] … last[i] of b, at most `width`; neither ever falls."""

    first: Integers
    last: Integers
    width: int


def first_band(problem: Problem) -> Band:
    rows, columns = len(problem.a), len(problem.b)
    if min(rows, columns) <= 2 * LARGEST or max(rows, columns) <= _WHOLE:
        return _band(np.zeros(rows + 1, dtype=np.int64), columns, columns)
    size = -(-max(rows, columns) // _BLOCKS)
    centre = _coarse_path(_coarse_matrix(problem, size))
    knots = np.array(centre, dtype=np.float64) * size
    middle = np.rint(np.interp(np.arange(rows + 1), knots[:, 0], knots[:, 1])).astype(np.int64)
    return _band(np.minimum(middle, columns), columns, _MARGIN + 2 * size)


def band_round(path: Sequence[Step], rows: int, columns: int, margin: int) -> Band:
    """Of so many cells on either side of the path, at its widest."""
    low, high = np.zeros(rows + 1, dtype=np.int64), np.zeros(rows + 1, dtype=np.int64)
    low[:], high[:] = columns, 0
    for top, bottom, left, right in path:
        low[top : bottom + 1] = np.minimum(low[top : bottom + 1], left)
        high[top : bottom + 1] = np.maximum(high[top : bottom + 1], right)
    reach = int((high - low).max()) if path else columns
    return _band((low + high) // 2, columns, margin + -(-reach // 2))


def _band(middle: Integers, columns: int, margin: int) -> Band:
    """As wide as its largest step to the side, so that a way leads from row to row; where that takes too much memory
    the step is spread over the rows before it.
    """
    rows = len(middle) - 1
    width = min(columns + 1, 2 * max(margin, -(-columns // max(1, rows))) + 1)
    first = _first(middle - width // 2, columns + 1 - width)
    step = int(np.diff(first).max(initial=0))
    if step >= width and rows * (width + step) <= _CELLS:
        width = min(columns + 1, width + step)
        first = _first(middle - width // 2, columns + 1 - width)
    elif step >= width:
        falling = np.arange(rows, -1, -1) * (width // 2)
        first = np.maximum.accumulate((first + falling)[::-1])[::-1] - falling
        first = np.minimum(first, falling[::-1])
    last = first + width - 1
    return Band(first, last, width)


def _first(wanted: Integers, most: int) -> Integers:
    first = np.clip(wanted, 0, most)
    first[0], first[-1] = 0, most
    return np.maximum.accumulate(first)


def touches(band: Band, path: Sequence[Step], columns: int) -> bool:
    """Whether the path comes as near to an inner edge of the band as one bead is long."""
    for row, _, left, right in path:
        first, last = int(band.first[row]), int(band.last[row])
        if (first > 0 and left < first + LARGEST) or (last < columns and right > last - LARGEST):
            return True
    return False


def wider(band: Band, columns: int) -> Band:
    return _band(band.first + band.width // 2, columns, band.width)


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


def _coarse_path(matrix: Integers) -> list[tuple[int, int]]:
    """Corners of the path of most meetings; where nothing is known it keeps to the diagonal."""
    rows, columns = matrix.shape
    distance = np.abs(np.arange(rows)[:, None] * columns - np.arange(columns)[None, :] * rows)
    matrix = matrix + _SCALE // 16 * (distance <= max(rows, columns) * 2)
    best = np.zeros((rows + 1, columns + 1), dtype=np.int64)
    for row in range(rows):
        diagonal = best[row, :-1] + matrix[row]
        best[row + 1, 1:] = np.maximum(best[row, 1:], diagonal)
        best[row + 1] = np.maximum.accumulate(best[row + 1])
    i, j = rows, columns
    corners = [(i, j)]
    while i or j:
        if i and j and best[i, j] == best[i - 1, j - 1] + matrix[i - 1, j - 1]:
            i, j = i - 1, j - 1
        elif i and best[i, j] == best[i - 1, j]:
            i -= 1
        else:
            j -= 1
        if corners[-1][0] != i:
            corners.append((i, j))
    return corners[::-1]
