"""The best division of two texts into beads, inside a band: exact, in whole numbers.

    path = search(problem, model, band)      # [(0, 1, 0, 1), (1, 2, 1, 3), ...]: from, to in a; from, to in b

Cells are boundaries between segments; each step is a bead. Beads without a partner in a are taken by a running
maximum along the row, all others by whole rows at a time. Equal scores are settled by a fixed order of beads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from workbench.align.fixed import Integers
from workbench.align.model import LARGEST, Model
from workbench.align.scores import IMPOSSIBLE, Block, Problem, deletion, score_block

Step = tuple[int, int, int, int]
BEADS = [(1, 0)] + sorted(
    ((m, n) for m in range(1, LARGEST + 1) for n in range(1, LARGEST + 1)), key=lambda bead: (sum(bead), bead)
)
_INSERTION = len(BEADS)
_ROWS = 48  # scored at a time


@dataclass(frozen=True, slots=True)
class Band:
    """For each boundary i of a the boundaries first[i] … first[i] + width - 1 of b; first never falls."""

    first: Integers
    width: int


@dataclass(frozen=True, slots=True)
class Blocks:
    """The scores of all beads of a band, block by block."""

    problem: Problem
    model: Model
    band: Band

    def __iter__(self) -> Iterator[Block]:
        yield from (self.block(start) for start in range(0, len(self.problem.a), _ROWS))

    def __reversed__(self) -> Iterator[Block]:
        yield from (self.block(start) for start in reversed(range(0, len(self.problem.a), _ROWS)))

    def block(self, start: int) -> Block:
        stop = min(start + _ROWS, len(self.problem.a))
        left = int(self.band.first[start])
        right = min(int(self.band.first[stop - 1]) + self.band.width, len(self.problem.b))
        return score_block(self.problem, self.model, (start, stop), (left, max(right, left)))


def search(problem: Problem, model: Model, band: Band) -> list[Step]:
    height, width = len(problem.a) + 1, band.width
    best = np.full((height, width), IMPOSSIBLE, dtype=np.int64)
    origin = np.full((height, width), -1, dtype=np.int8)
    best[0, 0 - int(band.first[0])] = 0
    null = deletion(model)
    ramp = null * np.arange(width)
    for block in Blocks(problem, model, band):
        for row in range(*block.rows):
            _insert(best[row], origin[row], ramp)
            _push(best, origin, band, block, row, null)
    _insert(best[-1], origin[-1], ramp)
    return _trace(origin, band, len(problem.a), len(problem.b))


def _insert(best: Integers, origin: np.ndarray, ramp: Integers) -> None:  # type: ignore[type-arg]
    """Beads without a partner in a, within one row."""
    reached = np.maximum.accumulate(best - ramp) + ramp
    origin[reached > best] = _INSERTION
    np.copyto(best, reached)


def _push(best: Integers, origin: np.ndarray, band: Band, block: Block, row: int, null: int) -> None:  # type: ignore[type-arg]
    """All beads that begin at boundary `row` of a."""
    first = int(band.first[row])
    for number, (m, n) in enumerate(BEADS):
        if row + m >= len(best):
            continue
        # Columns of this row from which the bead ends inside the band of its last row.
        shift = first + n - int(band.first[row + m])
        low, high = max(0, -shift), min(band.width, band.width - shift)
        if n:
            offset = first - block.columns[0]
            high = min(high, block.columns[1] - first)
            if high <= low:
                continue
            score = best[row, low:high] + block.beads[m, n][row - block.rows[0], low + offset : high + offset]
        else:
            if high <= low:
                continue
            score = best[row, low:high] + null
        target = best[row + m, low + shift : high + shift]
        better = score > target
        np.copyto(target, score, where=better)
        origin[row + m, low + shift : high + shift][better] = number


def _trace(origin: np.ndarray, band: Band, i: int, j: int) -> list[Step]:  # type: ignore[type-arg]
    path: list[Step] = []
    while i or j:
        number = int(origin[i, j - int(band.first[i])])
        m, n = (0, 1) if number == _INSERTION else BEADS[number]
        path.append((i - m, i, j - n, j))
        i, j = i - m, j - n
    return path[::-1]
