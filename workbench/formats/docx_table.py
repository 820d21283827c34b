"""DOCX as a bilingual table: number, original, translation, notes; the translation comes back.

FORMAT.write(snapshot, WriteOptions(level="sentence"))
"""

from __future__ import annotations

from workbench.formats.registry import Format, WriteOptions
from workbench.formats.word.returning import read_back
from workbench.model.edition import Snapshot


def _write(snapshot: Snapshot, options: WriteOptions) -> bytes:
    from workbench.formats.word.side_by_side import write_table

    return write_table(snapshot, options)


FORMAT = Format(
    "docx-table",
    "Bilingual table in a Word document",
    (".docx",),
    lambda _data, _name: 0,  # `docx` tells and reads it
    write=_write,
    back=read_back,
    is_binary=True,
)
