"""What of a text stands elsewhere in that text's own order, and where.

    for move in moves_of(rows, column, texts[column]): ...   # Move(rows=(5,), place=6, is_behind=True)

Rows follow the base. Read down a column, another text comes in its own order but for what was moved; the cells that
keep the order are chosen so that as little as possible has to be called moved, and first what the alignment calls so.
Footnotes are left out: where they stand says nothing of where they belong. n log n in the rows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.model.witness import Witness
from workbench.render.rows import Row


@dataclass(frozen=True, slots=True)
class Move:
    """rows: numbers of the rows that moved together, in order; place: the row beside whose cell they stand in the text.

    is_behind: they stand behind that cell; else before it, because nothing comes before them.
    """

    rows: tuple[int, ...]
    place: int
    is_behind: bool


def moves_of(rows: Sequence[Row], column: int, text: Witness) -> tuple[Move, ...]:
    """Of one column, in the text's own order."""
    position = {segment.id: number for number, segment in enumerate(text.segments)}
    cells = [
        (position[row.cells[column][0].id], number)
        for number, row in enumerate(rows)
        if any(segment.kind not in ("note", "fw") for segment in row.cells[column])
    ]
    if cells == sorted(cells):
        return ()
    staying = _keep_order([(at, 1 if rows[number].moved else len(cells) + 1) for at, number in cells])
    places = sorted(cells[index] for index in staying)
    return tuple(_placed(run, places) for run in _runs(cells, staying))


def _placed(run: Sequence[tuple[int, int]], places: Sequence[tuple[int, int]]) -> Move:
    behind = bisect_left(places, run[0]) - 1
    return Move(tuple(number for _, number in run), places[max(behind, 0)][1], behind >= 0)


def _runs(cells: Sequence[tuple[int, int]], staying: set[int]) -> Iterator[list[tuple[int, int]]]:
    """Moved cells that follow each other both in the rows and in the text."""
    rank = {cell: number for number, cell in enumerate(sorted(cells))}
    index = {cell: number for number, cell in enumerate(cells)}
    run: list[tuple[int, int]] = []
    for cell in sorted(cells[number] for number in range(len(cells)) if number not in staying):
        if run and (rank[cell] != rank[run[-1]] + 1 or index[cell] != index[run[-1]] + 1):
            yield run
            run = []
        run.append(cell)
    yield run


def _keep_order(weighted: Sequence[tuple[int, int]]) -> set[int]:
    """Indices of the heaviest increasing subsequence of (value, weight)."""
    rank = {value: number + 1 for number, value in enumerate(sorted(value for value, _ in weighted))}
    best: list[tuple[int, int]] = [(0, -1)] * (len(weighted) + 1)  # a Fenwick tree of (weight so far, index of its end)
    before, end = [], (0, -1)
    for index, (value, weight) in enumerate(weighted):
        at, found = rank[value] - 1, (0, -1)
        while at:
            found = max(found, best[at])
            at &= at - 1
        before.append(found[1])
        here, at = (found[0] + weight, index), rank[value]
        end = max(end, here)
        while at < len(best):
            best[at] = max(best[at], here)
            at += at & -at
    kept, last = set(), end[1]
    while last >= 0:
        kept.add(last)
        last = before[last]
    return kept
