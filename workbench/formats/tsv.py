"""TSV: the same tables as CSV with tabs between cells, without a byte order mark, for programs.

What Excel saves as “Unicode text” (UTF-16 with tabs) comes back here.
"""

from __future__ import annotations

from workbench.formats.csv import back, find_problems, read_table
from workbench.formats.registry import Format, WriteOptions
from workbench.formats.tables.marks import is_stamped
from workbench.formats.tables.rows import make_table
from workbench.formats.tables.separated import write_separated
from workbench.model.edition import Snapshot


def write_tsv(snapshot: Snapshot, options: WriteOptions) -> bytes:
    return write_separated(make_table(snapshot, options), "\t", "\n").encode("utf-8")


def _is_mine(data: bytes, name: str) -> int:
    if name.endswith((".tsv", ".tab")):
        return 3
    return 3 if is_stamped(data, "\t") else 0


FORMAT = Format(
    "tsv",
    "TSV",
    (".tsv", ".tab"),
    _is_mine,
    None,
    write_tsv,
    read_texts=read_table,
    back=back,
    problems=find_problems,
)
