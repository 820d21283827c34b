"""CSV and TSV, whatever program saved them: delimiter, quotes, encoding and line ends are found out.

sheet = read_separated(data, "pairs.csv")         # `,`, `;` (as Excel saves it in Europe) or tab
data = write_separated(table, ",")                # RFC 4180; guarded against formulas
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from workbench.formats.encodings import decode
from workbench.formats.tables.cells import guard, guard_words
from workbench.formats.tables.rows import SEGMENTS, WORDS, Table
from workbench.formats.tables.sheet import Sheet, make_sheet
from workbench.model.errors import InputError

DELIMITERS = ",;\t|"
_SAID = re.compile(r"sep=(.)\r?\n", re.I)
_SAMPLE = 60  # rows that are looked at for the delimiter


def read_separated(data: bytes, file: str) -> Sheet:
    """InputError with the line for what is no table, or is beyond the limits."""
    text, notes = decode(data, file)
    text = text.replace("\0", "")
    shift = 0
    if said := _SAID.match(text):
        delimiter, text, shift = said.group(1), text[said.end() :], 1
    else:
        delimiter = find_delimiter(text)

    def rows(quoting: Literal[0, 3]) -> Iterator[tuple[int, Sequence[str]]]:
        return ((line + shift, cells) for line, cells in _rows(text, delimiter, quoting, file))

    try:
        return make_sheet(rows(csv.QUOTE_MINIMAL), file, notes)
    except InputError:
        if delimiter != "\t":
            raise
    # Many programs write tabs between cells and know of no quotes.
    return make_sheet(rows(csv.QUOTE_NONE), file, notes)


def find_delimiter(text: str) -> str:
    """The one that cuts the first rows into the most equal numbers of cells, more than one."""

    def regularity(delimiter: str) -> tuple[float, int]:
        lengths = Counter(_lengths(text, delimiter))
        length, number = max(lengths.items(), key=lambda item: (item[0] > 1, item[1]), default=(1, 0))
        return (number / max(1, lengths.total()) if length > 1 else 0.0, length)

    return max(DELIMITERS, key=regularity)


def _lengths(text: str, delimiter: str) -> Iterator[int]:
    reader = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=delimiter)
    try:
        for row, _ in zip(reader, range(_SAMPLE), strict=False):
            if row:
                yield len(row)
    except csv.Error:
        return


def _rows(text: str, delimiter: str, quoting: Literal[0, 3], file: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Each row with the line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise InputError(_what(str(error)), file=file, line=line, hint="mend the quotes of that row") from None
        if cells is None:
            return
        yield line, cells
        line = reader.line_num + 1


def _what(error: str) -> str:
    if "field larger" in error:
        return "has a cell of more than 131,072 characters: is a quotation mark open?"
    if "unexpected end" in error:
        return "ends inside a quoted cell"
    return "has a quotation mark amid a cell that begins with one: a quotation mark in a quoted cell is written twice"


def write_separated(table: Table, delimiter: str, line_end: str) -> str:
    """Cells are quoted where they must be; a cell of several lines has line feeds inside."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=delimiter, lineterminator=line_end)
    writer.writerow([guard(title) for title in table.columns])
    guards = [guard_words if table.name == SEGMENTS and title in WORDS else guard for title in table.columns]
    for row in table.rows:
        writer.writerow([each(cell.replace("\r\n", "\n")) for each, cell in zip(guards, row, strict=True)])
    return target.getvalue()
