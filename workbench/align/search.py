"""The best division of two texts into beads, inside a band: exact, in whole numbers.

    best, origin = best_from_start(problem, model, band)
    path = trace(origin, band)      # [(0, 1, 0, 1), (1, 2, 1, 3), ...]: from, to in a; from, to in b

Cells are boundaries between segments; each step is a bead. Beads without a partner in a are taken by a running
maximum along the row, all others by whole rows at a time. Equal scores are settled by a fixed order of beads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.align.band import Band, Step
from workbench.align.fixed import Integers
from workbench.align.model import LARGEST, Model
from workbench.align.problem import Problem
from workbench.align.scores import IMPOSSIBLE, Block, score_block

# All beads with a segment of a, smallest first.
_SIZES = range(1, LARGEST + 1)
BEADS = [(1, 0), *sorted(((m, n) for m in _SIZES for n in _SIZES), key=lambda bead: (sum(bead), bead))]
_INSERTION = len(BEADS)
_ROWS = (16, 48)  # scored at a time: as many as the band is wide, within these limits


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What the ends of larger units say where a bead ends: two arrays over the boundaries of b, for a row of a where
    none ends and for one where one does. both: two-sided beads; of_a, of_b: what stands alone ends only its own side.
    """

    both: tuple[Integers, Integers]
    of_a: tuple[Integers, Integers]
    of_b: tuple[Integers, Integers]

    @classmethod
    def read(cls, problem: Problem, model: Model) -> Arrivals:
        scores, ends = model.edges.scores, problem.ends_b
        both = np.array(scores[0])[ends], np.array(scores[1])[ends]
        return cls(both, (np.zeros_like(both[0]), both[1]), (both[0] * ends, both[1] * ends))


@dataclass(frozen=True, slots=True)
class Blocks:
    """The scores of all beads of a band, block by block; they are not kept."""

    problem: Problem
    model: Model
    band: Band
    arrivals: Arrivals

    @classmethod
    def of(cls, problem: Problem, model: Model, band: Band) -> Blocks:
        return cls(problem, model, band, Arrivals.read(problem, model))

    def __iter__(self) -> Iterator[Block]:
        return map(self._block, self._starts())

    def __reversed__(self) -> Iterator[Block]:
        return map(self._block, reversed(self._starts()))

    def _starts(self) -> range:
        return range(0, len(self.problem.a), min(_ROWS[1], max(_ROWS[0], self.band.width)))

    def _block(self, start: int) -> Block:
        stop = min(start + self._starts().step, len(self.problem.a))
        left, right = int(self.band.first[start]), min(int(self.band.last[stop - 1]) + 1, len(self.problem.b))
        return score_block(self.problem, self.model, self.band, (start, stop), (left, max(right, left)))

    def beads(self, block: Block, row: int, m: int, n: int) -> Beads | None:
        """None where no bead of the size stays inside the band and the texts."""
        band = self.band
        if row + m > len(self.problem.a):
            return None
        first = int(band.first[row])
        shift = first + n - int(band.first[row + m])
        low = max(0, -shift)
        high = min(int(band.last[row]), int(band.last[row + m]) - n) - first + 1
        if high <= low:
            return None
        ends = (self.arrivals.both if n else self.arrivals.of_a)[int(self.problem.ends_a[row + m])]
        ends = ends[first + low + n : first + high + n]
        if not n:
            return Beads(low, high, shift, ends + block.null)
        offset = first - block.columns[0]
        return Beads(low, high, shift, block.beads[m, n][row - block.rows[0], low + offset : high + offset] + ends)

    def insertions(self, row: int) -> Integers:
        """Over the band's columns of a row: what it costs to come there from the first by what stands alone in b."""
        first, null = int(self.band.first[row]), self.model.prior(0, 1)
        ends = self.arrivals.of_b[int(self.problem.ends_a[row])][first + 1 : first + self.band.width]
        steps = np.full(self.band.width, null, dtype=np.int64)
        steps[0] = 0
        steps[1 : len(ends) + 1] += ends
        return np.cumsum(steps)


@dataclass(frozen=True, slots=True)
class Beads:
    """Equal beads (m, n) that begin in one row: columns of the row [low, high), and their scores.

    In the row where they end their columns are `shift` further on.
    """

    low: int
    high: int
    shift: int
    score: Integers


def best_from_start(problem: Problem, model: Model, band: Band) -> tuple[Integers, NDArray[np.int8]]:
    """For each cell of the band the score of the best way to it, and the number of the bead that ends it."""
    height, width = len(problem.a) + 1, band.width
    best = np.full((height, width), IMPOSSIBLE, dtype=np.int64)
    origin = np.full((height, width), -1, dtype=np.int8)
    best[0, 0] = 0
    blocks = Blocks.of(problem, model, band)
    for block in blocks:
        for row in range(*block.rows):
            _insert(best[row], origin[row], blocks.insertions(row))
            best[row, int(band.last[row] - band.first[row]) + 1 :] = IMPOSSIBLE
            _push(best, origin, blocks, block, row)
    _insert(best[-1], origin[-1], blocks.insertions(len(problem.a)))
    return best, origin


def trace(origin: NDArray[np.int8], band: Band) -> list[Step]:
    """The path that ends in the last cell, from its beginning."""
    i, j = len(band.first) - 1, int(band.last[-1])
    path: list[Step] = []
    while i or j:
        number = int(origin[i, j - int(band.first[i])])
        if number < 0:
            raise AssertionError(f"no way leads to boundary {i}, {j}")
        m, n = (0, 1) if number == _INSERTION else BEADS[number]
        path.append((i - m, i, j - n, j))
        i, j = i - m, j - n
    return path[::-1]


def _insert(best: Integers, origin: NDArray[np.int8], ramp: Integers) -> None:
    """Beads without a partner in a, within one row."""
    reached = np.maximum.accumulate(best - ramp) + ramp
    origin[reached > best] = _INSERTION
    np.copyto(best, reached)


def _push(best: Integers, origin: NDArray[np.int8], blocks: Blocks, block: Block, row: int) -> None:
    """All other beads that begin at boundary `row` of a."""
    for number, (m, n) in enumerate(BEADS):
        beads = blocks.beads(block, row, m, n)
        if beads is None:
            continue
        there = slice(beads.low + beads.shift, beads.high + beads.shift)
        score = best[row, beads.low : beads.high] + beads.score
        better = score > best[row + m, there]
        np.copyto(best[row + m, there], score, where=better)
        origin[row + m, there][better] = number
