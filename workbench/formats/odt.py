"""ODT in, and back: the text of an OpenDocument file, with its headings, lists, tables, notes and emphasis.

    FORMAT.read(data, "sources/en-mt.odt", ReadOptions("en"))

Tracked changes are taken as accepted; comments and tables of contents are no part of a text, and that is said; of a
copy that comes back (a Word document of ours that was saved so) comments become remarks. Nothing that the file points
to is fetched, no macro is looked at. Lines are counted in paragraphs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from workbench.formats.archive import member_names, read_archive
from workbench.formats.drafted import to_returned
from workbench.formats.headings import openings
from workbench.formats.odt_styles import Element, Styles
from workbench.formats.outline import Item, build_tree
from workbench.formats.registry import ARCHIVE, Draft, Format, ReadOptions
from workbench.formats.shapes import is_dateline, page_number
from workbench.formats.word.names import DC
from workbench.formats.word.origin import STAMP, TABLE
from workbench.formats.word.talk import is_ours
from workbench.model.edition import Bibliography
from workbench.model.errors import InputError
from workbench.model.event import Warned
from workbench.model.returned import Comment, Returned, Stamp
from workbench.model.witness import Attributes, Block, Mark, Place, Segment
from workbench.tei.parse import parse

_MIMETYPE = "application/vnd.oasis.opendocument.text"
_HINT = "save it again with the program it is from"
_WANTED = ("content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml")
_MOST = 2000
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
# What is no text: what was deleted, what says things twice, what a program fills in.
_PASSED = {
    "tracked-changes": "",
    "table-of-content": "tables of contents", "alphabetical-index": "indexes", "bibliography": "indexes",
    "annotation": "comments", "annotation-end": "", "forms": "forms", "sequence-decls": "", "variable-decls": "",
    "user-field-decls": "", "note-citation": "", "script": "scripts", "desc": "", "title": "", "object": "objects",
    "index-title": "",
}  # fmt: skip
_BLOCKS = frozenset({"p", "h", "list", "table", "section", "text-box"})


def read_odt(data: bytes, name: str, options: ReadOptions) -> Draft:
    return _read(data, name)[0]


def back_odt(data: bytes, name: str) -> Returned:
    """Who tracked which change is not looked at; our own comments are no news."""
    draft, reading, about = _read(data, name)
    named = (
        {each.get(_META + "name"): each.text or "" for each in about.iter(_META + "user-defined")}
        if about is not None
        else {}
    )
    if named.get(TABLE):
        raise InputError("is the table of two texts as ODT", file=name, hint="save it as a Word document (.docx)")
    return to_returned(draft.nodes, Stamp.read(named.get(STAMP, "")), reading.said)


def _read(data: bytes, name: str) -> tuple[Draft, _Reading, Element | None]:
    """The text, how it was read, and what the file says of itself."""
    members = read_archive(data, name, _WANTED, most=_MOST)
    if b"encryption-data" in members.get("META-INF/manifest.xml", b""):
        raise InputError("is locked by a password", file=name, hint="save it without one")
    if "content.xml" not in members:
        raise InputError("lacks content.xml", file=name, hint="is it an ODT file? " + _HINT)
    roots = {each: parse(members[each], name, lenient=True).getroot() for each in _WANTED[:3] if each in members}
    body = next((each for each in roots["content.xml"].iter(etree.Element) if _local(each) == "text"), None)
    if body is None:
        raise InputError("holds no text document", file=name, hint="save spreadsheets as CSV or XLSX")
    reading = _Reading(name, Styles([roots["content.xml"], *([roots["styles.xml"]] if "styles.xml" in roots else [])]))
    items = list(reading.blocks(body, _Frame("")))
    if not items:
        raise InputError("holds no text", file=name, hint="is it a document of pictures?")
    heads = [each.node for each in items if isinstance(each.node, Segment) and each.node.kind == "head"]
    opens = dict(
        zip(map(id, heads), openings(list(zip(reading.levels, (h.text for h in heads), strict=True))), strict=True)
    )
    items = [
        replace(each, node=_titled(each.node, is_main=each.node is heads[0]), opens=opens[id(each.node)])
        if isinstance(each.node, Segment) and id(each.node) in opens
        else each
        for each in items
    ]
    notes = tuple(Warned(f"{what} passed over: {count}") for what, count in sorted(reading.passed.items()))
    return Draft(build_tree(items), _bibliography(roots.get("meta.xml")), notes), reading, roots.get("meta.xml")


def _titled(head: Segment, *, is_main: bool) -> Segment:
    return replace(head, attributes=(("type", "main" if is_main else "sub"),))


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands around a paragraph. kind: item, cell, or nothing of these."""

    kind: str
    group: int = 0
    row: int = 0
    marker: str = ""
    level: int = 0
    style: str = ""


