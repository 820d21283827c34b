"""CSV: tables of an edition out, edited ones back, bilingual ones in. With a byte order mark, which Excel needs.

data = FORMAT.write(snapshot, WriteOptions(table="findings"))
"""

from __future__ import annotations

from workbench.formats.registry import Format, ReadOptions, Texts, WriteOptions
from workbench.formats.tables.bilingual import to_texts
from workbench.formats.tables.marks import is_stamped
from workbench.formats.tables.problems import problems
from workbench.formats.tables.returned import to_returned
from workbench.formats.tables.rows import make_table
from workbench.formats.tables.separated import read_separated, write_separated
from workbench.model.edition import Snapshot
from workbench.model.errors import InputError
from workbench.model.returned import Returned


def write_csv(snapshot: Snapshot, options: WriteOptions) -> bytes:
    return write_separated(make_table(snapshot, options), ",", "\r\n").encode("utf-8-sig")


def read_table(data: bytes, name: str, options: ReadOptions) -> Texts:
    return to_texts(read_separated(data, name), name, options.language)


def back(data: bytes, name: str) -> Returned:
    return to_returned(read_separated(data, name), name)


def find_problems(data: bytes, name: str) -> list[InputError]:
    return problems(read_separated, data, name)


def _is_mine(data: bytes, name: str) -> int:
    if name.endswith(".csv"):
        return 3
    return 3 if is_stamped(data, ",;") else 0


FORMAT = Format(
    "csv", "CSV", (".csv",), _is_mine, None, write_csv, read_texts=read_table, back=back, problems=find_problems
)
