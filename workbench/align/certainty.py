"""How sure each bead of a path is: its lead over the best way to do without it.

    certainty(problem, model, band, best, path) == [0.998, 0.731, ...]      # one number a bead, 0..1

Every whole alignment puts each segment into exactly one bead, so the best alignment without a bead is the best one
that puts one of its segments into another. All are read off the best ways from the start
(`best`, which the search leaves) and to the end.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from workbench.align.band import Band, Step
from workbench.align.fixed import ONE, Integers
from workbench.align.model import LARGEST, Model
from workbench.align.problem import Problem
from workbench.align.scores import IMPOSSIBLE, Block
from workbench.align.search import BEADS, Blocks, beads_of_row

_TEMPER = 0.5  # words of one bead hang together: evidence is worth less than its sum


def certainty(problem: Problem, model: Model, band: Band, start: Integers, path: Sequence[Step]) -> list[float]:
    rivals = _Rivals(problem, model, band, start, path)
    best = rivals.read()
    sure = []
    for top, bottom, left, right in path:
        of_a, of_b = rivals.of_a[top:bottom], rivals.of_b[left:right]
        rival = int(np.concatenate((of_a, of_b)).max())
        lead = max(-20.0, min(20.0, (best - rival) / ONE * _TEMPER))
        sure.append(round(1.0 / (1.0 + math.exp(-lead)), 3))
    return sure


class _Rivals:
    """For each segment of either text the best whole alignment that has it in a bead that is not on the path."""

    def __init__(self, problem: Problem, model: Model, band: Band, start: Integers, path: Sequence[Step]) -> None:
        self._problem, self._model, self._band = problem, model, band
        self._null = model.prior(0, 1)
        self._start = start
        self._end = np.full_like(self._start, IMPOSSIBLE)
        self.of_a = np.full(len(problem.a) + LARGEST, IMPOSSIBLE, dtype=np.int64)
        self.of_b = np.full(len(problem.b) + band.width + LARGEST, IMPOSSIBLE, dtype=np.int64)
        self._on_path: dict[tuple[int, int, int], list[int]] = {}
        for top, bottom, left, right in path:
            self._on_path.setdefault((top, bottom - top, right - left), []).append(left)

    def read(self) -> int:
        """Goes through all rows from the last to the first; gives the score of the best alignment."""
        self._end[-1, len(self._problem.b) - int(self._band.first[-1])] = 0
        self._insertions(len(self._problem.a))
        for block in reversed(Blocks(self._problem, self._model, self._band)):
            for row in reversed(range(*block.rows)):
                self._row(block, row)
        return int(self._end[0, 0])

    def _row(self, block: Block, row: int) -> None:
        whole: list[tuple[int, int, int, Integers]] = []
        for m, n in BEADS:
            beads = beads_of_row(self._band, block, row, m, n)
            if beads is None:
                continue
            rest = self._end[row + m, beads.low + beads.shift : beads.high + beads.shift] + beads.score
            target = self._end[row, beads.low : beads.high]
            np.maximum(target, rest, out=target)
            whole.append((m, n, beads.low, self._start[row, beads.low : beads.high] + rest))
        self._insertions(row)
        for m, n, low, scores in whole:
            self._note(row, m, n, low, scores)

    def _insertions(self, row: int) -> None:
        end = self._end[row]
        ramp = self._null * np.arange(len(end))
        end[int(self._band.last[row] - self._band.first[row]) + 1 :] = IMPOSSIBLE
        np.copyto(end, np.maximum.accumulate((end + ramp)[::-1])[::-1] - ramp)
        self._note(row, 0, 1, 0, self._start[row, :-1] + self._null + end[1:])

    def _note(self, row: int, m: int, n: int, low: int, scores: Integers) -> None:
        column = int(self._band.first[row]) + low
        for left in self._on_path.get((row, m, n), ()):
            scores[left - column] = IMPOSSIBLE
        if m:
            highest = int(scores.max())
            np.maximum(self.of_a[row : row + m], highest, out=self.of_a[row : row + m])
        for shift in range(n):
            target = self.of_b[column + shift : column + shift + len(scores)]
            np.maximum(target, scores, out=target)