@dataclass(slots=True)
class _Words:
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


class _Reading:
    def __init__(self, name: str, styles: Styles) -> None:
        self._name = name
        self._styles = styles
        self._line = 0
        self._groups = 0
        self._notes = 0
        self.levels: list[int] = []
        self.passed: Counter[str] = Counter()
        self.said: dict[int, list[Comment]] = defaultdict(list)  # by the number of the paragraph

    def blocks(self, parent: Element, frame: _Frame) -> Iterator[Item]:
        for element in parent:
            local = _local(element)
            if local in ("p", "h"):
                yield from self._paragraph(element, frame)
            elif local == "list":
                yield from self._list(element, frame)
            elif local == "table":
                yield from self._table(element)
            elif not self._is_passed(local):
                yield from self.blocks(element, frame)

    def _is_passed(self, local: str) -> bool:
        if _PASSED.get(local):
            self.passed[_PASSED[local]] += 1
        return not local or local in _PASSED

    def _paragraph(self, element: Element, frame: _Frame) -> Iterator[Item]:
        self._line += 1
        words = _Words()
        self._inline(element, words, 0)
        style = element.get(_TEXT + "style-name", "")
        kind = frame.kind or ("head" if _local(element) == "h" else self._styles.kind(style))
        place = Place(self._name, self._line, self._line)
        for text, marks in _lines(words, is_one=kind in ("head", "cell", "item")):
            if not text.strip() and not (kind == "cell" and _is_alone(element)):
                continue
            if kind in ("milestone", "pb"):
                yield Item(_sign(kind, text, place))
                continue
            if kind == "head":
                said = element.get(_TEXT + "outline-level", "1")
                self.levels.append(int(said) if said.isdigit() and _local(element) == "h" else 1)
            here = "dateline" if kind == "p" and is_dateline(text) else kind
            attributes: Attributes = (("n", frame.marker or "-"),) if kind == "item" else ()
            segment = Segment("", here, text, marks=marks, attributes=attributes, place=place)
            yield Item(segment, group=frame.group, row=frame.row)
        for box in words.boxes:
            yield from self.blocks(box, _Frame(""))

    def _list(self, element: Element, frame: _Frame) -> Iterator[Item]:
        self._groups += 1
        group = self._groups
        level = frame.level + 1
        style = element.get(_TEXT + "style-name", "") or frame.style
        number = 0
        for item in element:
            if _local(item) == "list-header":
                yield from self.blocks(item, replace(frame, level=level, style=style))
            if _local(item) != "list-item":
                continue
            said = item.get(_TEXT + "start-value", "")
            number = int(said) if said.isdigit() else number + 1
            marker = f"{number}." if self._styles.is_numbered(style, level) else "-"
            holds = {_local(each) for each in item}
            if "h" in holds:  # a numbered heading
                yield from self.blocks(item, replace(frame, level=level, style=style))
            else:
                yield from self.blocks(item, _Frame("item", group, 0, marker, level, style))

    def _table(self, table: Element) -> Iterator[Item]:
        self._groups += 1
        group = self._groups
        for row in table.iter(etree.Element):
            if _local(row) != "table-row" or _table_of(row) is not table:
                continue
            self._groups += 1
            frame = _Frame("cell", group, self._groups)
            for cell in row:
                if _local(cell) == "table-cell":
                    yield from self.blocks(cell, frame)

    def _inline(self, element: Element, words: _Words, depth: int) -> None:
        self._add(words, element.text)
        for child in element:
            self._child(child, words, depth)
            self._add(words, child.tail)

    def _child(self, child: Element, words: _Words, depth: int) -> None:
        local = _local(child)
        if local == "s":
            count = child.get(_TEXT + "c", "1")
            words.text += " " * (min(int(count), 1000) if count.isdigit() else 1)
        elif local == "tab":
            words.text += " "
        elif local == "line-break":
            words.text += "\n"
        elif local == "note":
            self._note(child, words, depth)
        elif local == "text-box":
            words.boxes.append(child)
        elif self._is_passed(local):
            if local == "annotation":
                self._comment(child)
        elif local in ("span", "a"):
            self._marked(child, words, depth)
        else:
            self._inline(child, words, depth)

    def _comment(self, annotation: Element) -> None:
        lines = (" ".join("".join(each.itertext()).split()) for each in annotation.iter(_TEXT + "p"))
        text = "\n".join(line for line in lines if line)
        who = annotation.findtext(f"{{{DC}}}creator") or ""
        when = (annotation.findtext(f"{{{DC}}}date") or "")[: len("2026-05-03T10:00:00")]
        if text and not is_ours(who, text):
            self.said[self._line].append(Comment(text, who, f"{when}Z" if when else ""))

    def _marked(self, child: Element, words: _Words, depth: int) -> None:
        made: tuple[str, Attributes] | None = None
        href = child.get(_XLINK, "")
        rend = self._styles.rend(child.get(_TEXT + "style-name", "")) if _local(child) == "span" else ""
        if rend:
            made = ("hi", (("rend", rend),))
        elif href.startswith(("http://", "https://")) and " " not in href:
            made = ("ref", (("target", href),))
        if made is None:
            self._inline(child, words, depth)
            return
        start, at = len(words.text), len(words.marks)
        self._inline(child, words, depth + 1)
        words.marks.insert(at, Mark(start, len(words.text), depth, *made))

    def _note(self, note: Element, words: _Words, depth: int) -> None:
        """Its paragraphs as one; what hangs in it hangs in it."""
        self._notes += 1
        inner = _Words()
        for paragraph in (each for each in note.iter(_TEXT + "p", _TEXT + "h")):
            inner.text += " " if inner.text else ""
            self._inline(paragraph, inner, 0)
        text = inner.text.replace("\n", " ")
        if text.strip():
            attributes = (("place", "bottom"), ("n", str(self._notes)))
            place = Place(self._name, self._line, self._line)
            segment = Segment("", "note", text, marks=tuple(inner.marks), attributes=attributes, place=place)
            at = len(words.text)
            words.marks.append(Mark(at, at, depth, "note", (), segment))

    def _add(self, words: _Words, text: str | None) -> None:
        """White space in a row is one blank, and none where one is already, as the format has it."""
        piece = " ".join(f"|{text or ''}|".split())[1:-1] if text else ""
        if piece.startswith(" ") and (not words.text or words.text.endswith((" ", "\n"))):
            piece = piece[1:]
        words.text += piece


