"""A segment's new text as parts, each from the base or from an act, so that every offset can be followed.

weave_segment(segment, [("1f0c7a52", Change(span, "four"))])[0].text == "There are four cranes."
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from workbench.model.act import Change, Drop, Split
from workbench.model.span import Span
from workbench.model.witness import Segment

Local = tuple[str, Change | Split | Drop]  # act id and an operation inside one segment


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a new text. The base's text[start:end] of `segment`, or an act's words in its place.

    For an act's words [start, end) is what they replace in the base (empty for an insertion).
    """

    text: str
    segment: str
    start: int
    end: int
    act: str = ""


class Where(NamedTuple):
    """Where an added segment stands: behind a segment of the base or, with a span, as a note in it.

    past: how much of what corrections put in at the place is in front of the note.
    """

    follows: str
    span: Span | None = None
    past: int = 0


@dataclass(slots=True)
class Chunk:
    """One segment of the state: its id (with the base prefix), the base segment it is shaped like, its parts.

    act: the split or addition that made it a segment of its own. where: it was added there.
    start: where in the base segment it begins.
    """

    id: str
    like: Segment
    parts: list[Part] = field(default_factory=list)
    act: str = ""
    where: Where | None = None
    start: int = 0

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)

    @property
    def follows(self) -> str:
        """The base segment it was added behind, or in."""
        return self.where.follows if self.where else ""

    @property
    def is_hung(self) -> bool:
        """Whether it is a note that was added at a place of another segment."""
        return self.where is not None and self.where.span is not None

    @property
    def place(self) -> str:
        """The base segment where it stands."""
        return self.follows or self.like.id

    @property
    def origins(self) -> tuple[str, ...]:
        """The base segments it holds text or places of, in order."""
        return tuple(dict.fromkeys(part.segment for part in self.parts if part.segment))


def weave_segment(segment: Segment, operations: Sequence[Local]) -> list[Chunk]:
    """The chunks a base segment becomes: one, more where it is split, none where it is dropped."""
    if any(isinstance(operation, Drop) for _, operation in operations):
        return []
    chunks = [Chunk(segment.id, segment)]
    at = 0
    for act, operation in _in_order(operations):
        span = operation.span
        if isinstance(operation, Change) and operation.after == span.quote:
            continue  # words given back to the base are the base's
        _keep(chunks[-1], segment, at, span.start)
        at = span.end
        if isinstance(operation, Change):
            chunks[-1].parts.append(Part(operation.after, segment.id, span.start, span.end, act))
        else:
            chunks.append(Chunk(f"{segment.id}.{act}", segment, act=act, start=span.end))
    _keep(chunks[-1], segment, at, len(segment.text))
    if not any(chunk.parts for chunk in chunks):  # a note needs a place to hang
        chunks[0].parts.append(Part("", segment.id, 0, 0))
    return chunks


def _keep(chunk: Chunk, segment: Segment, start: int, end: int) -> None:
    if start < end:
        chunk.parts.append(Part(segment.text[start:end], segment.id, start, end))


def _in_order(operations: Sequence[Local]) -> Iterable[tuple[str, Change | Split]]:
    """By place; at one place an insertion before what is replaced, and what is replaced before a split."""
    inner = [(act, operation) for act, operation in operations if not isinstance(operation, Drop)]
    return sorted(inner, key=lambda each: (each[1].span.start, each[1].span.end, isinstance(each[1], Split), each[0]))
