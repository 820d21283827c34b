"""The paragraphs of a document in one view of its tracked changes: as if all were accepted, or all rejected.

    for found in Reader(parts, View.ACCEPTED).body(): found.text, found.look.kind, found.authored

Where the mark between two paragraphs is gone in the view they are one. A paragraph that is gone with all its words
stays as an empty one (`is_gone`), so that one can tell who took it out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum

from workbench.formats.word.inline import Inline, Open
from workbench.formats.word.names import from_bookmark, w
from workbench.formats.word.numbering import Numbering
from workbench.formats.word.parts import Element, Parts, is_element, local_name
from workbench.formats.word.styles import Look, Styles, level_of, numbering_of
from workbench.model.returned import Authored

_INSIDE = {"sdt": "sdtContent", "customXml": "", "smartTag": ""}  # what holds blocks, and where in it they are


class View(StrEnum):
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a paragraph stands in which table (both counted from 0); span: columns it covers."""

    table: int
    row: int
    column: int
    span: int = 1
    is_heading: bool = False


@dataclass(slots=True)
class Found(Open):
    """A paragraph. number: of it, or its table row, in its part, from 1. marker: of a list item (None: it is none)."""

    number: int = 0
    look: Look = field(default_factory=Look)
    marker: str | None = None
    list_id: str = ""
    cell: Cell | None = None
    segment: str = ""
    is_gone: bool = False


@dataclass(slots=True)
class _Mark:
    """A bookmark of ours that is open, and how many characters it covers in each paragraph."""

    segment: str
    first: Found
    covered: dict[int, tuple[Found, int]] = field(default_factory=dict)


class Reader:
    """counts: what is there besides text (`pictures`, `hidden`, `objects`). authors: who changed what how often."""

    def __init__(self, parts: Parts, view: View, text_id: str = "") -> None:
        self.parts, self.view, self.text_id = parts, view, text_id
        self.counts: Counter[str] = Counter()
        self.authors: Counter[str] = Counter()
        self.styles = Styles(parts.part("styles"))
        self.numbering = Numbering(parts.part("numbering"))

    def body(self) -> list[Found]:
        body = self.parts.document.find(w("body"))
        return self.story(body) if body is not None else []

    def story(self, container: Element, number: int = 0) -> list[Found]:
        """The paragraphs of one container. number: of what it hangs in, if it is a note."""
        return _Story(self, number).read(container)