def _sign(name: str, text: str, place: Place) -> Block:
    """A line without words of the text: a section break, or the number of a page."""
    said: Attributes = (("unit", "section"), ("n", text))
    return Block(
        name,
        attributes=said if name == "milestone" else (("n", page_number(text) or text), ("rend", text)),
        place=place,
    )


def _lines(words: _Words, *, is_one: bool) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    """A paragraph with forced line breaks is one segment a line; headings, items and cells are one."""
    text = words.text.replace("\n", " ") if is_one else words.text
    start = 0
    for line in text.split("\n"):
        stripped = line.strip(" ")
        first = start + len(line) - len(line.lstrip(" "))
        last = first + len(stripped)
        marks = [
            replace(each, start=min(max(each.start, first), last) - first, end=min(max(each.end, first), last) - first)
            for each in words.marks
            if (
                start <= each.start <= start + len(line)
                if each.node is not None
                else each.start < last and each.end > first
            )
        ]
        yield stripped, tuple(marks)
        start += len(line) + 1


def _is_alone(element: Element) -> bool:
    return element.getprevious() is None and element.getnext() is None


def _table_of(row: Element) -> Element | None:
    return next((each for each in row.iterancestors() if _local(each) == "table"), None)


def _local(element: Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _bibliography(root: Element | None) -> Bibliography:
    def first(*names: str) -> str:
        found = (
            (each for name in names for each in root.iter(etree.Element) if _local(each) == name)
            if root is not None
            else ()
        )
        return next((" ".join((each.text or "").split()) for each in found if (each.text or "").strip()), "")

    return Bibliography(
        title=first("title"), author=first("initial-creator", "creator"), date=first("creation-date")[:10]
    )


def _is_mine(data: bytes, name: str) -> int:
    if not data.startswith(ARCHIVE):
        return 2 if name.endswith((".odt", ".ott")) else 0
    if _MIMETYPE.encode() in data[:120]:
        return 3
    return 2 if name.endswith((".odt", ".ott")) and "content.xml" in member_names(data) else 0


FORMAT = Format("odt", "OpenDocument text", (".odt", ".ott"), _is_mine, read_odt, back=back_odt, is_binary=True)
