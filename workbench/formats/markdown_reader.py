"""The blocks of a Markdown text as a tree: headings, paragraphs, verse, quotations, lists, tables, notes.

    read_blocks("# The Snow\n\nIt snowed.[^1]\n\n[^1]: In May.\n", "sources/en-mt.md")

CommonMark with tables and footnotes, by markdown-it-py. Forced line breaks make verse of a paragraph; HTML between the
paragraphs is read as that of a web page; comments are not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lxml import html

from workbench.formats import html_blocks
from workbench.formats.headings import openings
from workbench.formats.markdown_inline import Inline
from workbench.formats.markdown_notes import Notes
from workbench.formats.outline import Item, build_tree
from workbench.formats.paragraphs import paragraphs
from workbench.formats.shapes import BREAK, is_dateline, page_number
from workbench.model.errors import InputError
from workbench.model.witness import Attributes, Block, Mark, Node, Place, Segment

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

DEEPEST = 60
_BRACKETS = 1000
_SIGNS = 100_000
_LIST_LINE = re.compile(r"^[ \t]*(?:[-*+>|#]|\d{1,9}[.)])", re.M)
_DEFINITION = re.compile(r"^\[[^\]\n]*\]:", re.M)
FURNITURE = '<div class="furniture">'
PADDING = "<!-- -->"  # what stands in a cell that the row has not
_AROUND = {"list_item": "item", "blockquote": "quote", "th": "cell", "td": "cell", "heading": "head"}
_HOLDERS = frozenset({"bullet_list", "ordered_list", "table"})
MARKER = re.compile("(?:\\(?\\d{1,2}[.)]|\\(?[a-zа-я]\\)|[•–])(?: |\u00a0)(?=\\S)")


def read_blocks(text: str, name: str, *, keep_labels: bool = False) -> tuple[Node, ...]:
    """keep_labels: a note has its label as id, to be known again. InputError for what is nested too deep."""
    barred: frozenset[str] = frozenset()
    while True:
        reading = _Reading(text, name, barred, keep_labels=keep_labels)
        nodes = build_tree(reading.items())
        if not reading.notes.unused:
            return nodes
        barred |= reading.notes.unused


def parse(text: str, name: str, env: dict[str, Any]) -> list[Token]:
    """The parser passes over what is nested too deep without a word, so that is refused.

    So are thousands of brackets in one paragraph, each of which it looks for its like in all the rest.
    """
    _refuse_signs(text, name)
    if text.count("[") > _BRACKETS:
        _refuse_brackets(text, name)
    tokens = _parser(name).parse(text, env)
    deep = next((each for each in tokens if each.level >= DEEPEST - 1), None)
    if deep is not None:
        line = deep.map[0] + 1 if deep.map else None
        raise InputError("is nested too deep", file=name, line=line, hint="no text needs this; simplify")
    return tokens


def _refuse_signs(text: str, name: str) -> None:
    """More than any book has, for each of which the parser makes tokens."""
    counts = {
        "of emphasis, links and the like": sum(map(text.count, "*_`[<&\\")),
        "of lists and tables": sum(1 for _ in _LIST_LINE.finditer(text)),
    }
    for kind, count in counts.items():
        if count > _SIGNS:
            hint = "cut it into parts, or save it as .txt"
            raise InputError(f"has more than {_SIGNS:,} signs {kind}", file=name, hint=hint)


def _refuse_brackets(text: str, name: str) -> None:
    line = 1
    for block in re.split(r"(\n[ \t]*\n)", text):
        if block.count("[") - len(_DEFINITION.findall(block)) > _BRACKETS:
            message = f"there are more than {_BRACKETS} brackets in one paragraph"
            raise InputError(message, file=name, line=line, hint="part it with blank lines, or save it as .txt")
        line += block.count("\n")


def _parser(name: str) -> MarkdownIt:
    try:
        from markdown_it import MarkdownIt
        from mdit_py_plugins.footnote import footnote_plugin
    except ImportError:
        hint = "pip install 'workbench[documents]', or save it as .txt"
        raise InputError("is Markdown, and the parser for it is not installed", file=name, hint=hint) from None
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table").use(footnote_plugin)
    return parser.disable("footnote_tail")  # it drops notes that nobody calls


@dataclass(slots=True)
class _Frame:
    """What stands around a text: its kind, the list or table it is in, the marker of an item, the level of a head."""

    kind: str
    group: int = 0
    marker: str = ""
    level: int = 0


class _Reading:
    def __init__(self, text: str, name: str, barred: frozenset[str], *, keep_labels: bool) -> None:
        self._name = name
        self._keep_labels = keep_labels
        self._env: dict[str, Any] = {}
        self.notes = Notes(parse(text, name, self._env), barred)
        self._groups = 0
        self._is_furniture = False
        self._levels: list[int] = []

    def items(self) -> list[Item]:
        items = list(self._items())
        heads = [each.node for each in items if isinstance(each.node, Segment) and each.node.kind == "head"]
        opens = dict(
            zip(map(id, heads), openings([(n, h.text) for n, h in zip(self._levels, heads, strict=True)]), strict=True)
        )
        first = id(heads[0]) if heads else 0
        return [
            replace(item, node=_titled(item.node, is_main=id(item.node) == first), opens=opens[id(item.node)])
            if id(item.node) in opens
            else item
            for item in items
        ]

    def _items(self) -> Iterator[Item]:
        frames = [_Frame("p")]
        groups = [0]
        for token in self.notes.rest:
            name, _, what = token.type.rpartition("_")
            if name in _HOLDERS and what == "open":
                self._groups += 1
                groups.append(self._groups)
            elif name in _HOLDERS:
                groups.pop()
            elif name in _AROUND and what == "open":
                marker = f"{token.info}{token.markup}" if token.info else "-"
                level = int(token.tag[1]) if name == "heading" else 0
                frames.append(_Frame(_AROUND[name], groups[-1], marker, level))
            elif name in _AROUND:
                frames.pop()
            elif token.type == "inline":
                yield from self._furniture(token) if self._is_furniture else self._text(token, frames[-1])
            else:
                yield from self._other(token, frames[-1])

    def _furniture(self, token: Token) -> Iterator[Item]:
        text, marks = Inline(self._take_note).read(token.children or ())
        if text.strip():
            attributes = (("type", "web-furniture"),)
            yield Item(Segment("", "fw", text, marks=marks, attributes=attributes, place=self._place(token)))

    def _text(self, token: Token, frame: _Frame) -> Iterator[Item]:
        kind, place = frame.kind, self._place(token)
        if kind == "cell" and token.content == PADDING:
            return
        attributes: Attributes = (("n", self._take_marker(token, frame)),) if kind == "item" else ()
        inline = Inline(self._take_note)
        text, marks = inline.read(token.children or ())
        if kind == "p" and not inline.has_markup and (sign := _to_sign(text, place)):
            yield Item(sign)
        elif inline.breaks and kind in ("p", "quote"):
            yield from self._lines(kind, text, marks, inline.breaks, place)
        elif text.strip() or kind == "cell":
            for at in inline.breaks:
                text = f"{text[:at]} {text[at + 1 :]}"
            kind = "dateline" if kind == "p" and is_dateline(text) else kind
            if kind == "head":
                self._levels.append(frame.level)
            group = frame.group if kind in ("item", "cell") else 0
            yield Item(Segment("", kind, text, marks=marks, attributes=attributes, place=place), group=group)

    def _take_marker(self, token: Token, frame: _Frame) -> str:
        """The marker of an item; of a bullet's text it may be the first letters, as in `- (a) a dredger`."""
        own = MARKER.match(token.content) if frame.marker == "-" else None
        first = token.children[0] if token.children else None
        if own and first and first.type == "text" and first.content.startswith(own.group()):
            first.content = first.content[own.end() :]
            return own.group().rstrip(" ")
        return frame.marker

    def _lines(
        self, kind: str, text: str, marks: Sequence[Mark], breaks: Sequence[int], place: Place
    ) -> Iterator[Item]:
        """Each line between forced breaks is a segment: verse, or a quotation."""
        self._groups += 1
        start = 0
        for number, end in enumerate((*breaks, len(text))):
            inner = tuple(_cut(mark, start, end) for mark in marks if mark.start <= end and mark.end >= start)
            line = min(place.first + number, place.last)
            here = Place(place.file, line, line)
            if text[start:end].strip():
                segment = Segment("", "l" if kind == "p" else kind, text[start:end], marks=inner, place=here)
                yield Item(segment, group=self._groups if kind == "p" else 0)
            start = end + 1

    def _other(self, token: Token, frame: _Frame) -> Iterator[Item]:
        """What is no running text: breaks, code, HTML."""
        if token.type == "hr":
            yield Item(Block("milestone", attributes=(("unit", "section"),), place=self._place(token)))
        elif token.type in ("fence", "code_block"):
            first = self._place(token).first + (token.type == "fence")
            for each in paragraphs(token.content):
                place = Place(self._name, first + each.first - 1, first + each.last - 1)
                is_item = frame.kind == "item"
                attributes: Attributes = (("n", frame.marker),) if is_item else ()
                segment = Segment("", frame.kind, each.text, attributes=attributes, place=place)
                yield Item(segment, group=frame.group if is_item else 0)
        elif token.type == "html_block":
            yield from self._html(token)

    def _html(self, token: Token) -> Iterator[Item]:
        content = token.content.strip()
        if content in (FURNITURE, "</div>"):
            self._is_furniture = content == FURNITURE
            return
        if not re.search(r"<[a-zA-Z]", content):
            return
        root = html.document_fromstring(content, parser=html.HTMLParser(no_network=True, huge_tree=False))
        first, groups = self._place(token).first - 1, self._groups
        for block in html_blocks.read_blocks(root, self._name):
            place = Place(self._name, first + block.place.first, first + block.place.last)
            if block.kind == "break":
                yield Item(Block("milestone", attributes=(("unit", "section"),), place=place))
                continue
            kind = "fw" if self._is_furniture else block.kind
            if kind == "head":
                self._levels.append(next(int(str(each.tag)[1]) for each in block.path if str(each.tag)[1:].isdigit()))
            self._groups = max(self._groups, groups + block.group)
            segment = Segment("", kind, block.text, marks=block.marks, attributes=block.attributes, place=place)
            yield Item(segment, group=groups + block.group if block.group else 0, row=block.row)

    def _take_note(self, token: Token) -> Segment | None:
        """The note, for the first text that calls it; `^[words]` is one of its own."""
        label = str(token.meta.get("label", ""))
        attributes: Attributes = (("place", "bottom"),)
        if not label:
            inner = self._env["footnotes"]["list"][token.meta["id"]]["tokens"]
            text, marks = Inline(self._take_note).read(inner)
            return Segment("", "note", text, marks=marks, attributes=attributes)
        words = self.notes.take(label)
        if not words:
            return None
        inline = Inline(self._take_note)
        text, marks = inline.read(words)
        number = re.sub(r"\D+", "", label.partition(".")[0]) or label
        first, last = self.notes.line(label)
        place = Place(self._name, first + 1, last)
        attributes = (*attributes, ("n", number))
        identifier = label if self._keep_labels else ""
        return Segment(identifier, "note", text, marks=marks, attributes=attributes, place=place)

    def _place(self, token: Token) -> Place:
        first, last = token.map or (0, 1)
        return Place(self._name, first + 1, max(first + 1, last))


def _titled(node: Node, *, is_main: bool) -> Node:
    return replace(node, attributes=(("type", "main" if is_main else "sub"),))


def _to_sign(text: str, place: Place) -> Block | None:
    """A line that says no more than that a page or a section begins."""
    if number := page_number(text):
        return Block("pb", attributes=(("n", number), ("rend", text)), place=place)
    if BREAK.fullmatch(text):
        return Block("milestone", attributes=(("unit", "section"), ("n", text)), place=place)
    return None


def _cut(mark: Mark, start: int, end: int) -> Mark:
    return replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
