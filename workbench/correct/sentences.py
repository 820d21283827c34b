"""The sentences of the corrected text, carried along with their words.

A sentence keeps its id as long as its words stay together. A change that reaches over a boundary makes one sentence
of all it touches, named by the first of them plus the act (`p6.s2.9a1d4c5e`); whole new sentences are named by the
base sentence in front of them plus the act; of a sentence cut by a split the second part is named by the split.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.correct.weave import Chunk, Part
from workbench.model.witness import Segment, Sentence
from workbench.text.mint import PROSE
from workbench.text.sentences import split_sentences

_FINAL = tuple(".!?…")
_CLOSING = "”’\"'»)]"
_OPENING = "“‘«„\"'([—– "


@dataclass(frozen=True, slots=True)
class Carried:
    """A sentence of the state and the base sentences whose words it holds.

    A new one holds none; segment, offset say where in the base it stands (infinity: behind the segment).
    """

    sentence: Sentence
    bases: tuple[str, ...]
    segment: str = ""
    offset: float = 0


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of one sentence; neighbours of one key are one."""

    key: tuple[str, int]
    bases: tuple[str, ...]
    start: int
    end: int
    segment: str = ""
    offset: float = 0


class Names:
    """Ids given so far in a state: each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def claim(self, name: str, act: str = "") -> str:
        """The name; if it is taken, the name plus the act, then with a number."""
        tries = iter([name, *([f"{name}.{act}"] if act else [])])
        number = 1
        found = next(tries)
        while found in self._taken:
            number += 1
            found = next(tries, f"{name}.{number}")
        self._taken.add(found)
        return found


def carry_sentences(chunk: Chunk, segments: Mapping[str, Segment], language: str, names: Names) -> list[Carried]:
    """The sentences of a chunk, trimmed, in order, over everything that is not blank; none where the base has none."""
    if chunk.follows:
        return _of_added(chunk, language, names)
    merged = _find_merged(chunk, segments)
    stretches: list[_Stretch] = []
    at = 0
    for part in chunk.parts:
        segment = segments.get(part.segment)
        if segment is not None and segment.sentences:
            for each in _cut(part, segment, language):
                key = (merged.get(each.key[0], each.key[0]), each.key[1])
                stretches.append(replace(each, key=key, start=at + each.start, end=at + each.end))
        at += len(part.text)
    return _fill(chunk.text, list(_gather(chunk, stretches, names)))


def _of_added(chunk: Chunk, language: str, names: Names) -> list[Carried]:
    if chunk.like.kind not in PROSE:
        return []
    found = split_sentences(chunk.text, language)
    return [
        Carried(Sentence(names.claim(f"{chunk.id}.s{number}"), start, end), (), chunk.follows, math.inf)
        for number, (start, end) in enumerate(found, 1)
    ]


def _find_merged(chunk: Chunk, segments: Mapping[str, Segment]) -> dict[str, str]:
    """Sentences that a change makes one, and its name; changes that share a sentence make one of all."""
    merged: dict[str, str] = {}
    for part in chunk.parts:
        segment = segments.get(part.segment)
        if not part.act or segment is None:
            continue
        touched = _within(segment.sentences, part.start, part.end)
        if len(touched) > 1:
            name = merged.get(touched[0].id, f"{touched[0].id}.{part.act}")
            merged.update((each.id, name) for each in touched)
    return merged


def _cut(part: Part, segment: Segment, language: str) -> list[_Stretch]:
    """The part's text by sentences; offsets in the part."""
    touched = _within(segment.sentences, part.start, part.end)
    if not part.act:
        return [
            _Stretch(
                (each.id, 0), (each.id,), max(each.start, part.start) - part.start, min(each.end, part.end) - part.start
            )
            for each in touched
        ]
    if touched:
        return [_Stretch((touched[0].id, 0), tuple(each.id for each in touched), 0, len(part.text))]
    host = _find_host(part, segment)
    return [_Stretch((host, 0), (host,), 0, len(part.text))] if host else _cut_new(part, segment, language)


def _within(sentences: Sequence[Sentence], start: int, end: int) -> list[Sentence]:
    """The sentences that share a character with [start, end)."""
    first = bisect_right(sentences, start, key=lambda each: each.end)
    last = bisect_right(sentences, end - 1, key=lambda each: each.start)
    return list(sentences[first:last]) if start < end else []


def _find_host(part: Part, segment: Segment) -> str:
    """The sentence that words put between others belong to; none if they are sentences themselves."""
    around = next((each.id for each in segment.sentences if each.start < part.start < each.end), "")
    if around or _is_whole(part.text):
        return around
    ending = next((each.id for each in segment.sentences if each.end == part.start), "")
    opening = next((each.id for each in segment.sentences if each.start == part.end), "")
    return opening if opening and part.text[-1:].isspace() else ending or opening


def _is_whole(text: str) -> bool:
    words = text.strip()
    return words.rstrip(_CLOSING).endswith(_FINAL) and words.lstrip(_OPENING)[:1].isupper() and " " in words


def _cut_new(part: Part, segment: Segment, language: str) -> list[_Stretch]:
    before = [each.id for each in segment.sentences if each.end <= part.start]
    name = f"{before[-1] if before else segment.id}.{part.act}"
    return [
        _Stretch((name, number), (), start, end, segment.id, part.start)
        for number, (start, end) in enumerate(split_sentences(part.text, language))
    ]


def _gather(chunk: Chunk, stretches: Sequence[_Stretch], names: Names) -> Iterator[Carried]:
    """Neighbouring stretches of one key as one sentence, trimmed; those without words are gone."""
    joined: list[_Stretch] = []
    for each in stretches:
        if joined and joined[-1].key == each.key:
            bases = tuple(dict.fromkeys((*joined[-1].bases, *each.bases)))
            joined[-1] = replace(joined[-1], bases=bases, end=max(joined[-1].end, each.end))
        else:
            joined.append(each)
    for each in joined:
        piece = chunk.text[each.start : each.end]
        if piece.strip():
            begin = each.start + len(piece) - len(piece.lstrip())
            name = names.claim(each.key[0], chunk.act)
            sentence = Sentence(name, begin, begin + len(piece.strip()))
            yield Carried(sentence, each.bases, each.segment, each.offset)


def _fill(text: str, carried: list[Carried]) -> list[Carried]:
    """Stray characters between two sentences (an act's lone mark) go with the one before, or the one behind."""
    filled: list[Carried] = []
    for index, each in enumerate(carried):
        end = carried[index + 1].sentence.start if index + 1 < len(carried) else len(text)
        start = each.sentence.start if filled else 0
        piece = text[start:end]
        begin = start + len(piece) - len(piece.lstrip())
        stretch = (begin, begin + len(piece.strip()))
        if stretch != (each.sentence.start, each.sentence.end):
            each = replace(each, sentence=Sentence(each.sentence.id, *stretch))
        filled.append(each)
    return filled
