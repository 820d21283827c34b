"""XLSX out: each table a sheet of texts, the same bytes each time.

    data = write_workbook(make_tables(snapshot, options))

Cells have the format “text”, and what begins like a formula is marked as quoted, so that a spreadsheet leaves words as
they are without an apostrophe in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from workbench.formats.archive import write_archive
from workbench.formats.tables.cells import is_like_formula
from workbench.formats.tables.rows import Table
from workbench.formats.tables.workbook_parts import HEAD, MAIN, PLAIN, QUOTED, parts
from workbench.model.errors import InputError

MOST = 32_767  # characters of a cell
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff\r]")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WIDE = {"source": 60, "translation": 60, "corrected": 60, "findings": 45, "message": 45, "remarks": 30, "comment": 30}


def write_workbook(tables: Sequence[Table]) -> bytes:
    """InputError for a text that no cell can hold."""
    files = parts([table.name for table in tables])
    for number, table in enumerate(tables, 1):
        files[f"xl/worksheets/sheet{number}.xml"] = "".join(_sheet(table))
    return write_archive({name: text.encode("utf-8") for name, text in files.items()})


def _sheet(table: Table) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{MAIN}">'
    yield '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView>'
    yield "</sheetViews><cols>"
    for number, name in enumerate(table.columns, 1):
        yield f'<col min="{number}" max="{number}" width="{_WIDE.get(name, 14)}" customWidth="1"/>'
    yield "</cols><sheetData>\n"
    letters = [_letter(number) for number in range(len(table.columns))]
    for number, row in enumerate((table.columns, *table.rows), 1):
        yield f'<row r="{number}">'
        for letter, text in zip(letters, row, strict=True):
            if text:
                look = HEAD if number == 1 else QUOTED if is_like_formula(text) else PLAIN
                yield f'<c r="{letter}{number}" s="{look}" t="inlineStr"><is><t'
                space = "" if text.isprintable() and text == text.strip() else ' xml:space="preserve"'
                yield f"{space}>{_written(text, table.name, number)}</t></is></c>"
        yield "</row>\n"
    yield "</sheetData></worksheet>\n"


def _letter(column: int) -> str:
    first, last = divmod(column, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)


def _written(text: str, table: str, row: int) -> str:
    if len(text) > MOST:
        raise InputError(
            f"a text of the table {table} has {len(text)} characters (row {row}); a cell of XLSX holds {MOST}",
            hint="export csv",
        )
    return escape(to_cell(text))


def to_cell(text: str) -> str:
    """Characters that XML cannot hold, and what reads like their escapes, as `_x0007_`."""
    text = _ESCAPED.sub(r"_x005F_x\1_", text)
    return _UNWRITABLE.sub(lambda match: f"_x{ord(match.group()):04X}_", text)


def from_cell(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)
