"""A witness as the aligner sees it: its divisions, its aligned segments, their sentences, in document order.

    units = read_units(witness)
    units.segments[3].id; units.divisions[0].segments == range(0, 12); units.pieces.of([3]) == (8, 9, 10)

Divisions are `div` blocks; one inside another spans a part of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.align.pieces import Pieces, read_pieces
from workbench.model.witness import Node, Segment, Witness, sentence_text


@dataclass(frozen=True, slots=True)
class Division:
    """segments: [first, last) of the aligned segments inside it; depth: of how many divisions it is part."""

    id: str
    first: int
    last: int
    depth: int


@dataclass(frozen=True, slots=True)
class Units:
    """sentences: the ids, one for each piece that is a sentence, else empty."""

    divisions: tuple[Division, ...]
    segments: tuple[Segment, ...]
    sentences: tuple[str, ...]
    pieces: Pieces


def read_units(witness: Witness) -> Units:
    divisions: list[Division] = []
    segments: list[Segment] = []
    begins: set[int] = set()
    _walk(witness.nodes, 0, divisions, segments, begins)
    pieces = [
        [(each.id, sentence_text(segment, each)) for each in segment.sentences] or [("", segment.text)]
        for segment in segments
    ]
    places = [_places(segment, begins=number in begins) for number, segment in enumerate(segments)]
    return Units(
        tuple(divisions),
        tuple(segments),
        tuple(id_ for each in pieces for id_, _ in each),
        read_pieces([[text for _, text in each] for each in pieces], witness.language, places),
    )


def _places(segment: Segment, *, begins: bool) -> list[str]:
    """A paragraph is the usual case and says nothing."""
    return ([segment.kind] if segment.kind != "p" else []) + (["division"] if begins else [])


def _walk(
    nodes: tuple[Node, ...], depth: int, divisions: list[Division], segments: list[Segment], begins: set[int]
) -> None:
    for node in nodes:
        if isinstance(node, Segment):
            if node.is_aligned:
                segments.append(node)
            _walk(tuple(mark.node for mark in node.marks if mark.node is not None), depth, divisions, segments, begins)
            continue
        place, first = len(divisions), len(segments)
        is_division = node.name == "div"
        if is_division:
            divisions.append(Division(node.id, first, first, depth))
        _walk(node.children, depth + is_division, divisions, segments, begins)
        if is_division:
            divisions[place] = Division(node.id, first, len(segments), depth)
            if depth:
                begins.add(first)
