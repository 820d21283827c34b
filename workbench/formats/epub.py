"""EPUB in, out and back: the documents of a book in its reading order become one text.

    FORMAT.read(data, "sources/en-mt.epub", ReadOptions("en"))

The contents list is passed over, since it says headings twice. Lines are counted in paragraphs of the book.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree, html

from workbench.formats.archive import member_names
from workbench.formats.drafted import to_returned
from workbench.formats.epub_notes import find_notes, types_of
from workbench.formats.epub_package import named, open_book, read_package
from workbench.formats.epub_problems import find_problems
from workbench.formats.epub_writer import MIMETYPE, write_epub
from workbench.formats.headings import openings
from workbench.formats.html_blocks import Element, Found, read_blocks
from workbench.formats.outline import Item, build_tree
from workbench.formats.registry import ARCHIVE, Draft, Format, ReadOptions
from workbench.formats.shapes import is_dateline, page_number
from workbench.model.errors import InputError
from workbench.model.event import Warned
from workbench.model.returned import Returned, Stamp
from workbench.model.witness import Attributes, Block, Node, Place, Segment
from workbench.tei.parse import parse

_CLASSED = frozenset({"dateline", "salute", "signed", "byline", "trailer", "speaker", "stage", "label"})
_LEVEL = re.compile(r"h([1-6])")


def read_epub(data: bytes, name: str, options: ReadOptions) -> Draft:
    book = open_book(data, name)
    notes: list[Warned] = []
    roots = {path: _parse(content, name, path, notes) for path, content in book.documents}
    hanging = find_notes(roots, name)
    items: list[Item] = []
    levels: list[tuple[int, str]] = []
    opened: list[str] = []  # what the book itself says each heading opens
    starts: list[int] = []  # where the text of each document begins
    for root in roots.values():
        start = len(items)
        reading = _Reading(name, len(items))
        for block in read_blocks(root, name, hanging):
            item = reading.item(block)
            if item is None:
                continue
            items.append(item)
            if isinstance(item.node, Segment) and item.node.kind == "head":
                levels.append((_level(block), item.node.text))
                opened.append(reading.opens(block))
        starts += [at for at in range(start, len(items)) if _is_text(items[at].node)][:1]
    if not any(isinstance(each.node, Segment) for each in items):
        raise InputError("holds no text", file=name, hint="is it a book of pictures?")
    nodes = build_tree(_divided(items, opened if any(opened) else openings(levels), starts))
    return Draft(nodes, book.bibliography, tuple(notes))


def back_epub(data: bytes, name: str) -> Returned:
    """What an editor of books saved; segments have no ids in it, and are told by their words."""
    said = (Stamp.read(each.get("content", "")) for each in named(read_package(data, name).root, "meta"))
    return to_returned(read_epub(data, name, ReadOptions()).nodes, next((each for each in said if each), None))


def _parse(content: bytes, name: str, path: str, notes: list[Warned]) -> Element:
    """As XML, which it should be; else as browsers read it."""
    try:
        root: Element = parse(content, name, lenient=True).getroot()
    except InputError as error:
        if "deep" in error.message:
            raise InputError(f"{path}: {error.message}", file=name, line=error.line, hint=error.hint) from None
        notes.append(Warned(f"{path} is no XML ({error.message}); it was read as browsers do"))
        parser = html.HTMLParser(no_network=True, huge_tree=False)
        root = html.document_fromstring(content if content.strip() else b"<p></p>", parser=parser)
        if any(each.type_name == "ERR_RESOURCE_LIMIT" for each in parser.error_log):
            raise InputError(f"{path}: is nested too deep", file=name, hint="no text needs this; simplify") from None
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname
    return root


class _Reading:
    """One document. first: how many blocks of the book stand before it."""

    def __init__(self, name: str, first: int) -> None:
        self._name = name
        self._line = first
        self._first = first
        self._said: set[Element] = set()

    def item(self, block: Found) -> Item | None:
        """None for what is no text: our own title page."""
        self._line += 1
        place = Place(self._name, self._line, self._line)
        own = block.path[-1]
        classes = {each for element in block.path for each in element.get("class", "").split()}
        if "imprint" in classes:
            return None
        kind = block.kind
        if kind == "break":
            return Item(Block("milestone", attributes=(("unit", "section"),), place=place))
        called = own.get("class", "") if own.tag == "p" else ""
        if called == "break" and kind == "p":
            return Item(Block("milestone", attributes=(("unit", "section"), ("n", block.text)), place=place))
        if kind == "p" and (called == "page" or "pagebreak" in types_of(own)):
            number = own.get("title") or page_number(block.text) or block.text
            return Item(Block("pb", attributes=(("n", number), ("rend", block.text)), place=place))
        group, attributes = block.group, block.attributes
        if "furniture" in classes:
            kind, attributes = "fw", (("type", "web-furniture"),)
        elif called == "line" and kind == "p":
            verse = next((each for each in reversed(block.path) if "verse" in each.get("class", "").split()), None)
            kind, group = "l", self._verse(verse if verse is not None else own)
        elif kind == "p" and called in _CLASSED:
            kind = called
        elif kind == "p" and is_dateline(block.text):
            kind = "dateline"
        segment = Segment("", kind, block.text, marks=block.marks, attributes=attributes, place=place)
        opens = kind if kind in ("salute", "signed") else ""
        group = group + 1_000_000 * (self._first + 1) if group else 0  # unlike those of other documents
        return Item(segment, opens, group if kind in ("l", "item", "cell") else 0, block.row)

    def _verse(self, holder: Element) -> int:
        return 500_000 + (holder.sourceline or 0)

    def opens(self, block: Found) -> str:
        """The first heading of what the book calls a part or a chapter opens it."""
        for element in reversed(block.path):
            kind = types_of(element) & {"part", "chapter", "volume"}
            if kind:
                is_first = element not in self._said
                self._said.add(element)
                return ("chapter" if "chapter" in kind else "part") if is_first else ""
        return ""


def _level(block: Found) -> int:
    return next(int(match[1]) for each in reversed(block.path) if (match := _LEVEL.fullmatch(str(each.tag))))


def _divided(items: Sequence[Item], opens: Sequence[str], starts: Sequence[int]) -> list[Item]:
    """With what each heading opens; where no heading opens a chapter, each document with words is one."""
    kinds = iter(opens)
    divided: list[Item] = []
    has_heads = any(opens)
    for at, item in enumerate(items):
        if isinstance(item.node, Segment) and item.node.kind == "head":
            kind = next(kinds)
            is_first = not any(_is_head(each.node) for each in divided)
            attributes: Attributes = () if kind else (("type", "main" if is_first else "sub"),)
            item = replace(item, node=replace(item.node, attributes=attributes), opens=kind)
        if not has_heads and len(starts) > 1 and at in starts and not item.opens:
            item = replace(item, opens="chapter")
        divided.append(item)
    return divided


def _is_text(node: Node) -> bool:
    return isinstance(node, Segment) and node.kind != "fw"


def _is_head(node: Node) -> bool:
    return isinstance(node, Segment) and node.kind == "head"


def _is_mine(data: bytes, name: str) -> int:
    if not data.startswith(ARCHIVE):
        return 2 if name.endswith(".epub") else 0
    names = member_names(data)
    return 3 if MIMETYPE in data[:100] or "META-INF/container.xml" in names else 2 * name.endswith(".epub")


FORMAT = Format(
    "epub",
    "EPUB",
    (".epub",),
    _is_mine,
    read_epub,
    write_epub,
    back=back_epub,
    problems=find_problems,
    is_binary=True,
)
