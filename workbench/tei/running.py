"""Running text of another project's file: one segment's words and marks, blanks evened out.

`<p> Je <hi>suis</hi>\n  <note>…</note> là </p>` gives "Je suis là", a mark over "suis" and a note behind it.

Blanks, tabs and line ends in a row become one blank; those at the ends of the segment go; those just inside the
ends of an element move out of it; a line break (`lb`) between two words becomes a blank too. NBSP and the like
are letters here. In `xml:space="preserve"` nothing is touched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.model.witness import Attributes, Mark, Node

_BLANKS = re.compile(r"([ \t\r\n]+)")


@dataclass(slots=True)
class _Open:
    index: int
    name: str
    depth: int
    attributes: Attributes
    start: int = -1  # not known before the first letter


class RunningText:
    """Takes a segment piece by piece in document order: text, marks that open and close, what hangs in it."""

    def __init__(self, *, keep_blanks: bool = False) -> None:
        self.keep_blanks = keep_blanks
        self.pieces: list[str] = []
        self.length = 0
        self.is_blank_due = False
        self.open: list[_Open] = []
        self.marks: list[Mark | None] = []
        self.lines = 0

    def add(self, text: str | None) -> None:
        if not text:
            return
        self.lines += text.count("\n")
        if self.keep_blanks:
            self._put(text)
            return
        for at, piece in enumerate(_BLANKS.split(text)):
            if at % 2:
                self.is_blank_due = self.length > 0
            elif piece:
                if self.is_blank_due:
                    self._blank()
                self._put(piece)

    def open_mark(self, name: str, attributes: Attributes) -> None:
        self.open.append(_Open(len(self.marks), name, len(self.open), attributes))
        self.marks.append(None)

    def end_blank(self) -> None:
        """A blank that is due is written now, before what opens next."""
        if self.is_blank_due:
            self._settle(self.length)
            self._blank()

    def close_mark(self) -> None:
        mark = self.open.pop()
        start = self.length if mark.start < 0 else mark.start
        if mark.start < 0:
            self._settle(self.length)
        self.marks[mark.index] = Mark(start, self.length, mark.depth, mark.name, mark.attributes)
        if not self.keep_blanks and _parts_words(mark.name, dict(mark.attributes)):
            self.is_blank_due = self.length > 0

    def hang(self, name: str, node: Node) -> None:
        """A note, a list: at the last letter before it."""
        self._settle(self.length)
        self.marks.append(Mark(self.length, self.length, len(self.open), name, (), node))

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    @property
    def is_empty(self) -> bool:
        return not self.length and not self.marks

    def finished_marks(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark is not None)

    def _blank(self) -> None:
        self.is_blank_due = False
        self.pieces.append(" ")
        self.length += 1

    def _put(self, text: str) -> None:
        self._settle(self.length)
        self.pieces.append(text)
        self.length += len(text)

    def _settle(self, at: int) -> None:
        """Marks that wait for their first letter begin here."""
        for mark in self.open:
            if mark.start < 0:
                mark.start = at


def _parts_words(name: str, attributes: dict[str, str]) -> bool:
    """A new line, and a new paragraph that only a milestone shows."""
    if name == "lb":
        return attributes.get("break") != "no"
    return name == "milestone" and attributes.get("unit") == "paragraph"