class _Story:
    """One container on its way; it watches what `Inline` comes across."""

    def __init__(self, reader: Reader, number: int) -> None:
        self._reader = reader
        self._accepted = reader.view is View.ACCEPTED
        self.counts = reader.counts
        self._made: list[Found] = []
        self._open: Found | None = None
        self._marks: dict[str, _Mark] = {}
        self._closed: list[_Mark] = []
        self._number, self._is_fixed, self._tables = number, number > 0, 0
        self._cell: Cell | None = None
        self._carried: Element | None = None  # whoever made a paragraph's end made the next one's beginning

    def read(self, container: Element) -> list[Found]:
        self._blocks(container)
        self._finish()
        self._name()
        return self._made

    def _blocks(self, container: Element) -> None:
        for child in container:
            if not is_element(child):
                continue
            name = local_name(child)
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self._table(child)
            elif name in _INSIDE:
                inner = child.find(w(_INSIDE[name])) if _INSIDE[name] else child
                if inner is not None:
                    self._blocks(inner)
            elif name == "altChunk":
                self.counts["objects"] += 1
            elif name == "bookmarkStart":
                self._late_mark(child)
            elif name == "bookmarkEnd":
                self.end_mark(child.get(w("id"), ""))

    def _paragraph(self, element: Element) -> None:
        properties = element.find(w("pPr"))
        found = self._begin(properties)
        inline = Inline(found, self._reader.styles, self, accepted=self._accepted)
        if _has(properties, "pageBreakBefore"):
            found.breaks.append(len(found.text))
        inline.walk(element)
        mark = properties.find(w("rPr")) if properties is not None else None
        came = _first(mark, "ins", "moveTo")
        went = _first(mark, "del", "moveFrom")
        for sign in (came, went):
            if sign is not None:
                self.sign(sign)
        lost, kept = (went, came) if self._accepted else (came, went)
        if lost is not None:
            self._lose_mark(found, lost)
            return
        if kept is not None and self._accepted:
            found.authored.append(_authored(len(found.text), len(found.text), kept))
            self._finish()
            self._carried = kept
        self._finish()

    def _begin(self, properties: Element | None) -> Found:
        if self._open is not None:
            return self._open
        if not self._is_fixed and self._cell is None:
            self._number += 1
        found = self._open = Found(number=self._number, cell=self._cell)
        style = properties.find(w("pStyle")) if properties is not None else None
        look = self._reader.styles.paragraph(style.get(w("val"), "") if style is not None else "")
        if look.kind == "p" and (level := level_of(properties)) is not None:
            look = level
        numbering = numbering_of(properties) or look.numbering
        if numbering is not None and numbering[0] != "0" and look.kind in ("p", "item"):
            found.marker = self._reader.numbering.next(*numbering)
            found.list_id = numbering[0]
            look = replace(look, kind="item")
        found.look = look
        if self._carried is not None:
            found.authored.append(_authored(0, 0, self._carried))
            self._carried = None
        return found

    def _lose_mark(self, found: Found, sign: Element) -> None:
        """What comes goes on in this paragraph; of one without words only the trace stays."""
        if self._accepted:
            found.authored.append(_authored(len(found.text), len(found.text), sign))
        if not found.text.strip():
            found.is_gone = True
            self._finish()

    def _finish(self) -> None:
        found, self._open = self._open, None
        if found is None:
            return
        self._made.append(found)
        boxes, found.boxes = found.boxes, []
        for box in boxes:
            self._blocks(box)
            self._finish()

    def _table(self, table: Element) -> None:
        self._finish()
        is_inner = self._cell is not None
        outer, number = self._cell, self._tables
        self._tables += not is_inner
        rows = (each for child in table if is_element(child) for each in _unwrapped(child, "tr"))
        for at, row in enumerate(rows):
            properties = row.find(w("trPr"))
            came, went = _first(properties, "ins"), _first(properties, "del")
            if (went if self._accepted else came) is not None:
                continue
            if not is_inner and not self._is_fixed:
                self._number += 1
            column = 0
            for cell in (each for child in row if is_element(child) for each in _unwrapped(child, "tc")):
                span = _span(cell)
                is_heading = _has(properties, "tblHeader")
                self._cell = outer or Cell(number, at, column, span, is_heading)
                self._blocks(cell)
                self._finish()
                column += span
        self._cell = outer

    # What `Inline` tells of what it comes across.

    def sign(self, element: Element) -> None:
        self._reader.authors[element.get(w("author"), "")] += 1

    def start_mark(self, element: Element, found: Open) -> None:
        segment = from_bookmark(element.get(w("name"), ""), self._reader.text_id)
        if segment and isinstance(found, Found):
            self._marks[element.get(w("id"), "")] = _Mark(segment, found)

    def covers(self, found: Open, number: int) -> None:
        for mark in self._marks.values():
            if isinstance(found, Found):
                mark.covered[id(found)] = (found, mark.covered.get(id(found), (found, 0))[1] + number)

    def _late_mark(self, element: Element) -> None:
        """A bookmark between two paragraphs begins with the next one."""
        segment = from_bookmark(element.get(w("name"), ""), self._reader.text_id)
        if segment:
            self._marks[element.get(w("id"), "")] = _Mark(segment, Found())

    def end_mark(self, identifier: str) -> None:
        mark = self._marks.pop(identifier, None)
        if mark is not None:
            self._closed.append(mark)

    def _name(self) -> None:
        """The id of each paragraph: of the first bookmark that is all its own; one over several says too little."""
        seen: set[str] = set()
        for mark in [*self._closed, *self._marks.values()]:
            held = [found for found, number in mark.covered.values() if number]
            found = held[0] if held else mark.first
            if len(held) <= 1 and not found.segment and mark.segment not in seen:
                seen.add(mark.segment)
                found.segment = mark.segment


def _authored(start: int, end: int, sign: Element) -> Authored:
    return Authored(start, end, sign.get(w("author"), ""), sign.get(w("date"), ""))


def _first(properties: Element | None, *names: str) -> Element | None:
    found = (properties.find(w(name)) for name in names) if properties is not None else ()
    return next((each for each in found if each is not None), None)


def _has(properties: Element | None, name: str) -> bool:
    element = properties.find(w(name)) if properties is not None else None
    return element is not None and element.get(w("val"), "1") not in ("0", "false", "off")


def _unwrapped(child: Element, wanted: str) -> list[Element]:
    """Rows and cells may stand in content controls."""
    name = local_name(child)
    if name == wanted:
        return [child]
    if name not in _INSIDE:
        return []
    inner = child.find(w(_INSIDE[name])) if _INSIDE[name] else child
    found = inner if inner is not None else ()
    return [one for each in found if is_element(each) for one in _unwrapped(each, wanted)]


def _span(cell: Element) -> int:
    span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    value = span.get(w("val"), "1") if span is not None else "1"
    return min(int(value), 100) if value.isdecimal() and int(value) else 1
