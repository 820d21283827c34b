"""A text as pages of XHTML: one for each chapter, with its notes below it. What EPUB and print are made of.

    for page in write_pages(witness, with_furniture=False): page.name, page.title, page.body

Classes are those of book.css; roles and types are those of EPUB. Segments keep their ids, without the text's in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from workbench.formats.nesting import Nested, nest
from workbench.formats.shapes import BREAK, page_number
from workbench.model.ids import witness_of
from workbench.model.witness import Block, Node, Segment, Witness, walk_segments

_UNHELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # by XML
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_TAGS = {"italic": "em", "bold": "strong", "underline": "u", "sup": "sup"}
_ITALIC = frozenset({"emph", "foreign", "title", "mentioned", "term"})
_ORDERED = re.compile(r"(?P<number>\d{1,9})[.)]?\u00a0?")
_APART = frozenset({"part", "chapter"})
_CLASSED = frozenset({"dateline", "salute", "signed", "byline", "trailer", "speaker", "stage", "label"})


@dataclass(frozen=True, slots=True)
class Page:
    """name: of a file, without its end. title: its first heading, if it has one. level: 1, or 2 below a part."""

    name: str
    title: str
    body: str
    level: int = 1


def write_pages(witness: Witness, *, with_furniture: bool) -> list[Page]:
    """Pages without a text are left out."""
    pages: list[Page] = []
    for nodes, kind, level in _cut(witness.nodes, 1):
        writing = _Writing(with_furniture=with_furniture)
        body = "".join(writing.blocks(nodes, level))
        if not body:
            continue
        heads = [each.text for each in walk_segments(tuple(nodes)) if each.kind == "head"]
        type_ = f' epub:type="{kind}"' if kind in _APART else ""
        section = f"<section{type_}>\n{body}{writing.notes()}</section>\n"
        pages.append(Page(f"page-{len(pages) + 1:03}", heads[0] if heads else "", section, level))
    return pages


def _cut(nodes: Sequence[Node], level: int) -> Iterator[tuple[list[Node], str, int]]:
    """Runs of nodes, one for each page, with what it is. A part has a page before its chapters."""
    run: list[Node] = []
    for node in nodes:
        if not isinstance(node, Block) or node.name != "div":
            run.append(node)
            continue
        if run:
            yield run, "", level
            run = []
        kind = dict(node.attributes).get("type", "")
        inner = [each for each in node.children if _is_apart(each)]
        if inner:
            first = node.children.index(inner[0])
            yield list(node.children[:first]), kind, level
            yield from _cut(node.children[first:], level + 1)
        else:
            yield list(node.children), kind, level
    if run:
        yield run, "", level


def _is_apart(node: Node) -> bool:
    return isinstance(node, Block) and node.name == "div" and dict(node.attributes).get("type") in _APART


@dataclass(slots=True)
class _Writing:
    with_furniture: bool
    _notes: list[Segment] = field(default_factory=list)

    def blocks(self, nodes: Sequence[Node], level: int) -> Iterator[str]:
        for node in nodes:
            if isinstance(node, Segment):
                if (node.text.strip() or node.kind == "cell") and (node.kind != "fw" or self.with_furniture):
                    yield self._segment(node, level)
            elif node.name == "div":
                inner = "".join(self.blocks(node.children, level + 1))
                yield f"<section>\n{inner}</section>\n" if inner else ""
            elif node.name == "lg":
                yield f'<div class="verse">\n{"".join(self.blocks(node.children, level))}</div>\n'
            elif node.name == "list":
                yield self._list(node, level)
            elif node.name == "table":
                yield f"<table>\n{''.join(self._row(each) for each in node.children)}</table>\n"
            elif node.name in ("pb", "milestone"):
                yield _sign(node)
            else:
                yield from self.blocks(node.children, level)

    def notes(self) -> str:
        """Those that were called so far, and what is called in them."""
        if not self._notes:
            return ""
        parts = []
        for number, note in enumerate(self._notes, 1):  # a note may call further ones
            name = _name(note)
            back = f'<a epub:type="backlink" role="doc-backlink" href="#to-{name}">{number}</a> '
            words = f"<p>{back}{self._phrases(note)}</p>"
            parts.append(f'<aside epub:type="footnote" role="doc-footnote" id="{name}">{words}</aside>\n')
        return f'<section class="notes">\n{"".join(parts)}</section>\n'

    def _segment(self, segment: Segment, level: int) -> str:
        text, kind = self._phrases(segment), segment.kind
        name = f' id="{_name(segment)}"' if segment.id else ""
        if kind == "head":
            return f"<h{min(level, 6)}{name}>{text}</h{min(level, 6)}>\n"
        if kind == "quote":
            return f"<blockquote><p{name}>{text}</p></blockquote>\n"
        if kind == "fw":
            return f'<p{name} class="furniture">{text}</p>\n'
        if kind == "l":
            return f'<p{name} class="line">{text}</p>\n'
        return f'<p{name} class="{kind}">{text}</p>\n' if kind in _CLASSED else f"<p{name}>{text}</p>\n"

    def _list(self, node: Block, level: int) -> str:
        """Numbered if its first item is; a marker that is neither number nor bullet is shown as it is."""
        items = [each for each in node.children if isinstance(each, Segment) and each.kind == "item"]
        if len(items) != len(node.children):
            return "".join(self.blocks(node.children, level))
        first = dict(items[0].attributes).get("n", "-") if items else "-"
        tag = "ol" if _ORDERED.fullmatch(first) else "ul"
        return f"<{tag}>\n{''.join(map(self._item, items))}</{tag}>\n" if items else ""

    def _item(self, item: Segment) -> str:
        marker = dict(item.attributes).get("n", "-")
        number = _ORDERED.fullmatch(marker)
        said = f' value="{int(number["number"])}"' if number else ""
        if not number and marker not in ("-", "*", ""):
            said = f' class="marked" data-marker="{to_xml(marker)}"'
        return f'<li id="{_name(item)}"{said}>{self._phrases(item)}</li>\n'

    def _row(self, row: Node) -> str:
        if isinstance(row, Segment):
            return f"<tr><td>{self._phrases(row)}</td></tr>\n"
        cells = (f'<td id="{_name(each)}">{self._phrases(each)}</td>' for each in _leaves(row.children))
        return f"<tr>{''.join(cells)}</tr>\n"

    def _phrases(self, segment: Segment) -> str:
        return self._between(segment.text, 0, len(segment.text), nest(segment.marks))

    def _between(self, text: str, start: int, end: int, inner: Sequence[Nested], *, is_link: bool = False) -> str:
        parts, at = [], start
        for each in inner:
            parts.append(to_xml(text[at : each.mark.start]))
            parts.append(self._mark(text, each, is_link=is_link))
            at = each.mark.end
        parts.append(to_xml(text[at:end]))
        return "".join(parts)

    def _mark(self, text: str, each: Nested, *, is_link: bool) -> str:
        mark = each.mark
        if mark.node is not None:
            return "".join(self._call(note) for note in _leaves((mark.node,)) if note.text.strip())
        attributes = dict(mark.attributes)
        target = attributes.get("target", "")
        links = mark.name == "ref" and not is_link and _ADDRESS.fullmatch(target) is not None and not _has_note(each)
        inner = self._between(text, mark.start, mark.end, each.inner, is_link=is_link or links)
        if links:
            return f'<a href="{to_xml(target)}">{inner}</a>'
        rend = "italic" if mark.name in _ITALIC else attributes.get("rend", "") if mark.name == "hi" else ""
        tag = _TAGS.get(rend, "") if inner else ""
        return f"<{tag}>{inner}</{tag}>" if tag else inner

    def _call(self, note: Segment) -> str:
        self._notes.append(note)
        name, number = _name(note), len(self._notes)
        return f'<a epub:type="noteref" role="doc-noteref" class="call" href="#{name}" id="to-{name}">{number}</a>'


def _has_note(each: Nested) -> bool:
    return each.mark.node is not None or any(map(_has_note, each.inner))


def _sign(node: Block) -> str:
    attributes = dict(node.attributes)
    number, sign = attributes.get("n", ""), attributes.get("rend", "").strip()
    if node.name == "pb":
        if not number:
            return ""
        sign = sign if page_number(sign) == number else f"[p. {number}]"
        return f'<p class="page" title="{to_xml(number)}">{to_xml(sign)}</p>\n'
    if BREAK.fullmatch(number) and number != "* * *":
        return f'<p class="break">{to_xml(number)}</p>\n'
    return '<hr class="break"/>\n'


def _leaves(nodes: Sequence[Node]) -> Iterator[Segment]:
    for node in nodes:
        if isinstance(node, Segment):
            yield node
        else:
            yield from _leaves(node.children)


def _name(segment: Segment) -> str:
    return segment.id.removeprefix(witness_of(segment.id) + ".")


def to_xml(text: str) -> str:
    """Escaped, also for attributes; what XML cannot hold is a replacement character."""
    return escape(_UNHELD.sub("\ufffd", text))
