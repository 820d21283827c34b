"""Marks of plain text that become markup: _italics_ and [1] note references."""

from __future__ import annotations

import re
from collections.abc import Callable

from workbench.model.witness import Mark, Node

_TOKEN = re.compile(r"_(?P<italic>[^_\n]*[^_\s])_(?!\w)|\[(?P<label>\d{1,3}|\*{1,3})\]")


def read_inline(text: str, take_note: Callable[[str], Node | None]) -> tuple[str, tuple[Mark, ...]]:
    """The text without its marks, and the marks. take_note: the note of a label, once; None leaves `[1]` as it is."""
    parts: list[str] = []
    marks: list[Mark] = []
    length = last = 0

    def keep(piece: str) -> None:
        nonlocal length
        parts.append(piece)
        length += len(piece)

    for match in _TOKEN.finditer(text):
        label = match["label"]
        if label is None and match.start() and text[match.start() - 1].isalnum():
            continue
        note = take_note(label) if label is not None else None
        if label is not None and note is None:
            continue
        keep(text[last : match.start()])
        last = match.end()
        if note is not None:
            marks.append(Mark(length, length, 0, "note", (), note))
            continue
        start = length
        inner, nested = read_inline(match["italic"], take_note)
        keep(inner)
        marks.append(Mark(start, length, 0, "hi", (("rend", "italic"),)))
        marks += [
            Mark(start + each.start, start + each.end, each.depth + 1, each.name, each.attributes, each.node)
            for each in nested
        ]
    keep(text[last:])
    return "".join(parts), tuple(marks)
