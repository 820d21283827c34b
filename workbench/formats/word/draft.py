"""A DOCX file as a text of its own: headings, lists, tables, notes, emphasis; what is no text is told.

    read_draft(data, "sources/en-mt.docx", View.ACCEPTED).nodes

A “line” of the file is a paragraph, or a row of a table: document.xml has only one line of bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from workbench.formats import shapes
from workbench.formats.outline import Item, build_tree
from workbench.formats.registry import Draft
from workbench.formats.word.headings import as_headings
from workbench.formats.word.names import w
from workbench.formats.word.parts import Parts, open_parts
from workbench.formats.word.pieces import Piece, cut_lines
from workbench.formats.word.story import Found, Reader, View
from workbench.model.edition import Bibliography
from workbench.model.errors import InputError
from workbench.model.event import Warned
from workbench.model.witness import Attributes, Block, Mark, Node, Place, Segment

_FURNITURE = {"headers": "header", "footers": "footer"}


def read_draft(data: bytes, file: str, view: View) -> Draft:
    parts = open_parts(data, file)
    reader = Reader(parts, view)
    found = as_headings(reader.body())
    made = _Drafting(reader, file).items(found)
    head, foot = (list(_furniture(reader, kind, file)) for kind in ("header", "footer"))
    items = [*head, *made, *foot]
    if not any(isinstance(item.node, Block) or item.node.kind != "fw" for item in items):
        raise InputError("holds no text", file=file, hint="is it the right file?")
    about = parts.about()
    return Draft(build_tree(items), Bibliography(**about), tuple(_notes(reader, parts, view)))


def _furniture(reader: Reader, kind: str, file: str) -> Iterator[Item]:
    """What stands above or below the pages, each thing once."""
    seen: set[str] = set()
    for root in reader.parts.all_of(kind):
        for found in reader.story(root):
            for piece in cut_lines(found):
                if any(char.isalpha() for char in piece.text) and piece.text not in seen:
                    seen.add(piece.text)
                    attributes: Attributes = (("type", kind),)
                    yield Item(Segment("", "fw", piece.text, attributes=attributes, place=Place(file, 1, 1)))


def _notes(reader: Reader, parts: Parts, view: View) -> Iterator[Warned]:
    """What is told to whoever imports the file."""
    if reader.authors:
        number, names = sum(reader.authors.values()), _names(reader.authors)
        yield Warned(f"{_count(number, 'tracked change')} by {names}: taken as {view.value}")
    talk = parts.items("comments", "comment")
    if talk:
        names = _names([each.get(w("author"), "") for each in talk.values()])
        yield Warned(f"{_count(len(talk), 'comment')} by {names}: no part of the text, left out")
    for what, words in (
        ("pictures", "picture"),
        ("hidden", "stretch of hidden text"),
        ("objects", "embedded file"),
    ):
        if reader.counts[what]:
            yield Warned(f"left out: {_count(reader.counts[what], words)}")
    if any(name.endswith("vbaProject.bin") for name in parts.members):
        yield Warned("its macros were ignored")
    outside = [each for each in parts.relations if each.is_external and each.kind != "hyperlink"]
    if outside:
        yield Warned(f"left alone, since outside the file: {_count(len(outside), 'thing')} it points to")


def _count(number: int, what: str) -> str:
    """`1 comment`, `2 stretches of hidden text`."""
    noun, blank, rest = what.partition(" of ")
    plural = "" if number == 1 else "es" if noun.endswith("ch") else "s"
    return f"{number} {noun}{plural}{blank}{rest}"


def _names(names: Iterable[str]) -> str:
    return ", ".join(sorted({each or "somebody" for each in names}))


@dataclass(slots=True)
class _Drafting:
    """Paragraphs become items of the outline."""

    reader: Reader
    file: str
    numbers: int = 0  # of notes
    groups: int = 0

    def items(self, found: Sequence[Found]) -> list[Item]:
        items: list[Item] = []
        last: Found | None = None
        for table, run in groupby(found, key=lambda each: each.cell.table if each.cell else -1):
            if table >= 0:
                items.append(Item(self._table(list(run))))
                last = None
                continue
            for each in run:
                made = list(self._paragraph(each, last))
                items += made
                last = each if made else last
        return items

    def _paragraph(self, found: Found, last: Found | None) -> Iterator[Item]:
        kind = found.look.kind
        pieces = cut_lines(found)
        is_new = last is None or (last.look.kind, last.list_id) != (kind, found.list_id)
        self.groups += is_new and kind in ("item", "l")
        for piece in pieces:
            yield from self._breaks(found, piece)
            if piece.text:
                yield self._item(found, piece)
        if found.breaks and (not pieces or found.breaks[-1] >= pieces[-1].end):
            yield Item(Block("pb", place=self._place(found)))

    def _breaks(self, found: Found, piece: Piece) -> Iterator[Item]:
        if any(piece.before <= at <= piece.start for at in found.breaks):
            yield Item(Block("pb", place=self._place(found)))

    def _item(self, found: Found, piece: Piece) -> Item:
        kind, place = found.look.kind, self._place(found)
        page = shapes.page_number(piece.text)
        if kind == "pb" and page:
            return Item(Block("pb", attributes=(("n", page), ("rend", piece.text)), place=place))
        if kind == "milestone" or (kind == "p" and shapes.BREAK.fullmatch(piece.text)):
            return Item(Block("milestone", attributes=(("unit", "section"), ("n", piece.text)), place=place))
        attributes: Attributes = ()
        opens = ""
        if kind == "p" and shapes.is_dateline(piece.text):
            kind = "dateline"
        elif kind == "head":
            attributes, opens = self._heading(found)
        elif kind in ("fw", "toc"):
            attributes = (("type", "contents" if kind == "toc" else "web-furniture"),)
            kind = "fw"
        elif kind == "item" and found.marker:
            attributes = (("n", found.marker),)
        elif kind in ("salute", "signed"):
            opens = kind
        elif kind in ("pb", "cell", "note"):
            kind = "p"
        segment = Segment("", kind, piece.text, marks=self._marks(found, piece), attributes=attributes, place=place)
        return Item(segment, opens, group=self.groups if kind in ("item", "l") else 0)

    def _heading(self, found: Found) -> tuple[Attributes, str]:
        if found.look.level == 0:
            return (("type", "main"),), ""
        opens = found.list_id  # as `as_headings` found out
        return (() if opens else (("type", "sub"),)), opens

    def _table(self, found: Sequence[Found]) -> Block:
        rows: list[Block] = []
        width = 1
        for _, run in groupby(found, key=lambda each: each.cell.row if each.cell else 0):
            cells: list[Node] = []
            held = list(run)
            for _, inner in groupby(held, key=lambda each: each.cell.column if each.cell else 0):
                cells.append(self._cell(list(inner)))
            is_heading = held[0].cell is not None and held[0].cell.is_heading
            last = held[-1].cell
            width = max(width, last.column + last.span if last else 1)
            role: Attributes = (("role", "label"),) if is_heading else ()
            rows.append(Block("row", children=tuple(cells), attributes=role, place=self._place(held[0])))
        place = Place(self.file, found[0].number, found[-1].number)
        sizes: Attributes = (("rows", str(len(rows))), ("cols", str(width)))
        return Block("table", children=tuple(rows), attributes=sizes, place=place)

    def _cell(self, found: Sequence[Found]) -> Node:
        """One paragraph is the cell; several stand in it."""
        cell = found[0].cell
        span: Attributes = (("cols", str(cell.span)),) if cell and cell.span > 1 else ()
        place = self._place(found[0])
        inner = [
            Segment("", "p", piece.text, marks=self._marks(each, piece), place=place)
            for each in found
            for piece in cut_lines(each)
            if piece.text
        ]
        if len(inner) > 1:
            return Block("cell", children=tuple(inner), attributes=span, place=place)
        only = inner[0] if inner else Segment("", "p", "", place=place)
        return replace(only, kind="cell", attributes=span)

    def _marks(self, found: Found, piece: Piece) -> tuple[Mark, ...]:
        notes = []
        for at, kind, identifier in piece.notes:
            node = self._note(kind, identifier, found.number)
            if node is not None:
                notes.append(Mark(at, at, 0, "note", (), node))
        if not notes:
            return piece.marks
        return tuple(sorted((*piece.marks, *notes), key=_in_order))

    def _note(self, kind: str, identifier: str, number: int) -> Node | None:
        """A note with one paragraph is a segment, one with several a block of them."""
        element = self.reader.parts.items(kind, kind[:-1]).get(identifier)
        found = self.reader.story(element, number) if element is not None else []
        place = Place(self.file, number, number)
        inner = [
            Segment("", "p", piece.text, marks=piece.marks, place=place)
            for each in found
            for piece in cut_lines(each)
            if piece.text
        ]
        if not inner:
            return None
        self.numbers += 1
        where = "bottom" if kind == "footnotes" else "end"
        attributes: Attributes = (("place", where), ("n", str(self.numbers)))
        if len(inner) > 1:
            return Block("note", children=tuple(inner), attributes=attributes, place=place)
        return replace(inner[0], kind="note", attributes=attributes)

    def _place(self, found: Found) -> Place:
        return Place(self.file, found.number, found.number)


def _in_order(mark: Mark) -> tuple[int, int, int]:
    """A note stands before what begins at its place."""
    return (mark.start, -mark.end if mark.node is None else -(1 << 40), mark.depth)
