"""What may stand where in a TEI text: children put into an order that TEI allows, nothing dropped.

    shape("div", (p, head))  ->  (p, ab type="head")         # a heading behind text is a block that says so
    shape("quote", (div,))   ->  (floatingText(body(div)),)  # a division where none may stand

What has to change its element keeps the old name in an attribute (`attributes.ELEMENT`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from workbench.model.witness import Attributes, Block, Node, Segment
from workbench.tei.arrange import (
    arrange_argument,
    arrange_citation,
    arrange_document_title,
    arrange_list,
    arrange_postscript,
    arrange_row,
    arrange_speech,
    arrange_table,
    arrange_title_page,
    arrange_verse,
)  # fmt: skip
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

_ALLOWED = {
    "epigraph": BLOCKS, "note": BLOCKS, "item": BLOCKS, "cell": BLOCKS, "quote": BLOCKS, "q": BLOCKS,
    "said": BLOCKS, "stage": BLOCKS,
    "figure": BLOCKS | {"head", "graphic"}, "opener": frozenset({"byline", "dateline", "salute", "signed"}) | GLOBAL,
    "closer": frozenset({"byline", "dateline", "salute", "signed"}) | GLOBAL,
}  # fmt: skip


def shape(parent: str, children: Iterable[Node]) -> tuple[Node, ...]:
    """The children as `parent` may hold them."""
    nodes = tuple(children)
    special = _SPECIAL.get(parent)
    if special is not None:
        return special(nodes)
    arrange = _ARRANGED.get(parent)
    if arrange is not None:
        return arrange(nodes, to_common)
    allowed = _ALLOWED.get(parent, BLOCKS)
    return tuple(node if name_of(node) in allowed else to_common(node) for node in nodes)


def to_common(node: Node) -> Node:
    """The node as a block that may stand wherever a paragraph may."""
    if name_of(node) in COMMON or name_of(node) == "figure":
        return node
    if isinstance(node, Segment):
        return rename(node, "ab")
    if name_of(node) == "graphic":
        return Block("figure", "", (node,), (), node.place)
    if not node.children:
        return Segment("", "p", "", (), (), renamed(node.attributes, node.name, "ab"), node.place, "ab")
    if node.name == "floatingText":
        return node
    if all(name_of(child) in GLOBAL for child in node.children):
        return rename(node, "figure")  # a picture: no text that a body would have to hold
    inside = (to_common(child) if name_of(child) == "div" else child for child in node.children)
    body = Block("body", "", shape("body", inside), (), node.place)
    attributes = renamed(node.attributes, node.name, "floatingText")
    return Block("floatingText", "", (body,), attributes, node.place)


def _wrap(name: str, nodes: Iterable[Node], attributes: Attributes = ()) -> Block:
    children = tuple(nodes)
    return Block(name, "", shape(name, children), attributes, children[0].place if children else None)


def _division(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Openings; blocks; divisions; closings."""
    nodes = _embed(tuple(_to_division(node) for node in nodes))
    last = closing_at(nodes, BOTTOM)
    result: list[Node] = []
    stray: list[Node] = []  # blocks behind a division: they need one of their own
    stage = 0  # openings, blocks, divisions
    for at, node in enumerate(nodes):
        name = name_of(node)
        if name == "div":
            _flush(stray, result)
            stage = 2
            result.append(node)
        elif name in BOTTOM and at >= last and (stage or name in TOP):
            _flush(stray, result)
            result.append(node)
        elif name in GLOBAL:
            (stray or result).append(node)
        elif stage == 0 and name in TOP:
            result.append(node)
        elif stage == 2:
            stray.append(to_common(node))
        else:
            stage = 1
            result.append(to_common(node))
    _flush(stray, result)
    return tuple(result)


def _body(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """A division that holds at least one block."""
    shaped = _division(nodes)
    if any(name_of(node) in COMMON | {"div"} for node in shaped):
        return shaped
    for at in range(len(shaped) - 1, -1, -1):
        node = shaped[at]
        if isinstance(node, Segment) and node.kind != "fw":
            return (*shaped[:at], rename(node, "ab"), *shaped[at + 1 :])
    return (*shaped, EMPTY_BLOCK)


def _embed(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """A division without a heading amid paragraphs (a poem, a picture) is a text within the text."""
    last = max((at for at, node in enumerate(nodes) if name_of(node) in COMMON), default=-1)
    return tuple(
        to_common(node)
        if at < last and isinstance(node, Block) and node.name == "div" and not _has_head(node)
        else node
        for at, node in enumerate(nodes)
    )


def _has_head(node: Block) -> bool:
    return any(
        name_of(child) == "head" or (isinstance(child, Block) and child.name == "div" and _has_head(child))
        for child in node.children
    )


def _flush(stray: list[Node], result: list[Node]) -> None:
    """Blocks behind a division need one of their own."""
    if stray:
        result.append(_wrap("div", stray, (("type", "unnamed"),)))
        stray.clear()


def _to_division(node: Node) -> Node:
    if isinstance(node, Block) and node.name in ("body", "front", "back"):
        attributes = renamed(node.attributes, node.name, "div")
        return replace(node, name="div", children=shape("div", node.children), attributes=attributes)
    return node


def _front(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Title pages, divisions and what may stand between; anything else gets one of the two around it."""
    result: list[Node] = []
    run: list[Node] = []
    around = ""

    def flush() -> None:
        if run:
            result.append(_wrap(around, run))
            run.clear()

    for node in map(_to_division, nodes):
        name = name_of(node)
        if name in ("div", "titlePage") or (name in GLOBAL and not run):
            flush()
            result.append(node)
            continue
        wanted = "titlePage" if name in ("docTitle", "titlePart", "docImprint") else "div"
        if name in GLOBAL or (name in TITLE_PARTS and around == "titlePage" and run):
            wanted = around
        if wanted != around:
            flush()
        around = wanted
        run.append(node)
    flush()
    return tuple(result)


def _floating(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    names = [name_of(node) for node in nodes]
    if names == [part for part in ("front", "body", "back") if part in names] and "body" in names:
        return nodes
    return (_wrap("body", nodes),)


_SPECIAL: dict[str, Callable[[tuple[Node, ...]], tuple[Node, ...]]] = {
    "div": _division, "body": _body, "front": _front, "back": _front, "floatingText": _floating,
}  # fmt: skip
_ARRANGED = {
    "list": arrange_list, "table": arrange_table, "row": arrange_row, "lg": arrange_verse, "sp": arrange_speech,
    "cit": arrange_citation, "argument": arrange_argument, "postscript": arrange_postscript,
    "titlePage": arrange_title_page, "docTitle": arrange_document_title,
}  # fmt: skip
