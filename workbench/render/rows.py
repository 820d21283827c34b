"""Which segments of which texts stand side by side.

    rows = lay_rows(snapshot)       # rows[0].cells[1] = the base's segments of the first row

A row joins everything that beads tie together, directly or through the text all others are aligned with.
Rows follow the base; what the base lacks stands where its own text puts it. Linear in the segments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.model.alignment import Bead, Level
from workbench.model.edition import Snapshot
from workbench.model.groups import Groups
from workbench.model.ids import to_state_id
from workbench.model.witness import Block, Node, Segment, Witness


@dataclass(frozen=True, slots=True)
class Row:
    """cells: the segments of each text, in the order of the columns; breaks: what is printed above them (`* * *`).

    id: of the base's first segment, for want of one of another text's; confidence: of the least sure bead.
    """

    id: str
    cells: tuple[tuple[Segment, ...], ...]
    breaks: tuple[tuple[str, ...], ...]
    confidence: float
    moved: bool

    @property
    def is_furniture(self) -> bool:
        return all(segment.kind == "fw" for cell in self.cells for segment in cell)

    @property
    def segments(self) -> tuple[Segment, ...]:
        return tuple(segment for cell in self.cells for segment in cell)


def columns_of(snapshot: Snapshot) -> tuple[Witness, ...]:
    """Source, base, corrected, then the others as the manifest has them."""
    source, base = snapshot.edition.source, snapshot.state.base
    first = (snapshot.witness(source.id),) if source else ()
    taken = {base.id, *(witness.id for witness in first)}
    rest = tuple(witness for witness in snapshot.witnesses if witness.id not in taken)
    return (*first, base, snapshot.state.witness, *rest)


def lay_rows(snapshot: Snapshot) -> tuple[Row, ...]:
    columns = columns_of(snapshot)
    base = columns.index(snapshot.state.base)
    group, facts = _join(snapshot, columns)
    order = _order((columns[base], *(each for each in columns if each is not columns[base])), group)
    members: dict[str, list[list[Segment]]] = {root: [[] for _ in columns] for root in order}
    breaks: dict[str, list[tuple[str, ...]]] = {root: [() for _ in columns] for root in order}
    for index, witness in enumerate(columns):
        printed = _breaks(witness)
        for segment in witness.segments:
            root = group[segment.id]
            if not members[root][index]:
                breaks[root][index] = printed.get(segment.id, ())
            members[root][index].append(segment)
    rows = []
    for root in order:
        cells = tuple(tuple(cell) for cell in members[root])
        named = next(iter((*cells[base], *(segment for cell in cells for segment in cell))))
        confidence, moved = facts.get(root, (1.0, False))
        rows.append(Row(named.id, cells, tuple(breaks[root]), confidence, moved))
    return tuple(rows)


def _join(snapshot: Snapshot, columns: Sequence[Witness]) -> tuple[dict[str, str], dict[str, tuple[float, bool]]]:
    """Each segment's row (named by one of its segments), and what is known of the row's beads."""
    groups = Groups(segment.id for witness in columns for segment in witness.segments)
    beads = [bead for each in snapshot.alignments if each.level is Level.SEGMENT for bead in each.beads]
    for bead in beads:
        groups.join((*bead.a, *bead.b))
    # Furniture is never aligned, but the corrected state keeps the base's.
    for segment in snapshot.state.base.segments:
        if not segment.is_aligned:
            groups.join((segment.id, to_state_id(segment.id, snapshot.state.witness.id)))
    names = groups.names()
    return names, _facts(beads, names)


def _facts(beads: Sequence[Bead], names: dict[str, str]) -> dict[str, tuple[float, bool]]:
    facts: dict[str, tuple[float, bool]] = {}
    for bead in beads:
        root = next((names[unit] for unit in (*bead.a, *bead.b) if unit in names), None)
        if root is not None:
            confidence, moved = facts.get(root, (1.0, False))
            facts[root] = (min(confidence, bead.confidence), moved or bead.moved)
    return facts


def _order(witnesses: Sequence[Witness], group: dict[str, str]) -> list[str]:
    """Rows in the first text's order; a row that is only in a later text goes behind the row before it there.

    Where that row goes on (a paragraph that was split, behind a note in its first part), it goes behind what is new.
    """
    following: dict[str, str] = {"": ""}
    for witness in witnesses:
        known = last = ""
        for segment in witness.segments:
            root = group[segment.id]
            if root not in following:
                following[root], following[last] = following[last], root
                last = root
            elif root != known:
                known = last = root
    order, root = [], following[""]
    while root:
        order.append(root)
        root = following[root]
    return order


def _breaks(witness: Witness) -> dict[str, tuple[str, ...]]:
    """Section and page breaks between blocks, by the segment they stand before."""
    found: dict[str, tuple[str, ...]] = {}
    waiting: list[str] = []
    for node in _walk(witness.nodes):
        if isinstance(node, Block):
            waiting += _printed(node)
        elif waiting:
            found[node.id] = tuple(waiting)
            waiting = []
    return found


def _walk(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        if isinstance(node, Block):
            yield from _walk(node.children)


def _printed(block: Block) -> list[str]:
    attributes = dict(block.attributes)
    if block.name == "milestone" and attributes.get("unit", "section") == "section":
        return [attributes.get("n", "") or "* * *"]
    if block.name == "pb":
        return [f"[page {attributes['n']}]" if attributes.get("n") else "[page]"]
    return []
