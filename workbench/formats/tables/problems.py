"""What makes a table invalid: bytes that are none, rows wider than the heading, ids that are none or stand twice.

problems(read_separated, data, "pairs.csv")[0].line
"""

from __future__ import annotations

from collections.abc import Callable

from workbench.formats.tables.returned import has_stamp, to_returned
from workbench.formats.tables.sheet import Sheet
from workbench.model.errors import InputError


def problems(read: Callable[[bytes, str], Sheet], data: bytes, file: str) -> list[InputError]:
    try:
        sheet = read(data, file)
        found = _uneven(sheet, file)
        if has_stamp(sheet.rows[0]):
            to_returned(sheet, file)
    except InputError as error:
        return [error]
    return found


def _uneven(sheet: Sheet, file: str) -> list[InputError]:
    """Rows with more cells than there are headings: a delimiter stands in words without quotes."""
    width = len(sheet.rows[0].cells)
    return [
        InputError(
            f"the row has {len(row.cells)} cells under {width} headings",
            file=file,
            line=row.number,
            hint="quote cells that hold the delimiter",
        )
        for row in sheet.rows[1:]
        if len(row.cells) > width
    ]
