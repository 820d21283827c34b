"""Kinds that the manifest overrides, applied when a witness is read; the file stays as it is.

    apply_kinds(nodes, "en-mt", (("p3", "head"), ("p9", "furniture"), ("h4", "chapter")), "en-mt.xml")

`furniture` is kept and never aligned (fw). `chapter` and `part` are headings that open a division: the segment
and what follows it, up to the next such segment or the end of the division, become a division of that type.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.model.errors import InputError
from workbench.model.ids import ID_PREFIXES
from workbench.model.witness import Block, Node, Segment, walk_blocks

_OPENING = ("part", "chapter")  # outer before inner
_PLAIN = {"furniture": "fw"}


def apply_kinds(
    nodes: tuple[Node, ...], witness_id: str, kinds: Sequence[tuple[str, str]], file: str, *, every: bool = True
) -> tuple[Node, ...]:
    """The tree with the kinds of the manifest; InputError for an id that is not there, if every one has to be."""
    wanted = {f"{witness_id}.{unit}": kind for unit, kind in kinds}
    seen: set[str] = set()
    nodes = tuple(_change(node, wanted, seen) for node in nodes)
    for unit, _ in kinds:
        if every and f"{witness_id}.{unit}" not in seen:
            raise InputError(f"no segment {unit} to override", file=file, hint="see the ids with `show`")
    opening = {one: kind for one, kind in wanted.items() if kind in _OPENING}
    if not opening:
        return nodes
    prefix = f"{witness_id}.{ID_PREFIXES['div']}"
    numbers = [
        int(match.group(1))
        for block in walk_blocks(nodes)
        if (match := re.fullmatch(rf"{re.escape(prefix)}(\d+)", block.id))
    ]
    return _Divider(opening, prefix, max(numbers, default=0)).divide_all(nodes)


class _Divider:
    """Wraps headings and what follows them; new divisions are numbered behind the old ones."""

    def __init__(self, opening: dict[str, str], prefix: str, last: int) -> None:
        self.opening = opening
        self.prefix = prefix
        self.last = last

    def divide_all(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        nodes = tuple(
            replace(node, children=self.divide_all(node.children)) if isinstance(node, Block) else node
            for node in nodes
        )
        for kind in reversed(_OPENING):
            nodes = self._divide(nodes, kind)
        return nodes

    def _divide(self, nodes: tuple[Node, ...], kind: str) -> tuple[Node, ...]:
        """Runs that a segment of this kind opens become divisions; an outer kind ends a run."""
        starts = [at for at, node in enumerate(nodes) if self.opening.get(node.id) == kind]
        if not starts:
            return nodes
        if starts[0] == 0 and len(starts) == 1 and all(self.opening.get(node.id) is None for node in nodes[1:]):
            return nodes  # the division there is begins with it
        result: list[Node] = []
        run: list[Node] | None = None
        for at, node in enumerate(nodes):
            if at in starts or (run is not None and self._is_outer(node, kind)):
                self._close(run, kind, result)
                run = [] if at in starts else None
            (result if run is None else run).append(node)
        self._close(run, kind, result)
        return tuple(result)

    def _is_outer(self, node: Node, kind: str) -> bool:
        other = self.opening.get(node.id)
        return (other is not None and _OPENING.index(other) < _OPENING.index(kind)) or (
            isinstance(node, Block) and node.name == "div"
        )

    def _close(self, run: list[Node] | None, kind: str, result: list[Node]) -> None:
        if run:
            self.last += 1
            result.append(Block("div", f"{self.prefix}{self.last}", tuple(run), (("type", kind),)))


def _change(node: Node, wanted: dict[str, str], seen: set[str]) -> Node:
    if isinstance(node, Block):
        return replace(node, children=tuple(_change(child, wanted, seen) for child in node.children))
    marks = node.marks
    if any(mark.node is not None for mark in marks):
        marks = tuple(
            mark if mark.node is None else replace(mark, node=_change(mark.node, wanted, seen)) for mark in marks
        )
    kind = wanted.get(node.id)
    if kind is None:
        return node if marks is node.marks else replace(node, marks=marks)
    seen.add(node.id)
    new = "head" if kind in _OPENING else _PLAIN.get(kind, kind)
    return replace(node, kind=new, marks=marks, name=_name(node, new))


def _name(node: Segment, kind: str) -> str:
    name = node.name or node.kind
    return "" if name == kind else name
