"""TEI pointers of the edition: made from spans, resolved to spans.

    Places([witness]).of(span)          # en-mt.xml#string-range(en-mt.p2.s2,19,3)
    Places([witness]).read("ru.xml#ru.p1.s2")   # the span of the whole sentence

An offset counts code points of the text as it stands in the file, from the sentence the stretch begins in (the
segment, if it has none): it runs on through tags, a note's text counts too, and a range jumps over a note with a
second pair (Guidelines, 17.2.4). A Places object indexes its texts once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from workbench.model.errors import InputError
from workbench.model.ids import witness_of
from workbench.model.span import Span
from workbench.model.witness import Node, Segment, Sentence, Witness, walk_segments

_POINT = re.compile(r"string-index\(([\w.\-]+),(\d+)\)")
_RANGE = re.compile(r"string-range\(([\w.\-]+)((?:,\d+,\d+)+)\)")


@dataclass(frozen=True, slots=True)
class Fragment:
    """What stands behind `#`: an element (no pairs), a point (one pair of length 0) or ranges."""

    id: str
    pairs: tuple[tuple[int, int], ...] = ()


def to_element(unit_id: str) -> str:
    """`en-mt.p1` -> `en-mt.xml#en-mt.p1`."""
    return f"{witness_of(unit_id)}.xml#{unit_id}"


def to_point(unit_id: str, offset: int) -> str:
    return f"{witness_of(unit_id)}.xml#string-index({unit_id},{offset})"


def to_range(unit_id: str, pairs: Iterable[tuple[int, int]]) -> str:
    numbers = "".join(f",{offset},{length}" for offset, length in pairs)
    return f"{witness_of(unit_id)}.xml#string-range({unit_id}{numbers})"


def split_pointer(pointer: str) -> tuple[str, Fragment]:
    """File and fragment; InputError where it is neither element, point nor range."""
    file, _, fragment = pointer.partition("#")
    if match := _POINT.fullmatch(fragment):
        return file, Fragment(match[1], ((int(match[2]), 0),))
    if match := _RANGE.fullmatch(fragment):
        numbers = [int(number) for number in match[2][1:].split(",")]
        pairs = tuple(zip(numbers[::2], numbers[1::2], strict=True))
        if all(length > 0 for _, length in pairs):
            return file, Fragment(match[1], pairs)
    elif fragment and "(" not in fragment:
        return file, Fragment(fragment)
    raise InputError(f"not a pointer of ours: {pointer}")


class Places:
    """The segments and sentences of some texts, and how to point into them."""

    def __init__(self, witnesses: Iterable[Witness]) -> None:
        self.segments: dict[str, Segment] = {}
        self.sentences: dict[str, tuple[Segment, Sentence]] = {}
        for witness in witnesses:
            for segment in witness.segments:
                self.segments[segment.id] = segment
                for sentence in segment.sentences:
                    self.sentences[sentence.id] = (segment, sentence)

    def of(self, span: Span) -> str:
        """A range with the span's words, or a point where it has none. All of a piece of furniture: the element."""
        segment = self.segments[span.segment]
        if segment.kind == "fw" and (span.start, span.end) == (0, len(segment.text)):
            return to_element(segment.id)
        host = _host(segment, span.start, is_point=span.start == span.end)
        if span.start == span.end:
            return to_point(host.id, _offset(segment, host, span.start))
        pieces = _pieces(segment, span.start, span.end)
        return to_range(host.id, [(_offset(segment, host, low, behind=True), high - low) for low, high in pieces])

    def unit(self, span: Span) -> str:
        """As `of`, but a whole sentence or segment by its element, and a segment's opening by its anchor."""
        segment = self.segments[span.segment]
        if span.start == span.end == 0:
            return to_element(f"{segment.id}.a") if segment.kind != "fw" else self.of(span)
        for sentence in segment.sentences:
            if (sentence.start, sentence.end) == (span.start, span.end):
                return to_element(sentence.id)
        whole = (span.start, span.end) == (0, len(segment.text))
        return to_element(segment.id) if whole else self.of(span)

    def behind(self, sentence_id: str) -> str:
        """The point behind a sentence."""
        segment, sentence = self.sentences[sentence_id]
        host = _Host(sentence_id, sentence.start, sentence.start)
        return to_point(sentence_id, _offset(segment, host, sentence.end))

    def end_of(self, segment_id: str) -> str:
        """The point behind a segment's last character."""
        segment = self.segments[segment_id]
        return self.of(Span.of(segment_id, segment.text, len(segment.text), len(segment.text)))

    def read(self, pointer: str) -> Span:
        """The span a pointer means; InputError if it is not in these texts."""
        _, fragment = split_pointer(pointer)
        unit = fragment.id.removesuffix(".a") if not fragment.pairs else fragment.id
        if unit in self.sentences:
            segment, sentence = self.sentences[unit]
            host, end = _Host(unit, sentence.start, sentence.start), sentence.end
        elif unit in self.segments:
            segment = self.segments[unit]
            host, end = _Host(unit, 0, -1), len(segment.text)
        else:
            raise InputError(f"the pointer finds nothing: {pointer}")
        start = host.start
        if fragment.pairs:
            (first, _), (last, length) = fragment.pairs[0], fragment.pairs[-1]
            start = _position(segment, host, first)
            end = _position(segment, host, last + length) if length else start
        elif unit != fragment.id:
            end = start
        return Span.of(segment.id, segment.text, start, end)


def note_length(node: Node) -> int:
    """Code points that a nested note adds to the text of the file."""
    return sum(len(segment.text) for segment in walk_segments((node,)))


def _notes(segment: Segment) -> list[tuple[int, int]]:
    """(position, length) of the notes that hang in a segment."""
    return [(mark.start, note_length(mark.node)) for mark in segment.marks if mark.node is not None]


@dataclass(frozen=True, slots=True)
class _Host:
    """The element to count from: where it begins, and the place up to which notes stand before it."""

    id: str
    start: int
    notes_after: int


def _host(segment: Segment, position: int, *, is_point: bool) -> _Host:
    """The sentence at or before the position, else the segment.

    A point between a sentence's end and what follows belongs to the sentence before it.
    """
    starts = [sentence.start for sentence in segment.sentences]
    found = bisect_right(starts, position) - 1
    if found > 0 and is_point and segment.sentences[found - 1].end == position:
        found -= 1
    if found < 0:
        return _Host(segment.id, 0, -1)
    sentence = segment.sentences[found]
    return _Host(sentence.id, sentence.start, sentence.start)


def _offset(segment: Segment, host: _Host, position: int, *, behind: bool = False) -> int:
    """Characters of the file from the host to the position; behind: past the notes that hang just there."""
    inside = [(at, size) for at, size in _notes(segment) if host.notes_after < at]
    return position - host.start + sum(size for at, size in inside if at < position or (behind and at == position))


def _pieces(segment: Segment, start: int, end: int) -> list[tuple[int, int]]:
    """[start, end) cut where a note with a text hangs."""
    edges = [start, *sorted({at for at, size in _notes(segment) if size and start < at < end}), end]
    return list(pairwise(edges))


def _position(segment: Segment, host: _Host, offset: int) -> int:
    """The place in the segment's text of an offset in the file's text."""
    position = host.start
    for at, size in sorted(_notes(segment)):
        if at <= host.notes_after:
            continue
        if offset <= at - position:
            break
        offset = max(0, offset - (at - position) - size)
        position = at
    return position + offset
