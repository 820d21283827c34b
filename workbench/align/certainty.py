"""How sure each bead of a path is: its lead over the best whole alignment that does otherwise.

    sure = Certainty.read(problem, model, band, best, path)
    sure.of(path[3])                    # a bead of pieces: 0.998
    sure.of((0, 3, 0, 2), ends=True)    # a bead of whole segments, from one place of the path to another

An alignment does otherwise if it does not come by one of the two places where the bead begins and ends, or if it
comes by a place inside, where one could cut. Every way round a place takes just one bead that leaves it aside, so
the best such way is read off the best ways from the start (`best`, which the search leaves) and to the end.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.align.band import Band, Step
from workbench.align.fixed import ONE, Integers
from workbench.align.model import LARGEST, Model
from workbench.align.problem import Problem
from workbench.align.scores import IMPOSSIBLE, Block
from workbench.align.search import BEADS, Blocks

_TEMPER = 0.5  # words of one bead hang together: evidence is worth less than its sum


@dataclass(frozen=True, slots=True)
class Certainty:
    """through: the best whole alignment by each cell of the band; rivals: by the place, the best that avoids it."""

    problem: Problem
    band: Band
    best: int
    through: Integers
    rivals: dict[tuple[int, int], int]

    @classmethod
    def read(cls, problem: Problem, model: Model, band: Band, start: Integers, path: Sequence[Step]) -> Certainty:
        ways = _Ways(Blocks.of(problem, model, band), start, path)
        ways.read()
        rivals = {(row, column): rival for row, column, rival in zip(*ways.places(), strict=True)}
        return cls(problem, band, int(ways.end[0, 0]), start + ways.end, rivals)

    def of(self, step: Step, *, ends: bool = False) -> float:
        """0..1 in steps of 1/1000. step: from place to place of the path; ends: only ends of segments are cuts."""
        top, bottom, left, right = step
        rival = max(
            self.rivals.get((top, left), IMPOSSIBLE),
            self.rivals.get((bottom, right), IMPOSSIBLE),
            self._inside(step, ends=ends) if top < bottom and left < right else IMPOSSIBLE,
        )
        lead = max(-20.0, min(20.0, (self.best - rival) / ONE * _TEMPER))
        return round(1.0 / (1.0 + math.exp(-lead)), 3)

    def _inside(self, step: Step, *, ends: bool) -> int:
        """The best alignment that comes by another place of the rectangle than its beginning and end."""
        top, bottom, left, right = step
        rows, columns = np.arange(top, bottom + 1), np.arange(left, right + 1)
        if ends:
            rows, columns = rows[self.problem.ends_a[rows] == 1], columns[self.problem.ends_b[columns] == 1]
        best = IMPOSSIBLE
        for row in rows.tolist():
            first, last = int(self.band.first[row]), int(self.band.last[row])
            there = columns[(columns >= first) & (columns <= last)]
            if row in (top, bottom):
                there = there[there != (left if row == top else right)]
            if len(there):
                best = max(best, int(self.through[row, there - first].max()))
        return best


class _Ways:
    """The best ways from every cell to the end, and for each place of the path the best whole alignment round it."""

    def __init__(self, blocks: Blocks, start: Integers, path: Sequence[Step]) -> None:
        self._blocks, self._start = blocks, start
        rows, columns = len(blocks.problem.a), len(blocks.problem.b)
        self.end = np.full_like(start, IMPOSSIBLE)
        self._over_row = np.full(rows + 1, IMPOSSIBLE, dtype=np.int64)
        self._over_column = np.full(columns + blocks.band.width + LARGEST, IMPOSSIBLE, dtype=np.int64)
        self._row = np.array([step[1] for step in path], dtype=np.int64)
        self._column = np.array([step[3] for step in path], dtype=np.int64)
        self._beside = np.full(len(path), IMPOSSIBLE, dtype=np.int64)
        # The first place of each row and of each column, or behind.
        self._first_of_row: list[int] = np.searchsorted(self._row, np.arange(rows + LARGEST + 2)).tolist()
        self._first_of_column: list[int] = np.searchsorted(
            self._column, np.arange(len(self._over_column) + blocks.band.width)
        ).tolist()

    def places(self) -> tuple[list[int], list[int], list[int]]:
        """Row, column, and the best alignment that does not come by."""
        around = np.maximum(self._beside, np.maximum(self._over_row[self._row], self._over_column[self._column]))
        return self._row.tolist(), self._column.tolist(), around.tolist()

    def read(self) -> None:
        """Goes through all rows from the last to the first."""
        problem, band = self._blocks.problem, self._blocks.band
        self.end[-1, len(problem.b) - int(band.first[-1])] = 0
        self._insertions(len(problem.a))
        for block in reversed(self._blocks):
            for row in reversed(range(*block.rows)):
                self._one_row(block, row)

    def _one_row(self, block: Block, row: int) -> None:
        whole: list[tuple[int, int, int, Integers]] = []
        for m, n in BEADS:
            beads = self._blocks.beads(block, row, m, n)
            if beads is None:
                continue
            rest = self.end[row + m, beads.low + beads.shift : beads.high + beads.shift] + beads.score
            target = self.end[row, beads.low : beads.high]
            np.maximum(target, rest, out=target)
            whole.append((m, n, beads.low, self._start[row, beads.low : beads.high] + rest))
        self._insertions(row)
        for m, n, low, scores in whole:
            self._note(row, m, n, low, scores)

    def _insertions(self, row: int) -> None:
        band, end = self._blocks.band, self.end[row]
        ramp = self._blocks.insertions(row)
        end[int(band.last[row] - band.first[row]) + 1 :] = IMPOSSIBLE
        np.copyto(end, np.maximum.accumulate((end + ramp)[::-1])[::-1] - ramp)
        self._note(row, 0, 1, 0, self._start[row, :-1] + np.diff(ramp) + end[1:])

    def _note(self, row: int, m: int, n: int, low: int, scores: Integers) -> None:
        """Beads (m, n) that begin in `row`, from column `low` of its band on, with their whole alignments."""
        column = int(self._blocks.band.first[row]) + low
        if m > 1:
            inside = self._over_row[row + 1 : row + m]
            np.maximum(inside, int(scores.max()), out=inside)
        for shift in range(1, n):
            over = self._over_column[column + shift : column + shift + len(scores)]
            np.maximum(over, scores, out=over)
        if m:
            self._note_left(row, column + max(n, 1), scores)
        if n:
            self._note_above(row + max(m, 1), column, scores)

    def _note_left(self, row: int, first: int, scores: Integers) -> None:
        """Places of the row itself, from column `first` on: the beads leave the row before they come to them."""
        low, high = self._first_of_row[row], self._first_of_row[row + 1]
        if low == high:
            return
        so_far = np.maximum.accumulate(scores)
        for place in range(low, high):
            at = min(int(self._column[place]) - first, len(scores) - 1)
            if at >= 0:
                self._beside[place] = max(int(self._beside[place]), int(so_far[at]))

    def _note_above(self, row: int, column: int, scores: Integers) -> None:
        """Places of the columns where the beads begin, from `row` on: the beads leave the column before."""
        low = max(self._first_of_column[column], self._first_of_row[row])
        high = self._first_of_column[column + len(scores)]
        if low < high:
            beside = self._beside[low:high]
            np.maximum(beside, scores[self._column[low:high] - column], out=beside)
