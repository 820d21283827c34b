"""A text as Markdown that gives the same words when it is read: what Markdown would take for a sign is escaped.

    write_blocks(witness.nodes, with_furniture=False)      # "# The Snow\n\nIt *snowed*.[^n1]\n\n[^n1]: In May.\n"

Each chapter has its notes below it; a note's label is the last part of its id, so that it is known again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.formats.markdown_phrases import escape, write_phrases
from workbench.formats.markdown_reader import FURNITURE, MARKER, PADDING
from workbench.formats.shapes import BREAK, page_number
from workbench.model.ids import witness_of
from workbench.model.witness import Block, Node, Segment, walk_segments

_ORDERED = re.compile(r"(?P<number>\d{1,9})(?P<stop>[.)])\u00a0?")
_RULE = re.compile(r"(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,}")
# What stands between two pieces of one kind; pieces of lists, verse and tables hang together in their group.
_INSIDE = {"item": "\n", "l": "\\\n", "row": "\n", "quote": "\n>\n", "fw": "\n\n"}


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    kind: str = ""
    group: object = None


def write_blocks(nodes: Sequence[Node], *, with_furniture: bool) -> str:
    pieces: list[_Piece] = []
    for node in nodes:
        pieces += _pieces((node,), 1 + _is_below_title(node, nodes), with_furniture=with_furniture)
        pieces += [
            _Piece(f"[^{_label(note)}]: {_phrases(note)}") for note in _notes((node,), with_furniture=with_furniture)
        ]
    return _join(pieces)


def _join(pieces: Sequence[_Piece]) -> str:
    if not pieces:
        return ""
    parts = [f"{FURNITURE}\n\n" if pieces[0].kind == "fw" else "", pieces[0].text]
    for before, after in pairwise(pieces):
        is_one = before.kind == after.kind and before.group == after.group
        if is_one and before.kind in _INSIDE:
            parts.append(_INSIDE[before.kind])
        else:
            parts.append("\n\n</div>" if before.kind == "fw" else "")
            parts.append("\n\n<!-- -->" if before.kind == after.kind == "item" else "")
            parts.append("\n\n")
            parts.append(f"{FURNITURE}\n\n" if after.kind == "fw" else "")
        parts.append(after.text)
    parts.append("\n\n</div>" if pieces[-1].kind == "fw" else "")
    return "".join([*parts, "\n"])


def _is_below_title(node: Node, nodes: Sequence[Node]) -> bool:
    """Chapters stand below the title of the whole, if there is one in front of them."""
    front = next((each for each in nodes if dict(each.attributes).get("type") == "front"), None)
    return front is not None and node is not front and any(each.kind == "head" for each in walk_segments((front,)))


def _pieces(nodes: Sequence[Node], level: int, *, with_furniture: bool) -> Iterator[_Piece]:
    has_head = any(isinstance(node, Segment) and node.kind == "head" for node in nodes)
    for node in nodes:
        if isinstance(node, Segment):
            if node.text.strip() and (node.kind != "fw" or with_furniture):
                yield _segment(node, level)
        elif node.name == "table":
            yield from _rows(node)
        elif node.name in ("list", "lg"):
            yield from _grouped(node, level, with_furniture=with_furniture)
        elif node.name in ("pb", "milestone"):
            yield from _sign(node)
        else:
            deeper = level + (has_head and node.name == "div")
            yield from _pieces(node.children, deeper, with_furniture=with_furniture)


def _grouped(node: Block, level: int, *, with_furniture: bool) -> Iterator[_Piece]:
    for each in _pieces(node.children, level, with_furniture=with_furniture):
        yield _Piece(each.text, each.kind, (id(node), each.group)) if each.kind in ("item", "l") else each


def _segment(segment: Segment, level: int) -> _Piece:
    kind = segment.kind
    if kind == "head":
        return _Piece(f"{'#' * min(level, 6)} {_phrases(segment)}")
    if kind == "item":
        return _item(segment)
    if kind == "quote":
        return _Piece(f"> {_phrases(segment)}", "quote")
    text = _phrases(segment)
    if kind not in ("l", "fw") and (page_number(segment.text) or BREAK.fullmatch(segment.text)):
        text += PADDING  # words, though they look like a sign
    return _Piece(text, kind if kind in ("l", "fw") else "")


def _item(segment: Segment) -> _Piece:
    marker = dict(segment.attributes).get("n", "-")
    ordered = _ORDERED.fullmatch(marker)
    text = _phrases(segment)
    if ordered:
        return _Piece(f"{ordered['number']}{ordered['stop']} {text}", "item", ordered["stop"])
    behind = "" if marker.endswith("\u00a0") else " "
    if MARKER.match(f"{marker}{behind}x"):
        return _Piece(f"- {marker}{behind}{text}", "item")
    if MARKER.match(text):
        text = f"&#{ord(text[0])};{text[1:]}"
    return _Piece(f"- {text}", "item")


def _rows(table: Block) -> Iterator[_Piece]:
    """The first row is the head of the table: Markdown has none without. What rows lack is said to be lacking."""
    rows = [
        [f" {_phrases(cell, in_cell=True)} " for cell in _leaves(row.children)]
        for row in table.children
        if isinstance(row, Block) and row.name == "row"
    ]
    width = max(map(len, rows), default=0)
    if not width:
        return
    for number, row in enumerate(rows):
        text = "|".join(["", *row, *[f" {PADDING} "] * (width - len(row)), ""])
        yield _Piece(text + ("" if number else "\n|" + " --- |" * width), "row", id(table))


def _leaves(nodes: Sequence[Node]) -> Iterator[Segment]:
    for node in nodes:
        if isinstance(node, Segment):
            yield node
        else:
            yield from _leaves(node.children)


def _sign(node: Block) -> Iterator[_Piece]:
    attributes = dict(node.attributes)
    number, sign = attributes.get("n", ""), attributes.get("rend", "").strip()
    if node.name == "pb":
        sign = sign if page_number(sign) == number else f"[p. {number}]"
        if page_number(sign) == number and number:
            yield _Piece(escape(sign))
    elif BREAK.fullmatch(number) and not _RULE.fullmatch(number):
        yield _Piece(escape(number))
    else:
        yield _Piece("* * *")


def _phrases(segment: Segment, *, in_cell: bool = False) -> str:
    return write_phrases(segment, _label, in_cell=in_cell, in_head=segment.kind == "head")


def _label(note: Segment) -> str:
    return note.id.removeprefix(witness_of(note.id) + ".")


def _notes(nodes: Sequence[Node], *, with_furniture: bool) -> Iterator[Segment]:
    """What hangs in segments, in order, and what hangs in that."""
    for node in nodes:
        if isinstance(node, Block):
            yield from _notes(node.children, with_furniture=with_furniture)
            continue
        for mark in node.marks if node.kind != "fw" or with_furniture else ():
            if mark.node is not None:
                yield from (each for each in _leaves((mark.node,)) if each.text.strip())
                yield from _notes((mark.node,), with_furniture=with_furniture)
