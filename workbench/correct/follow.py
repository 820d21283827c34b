"""Where base offsets are in the state: sentences and inline marks carried along with the words.

A sentence keeps its id as long as its words stay together. A change that reaches over a boundary makes one new
sentence of all it touches, named by the first of them plus the act; whole new sentences are named by the one
before them plus the act.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.correct.weave import Chunk, Part
from workbench.model.witness import Mark, Segment, Sentence
from workbench.text.sentences import split_sentences

_FINAL = tuple(".!?…")
_CLOSING = "”’\"'»)]"


@dataclass(frozen=True, slots=True)
class Carried:
    """A sentence of the state, and the base sentences whose words it holds."""

    sentence: Sentence
    bases: tuple[str, ...]


def carry_sentences(chunk: Chunk, segments: dict[str, Segment], language: str) -> list[Carried]:
    """The sentences of a chunk, trimmed, in order, over everything that is not blank."""
    stretches: list[tuple[str, tuple[str, ...], int, int]] = []
    merged: dict[str, str] = {}
    at = 0
    for part in chunk.parts:
        for label, bases, start, end in _label(part, chunk, segments, language, stretches, merged):
            stretches.append((label, bases, at + start, at + end))
        at += len(part.text)
    return _gather(chunk.text, stretches, merged)


_Stretch = tuple[str, tuple[str, ...], int, int]


def _label(
    part: Part,
    chunk: Chunk,
    segments: dict[str, Segment],
    language: str,
    before: Sequence[_Stretch],
    merged: dict[str, str],
) -> list[_Stretch]:
    """Stretches of the part's text with the sentence each belongs to; what is between sentences has none."""
    segment = segments.get(part.segment)
    if segment is None or not segment.sentences:
        return _label_new(part, chunk, before, language) if part.act and not part.segment else []
    if not part.act:
        return [
            (each.id, (each.id,), max(each.start, part.start) - part.start, min(each.end, part.end) - part.start)
            for each in _within(segment.sentences, part.start, part.end)
        ]
    touched = _within(segment.sentences, part.start, part.end)
    if part.start == part.end or not touched:
        return _label_insertion(part, segment, chunk, before, language)
    label = touched[0].id
    if len(touched) > 1:
        label = f"{touched[0].id}.{part.act}"
        for each in touched:
            merged[each.id] = label
    return [(label, tuple(each.id for each in touched), 0, len(part.text))]


def _within(sentences: Sequence[Sentence], start: int, end: int) -> list[Sentence]:
    """The sentences that share a character with [start, end)."""
    first = bisect_right([each.end for each in sentences], start)
    found = []
    for each in sentences[first:]:
        if each.start >= end:
            break
        found.append(each)
    return found


def _label_insertion(
    part: Part, segment: Segment, chunk: Chunk, before: Sequence[_Stretch], language: str
) -> list[_Stretch]:
    """Words put in: into a sentence, onto the end of one, or as sentences of their own between two."""
    around = next((each for each in segment.sentences if each.start < part.start < each.end), None)
    if around is not None:
        return [(around.id, (around.id,), 0, len(part.text))]
    if _is_whole(part.text):
        return _label_new(part, chunk, before, language)
    ending = next((each for each in segment.sentences if each.end == part.start), None)
    opening = next((each for each in segment.sentences if each.start == part.end), None)
    host = opening if ending is None or (opening is not None and part.text[-1:].isspace()) else ending
    if host is None:
        return _label_new(part, chunk, before, language)
    return [(host.id, (host.id,), 0, len(part.text))]


def _is_whole(text: str) -> bool:
    stripped = text.strip().rstrip(_CLOSING)
    letters = text.strip().lstrip("“‘«„\"'(—– ")
    return stripped.endswith(_FINAL) and letters[:1].isupper() and " " in stripped


def _label_new(part: Part, chunk: Chunk, before: Sequence[_Stretch], language: str) -> list[_Stretch]:
    """New sentences: `p1.s2.ACT`, and `.2`, `.3` where there are more; in a new segment `ID.s1`, `ID.s2`."""
    found = split_sentences(part.text, language)
    if not part.segment:
        return [(f"{chunk.id}.s{number}", (), start, end) for number, (start, end) in enumerate(found, 1)]
    last = before[-1][0] if before else chunk.id
    name = f"{last}.{part.act}"
    return [
        (name if number == 1 else f"{name}.{number}", (), start, end) for number, (start, end) in enumerate(found, 1)
    ]


