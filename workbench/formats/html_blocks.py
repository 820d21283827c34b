"""The visible text of a page as blocks in document order, with inline markup kept as marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from workbench.formats.paragraphs import paragraphs
from workbench.model.witness import Attributes, Mark, Place, Segment

Element = etree._Element

_HIDDEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "canvas"})
# Whatever a browser does not know is part of a line: a word processor marks places and empty paragraphs so.
BLOCKS = frozenset(
    {"address", "article", "aside", "audio", "blockquote", "body", "button", "caption", "center", "col", "colgroup",
     "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame",
     "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "listing",
     "main", "menu", "nav", "ol", "optgroup", "option", "p", "plaintext", "pre", "search", "section", "select",
     "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul", "video", "xmp"}
)  # fmt: skip
_KINDS = {"li": "item", "dt": "item", "dd": "item", "td": "cell", "th": "cell", "blockquote": "quote"}
_RENDERED = {
    "em": "italic",
    "i": "italic",
    "cite": "italic",
    "strong": "bold",
    "b": "bold",
    "u": "underline",
    "sup": "sup",
}
_COUNT = re.compile(r"\d{1,6}")
# Characters: a cell of a table of data holds less; of a table with one column, much less.
_LONG, _PROSE = 400, 80
_BLANKS = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True)
class Found:
    """One block of text. kind: a segment kind, or `break`. path: the elements around it, outermost first.

    row: of a table, numbered through the page.
    """

    kind: str
    text: str
    marks: tuple[Mark, ...]
    attributes: Attributes
    place: Place
    group: int
    path: tuple[Element, ...]
    row: int = 0


@dataclass(slots=True)
class _Open:
    """Text on its way into one block."""

    line: int
    path: tuple[Element, ...]
    text: str = ""
    marks: list[Mark] = field(default_factory=list)


def read_blocks(root: Element, file: str, notes: Mapping[Element, Segment | None] | None = None) -> list[Found]:
    """notes: what hangs where such an element stands; its own words, a number mostly, go."""
    body = root.find("body")
    reader = _Reader(file, notes or {})
    reader.block(body if body is not None else root, ())
    return reader.found


class _Reader:
    def __init__(self, file: str, notes: Mapping[Element, Segment | None]) -> None:
        self._file = file
        self._notes = notes
        self._layouts: dict[Element, bool] = {}
        self._numbers: dict[Element, int] = {}
        self.found: list[Found] = []
        self._open: _Open | None = None
        self._groups: dict[Element, int] = {}

    def block(self, element: Element, above: tuple[Element, ...]) -> None:
        path = (*above, element)
        self._close()
        self._take(element.text, element, path, 0)
        for child in element:
            self._child(child, path, 0)
            self._take(child.tail, child, path, 0)
        self._close()

    def _child(self, child: Element, path: tuple[Element, ...], depth: int) -> None:
        if not isinstance(child.tag, str) or child.tag in _HIDDEN or _is_hidden(child):
            return
        if child.tag == "hr":
            self._close()
            place = Place(self._file, child.sourceline or 1, child.sourceline or 1)
            self.found.append(Found("break", "", (), (), place, 0, path))
        elif child.tag == "pre" and not _holds_block(child):
            self._preformatted(child, (*path, child))
        elif child.tag not in BLOCKS and not _holds_block(child):
            self._inline(child, path, depth)
        else:
            self.block(child, path)

    def _preformatted(self, element: Element, path: tuple[Element, ...]) -> None:
        """Lines as in a plain text: verse stays lines, what was wrapped by hand becomes paragraphs."""
        self._close()
        kind, group = self._kind(path)
        first = element.sourceline or 1
        for each in paragraphs("".join(_seen(element))):
            place = Place(self._file, first + each.first - 1, first + each.last - 1)
            self.found.append(Found(kind, _BLANKS.sub(" ", each.text), (), (), place, group, path))

    def _inline(self, element: Element, path: tuple[Element, ...], depth: int) -> None:
        if element.tag == "br":
            if self._open is not None and self._open.text.strip():
                self._open.text = self._open.text.rstrip(" ") + "\n"
            return
        if element in self._notes:
            self._hang(self._notes[element], element, path, depth)
            return
        mark = _to_mark(element)
        if mark is None:
            self._take(element.text, element, path, depth)
            for child in element:
                self._child(child, path, depth)
                self._take(child.tail, child, path, depth)
            return
        if self._open is None:
            self._open = _Open(element.sourceline or 1, path)
        start, index = len(self._open.text), len(self._open.marks)
        self._open.marks.append(Mark(start, start, depth, *mark))
        opened = self._open
        self._take(element.text, element, path, depth + 1)
        for child in element:
            self._child(child, path, depth + 1)
            self._take(child.tail, child, path, depth + 1)
        opened.marks[index] = Mark(start, max(start, len(opened.text)), depth, *mark)

    def _hang(self, note: Segment | None, element: Element, path: tuple[Element, ...], depth: int) -> None:
        if note is None:
            return
        if self._open is None:
            self._open = _Open(element.sourceline or 1, path)
        at = len(self._open.text)
        self._open.marks.append(Mark(at, at, depth, "note", (), note))

    def _take(self, text: str | None, element: Element, path: tuple[Element, ...], depth: int) -> None:
        piece = _BLANKS.sub(" ", text or "")
        if self._open is None:
            if not piece.strip(" "):
                return
            self._open = _Open(element.sourceline or 1, path)
        if self._open.text.endswith((" ", "\n")) or not self._open.text:
            piece = piece.lstrip(" ")
        self._open.text += piece

    def _close(self) -> None:
        opened, self._open = self._open, None
        if opened is None:
            return
        if not opened.text.strip():
            self._keep_notes(opened)
            return
        text = opened.text.rstrip(" \n")
        marks = tuple(
            replace(mark, start=min(mark.start, len(text)), end=min(mark.end, len(text)))
            for mark in opened.marks
            if mark.start < min(mark.end, len(text)) or mark.node is not None
        )
        kind, group = self._kind(opened.path)
        attributes, row = self._attributes(kind, opened.path), self._row(opened.path) if kind == "cell" else 0
        for start, end in _lines(text):
            inner = tuple(_shift(mark, start, end) for mark in marks if _is_within(mark, start, end))
            place = Place(self._file, opened.line, opened.line)
            self.found.append(Found(kind, text[start:end], inner, attributes, place, group, opened.path, row))

    def _keep_notes(self, opened: _Open) -> None:
        """Notes that hang in no words are paragraphs."""
        place = Place(self._file, opened.line, opened.line)
        for note in (mark.node for mark in opened.marks if isinstance(mark.node, Segment)):
            self.found.append(Found("p", note.text, note.marks, (), place, 0, opened.path))

    def _kind(self, path: tuple[Element, ...]) -> tuple[str, int]:
        for element in reversed(path):
            tag = str(element.tag)
            if re.fullmatch("h[1-6]", tag):
                return "head", 0
            if tag in _KINDS:
                kind = _KINDS[tag]
                if kind == "cell" and self._is_layout(path, element):
                    continue
                return kind, self._group(element, path) if kind != "quote" else 0
        return "p", 0

    def _attributes(self, kind: str, path: tuple[Element, ...]) -> Attributes:
        """The marker of a numbered item."""
        if kind != "item":
            return ()
        item = next((each for each in reversed(path) if each.tag == "li"), None)
        holder = next((each for each in reversed(path) if each.tag in ("ol", "ul", "menu", "dl")), None)
        if item is not None and item.get("data-marker"):
            return (("n", item.get("data-marker", "")),)
        if item is None or holder is None or holder.tag != "ol":
            return ()
        if item not in self._numbers:
            before = [each for each in holder if each.tag == "li" and each in self._numbers]
            said, first = item.get("value", ""), holder.get("start", "")
            after = self._numbers[before[-1]] + 1 if before else int(first) if _COUNT.fullmatch(first) else 1
            self._numbers[item] = int(said) if _COUNT.fullmatch(said) else after
        return (("n", f"{self._numbers[item]}."),)

    def _row(self, path: tuple[Element, ...]) -> int:
        row = next((each for each in reversed(path) if each.tag == "tr"), path[-1])
        return self._groups.setdefault(row, len(self._groups) + 1)

    def _is_layout(self, path: tuple[Element, ...], cell: Element) -> bool:
        """Whether the table around the cell only puts things in their places, as pages once did."""
        table = next((each for each in reversed(path[: path.index(cell)]) if each.tag == "table"), None)
        if table is None:
            return False
        if table not in self._layouts:
            self._layouts[table] = _is_layout(table)
        return self._layouts[table]

    def _group(self, element: Element, path: tuple[Element, ...]) -> int:
        holders = [each for each in path if each.tag in ("ul", "ol", "dl", "table", "menu")]
        holder = holders[-1] if holders else element
        return self._groups.setdefault(holder, len(self._groups) + 1)


def _seen(element: Element) -> Iterator[str]:
    """The text of an element in which nothing but text and inline elements stand, as it is broken into lines."""
    if element.tag == "br":
        yield "\n"
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _HIDDEN and not _is_hidden(child):
            yield from _seen(child)
        yield child.tail or ""


def _lines(text: str) -> list[tuple[int, int]]:
    """A block with forced line breaks is one segment a line."""
    stretches, start = [], 0
    for piece in text.split("\n"):
        end = start + len(piece)
        stripped = piece.strip(" ")
        if stripped:
            begin = start + len(piece) - len(piece.lstrip(" "))
            stretches.append((begin, begin + len(stripped)))
        start = end + 1
    return stretches


def _is_within(mark: Mark, start: int, end: int) -> bool:
    if mark.node is not None:
        return start <= mark.start <= end
    return mark.start < end and mark.end > start


def _is_layout(table: Element) -> bool:
    """A table of data names its columns, or has several cells in a row and no long texts, headings or tables inside."""
    if table.get("role") in ("presentation", "none"):
        return True
    if any(True for _ in table.iter("th", "caption")):
        return False
    if any(each is not table for each in table.iter("h1", "h2", "h3", "h4", "h5", "h6", "table")):
        return True
    longest = max((len(" ".join("".join(cell.itertext()).split())) for cell in table.iter("td")), default=0)
    has_columns = any(len(row.findall("td")) > 1 for row in table.iter("tr"))
    return longest > (_LONG if has_columns else _PROSE)


def _shift(mark: Mark, start: int, end: int) -> Mark:
    return replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)


def _to_mark(element: Element) -> tuple[str, Attributes] | None:
    if element.tag in _RENDERED:
        return "hi", (("rend", _RENDERED[element.tag]),)
    href = element.get("href", "")
    if element.tag == "a" and re.match(r"https?://\S+$", href):
        return "ref", (("target", href),)
    return None


def _is_hidden(element: Element) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return "hidden" in element.attrib or "display:none" in style


def _holds_block(element: Element) -> bool:
    return any(each.tag in BLOCKS for each in element.iterdescendants(etree.Element))
