"""DOCX with every correction as a tracked change of whoever made it, and findings and remarks as comments.

FORMAT.write(snapshot, WriteOptions())      # accepting all gives the corrected text, rejecting all the base
"""

from __future__ import annotations

from workbench.formats.registry import Format, WriteOptions
from workbench.formats.word.returning import read_back
from workbench.model.edition import Snapshot


def _write(snapshot: Snapshot, options: WriteOptions) -> bytes:
    from workbench.formats.word.documents import write_tracked

    return write_tracked(snapshot, options)


FORMAT = Format(
    "docx-tracked",
    "Word document with tracked changes",
    (".docx",),
    lambda _data, _name: 0,  # `docx` tells and reads it
    write=_write,
    back=read_back,
    is_binary=True,
)
