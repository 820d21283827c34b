"""Every segment of a text judged beside what it renders, and the order in which to read them.

    scores = score_segments(context)
    scores[0]                           # Score("en-mt.p1", 0.412, 3, 57)

A segment is given the source of its bead; where a bead holds several segments, the sentences that are beside its own.
Without any it is judged as English alone. The same passage has the same score: `known` spares those of another state.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from workbench.check.doubt import doubts
from workbench.check.judge import Judge, find_judge
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.score import Doubted, Score
from workbench.model.witness import Segment, Witness
from workbench.model.words import LinkedWord, WordLink, WordLinks
from workbench.text.tokens import count_words

FEWEST = 3  # words that can be judged


class Judged(NamedTuple):
    """What the judge says of a passage."""

    value: float | None = None
    doubts: tuple[Doubted, ...] = ()


Key = tuple[object, ...]
_Stretch = tuple[Segment, int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment and what it renders. key: all that its score depends on."""

    segment: Segment
    stretches: tuple[_Stretch, ...]
    bead: Bead | None
    key: Key

    @property
    def source(self) -> str:
        return " ".join(segment.text[start:end] for segment, start, end in self.stretches)


def score_segments(
    context: Context, known: Mapping[Key, Judged] | None = None, only: Collection[str] | None = None
) -> tuple[Score, ...]:
    """Of all segments but furniture, in document order. only: these alone, without ranks."""
    known, link = known or {}, lru_cache(1)(context.link_words)  # segments of one bead stand side by side
    values: dict[str, Judged] = {}
    sizes = word_sizes(context.witness)
    judges = _judges(context.witness, context.source)
    for passage in passages(context):
        segment = passage.segment.id
        if only is not None and segment not in only:
            continue
        if sizes[segment] < FEWEST:
            values[segment] = Judged()
        elif passage.key in known:
            values[segment] = known[passage.key]
        else:
            values[segment] = _judge(passage, judges, link)
    return _told(values, sizes, {} if only is not None else _ranks(values))


def word_sizes(text: Witness) -> dict[str, int]:
    """How many words the segments have that are judged, if they are long enough and somebody can."""
    return {segment.id: count_words(segment.text) for segment in text.segments if segment.is_aligned}


def count_judged(text: Witness, source: Witness | None, segment_beads: Sequence[Bead]) -> int:
    """How many segments have a score, without judging any."""
    beside, alone = _judges(text, source)
    long_enough = {segment for segment, size in word_sizes(text).items() if size >= FEWEST}
    if beside is None or alone is not None or source is None:
        return len(long_enough) if alone is not None else 0
    said = {segment.id for segment in source.segments if segment.text.strip()}
    return len(long_enough.intersection(unit for bead in segment_beads if said & {*bead.a} for unit in bead.b))


def to_known(context: Context, scores: tuple[Score, ...]) -> dict[Key, Judged]:
    """What was found out about the passages of a text, for the scores of another state of it."""
    values = {score.segment: Judged(score.value, score.doubts) for score in scores if score.words >= FEWEST}
    return {each.key: values[each.segment.id] for each in passages(context) if each.segment.id in values}


def passages(context: Context) -> Iterator[Passage]:
    """In document order."""
    beads = {unit: bead for bead in context.segment_beads for unit in bead.b}
    sentences: dict[str, list[Bead]] = {}
    for each in context.sentence_beads:
        for owner in dict.fromkeys(context.sentences_by_id[unit][0].id for unit in (*each.a, *each.b)):
            sentences.setdefault(owner, []).append(each)
    for segment in context.witness.segments:
        if segment.is_aligned:
            yield _passage(segment, beads.get(segment.id), sentences, context)


