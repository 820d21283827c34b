"""Children of lists, tables, verse, speeches and title pages, in an order that TEI allows.

    arrange_list((head, p, item), to_common)  ->  (head, item(p), item)

Each takes the children and `to_common`, which makes any node a block that may stand where a paragraph may.
Where TEI demands a child and the original has none, an empty one is added.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from workbench.model.witness import Block, Mark, Node, Segment
from workbench.tei.classes import (
    BLOCKS,
    BOTTOM,
    COMMON,
    EMPTY_BLOCK,
    GLOBAL,
    TITLE_PARTS,
    TOP,
    closing_at,
    name_of,
    rename,
    renamed,
)  # fmt: skip

Nodes = tuple[Node, ...]
ToCommon = Callable[[Node], Node]


def arrange_list(nodes: Nodes, to_common: ToCommon) -> Nodes:
    """Headings; then items, or a label before each item; for want of items one empty item."""
    names = [name_of(node) for node in nodes if name_of(node) not in GLOBAL | {"head"}]
    is_glossary = bool(names) and names == ["label", "item"] * (len(names) // 2)
    result: list[Node] = []
    begun = False
    for node in nodes:
        name = name_of(node)
        if name == "item" or (name == "label" and is_glossary):
            begun = True
            result.append(node)
        elif name in GLOBAL or (name == "head" and not begun):
            result.append(node)
        else:
            begun = True
            result.append(_into("item", node, to_common))
    return tuple(result) if begun else (*result, Segment("", "item", ""))


def arrange_table(nodes: Nodes, to_common: ToCommon) -> Nodes:
    result: list[Node] = []
    begun = False
    for node in nodes:
        name = name_of(node)
        if name == "row" and isinstance(node, Block):
            result.append(node)
            begun = True
        elif name in GLOBAL or (name == "head" and not begun):
            result.append(node)
        else:
            begun = True
            cell = node if name == "cell" else _into("cell", node, to_common)
            result.append(Block("row", "", (cell,), (), node.place))
    return tuple(result) if begun else (*result, Block("row", "", (Segment("", "cell", ""),)))


def arrange_row(nodes: Nodes, to_common: ToCommon) -> Nodes:
    cells = tuple(node if name_of(node) == "cell" else _into("cell", node, to_common) for node in nodes)
    return cells or (Segment("", "cell", ""),)


def arrange_verse(nodes: Nodes, to_common: ToCommon) -> Nodes:
    """Openings; lines and groups of lines; closings."""
    last = closing_at(nodes, BOTTOM - {"postscript"})
    result: list[Node] = []
    begun = False
    for at, node in enumerate(nodes):
        name = name_of(node)
        if name in ("l", "lg", "stage", "label"):
            begun = begun or name in ("l", "lg")
            result.append(node)
        elif name in GLOBAL or (name in TOP and not begun) or (name in BOTTOM and at >= last and begun):
            result.append(node)
        else:
            begun = True
            result.append(_to_line(node, to_common))
    return tuple(result) if begun else (*result, Segment("", "l", ""))


def arrange_speech(nodes: Nodes, to_common: ToCommon) -> Nodes:
    """At most one speaker, first; then what is said."""
    allowed = COMMON - {"label", "sp", "bibl"}
    result: list[Node] = []
    begun = spoken = False
    for node in nodes:
        name = name_of(node)
        if name in GLOBAL or (name == "speaker" and not begun):
            begun = begun or name == "speaker"
            result.append(node)
        else:
            begun = spoken = True
            node = node if name in allowed else _to_speech(node, to_common)
            result.append(node)
    return tuple(result) if spoken else (*result, EMPTY_BLOCK)


def arrange_citation(nodes: Nodes, to_common: ToCommon) -> Nodes:
    """Quotations and where they are from."""
    allowed = GLOBAL | {"quote", "q", "said", "bibl", "floatingText"}
    fitted = tuple(
        node if name_of(node) in allowed else Block("quote", "", (to_common(node),), (), node.place) for node in nodes
    )
    return fitted if any(name_of(node) not in GLOBAL for node in fitted) else (*fitted, Block("quote"))


def arrange_argument(nodes: Nodes, to_common: ToCommon) -> Nodes:
    """A heading, then at least one block."""
    result: list[Node] = []
    for node in nodes:
        is_heading = name_of(node) == "head" and all(name_of(before) in GLOBAL for before in result)
        result.append(node if is_heading or name_of(node) in BLOCKS else to_common(node))
    return _with_block(result)


def arrange_postscript(nodes: Nodes, to_common: ToCommon) -> Nodes:
    return _with_block([node if name_of(node) in BLOCKS else to_common(node) for node in nodes])


def arrange_title_page(nodes: Nodes, to_common: ToCommon) -> Nodes:
    allowed = TITLE_PARTS | GLOBAL | {"graphic", "argument"}
    fitted = [node if name_of(node) in allowed else _to_title_part(node, to_common) for node in nodes]
    head = next((at for at, node in enumerate(fitted) if name_of(node) not in GLOBAL), None)
    return tuple(fitted) if head is not None else (*fitted, Segment("", "titlePart", ""))


def arrange_document_title(nodes: Nodes, to_common: ToCommon) -> Nodes:
    fitted: list[Node] = []
    for node in nodes:
        if name_of(node) in GLOBAL | {"titlePart"}:
            fitted.append(node)
        else:
            fitted.append(
                rename(node, "titlePart") if isinstance(node, Segment) else _hang(node, "titlePart", to_common)
            )
    begun = any(name_of(node) == "titlePart" for node in fitted)
    return tuple(fitted) if begun else (*fitted, Segment("", "titlePart", ""))


def _with_block(nodes: list[Node]) -> tuple[Node, ...]:
    return tuple(nodes) if any(name_of(node) in COMMON for node in nodes) else (*nodes, EMPTY_BLOCK)


def _into(name: str, node: Node, to_common: ToCommon) -> Node:
    """A segment takes the name; a block gets an element of that name around it."""
    if isinstance(node, Segment) and name_of(node) not in COMMON - {"label"}:
        return rename(node, name)
    return Block(name, "", (to_common(node),), (), node.place)


def _to_line(node: Node, to_common: ToCommon) -> Segment:
    if isinstance(node, Block) or any(mark.name in ("l", "lg") and mark.node is not None for mark in node.marks):
        return _hang(node, "l", to_common)
    return replace(node, kind="l", name="", attributes=renamed(node.attributes, name_of(node), "l"))


def _hang(node: Node, kind: str, to_common: ToCommon) -> Segment:
    """A block where only running text may stand: an empty segment that it hangs in."""
    block = to_common(node)
    if name_of(block) in ("p", "ab", "sp"):
        block = _floating(block)
    return Segment("", kind, "", (), (Mark(0, 0, 0, name_of(block), (), block),), (), node.place)


def _to_speech(node: Node, to_common: ToCommon) -> Node:
    if isinstance(node, Segment):
        return rename(node, "ab")
    common = to_common(node)
    if common.name in ("sp", "bibl", "label") and isinstance(common, Block):
        return _floating(common)
    return common


def _to_title_part(node: Node, to_common: ToCommon) -> Node:
    if isinstance(node, Segment):
        return rename(node, "titlePart")
    return Block("argument", "", (to_common(node),), (), node.place)


def _floating(node: Node) -> Block:
    return Block("floatingText", "", (Block("body", "", (node,), (), node.place),), (), node.place)