def _gather(text: str, stretches: Sequence[_Stretch], merged: dict[str, str]) -> list[Carried]:
    """Neighbouring stretches of one sentence as one; what a change has merged under its name."""
    found: list[tuple[str, tuple[str, ...], int, int]] = []
    for label, bases, start, end in stretches:
        name = _final_name(label, merged)
        if found and found[-1][0] == name:
            last = found[-1]
            found[-1] = (name, tuple(dict.fromkeys((*last[1], *bases))), last[2], max(last[3], end))
        else:
            found.append((name, bases, start, end))
    carried = []
    for name, bases, start, end in found:
        piece = text[start:end]
        if piece.strip():
            begin = start + len(piece) - len(piece.lstrip())
            carried.append(Carried(Sentence(name, begin, begin + len(piece.strip())), bases))
    return _fill(text, carried)


def _final_name(label: str, merged: dict[str, str]) -> str:
    seen = set()
    while label in merged and label not in seen:
        seen.add(label)
        label = merged[label]
    return label


def _fill(text: str, carried: list[Carried]) -> list[Carried]:
    """Stray characters between two sentences (an act's lone mark) go with the one before, or the one behind."""
    filled: list[Carried] = []
    for index, each in enumerate(carried):
        end = carried[index + 1].sentence.start if index + 1 < len(carried) else len(text)
        start = each.sentence.start if filled else 0
        piece = text[start:end]
        begin = start + len(piece) - len(piece.lstrip())
        stretch = text[begin:end].rstrip()
        filled.append(Carried(replace(each.sentence, start=begin, end=begin + len(stretch)), each.bases))
    return filled


class Places:
    """Base offsets of each segment as places (chunk, offset) of the state."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self._parts: dict[str, list[tuple[Part, int, int]]] = {}
        for number, chunk in enumerate(chunks):
            at = 0
            for part in chunk.parts:
                if part.segment:
                    self._parts.setdefault(part.segment, []).append((part, number, at))
                at += len(part.text)

    def start_of(self, segment: str, offset: int) -> tuple[int, int] | None:
        """Where what begins at the offset begins now; words an act put in at its very place belong to it."""
        for part, chunk, at in self._parts.get(segment, ()):
            if part.act and part.start == offset and part.end > offset:
                return chunk, at
            if not part.act and part.start <= offset < part.end:
                return chunk, at + offset - part.start
            if part.start < offset < part.end:
                return chunk, at + len(part.text)
        return self._last(segment)

    def end_of(self, segment: str, offset: int) -> tuple[int, int] | None:
        """Where what ends at the offset ends now."""
        for part, chunk, at in reversed(self._parts.get(segment, [])):
            if part.act and part.end == offset and part.start < offset:
                return chunk, at + len(part.text)
            if not part.act and part.start < offset <= part.end:
                return chunk, at + offset - part.start
            if part.start < offset < part.end:
                return chunk, at
        parts = self._parts.get(segment)
        return (parts[0][1], parts[0][2]) if parts else None

    def _last(self, segment: str) -> tuple[int, int] | None:
        parts = self._parts.get(segment)
        if not parts:
            return None
        part, chunk, at = parts[-1]
        return chunk, at + len(part.text)


def carry_marks(segment: Segment, places: Places, lengths: Sequence[int]) -> list[tuple[int, Mark]]:
    """The segment's marks as (chunk, mark). A mark whose words all went is gone; one with a text of its own stays."""
    carried: list[tuple[int, Mark]] = []
    for mark in segment.marks:
        start = places.start_of(segment.id, mark.start)
        if mark.start == mark.end:
            end = places.end_of(segment.id, mark.end) if mark.start else start
            where = end if end is not None else start
            if where is not None:
                carried.append((where[0], replace(mark, start=where[1], end=where[1])))
            continue
        end = places.end_of(segment.id, mark.end)
        if start is None or end is None or start >= end:
            if mark.node is not None and start is not None:
                carried.append((start[0], replace(mark, start=start[1], end=start[1])))
            continue
        for chunk in range(start[0], end[0] + 1):
            first = start[1] if chunk == start[0] else 0
            last = end[1] if chunk == end[0] else lengths[chunk]
            if first < last:
                carried.append((chunk, replace(mark, start=first, end=last)))
    return carried
