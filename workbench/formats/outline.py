"""Recognised paragraphs become a tree: parts, chapters, letters, verse, lists, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from workbench.formats.divisions import kind_of, settle
from workbench.model.witness import Attributes, Block, Node, Place, Segment

# What opens a division, outer before inner.
_LEVELS = {"part": 1, "chapter": 2}
_SECTION = 4  # a heading in the middle of a text opens a section, inside any of these
_TOP = frozenset({"head", "dateline", "fw", "milestone", "pb"})
_GROUPS = {"l": "lg", "item": "list", "cell": "table"}


@dataclass(frozen=True, slots=True)
class Item:
    """A segment or a break, and what it does to the outline (part, chapter, salute, signed, or nothing)."""

    node: Node
    opens: str = ""
    group: int = 0  # items of one group and kind (verse, list, table) that follow each other stand in one block
    row: int = 0  # of a table; 0: cells of one line are a row


@dataclass(slots=True)
class _Open:
    """is_at_top: only headings and the like stand in it yet; TEI wants a heading before all else of a division."""

    type: str
    level: int
    children: list[Node] = field(default_factory=list)
    is_at_top: bool = True

    def add(self, node: Node) -> None:
        self.children.append(node)
        self.is_at_top = self.is_at_top and kind_of(node) in _TOP


def build_tree(items: Sequence[Item]) -> tuple[Node, ...]:
    """Furniture before and after the text stands outside its divisions; the rest in document order inside."""
    head, body, tail = _strip_furniture(items)
    if not body:
        return tuple(item.node for item in items)  # refused on import: no text is left
    inner = _divide(body)
    return (*(item.node for item in head), *inner, *(item.node for item in tail))


def _is_furniture(item: Item) -> bool:
    return isinstance(item.node, Segment) and item.node.kind == "fw"


def _strip_furniture(items: Sequence[Item]) -> tuple[Sequence[Item], Sequence[Item], Sequence[Item]]:
    start = next((index for index, item in enumerate(items) if not _is_furniture(item)), len(items))
    end = len(items) - next((index for index, item in enumerate(reversed(items)) if not _is_furniture(item)), 0)
    return items[:start], items[start:end], items[end:]


def _divide(items: Sequence[Item]) -> list[Node]:
    has_chapters = any(item.opens in _LEVELS for item in items)
    root: list[Node] = []
    stack: list[_Open] = []

    def close(level: int) -> None:
        while stack and stack[-1].level >= level:
            done = stack.pop()
            if done.children:
                block = Block("div", children=settle(done.children), attributes=(("type", done.type),))
                (stack[-1].add if stack else root.append)(block)

    if not has_chapters:
        stack.append(_Open("article", 1))
    for group in _runs(items):
        item = group[0]
        if item.opens in _LEVELS:
            close(_LEVELS[item.opens])
            stack.append(_Open(item.opens, _LEVELS[item.opens]))
        elif item.opens == "salute":
            close(1 if not has_chapters else 3)
            stack.append(_Open("letter", 1 if not has_chapters else 3))
        elif not stack:
            stack.append(_Open("front", _LEVELS["chapter"]))
        if kind_of(item.node) == "head" and not item.opens and not stack[-1].is_at_top:
            close(_SECTION)
            stack.append(_Open("section", _SECTION))
        stack[-1].add(_group(group) if item.group else _wrap(item.node))
    close(0)
    return root


def _runs(items: Sequence[Item]) -> Iterable[list[Item]]:
    """A cell between the items of a list is a table of its own: one block holds one kind."""
    for (number, _), group in groupby(items, key=lambda item: (item.group, kind_of(item.node))):
        if number:
            yield list(group)
        else:
            yield from ([item] for item in group)


def _wrap(node: Node) -> Node:
    """A salutation stands in `opener`, a signature in `closer`."""
    if isinstance(node, Segment) and node.kind in ("salute", "signed"):
        return Block("opener" if node.kind == "salute" else "closer", children=(node,))
    return node


def _group(items: Sequence[Item]) -> Block:
    """Verse lines, list items or cells as one block; cells of one line are a row."""
    nodes = tuple(item.node for item in items)
    rows_of = [item.row or (item.node.place.first if item.node.place else 0) for item in items]
    name, place = _GROUPS[kind_of(nodes[0])], _place(nodes)
    if name != "table":
        return Block(name, children=nodes, place=place)
    numbered = groupby(zip(rows_of, nodes, strict=True), key=lambda each: each[0])
    rows = [tuple(node for _, node in row) for _, row in numbered]
    attributes: Attributes = (("rows", str(len(rows))), ("cols", str(max(map(len, rows)))))
    return Block(name, children=tuple(Block("row", children=row) for row in rows), attributes=attributes, place=place)


def _place(nodes: Sequence[Node]) -> Place | None:
    first, last = nodes[0].place, nodes[-1].place
    return Place(first.file, first.first, last.last) if first and last else None
