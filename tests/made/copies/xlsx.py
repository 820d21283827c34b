"""XLSX, saved by openpyxl."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.made.copies.csv import KINDS, put_texts
from tests.made.edits import Copy
from workbench.cli.main import run

__all__ = ["KINDS", "SUFFIX", "write"]
SUFFIX = ".xlsx"


def write(edition: Path, copy: Copy, target: Path) -> None:
    exported = target.with_suffix(".exported.xlsx")
    assert run(["-q", "-C", str(edition), "export", "xlsx", "-o", str(exported)]) == 0
    book = openpyxl.load_workbook(exported)
    sheet = book["segments"]
    rows = [[str(cell or "") for cell in row] for row in sheet.iter_rows(min_row=2, values_only=True)]
    put_texts(rows, copy)
    for number, row in enumerate(reversed(rows), 2):
        for column, text in enumerate(row, 1):
            sheet.cell(number, column).value = text or None
    book.save(target)
