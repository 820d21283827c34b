"""The classes of TEI elements that decide what may stand where, and how a node takes another element.

    rename(Segment("", "head", "II"), "ab")  ->  an `ab type="head"` of the kind head, which remembers `head`

The classes are those of TEI P5 4.12.0, cut down to what `names` lists.
"""

from __future__ import annotations

from dataclasses import replace

from workbench.model.witness import Attributes, Block, Node, Segment
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
BLOCKS = COMMON | GLOBAL
EMPTY_BLOCK = Segment("", "p", "", name="ab")  # where TEI demands a block and the original has none


def name_of(node: Node) -> str:
    return (node.name or node.kind) if isinstance(node, Segment) else node.name


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


def closing_at(nodes: tuple[Node, ...], names: frozenset[str]) -> int:
    """Where the closings begin that nothing but closings follows."""
    last = len(nodes)
    while last and name_of(nodes[last - 1]) in names | GLOBAL:
        last -= 1
    return last
