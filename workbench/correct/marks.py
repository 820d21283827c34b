"""Inline marks of the base, carried along with the words under them.

A mark keeps to what is left of its words; where they all went it goes too, but a note always stays. A split cuts it in
two. Words put in at its edge stand outside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from workbench.correct.weave import Chunk, Part
from workbench.model.witness import Mark, Segment

_Place = tuple[int, int]  # number of a chunk, offset in it


class Places:
    """Base offsets of each segment as places of the state."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self._parts: dict[str, list[tuple[Part, int, int]]] = {}
        self.lengths: list[int] = []
        for number, chunk in enumerate(chunks):
            at = 0
            for part in chunk.parts:
                if part.segment:
                    self._parts.setdefault(part.segment, []).append((part, number, at))
                at += len(part.text)
            self.lengths.append(at)

    def start_of(self, segment: str, offset: int) -> _Place | None:
        """Where what begins at the offset begins now; None if its segment is gone."""
        parts = self._parts.get(segment, [])
        for part, chunk, at in parts:
            if part.act and part.start == offset < part.end:
                return chunk, at
            if not part.act and part.start <= offset < part.end:
                return chunk, at + offset - part.start
            if part.start < offset < part.end:
                return chunk, at + len(part.text)
        return (parts[-1][1], parts[-1][2] + len(parts[-1][0].text)) if parts else None

    def end_of(self, segment: str, offset: int) -> _Place | None:
        """Where what ends at the offset ends now; None if its segment is gone."""
        parts = self._parts.get(segment, [])
        for part, chunk, at in reversed(parts):
            if part.act and part.start < offset == part.end:
                return chunk, at + len(part.text)
            if not part.act and part.start < offset <= part.end:
                return chunk, at + offset - part.start
            if part.start < offset < part.end:
                return chunk, at
        return (parts[0][1], parts[0][2]) if parts else None

    def of_note(self, segment: str, offset: int, past: int) -> _Place:
        """Where what hangs at the offset hangs now: behind what is left in front of it there, and behind `past`
        code points of what corrections put in just there. The segment must be there.
        """
        parts = self._parts[segment]
        chunk, at = parts[0][1:]
        for part, number, begin in parts:
            if part.start < offset:
                inside = offset < part.end
                chunk = number
                at = begin + (0 if part.act else offset - part.start) if inside else begin + len(part.text)
        for part, number, begin in parts:
            is_here = part.act and part.start <= offset <= part.end
            if past and is_here and (number, begin) == (chunk, at):
                step = min(past, len(part.text))
                past, at = past - step, at + step
        return chunk, at


def hang(note: Segment, marks: list[Mark], at: int, before: Collection[str]) -> None:
    """Hang a note into a segment's marks. before: of the notes that may hang at that place, those in front of it."""
    behind = [
        number
        for number, mark in enumerate(marks)
        if mark.start < at or (mark.node is not None and mark.node.id in before)
    ]
    index = behind[-1] + 1 if behind else 0
    above = [mark.depth for mark in marks[:index] if mark.start <= at < mark.end]
    marks.insert(index, Mark(at, at, above[-1] + 1 if above else 0, "note", (), note))


def carry_marks(segment: Segment, places: Places) -> list[tuple[int, Mark]]:
    """The segment's marks as (number of the chunk, mark), parents before children, each inside its parent."""
    carried: list[tuple[int, Mark]] = []
    line: list[dict[int, Mark]] = []  # the mark's ancestors: what is left of each, by chunk
    for mark in segment.marks:
        del line[mark.depth :]
        left: dict[int, Mark] = {}
        for chunk, start, end in _stretches(segment, mark, places):
            above = [each[chunk] for each in line if chunk in each]
            if above:
                start, end = (min(max(at, above[-1].start), above[-1].end) for at in (start, end))
            left[chunk] = replace(mark, start=start, end=end, depth=len(above))
        line.append(left)
        carried += left.items()
    return carried


def _stretches(segment: Segment, mark: Mark, places: Places) -> Iterator[tuple[int, int, int]]:
    start, end = places.start_of(segment.id, mark.start), places.end_of(segment.id, mark.end)
    if start is None or end is None:
        return
    if mark.start == mark.end or (start >= end and mark.node is not None):
        chunk, at = places.of_note(segment.id, mark.start, 0) if mark.start else start
        yield chunk, at, at
        return
    for chunk in range(start[0], end[0] + 1):
        first = start[1] if chunk == start[0] else 0
        last = end[1] if chunk == end[0] else places.lengths[chunk]
        if first < last:
            yield chunk, first, last
