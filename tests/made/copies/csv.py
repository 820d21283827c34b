"""CSV as a spreadsheet in Europe saves it: semicolons, sorted by the words, and some rows taken out."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.made.edits import Copy
from workbench.cli.main import run

SUFFIX = ".csv"
# A table has a row for each paragraph: they cannot be cut, joined or moved in it.
KINDS = {"word": 18, "punctuation": 8, "insertion": 10, "deletion": 8, "sentence": 4, "drop": 2}
CORRECTED = 5


def write(edition: Path, copy: Copy, target: Path) -> None:
    exported = target.with_suffix(".exported.csv")
    assert run(["-q", "-C", str(edition), "export", "csv", "-o", str(exported)]) == 0
    with exported.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    old = [list(row) for row in rows]
    put_texts(rows, copy)
    rows = [row for at, row in enumerate(rows) if at % 40 or row != old[at]]
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerows([head, *sorted(rows, key=lambda row: row[CORRECTED])])


def put_texts(rows: list[list[str]], copy: Copy) -> None:
    """What the copy has no paragraph for becomes an empty cell."""
    texts = {origin[0]: text for origin, text in zip(copy.origins, copy.paragraphs, strict=True)}
    number = 0
    for row in rows:
        # What was cut in two stands on one row, in two lines.
        lines = row[CORRECTED].split("\n") if row[CORRECTED] else []
        row[CORRECTED] = "\n".join(texts.get(number + at, "") for at in range(len(lines)))
        number += len(lines)