def _passage(segment: Segment, bead: Bead | None, sentences: Mapping[str, list[Bead]], context: Context) -> Passage:
    if bead is None or not bead.a:
        return Passage(segment, (), None, (segment.text,))
    whole = [context.segments_by_id[unit] for unit in bead.a]
    stretches: tuple[_Stretch, ...] = tuple((each, 0, len(each.text)) for each in whole)
    if len(bead.b) > 1:
        stretches = tuple(_beside(segment, whole, sentences, context)) or stretches
    places = context.sentences_by_id
    inside = dict.fromkeys(each for unit in (*bead.a, *bead.b) for each in sentences.get(unit, ()))
    # Sentences by their places, so that the passage is the same in every state that has not touched it.
    shape = tuple(
        (each.a, tuple((places[unit][0].text, places[unit][1].start, places[unit][1].end) for unit in each.b))
        for each in inside
    )
    where = tuple((each.id, start, end) for each, start, end in stretches)
    return Passage(segment, stretches, bead, (segment.text, where, bead.a, len(bead.b), shape))


def _beside(
    segment: Segment, whole: list[Segment], sentences: Mapping[str, list[Bead]], context: Context
) -> Iterator[_Stretch]:
    """The sentences of the bead's other side that stand in beads with sentences of the segment."""
    theirs = {unit for each in sentences.get(segment.id, ()) for unit in each.a}
    for other in whole:
        for sentence in other.sentences:
            if sentence.id in theirs:
                yield other, sentence.start, sentence.end


def _judges(text: Witness, source: Witness | None) -> tuple[Judge | None, Judge | None]:
    """With a source, and without one."""
    return find_judge(source.language, text.language) if source else None, find_judge(None, text.language)


def _judge(passage: Passage, judges: tuple[Judge | None, Judge | None], link: Callable[[Bead], WordLinks]) -> Judged:
    beside, alone = judges
    text = passage.segment.text
    if beside is not None and passage.bead is not None and passage.source.strip():
        judgement = beside.read(text, passage.source, _moved(link(passage.bead), passage))
    elif alone is not None:
        judgement = alone.read(text)
    else:
        return Judged()
    found = doubts(text, judgement.words)
    return Judged(judgement.score, tuple(Doubted(each.start, each.end, each.confidence) for each in found))


def _moved(links: WordLinks, passage: Passage) -> WordLinks:
    """The words of the passage only, with offsets as in its source and its text."""
    if len(passage.stretches) == 1 and passage.bead is not None and len(passage.bead.b) == 1:
        return links
    places: dict[str, list[tuple[int, int, int]]] = {}  # of each segment: start, end, and where that is in the source
    begin = 0
    for segment, start, end in passage.stretches:
        places.setdefault(segment.id, []).append((start, end, begin))
        begin += end - start + 1
    a: dict[int, LinkedWord] = {}
    for number, word in enumerate(links.a):
        stretches = places.get(word.unit, [])
        at = bisect_right(stretches, (word.start, math.inf)) - 1
        if at >= 0 and word.end <= stretches[at][1]:
            by = stretches[at][2] - stretches[at][0]
            a[number] = word._replace(start=word.start + by, end=word.end + by)
    b = {number: word for number, word in enumerate(links.b) if word.unit == passage.segment.id}
    place_a, place_b = ({number: place for place, number in enumerate(side)} for side in (a, b))
    kept = tuple(
        WordLink(place_a[each.a], place_b[each.b], each.probability)
        for each in links.links
        if each.a in a and each.b in b
    )
    return WordLinks(tuple(a.values()), tuple(b.values()), kept)


def _ranks(found: Mapping[str, Judged]) -> dict[str, int]:
    """The lowest value is read first; of equals the one that stands first."""
    values = enumerate(found.items())
    judged = sorted((each.value, number, segment) for number, (segment, each) in values if each.value is not None)
    return {segment: rank for rank, (_, _, segment) in enumerate(judged, 1)}


def _told(found: Mapping[str, Judged], sizes: Mapping[str, int], ranks: Mapping[str, int]) -> tuple[Score, ...]:
    return tuple(
        Score(segment, each.value, ranks.get(segment), sizes[segment], each.doubts) for segment, each in found.items()
    )
