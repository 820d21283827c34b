"""How sure each bead of a path is: its lead over the best whole alignment that does otherwise.

    sure = Certainty.read(blocks, best, path)
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
from workbench.align.blocks import Blocks, shifted
from workbench.align.fixed import ONE, Integers
from workbench.align.model import LARGEST
from workbench.align.problem import Problem
from workbench.align.scores import IMPOSSIBLE, Block

_TEMPER = 0.7  # words of one bead hang together: evidence is worth less than its sum


@dataclass(frozen=True, slots=True)
class Certainty:
    """through: the best whole alignment by each cell of the band; rivals: by the place, the best that avoids it."""

    problem: Problem
    band: Band
    best: int
    through: Integers
    rivals: dict[tuple[int, int], int]

    @classmethod
    def read(cls, blocks: Blocks, start: Integers, path: Sequence[Step]) -> Certainty:
        ways = _Ways(blocks, start, path)
        ways.read()
        rivals = {(row, column): rival for row, column, rival in zip(*ways.places(), strict=True)}
        return cls(blocks.problem, blocks.band, int(ways.end[0]), start + ways.end, rivals)

    def of(self, step: Step, *, ends: bool = False) -> float:
        """0..1 in steps of 1/1000. step: from place to place of the path; ends: only ends of segments are cuts."""
        lead = max(-20.0, min(20.0, (self.best - max(self.rivals_of(step, ends=ends).values())) / ONE * _TEMPER))
        return round(1.0 / (1.0 + math.exp(-lead)), 3)

    def rivals_of(self, step: Step, *, ends: bool = False) -> dict[str, int]:
        """The best alignment that does not come by the place where the bead begins, or ends, or comes by one inside."""
        top, bottom, left, right = step
        return {
            "begins": self.rivals.get((top, left), IMPOSSIBLE),
            "ends": self.rivals.get((bottom, right), IMPOSSIBLE),
            "inside": self._inside(step, ends=ends) if top < bottom and left < right else IMPOSSIBLE,
        }

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
                best = max(best, int(self.through[self.band.row(row)][there - first].max()))
        return best


class _Ways:
    """The best ways from every cell to the end, and for each place of the path the best whole alignment round it."""

    def __init__(self, blocks: Blocks, start: Integers, path: Sequence[Step]) -> None:
        self._blocks, self._start = blocks, start
        rows, columns = len(blocks.problem.a), len(blocks.problem.b)
        self.end = np.full_like(start, IMPOSSIBLE)
        self._over_row = np.full(rows + 1, IMPOSSIBLE, dtype=np.int64)
        self._over_column = np.full(LARGEST + columns + LARGEST + 2, IMPOSSIBLE, dtype=np.int64)
        self._row = np.array([step[1] for step in path], dtype=np.int64)
        self._column = np.array([step[3] for step in path], dtype=np.int64)
        self._beside = np.full(len(path), IMPOSSIBLE, dtype=np.int64)
        # The first place of each row and of each column, or behind.
        self._first_of_row: list[int] = np.searchsorted(self._row, np.arange(rows + LARGEST + 2)).tolist()
        self._first_of_column: list[int] = np.searchsorted(self._column, np.arange(columns + 2)).tolist()

    def places(self) -> tuple[list[int], list[int], list[int]]:
        """Row, column, and the best alignment that does not come by."""
        over = np.maximum(self._over_row[self._row], self._over_column[self._column + LARGEST])
        return self._row.tolist(), self._column.tolist(), np.maximum(self._beside, over).tolist()

    def read(self) -> None:
        """Goes through all rows from the last to the first."""
        self.end[-1] = 0
        _insert(self.end[self._blocks.band.row(len(self._blocks.problem.a))], self._blocks.last_insertions())
        for block in reversed(self._blocks):
            ends = self._blocks.load(self.end, block)
            starts = self._blocks.load(self._start, block)
            shown = starts, shifted(starts)
            for row in reversed(range(*block.rows)):
                self._one_row(block, row, shown, ends)
            self._blocks.store(self.end, block, ends)

    def _one_row(self, block: Block, row: int, shown: tuple[Integers, Integers], ends: Integers) -> None:
        """shown: the best ways from the start, and those to where a bead begins for each cell."""
        starts, begins = shown
        here = row - block.rows[0]
        first, last = self._blocks.span(row, block)
        rest = ends[here + 1 : here + 1 + LARGEST, None, LARGEST:] + block.scores[here]
        by_size = rest.max(axis=0)
        from_here = ends[here, LARGEST:]
        for n in range(LARGEST + 1):
            there = from_here[: block.width - n]
            np.maximum(there, by_size[n, n:], out=there)
        ends[here, :first] = IMPOSSIBLE
        ends[here, last + 1 :] = IMPOSSIBLE
        costs = self._blocks.insertions(row, int(self._blocks.band.first[row]), last + 1 - first)
        _insert(ends[here, first : last + 1], costs)
        whole = rest + begins[here]
        alone = starts[here, first:last] + np.diff(costs) + ends[here, first + 1 : last + 1]
        self._note_over(block, row, whole)
        self._note_left(block, row, whole)
        self._note_above(block, row, whole, (first - LARGEST, alone))

    def _note_over(self, block: Block, row: int, whole: Integers) -> None:
        """Rows and columns that lie inside a bead. whole: [m - 1, n, column where the bead ends]."""
        for m in range(2, LARGEST + 1):
            inside = self._over_row[row + 1 : row + m]
            np.maximum(inside, int(whole[m - 1].max()), out=inside)
        by_size = whole.max(axis=0)
        longer = by_size[LARGEST]
        for n in range(LARGEST, 1, -1):
            longer = np.maximum(longer, by_size[n])
            begin = block.left + LARGEST - (n - 1)
            over = self._over_column[begin : begin + block.width]
            np.maximum(over, longer[: len(over)], out=over)

    def _note_left(self, block: Block, row: int, whole: Integers) -> None:
        """Places of the row itself: beads that leave the row before they come to them."""
        for place in range(self._first_of_row[row], self._first_of_row[row + 1]):
            column = int(self._column[place]) - block.left
            beside = int(whole[:, 1:, : column + 1].max())
            if column > 0:
                beside = max(beside, int(whole[0, 0, :column].max()))
            self._beside[place] = max(int(self._beside[place]), beside)

    def _note_above(self, block: Block, row: int, whole: Integers, alone: tuple[int, Integers]) -> None:
        """Places below: beads that leave their column before. alone: insertions of the row, from a column on."""
        left, right = block.left, min(block.left + block.width, len(self._blocks.problem.b) + 1)
        low, high = self._first_of_column[left], self._first_of_column[right]
        low = max(low, self._first_of_row[row + 1])
        if low >= high:
            return
        by_start = np.full((LARGEST, block.width), IMPOSSIBLE, dtype=np.int64)
        for n in range(1, LARGEST + 1):
            there = by_start[:, : block.width - n]
            np.maximum(there, whole[:, n, n:], out=there)
        begin, scores = alone
        there = by_start[0, begin : begin + len(scores)]
        np.maximum(there, scores[: len(there)], out=there)
        np.maximum.accumulate(by_start, axis=0, out=by_start)
        for m in range(1, LARGEST + 1):
            # Beads of up to m segments leave aside what lies m rows below; the last takes all that lies deeper.
            first = max(low, self._first_of_row[row + m])
            end = high if m == LARGEST else min(high, self._first_of_row[row + m + 1])
            if first < end:
                beside = self._beside[first:end]
                np.maximum(beside, by_start[m - 1, self._column[first:end] - left], out=beside)


def _insert(end: Integers, costs: Integers) -> None:
    """What stands alone in b, within one row, from its end backwards."""
    np.copyto(end, np.maximum.accumulate((end + costs)[::-1])[::-1] - costs)
