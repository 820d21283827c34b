"""A text of the edition: a tree of blocks whose leaves are segments.

    Witness("en-mt", "en", Role.BASE, nodes=(
        Block("div", "en-mt.d1", children=(
            Segment("en-mt.h1", "head", "Visit to the Port"),
            Segment("en-mt.p1", "p", "We came. We saw.", sentences=(Sentence("en-mt.p1.s1", 0, 8), ...)),
            Block("milestone", "en-mt.sb1", attributes=(("unit", "section"), ("n", "* * *"))))),))

Inline markup is kept as marks over the segment's text. A nested segment (a footnote) hangs on a
zero-width mark: its text is no part of the text around it. Offsets are Unicode code points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

Attributes = tuple[tuple[str, str], ...]  # names as in TEI; foreign namespaces in Clark notation


class Role(StrEnum):
    SOURCE = "source"
    RECONSTRUCTION = "reconstruction"
    BASE = "base"
    TRANSLATION = "translation"
    REVISION = "revision"


@dataclass(frozen=True, slots=True)
class Place:
    """Lines of a received file, 1-based and inclusive."""

    file: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch [start, end) of its segment's text; what stands between two sentences is white space."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """An inline element over [start, end) of a segment's text, in document order (a parent before its children).

    depth 0 is a child of the segment's own element; the next mark of depth n + 1 is its child.
    node is set for what has a text of its own (a note): the mark is then zero-width.
    """

    start: int
    end: int
    depth: int
    name: str
    attributes: Attributes = ()
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """An innermost block with its own text.

    kind: what it is to readers and checks (head, p, l, item, cell, quote, note, dateline, salute, signed, fw…);
    the manifest may override it. name: the element that holds it in the witness file (the kind, if empty).
    """

    id: str
    kind: str
    text: str
    sentences: tuple[Sentence, ...] = ()
    marks: tuple[Mark, ...] = ()
    attributes: Attributes = ()
    place: Place | None = None
    name: str = ""

    @property
    def is_aligned(self) -> bool:
        """Furniture is kept but never aligned; so is a segment without a text."""
        return self.kind != "fw" and bool(self.text.strip())


@dataclass(frozen=True, slots=True)
class Block:
    """An element around segments (div, lg, list, table, row…), or an empty one between them (pb, milestone)."""

    name: str
    id: str = ""
    children: tuple[Node, ...] = ()
    attributes: Attributes = ()
    place: Place | None = None


Node = Segment | Block


@dataclass(frozen=True, slots=True)
class Witness:
    """One text with its id, BCP 47 language and role; segments in document order, a note behind its host."""

    id: str
    language: str
    role: Role
    nodes: tuple[Node, ...]
    title: str = ""
    segments: tuple[Segment, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "segments", tuple(walk_segments(self.nodes)))

    def segment(self, segment_id: str) -> Segment:
        """The segment of that id; KeyError if there is none. For many look-ups make a dictionary."""
        for segment in self.segments:
            if segment.id == segment_id:
                return segment
        raise KeyError(segment_id)


def walk_segments(nodes: tuple[Node, ...]) -> Iterator[Segment]:
    for node in nodes:
        if isinstance(node, Block):
            yield from walk_segments(node.children)
            continue
        yield node
        for mark in node.marks:
            if mark.node is not None:
                yield from walk_segments((mark.node,))


def walk_blocks(nodes: tuple[Node, ...]) -> Iterator[Block]:
    """Every block in document order, those that hang in a segment's marks included."""
    for node in nodes:
        if isinstance(node, Block):
            yield node
            yield from walk_blocks(node.children)
        else:
            yield from walk_blocks(tuple(mark.node for mark in node.marks if mark.node is not None))


def segments_of(block: Block) -> tuple[Segment, ...]:
    return tuple(walk_segments(block.children))


def sentence_text(segment: Segment, sentence: Sentence) -> str:
    return segment.text[sentence.start : sentence.end]
