"""DOCX: the text as people expect it in a word processor; what comes back becomes decisions.

FORMAT.read(data, "sources/en-mt.docx", ReadOptions("en")).nodes
"""

from __future__ import annotations

from workbench.formats.registry import Draft, Format, ReadOptions, WriteOptions
from workbench.formats.word.parts import is_word
from workbench.formats.word.returning import read_back
from workbench.formats.word.rules import find_problems
from workbench.model.edition import Snapshot


def _read(data: bytes, file: str, options: ReadOptions) -> Draft:
    from workbench.formats.word.draft import read_draft
    from workbench.formats.word.story import View

    return read_draft(data, file, View(options.changes))


def _write(snapshot: Snapshot, options: WriteOptions) -> bytes:
    from workbench.formats.word.documents import write_clean

    return write_clean(snapshot, options)


FORMAT = Format(
    "docx",
    "Word document",
    (".docx", ".docm"),
    is_word,
    _read,
    _write,
    back=read_back,
    problems=find_problems,
    is_binary=True,
)
