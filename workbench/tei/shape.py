"""What may stand where in a TEI text: children put into an order that TEI allows, nothing dropped.

    shape("div", (p, head))  ->  (p, ab type="head")         # a heading behind text is a block that says so
    shape("quote", (div,))   ->  (floatingText(body(div)),)  # a division where none may stand

What has to change its element keeps the old name in an attribute (`attributes.ELEMENT`).
The classes are those of TEI P5 4.12.0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from workbench.model.witness import Attributes, Block, Mark, Node, Segment
from workbench.tei.attributes import ELEMENT
from workbench.tei.names import ATTRIBUTES, VALUES, kind_of

GLOBAL = frozenset({"lb", "pb", "cb", "gb", "milestone", "anchor", "gap", "space", "note", "figure", "fw"})
COMMON = frozenset(
    {"p", "ab", "lg", "l", "sp", "list", "table", "quote", "q", "said", "cit", "label", "stage", "floatingText", "bibl"}
)
TOP = frozenset(
    {"head", "byline", "dateline", "salute", "signed", "opener", "epigraph", "argument", "docAuthor", "docDate"}
)
BOTTOM = frozenset({"closer", "trailer", "postscript", "signed", "byline", "dateline", "salute"})
TITLE_PARTS = frozenset({"docTitle", "titlePart", "docAuthor", "docDate", "docImprint", "byline", "epigraph", "figure"})
_BLOCKS = COMMON | GLOBAL
_ALLOWED = {
    "epigraph": _BLOCKS, "note": _BLOCKS, "item": _BLOCKS, "cell": _BLOCKS, "quote": _BLOCKS, "q": _BLOCKS,
    "said": _BLOCKS, "stage": _BLOCKS,
    "figure": _BLOCKS | {"head", "graphic"}, "opener": frozenset({"byline", "dateline", "salute", "signed"}) | GLOBAL,
    "closer": frozenset({"byline", "dateline", "salute", "signed"}) | GLOBAL,
}  # fmt: skip
_EMPTY_BLOCK = Segment("", "p", "", name="ab")  # where TEI demands a block and the original has none


def name_of(node: Node) -> str:
    return (node.name or node.kind) if isinstance(node, Segment) else node.name


def shape(parent: str, children: Iterable[Node]) -> tuple[Node, ...]:
    """The children as `parent` may hold them."""
    nodes = tuple(children)
    special = _SPECIAL.get(parent)
    if special is not None:
        return special(nodes)
    allowed = _ALLOWED.get(parent, _BLOCKS)
    return tuple(node if name_of(node) in allowed else to_common(node) for node in nodes)


def rename(node: Node, name: str) -> Node:
    """Under another element, which tells in @type and in the map what it was."""
    old = name_of(node)
    attributes = renamed(node.attributes, old, name)
    if isinstance(node, Block):
        return replace(node, name=name, attributes=attributes)
    kind = node.kind if name == "ab" else kind_of(name, None)
    type_ = dict(attributes).get("type")
    if name == "ab" and kind_of(name, type_) != kind:
        kind = kind_of(name, type_)
    return replace(node, name="" if name == kind else name, kind=kind, attributes=attributes)


def renamed(attributes: Attributes, old: str, new: str) -> Attributes:
    """The attributes of an element that changes its name from `old` to `new`."""
    known = dict(attributes)
    result = list(attributes)
    short = old.rsplit("}", 1)[-1]
    if "type" not in known and "type" in ATTRIBUTES[new] and VALUES["type"].fullmatch(short):
        result.append(("type", short))
    if ELEMENT not in known:
        result.append((ELEMENT, old))
    return tuple(result)


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
    last = _closing(nodes, BOTTOM)
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
    return (*shaped, _EMPTY_BLOCK)


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


def _closing(nodes: tuple[Node, ...], names: frozenset[str]) -> int:
    """Where the closings begin that nothing but closings follows."""
    last = len(nodes)
    while last and name_of(nodes[last - 1]) in names | GLOBAL:
        last -= 1
    return last


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


def _title_page(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    allowed = TITLE_PARTS | GLOBAL | {"graphic", "argument"}
    fitted = [node if name_of(node) in allowed else _to_title_part(node) for node in nodes]
    head = next((at for at, node in enumerate(fitted) if name_of(node) not in GLOBAL), None)
    return tuple(fitted) if head is not None else (*fitted, Segment("", "titlePart", ""))


def _to_title_part(node: Node) -> Node:
    if isinstance(node, Segment):
        return rename(node, "titlePart")
    return Block("argument", "", (to_common(node),), (), node.place)


def _list(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
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
            result.append(_into("item", node))
    return tuple(result) if begun else (*result, Segment("", "item", ""))


def _into(name: str, node: Node) -> Node:
    """A segment takes the name; a block gets an element of that name around it."""
    if isinstance(node, Segment) and name_of(node) not in COMMON - {"label"}:
        return rename(node, name)
    return Block(name, "", (to_common(node),), (), node.place)


def _table(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
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
            cell = node if name == "cell" else _into("cell", node)
            result.append(Block("row", "", (cell,), (), node.place))
    return tuple(result) if begun else (*result, Block("row", "", (Segment("", "cell", ""),)))


def _row(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    cells = tuple(node if name_of(node) == "cell" else _into("cell", node) for node in nodes)
    return cells or (Segment("", "cell", ""),)


def _verse(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Openings; lines and groups of lines; closings."""
    last = _closing(nodes, BOTTOM - {"postscript"})
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
            result.append(_to_line(node))
    return tuple(result) if begun else (*result, Segment("", "l", ""))


