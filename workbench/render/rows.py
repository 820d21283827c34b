"""Which segments of which texts stand side by side.

    rows = lay_rows(snapshot)       # rows[0].cells[1] = the base's segments of the first row

A row joins everything that beads tie together, directly or through the text all others are aligned with.
Rows follow the base; what the base lacks stands where its own text puts it. Linear in the segments.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.model.alignment import Level
from workbench.model.edition import Snapshot
from workbench.model.ids import to_state_id
from workbench.model.witness import Block, Node, Segment, Witness, segments_of


@dataclass(frozen=True, slots=True)
class Row:
    """cells: the segments of each text, in the order of the columns; confidence: of the least sure bead."""

    id: str
    cells: tuple[tuple[Segment, ...], ...]
    confidence: float
    moved: bool

    @property
    def is_furniture(self) -> bool:
        return all(segment.kind == "fw" for cell in self.cells for segment in cell)


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of rows: a chapter, or the whole text. parts: titles of the divisions around it."""

    id: str
    title: str
    parts: tuple[str, ...]
    rows: tuple[Row, ...]


def columns_of(snapshot: Snapshot) -> tuple[Witness, ...]:
    """Source, base, corrected, then the others as the manifest has them."""
    source, base = snapshot.edition.source, snapshot.state.base
    first = (snapshot.witness(source.id),) if source else ()
    taken = {base.id, *(witness.id for witness in first)}
    rest = tuple(witness for witness in snapshot.witnesses if witness.id not in taken)
    return (*first, base, snapshot.state.witness, *rest)


def lay_rows(snapshot: Snapshot) -> tuple[Row, ...]:
    columns = columns_of(snapshot)
    group, facts = _join(snapshot, columns)
    order = _order(columns, group, base=columns.index(snapshot.state.base))
    members: dict[str, list[list[Segment]]] = {root: [[] for _ in columns] for root in order}
    for index, witness in enumerate(columns):
        for segment in witness.segments:
            members[group[segment.id]][index].append(segment)
    base_index = columns.index(snapshot.state.base)
    rows = []
    for root in order:
        cells = tuple(tuple(cell) for cell in members[root])
        named = next(iter((*cells[base_index], *(segment for cell in cells for segment in cell))))
        confidence, moved = facts.get(root, (1.0, False))
        rows.append(Row(named.id, cells, confidence, moved))
    return tuple(rows)


def _join(
    snapshot: Snapshot, columns: Sequence[Witness]
) -> tuple[dict[str, str], dict[str, tuple[float, bool]]]:
    """Each segment's row (named by one of its segments), and what is known of the row's beads."""
    parent = {segment.id: segment.id for witness in columns for segment in witness.segments}

    def find(unit: str) -> str:
        while parent[unit] != unit:
            parent[unit] = unit = parent[parent[unit]]
        return unit

    beads = [
        bead for each in snapshot.alignments if each.level is Level.SEGMENT for bead in each.beads if bead.a or bead.b
    ]
    for bead in beads:
        units = [unit for unit in (*bead.a, *bead.b) if unit in parent]
        for unit in units[1:]:
            parent[find(unit)] = find(units[0])
    state = snapshot.state.witness.id
    for segment in snapshot.state.base.segments:
        twin = to_state_id(segment.id, state)
        if not segment.is_aligned and twin in parent:
            parent[find(twin)] = find(segment.id)
    group = {unit: find(unit) for unit in parent}
    facts: dict[str, tuple[float, bool]] = {}
    for bead in beads:
        root = group.get(next(iter((*bead.a, *bead.b))), "")
        confidence, moved = facts.get(root, (1.0, False))
        facts[root] = (min(confidence, bead.confidence), moved or bead.moved)
    return group, facts


def _order(columns: Sequence[Witness], group: dict[str, str], *, base: int) -> list[str]:
    """Rows in the base's order; a row that is only in other texts goes behind the row before it there."""
    following: dict[str, str] = {"": ""}
    for witness in (columns[base], *(each for index, each in enumerate(columns) if index != base)):
        last = ""
        for segment in witness.segments:
            root = group[segment.id]
            if root not in following:
                following[root], following[last] = following[last], root
            last = root
    order, root = [], following[""]
    while root:
        order.append(root)
        root = following[root]
    return order


def cut_pages(base: Witness, rows: Sequence[Row], column: int) -> tuple[Page, ...]:
    """A page for each innermost division of the base; what stands outside goes with the next (at the end: the last)."""
    leaves = {segment_id: leaf for leaf in _leaves(base.nodes, ()) for segment_id in leaf.segments}
    pages: list[tuple[_Leaf | None, list[Row]]] = [(None, [])]
    for row in rows:
        leaf = next((leaves[segment.id] for segment in row.cells[column] if segment.id in leaves), None)
        current = pages[-1]
        if leaf is not None and current[0] is None:
            pages[-1] = (leaf, current[1])
        elif leaf is not None and leaf is not current[0]:
            pages.append((leaf, []))
        pages[-1][1].append(row)
    return tuple(
        Page(f"{number:03}", leaf.title if leaf else "", leaf.parts if leaf else (), tuple(each))
        for number, (leaf, each) in enumerate(pages, 1)
    )


@dataclass(frozen=True, slots=True)
class _Leaf:
    title: str
    parts: tuple[str, ...]
    segments: tuple[str, ...]


def _leaves(nodes: Iterable[Node], parts: tuple[str, ...]) -> Iterable[_Leaf]:
    for node in nodes:
        if isinstance(node, Segment):
            continue
        inner = tuple(child for child in node.children if isinstance(child, Block) and _holds_division(child))
        title = _heading(node) if node.name == "div" else ""
        if inner:
            yield from _leaves(inner, (*parts, title) if title else parts)
        elif node.name == "div":
            yield _Leaf(title, parts, tuple(segment.id for segment in segments_of(node)))


def _holds_division(block: Block) -> bool:
    return block.name == "div" or any(isinstance(child, Block) and _holds_division(child) for child in block.children)


def _heading(block: Block) -> str:
    """The text of the division's own headings, joined."""
    heads = [child.text for child in block.children if isinstance(child, Segment) and child.kind == "head"]
    return " · ".join(text.strip() for text in heads[:2] if text.strip())
