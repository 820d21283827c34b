"""What TEI lets stand at the head, in the middle and at the foot of a division.

settle([p, dateline, p])    # the dateline in the middle is a paragraph: TEI has datelines at either end only
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.model.witness import Block, Node, Segment

# May stand anywhere.
_GLOBAL = frozenset({"fw", "milestone", "pb"})
# May stand at the head, or (but for headings and openings) at the foot.
_TOP = frozenset({"head", "dateline", "opener"})
_ENDS = frozenset({"dateline", "closer"})


def kind_of(node: Node) -> str:
    """The kind of a segment, the element of a block."""
    return node.kind if isinstance(node, Segment) else node.name


def settle(children: Sequence[Node]) -> tuple[Node, ...]:
    """The children, with datelines and closings that stand where TEI has none as paragraphs."""
    inner = _inner(children)
    closed = [
        _as_prose(child) if kind_of(child) == "closer" and (not inner or index < inner[-1]) else child
        for index, child in enumerate(children)
    ]
    inner = _inner(closed)
    return tuple(
        _as_prose(child) if kind_of(child) == "dateline" and inner and inner[0] < index < inner[-1] else child
        for index, child in enumerate(closed)
    )


def _inner(children: Sequence[Node]) -> list[int]:
    """The places of what stands in the middle: paragraphs, verse, lists, tables, divisions."""
    return [index for index, child in enumerate(children) if kind_of(child) not in _GLOBAL | _TOP | _ENDS]


def _as_prose(node: Node) -> Segment:
    segment = node.children[0] if isinstance(node, Block) else node
    assert isinstance(segment, Segment)
    return replace(segment, kind="p", attributes=())
