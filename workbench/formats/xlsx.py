"""XLSX: the tables of an edition as sheets of one workbook, edited ones back, bilingual ones in.

    data = FORMAT.write(snapshot, WriteOptions())           # segments, findings, beads, corrections

Written and read by hand, since only cells are wanted: no macro, link or formula has a way in.
"""

from __future__ import annotations

from workbench.formats.archive import member_names
from workbench.formats.registry import ARCHIVE, Format, ReadOptions, Texts, WriteOptions
from workbench.formats.tables.bilingual import to_texts
from workbench.formats.tables.problems import problems
from workbench.formats.tables.returned import has_stamp, to_returned
from workbench.formats.tables.rows import make_tables
from workbench.formats.tables.sheet import Sheet
from workbench.formats.tables.workbook import write_workbook
from workbench.formats.tables.workbook_reader import read_workbook
from workbench.model.edition import Snapshot
from workbench.model.errors import InputError
from workbench.model.returned import Returned


def write_xlsx(snapshot: Snapshot, options: WriteOptions) -> bytes:
    return write_workbook(make_tables(snapshot, options))


def read_table(data: bytes, name: str, options: ReadOptions) -> Texts:
    return to_texts(_sheet(data, name), name, options.language)


def back(data: bytes, name: str) -> Returned:
    return to_returned(_sheet(data, name), name)


def find_problems(data: bytes, name: str) -> list[InputError]:
    return problems(_sheet, data, name)


def _sheet(data: bytes, name: str) -> Sheet:
    """Ours, if it is there; else the first."""
    first: Sheet | None = None
    for _, sheet in read_workbook(data, name):
        if has_stamp(sheet.rows[0]):
            return sheet
        first = first or sheet
    assert first is not None
    return first


def _is_mine(data: bytes, name: str) -> int:
    """A broken archive is told by its name, so that it is refused for what it is."""
    is_named = name.endswith((".xlsx", ".xlsm"))
    return 3 if data.startswith(ARCHIVE) and (is_named or "xl/workbook.xml" in member_names(data)) else 0


FORMAT = Format(
    "xlsx",
    "XLSX",
    (".xlsx",),
    _is_mine,
    None,
    write_xlsx,
    read_texts=read_table,
    back=back,
    problems=find_problems,
    is_binary=True,
)
