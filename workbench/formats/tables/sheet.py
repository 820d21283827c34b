"""A table as it was read: rows of cells, each row with its line, within limits.

    sheet.rows[0].cells        # ("Russian", "English")

Limits: 200 columns and 100,000 rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.model.errors import InputError
from workbench.model.event import Warned

MOST_COLUMNS = 200
MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class Comment:
    """What hangs on a cell of a row (its number), apart from its words."""

    row: int
    text: str
    who: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """number: its line in the file, or its row in the sheet, 1-based."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int | None) -> str:
        """Empty where the row is shorter, or there is no such column."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """rows: without those that are empty."""

    rows: tuple[Row, ...]
    notes: tuple[Warned, ...] = ()
    comments: tuple[Comment, ...] = ()


def make_sheet(
    rows: Iterable[tuple[int, Iterable[str]]],
    file: str,
    notes: tuple[Warned, ...] = (),
    comments: tuple[Comment, ...] = (),
) -> Sheet:
    """InputError beyond the limits, and for a table without a row."""
    kept: list[Row] = []
    for number, cells in rows:
        made = list(cells)
        while made and not made[-1]:
            made.pop()
        if len(made) > MOST_COLUMNS:
            message = f"has a row of {len(made)} columns; the limit is {MOST_COLUMNS}"
            raise InputError(message, file=file, line=number, hint="is it a table of texts, and the right delimiter?")
        if made:
            kept.append(Row(number, tuple(made)))
        if len(kept) > MOST_ROWS:
            raise InputError(f"has more than {MOST_ROWS} rows", file=file, hint="cut it into parts")
    if not kept:
        raise InputError("is empty", file=file, hint="give a table with a heading and rows")
    return Sheet(tuple(kept), notes, comments)
