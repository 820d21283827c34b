"""The words that an item is about: of the source, of the base, and as they are corrected so far.

    here = look_here(item, state, around)
    here.base[0].text, here.base[0].marks       # "He went to Chad.", ((11, 15),)

Shown are the sentences around, and on request the whole segments: a paragraph of a novel fills a screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.app.review.differences import Difference
from workbench.app.review.ended import now
from workbench.app.review.items import Item
from workbench.app.review.surroundings import Surroundings
from workbench.correct.force import span_of
from workbench.diff.compare import PARAGRAPH
from workbench.model.act import Correct
from workbench.model.edition import Snapshot
from workbench.model.ids import witness_of
from workbench.model.span import Span
from workbench.model.state import State
from workbench.model.witness import Segment, Sentence


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a segment that begins at `start` of its text; marks: [start, end) in the stretch."""

    segment: str
    start: int
    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Here:
    """now: of the corrected text; the same words as `base` where nothing was corrected. other: of another text."""

    item: Item
    state: State
    source: tuple[Passage, ...]
    base: tuple[Passage, ...]
    now: tuple[Passage, ...]
    other: tuple[Passage, ...] = ()
    difference: Difference | None = None

    @property
    def is_changed(self) -> bool:
        return [each.text for each in self.base] != [each.text for each in self.now]


def look_here(item: Item, state: State, around: Surroundings, snapshot: Snapshot, *, whole: bool = False) -> Here:
    """state: of the item's segments."""
    spans = _spans(item)
    base_spans = [span for span in spans if witness_of(span.segment) == state.base.id]
    segments = [around.segment(each) for each in item.segments]
    sentences = [] if whole or not spans else _sentences(segments, base_spans, spans, state)
    base = _passages(segments, sentences, base_spans)
    now_ = _now(state, item.segments, sentences, [span for span in spans if span not in base_spans])
    source = _source(around, item, sentences)
    difference = other = None
    if item.difference is not None:
        difference = now(item.difference, state, snapshot)
        now_ = _mark_difference(now_, difference) if difference else now_
        other = _of_other(difference or item.difference, snapshot)
    return Here(item, state, source, base, now_, other or (), difference)


def _spans(item: Item) -> tuple[Span, ...]:
    """The words it is about, of the base or of the state."""
    if item.finding is not None:
        return item.finding.spans
    if item.proposal is not None and isinstance(item.proposal.body, Correct):
        found = (span_of(each) for each in item.proposal.body.operations)
        return tuple(span for span in found if span is not None)
    return ()


def _sentences(
    segments: Sequence[Segment], base_spans: Sequence[Span], spans: Sequence[Span], state: State
) -> list[str]:
    """Ids of the base's sentences that the words stand in; empty where they cannot be told."""
    found = [
        sentence.id
        for segment in segments
        for span in base_spans
        if span.segment == segment.id
        for sentence in segment.sentences
        if _meets(sentence, span)
    ]
    of_state = {
        sentence.id
        for segment in state.witness.segments
        for span in spans
        if span.segment == segment.id
        for sentence in segment.sentences
        if _meets(sentence, span)
    }
    found += [unit for bead in state.sentence_beads if of_state & set(bead.b) for unit in bead.a]
    return list(dict.fromkeys(found))


def _meets(sentence: Sentence, span: Span) -> bool:
    return sentence.start <= span.end and span.start <= sentence.end and not (span.start == sentence.end and span.quote)


def _passages(segments: Iterable[Segment], sentences: Sequence[str], spans: Sequence[Span]) -> tuple[Passage, ...]:
    """Of each segment the stretch of those sentences; all of it where none are named."""
    made = []
    for segment in segments:
        chosen = [each for each in segment.sentences if each.id in sentences]
        if sentences and not chosen:
            continue
        start, end = (chosen[0].start, chosen[-1].end) if chosen else (0, len(segment.text))
        made.append(_cut(segment, start, end, spans))
    return tuple(made)


def _cut(segment: Segment, start: int, end: int, spans: Iterable[Span]) -> Passage:
    inside = [s for s in spans if s.segment == segment.id and start <= s.start and s.end <= end]
    marks = tuple(sorted({(s.start - start, s.end - start) for s in inside}))
    return Passage(segment.id, start, segment.text[start:end], marks)


def _now(state: State, bases: Sequence[str], sentences: Sequence[str], spans: Sequence[Span]) -> tuple[Passage, ...]:
    """The corrected words of those sentences, or of all that became of the segments."""
    if sentences:
        wanted = set(sentences)
        kept = {unit for bead in state.sentence_beads if wanted & set(bead.a) for unit in bead.b}
        if kept:
            return _passages(state.witness.segments, sorted(kept), spans)
    own = {unit for bead in state.segment_beads if set(bases) & set(bead.a) for unit in bead.b}
    own |= {span.segment for span in spans}
    if not own:  # furniture stands in no bead
        own = {state.witness.id + base[len(witness_of(base)) :] for base in bases}
    return tuple(_cut(each, 0, len(each.text), spans) for each in state.witness.segments if each.id in own)


def _source(around: Surroundings, item: Item, sentences: Sequence[str]) -> tuple[Passage, ...]:
    """The sentences of the source beside, with the words that a finding names."""
    named = item.finding.source if item.finding else ()
    named += item.proposal.body.source if item.proposal and isinstance(item.proposal.body, Correct) else ()
    beside = around.source_sentences(sentences)
    if not beside:
        return tuple(_cut(each, 0, len(each.text), named) for each in around.sources(item.segments))
    by_segment: dict[str, list[Sentence]] = {}
    for segment, sentence in beside:
        by_segment.setdefault(segment.id, []).append(sentence)
    made = []
    for name, chosen in by_segment.items():
        segment = around.segment(name)
        words = [span for span in named if span.segment == name]
        start = min([*(each.start for each in chosen), *(span.start for span in words)])
        end = max([*(each.end for each in chosen), *(span.end for span in words)])
        made.append(_cut(segment, start, end, words))
    return tuple(made)


def _mark_difference(passages: Sequence[Passage], difference: Difference) -> tuple[Passage, ...]:
    """Its words marked; only passages that it is about are kept. passages: whole segments."""
    own = [each for each in passages if each.segment in difference.segments]
    return tuple(own) if difference.whole else _mark(own, difference.start, len(difference.old))


def _of_other(difference: Difference, snapshot: Snapshot) -> tuple[Passage, ...]:
    text = snapshot.witness(witness_of(difference.others[0]))
    own = [Passage(each.id, 0, each.text) for each in text.segments if each.id in difference.others]
    return tuple(own) if difference.whole else _mark(own, difference.there, len(difference.new))


def _mark(passages: Iterable[Passage], start: int, length: int) -> tuple[Passage, ...]:
    """[start, start + length) of the passages, joined as they were compared, marked in each of them."""
    made, at = [], 0
    for each in passages:
        first, last = max(start, at) - at, min(start + length, at + len(each.text)) - at
        made.append(replace(each, marks=((first, last),)) if first <= last else each)
        at += len(each.text) + len(PARAGRAPH)
    return tuple(made)
