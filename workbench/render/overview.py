"""The whole page as a strip: where findings stand, how bad, and how much of each row was changed.

    overview = overview_of(rows)        # Overview(length=57, ticks=(Tick(at=3, anchor="p4", severity="major", …), …))

Drawn as inline SVG: above the line a bar for the worst open finding of a row, the higher the worse; below it one for
the share of characters that was changed. Rows with neither have no tick.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.render.page_data import RowView

HEIGHTS = {"critical": 10, "major": 8, "minor": 5, "neutral": 3}


@dataclass(frozen=True, slots=True)
class Tick:
    """at: number of the row. up, down: heights, 0 to 10. label: what stands there, in words."""

    at: int
    anchor: str
    severity: str
    up: int
    down: int
    label: str


@dataclass(frozen=True, slots=True)
class Overview:
    """length: rows, furniture left out. marked, changed: how many of them have open findings, and corrections."""

    length: int
    ticks: tuple[Tick, ...]
    marked: int
    changed: int


def overview_of(rows: Sequence[RowView]) -> Overview:
    """rows: of a page, in order."""
    text = [row for row in rows if not row.is_furniture]
    ticks = tuple(_tick(at, row) for at, row in enumerate(text) if row.numbers and (row.open_counts or row.changed))
    return Overview(len(text), ticks, sum(tick.up > 0 for tick in ticks), sum(tick.down > 0 for tick in ticks))


def _tick(at: int, row: RowView) -> Tick:
    worst = row.open_counts[0][0] if row.open_counts else ""
    said = [f"{number} {severity}" for severity, number in row.open_counts]
    said += [f"{row.changed} % changed"] if row.changed else []
    down = math.ceil(math.sqrt(row.changed))  # the root, so that a changed word of a long paragraph is seen
    return Tick(at, row.numbers[0], worst, HEIGHTS.get(worst, 0), down, f"{row.numbers[0]}: {', '.join(said)}")