def _to_line(node: Node) -> Segment:
    if isinstance(node, Block) or any(mark.name in ("l", "lg") and mark.node is not None for mark in node.marks):
        return _hang(node, "l")
    return replace(node, kind="l", name="", attributes=renamed(node.attributes, name_of(node), "l"))


def _hang(node: Node, kind: str) -> Segment:
    """A block where only running text may stand: an empty segment that it hangs in."""
    block = to_common(node)
    if name_of(block) in ("p", "ab", "sp"):
        block = Block("floatingText", "", (_wrap("body", (block,)),), (), node.place)
    return Segment("", kind, "", (), (Mark(0, 0, 0, name_of(block), (), block),), (), node.place)


def _speech(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
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
            node = node if name in allowed else _to_speech(node)
            result.append(node)
    return tuple(result) if spoken else (*result, _EMPTY_BLOCK)


def _to_speech(node: Node) -> Node:
    if isinstance(node, Segment):
        return rename(node, "ab")
    common = to_common(node)
    if common.name in ("sp", "bibl", "label") and isinstance(common, Block):
        return Block("floatingText", "", (_wrap("body", (common,)),), (), node.place)
    return common


def _floating(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    names = [name_of(node) for node in nodes]
    if names == [part for part in ("front", "body", "back") if part in names] and "body" in names:
        return nodes
    return (_wrap("body", nodes),)


def _citation(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Quotations and where they are from."""
    allowed = GLOBAL | {"quote", "q", "said", "bibl", "floatingText"}
    fitted = tuple(
        node if name_of(node) in allowed else Block("quote", "", (to_common(node),), (), node.place) for node in nodes
    )
    return fitted if any(name_of(node) not in GLOBAL for node in fitted) else (*fitted, Block("quote"))


def _argument(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """A heading, then at least one block."""
    result: list[Node] = []
    for node in nodes:
        is_heading = name_of(node) == "head" and all(name_of(before) in GLOBAL for before in result)
        result.append(node if is_heading or name_of(node) in _BLOCKS else to_common(node))
    return _with_block(result)


def _postscript(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    return _with_block([node if name_of(node) in _BLOCKS else to_common(node) for node in nodes])


def _with_block(nodes: list[Node]) -> tuple[Node, ...]:
    return tuple(nodes) if any(name_of(node) in COMMON for node in nodes) else (*nodes, _EMPTY_BLOCK)


def _document_title(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    fitted: list[Node] = []
    for node in nodes:
        if name_of(node) in GLOBAL | {"titlePart"}:
            fitted.append(node)
        else:
            fitted.append(rename(node, "titlePart") if isinstance(node, Segment) else _hang(node, "titlePart"))
    begun = any(name_of(node) == "titlePart" for node in fitted)
    return tuple(fitted) if begun else (*fitted, Segment("", "titlePart", ""))


_SPECIAL: dict[str, Callable[[tuple[Node, ...]], tuple[Node, ...]]] = {
    "div": _division, "body": _body, "front": _front, "back": _front, "titlePage": _title_page, "list": _list,
    "table": _table, "row": _row, "lg": _verse, "sp": _speech, "floatingText": _floating, "cit": _citation,
    "argument": _argument, "postscript": _postscript, "docTitle": _document_title,
}  # fmt: skip
