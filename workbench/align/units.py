"""A witness as the aligner sees it: its divisions, its aligned segments, their sentences, in document order.

    units = read_units(witness)
    units.segments[3].id; units.divisions[0].segments == range(0, 12); units.pieces_of(3) == range(8, 11)

A piece is a sentence, or a whole segment that has none. Divisions are `div` blocks; one inside another spans a
part of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.align.fixed import Integers
from workbench.align.terms import Side, read_side
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
    """sentences: the ids, one for each piece that is a sentence, else empty; starts: the first piece of a segment."""

    divisions: tuple[Division, ...]
    segments: tuple[Segment, ...]
    sentences: tuple[str, ...]
    starts: tuple[int, ...]
    pieces: Side

    def pieces_of(self, segment: int) -> range:
        return range(self.starts[segment], self.starts[segment + 1])

    def as_segments(self) -> Side:
        return self.pieces.group(self.owners(), len(self.segments))

    def owners(self) -> Integers:
        """The segment of each piece."""
        starts = np.array(self.starts, dtype=np.int64)
        return np.repeat(np.arange(len(self.segments)), starts[1:] - starts[:-1])


def read_units(witness: Witness) -> Units:
    divisions: list[Division] = []
    segments: list[Segment] = []
    begins: set[int] = set()
    _walk(witness.nodes, 0, divisions, segments, begins)
    texts: list[str] = []
    places: list[list[str]] = []
    sentences: list[str] = []
    starts = [0]
    for number, segment in enumerate(segments):
        pieces = [(each.id, sentence_text(segment, each)) for each in segment.sentences] or [("", segment.text)]
        texts += [text for _, text in pieces]
        sentences += [id_ for id_, _ in pieces]
        places.append(_places(segment, begins=number in begins))
        places += [[] for _ in pieces[1:]]
        starts.append(len(texts))
    side = read_side(texts, witness.language, places)
    return Units(tuple(divisions), tuple(segments), tuple(sentences), tuple(starts), side)


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
