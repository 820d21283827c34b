"""Where another program's texts stand in ours, and where its places are then.

    placer = Placer(witness)
    placed = placer.place(texts)            # one answer a text: a Placed, or in words why there is none
    placed[0].spans(10, 11)                 # our span of their code points; None where their words are not ours

A text of theirs is sentences or segments of ours, whole and in a row: the same letters, whatever the blanks, quotation
marks and composition. If it stands in several places, the order of the file must decide which one it is. One that
differs in a few words is compared word by word; what cannot be told apart is never guessed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from workbench.app.carrying import Carrier
from workbench.diff.words import change_share, diff_words
from workbench.model.foreign import ForeignText
from workbench.model.span import Span
from workbench.model.witness import Segment, Witness
from workbench.text.normalise import fold
from workbench.text.squeeze import Squeezed, squeeze
from workbench.text.tokens import split_tokens

_PREFIX = 64  # letters by which the beginnings of sentences are sorted
_SLIGHT = 0.3  # more changed letters than these make it another text
_GRAM = 3  # words in a row by which a changed text is looked for
_COMMON = 20  # a run of words in more sentences than these says nothing


@dataclass(frozen=True, slots=True)
class Placed:
    """A text found: its letters are those of the witness from `at` on, or it was compared with part of a segment."""

    placer: Placer
    theirs: Squeezed
    at: int = 0
    carrier: Carrier | None = None
    segment: int = 0

    def spans(self, start: int, end: int) -> tuple[Span, ...] | None:
        """The place of their [start, end), a span for each segment it crosses; None if the words there are others."""
        if self.carrier is not None:
            carried = self.carrier.carry(start, end)
            return None if carried is None else (self.placer.span(self.segment, *carried),)
        first, last = self.theirs.range_of(start, end)
        if first < last:
            return tuple(self.placer.spans(self.at + first, self.at + last))
        # Blanks, or a point between two words: beside the letter before it.
        letter = self.at + first - 1 if first else self.at
        number, place = self.placer.find(letter)
        squeezed = self.placer.squeezed[number]
        if not first:
            return (self.placer.span(number, squeezed.starts[place], squeezed.starts[place]),)
        point = until = squeezed.ends[place]
        if start < end and place + 1 < len(squeezed.starts):
            until = squeezed.starts[place + 1]
        return (self.placer.span(number, point, until),)


class Placer:
    """The letters of a witness in a row, and where its sentences and segments begin and end among them."""

    def __init__(self, witness: Witness) -> None:
        self._name = witness.id
        self._segments: Sequence[Segment] = witness.segments
        self.squeezed = [squeeze(segment.text) for segment in witness.segments]
        self._letters = "".join(each.letters for each in self.squeezed)
        self._bounds = [0]
        for each in self.squeezed:
            self._bounds.append(self._bounds[-1] + len(each.letters))
        starts: set[int] = set()
        self._unit_ends: set[int] = set()
        for number, segment in enumerate(witness.segments):
            begin = self._bounds[number]
            starts.add(begin)
            self._unit_ends.add(self._bounds[number + 1])
            for sentence in segment.sentences:
                first, last = self.squeezed[number].range_of(sentence.start, sentence.end)
                starts.add(begin + first)
                self._unit_ends.add(begin + last)
        self._starts = sorted((self._letters[at : at + _PREFIX], at) for at in starts)

    def place(self, texts: Sequence[ForeignText]) -> list[Placed | str]:
        """An answer for each text, in order. Linear in the texts and the witness, but for words changed everywhere."""
        theirs = [squeeze(text.text) for text in texts]
        found = {letters: self._find_whole(letters) for letters in {each.letters for each in theirs}}
        chosen = self._choose(texts, theirs, found)
        own = _mostly_ours(texts, [bool(found[each.letters]) for each in theirs])
        answers: list[Placed | str] = []
        for number, (text, squeezed) in enumerate(zip(texts, theirs, strict=True)):
            if number in chosen:
                answers.append(Placed(self, squeezed, chosen[number]))
            elif not squeezed.letters:
                answers.append("there is no text")
            elif found[squeezed.letters]:
                answers.append(f"its text stands {len(found[squeezed.letters])} times in {self._name}")
            elif text.system not in own:
                answers.append(f"it is about another translation ({text.system})")
            else:
                answers.append(self._find_like(text, squeezed))
        return answers

    def find(self, letter: int) -> tuple[int, int]:
        """The segment of a letter, by number, and the letter's number there."""
        number = bisect_right(self._bounds, letter) - 1
        return number, letter - self._bounds[number]

    def span(self, number: int, start: int, end: int) -> Span:
        segment = self._segments[number]
        return Span.of(segment.id, segment.text, start, end)

    def spans(self, first: int, last: int) -> Iterator[Span]:
        """The stretch of letters [first, last), cut where a segment ends."""
        while first < last:
            number, place = self.find(first)
            until = min(last, self._bounds[number + 1])
            squeezed = self.squeezed[number]
            yield self.span(number, squeezed.starts[place], squeezed.ends[until - self._bounds[number] - 1])
            first = until

    def _find_whole(self, letters: str) -> list[int]:
        """Where these letters are whole sentences or segments, in order."""
        if not letters:
            return []
        found = []
        for number in range(bisect_left(self._starts, (letters[:_PREFIX], -1)), len(self._starts)):
            prefix, at = self._starts[number]
            if not prefix.startswith(letters[:_PREFIX]):
                break
            if at + len(letters) in self._unit_ends and self._letters.startswith(letters, at):
                found.append(at)
        return sorted(found)

    def _choose(
        self, texts: Sequence[ForeignText], theirs: Sequence[Squeezed], found: dict[str, list[int]]
    ) -> dict[int, int]:
        """Text number -> place. Of equal texts the nth is the nth; else what stands around it must leave one place."""
        groups: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, (text, squeezed) in enumerate(zip(texts, theirs, strict=True)):
            groups[text.system, squeezed.letters].append(number)
        chosen: dict[int, int] = {}
        open_: list[tuple[int, list[int]]] = []
        for (_, letters), numbers in groups.items():
            places = found[letters]
            if len(places) == 1:
                chosen.update((number, places[0]) for number in numbers)
            elif len(places) == len(numbers):
                chosen.update(zip(numbers, places, strict=True))
            elif places:
                open_ += ((number, places) for number in numbers)
        anchors = sorted(chosen)
        if all(chosen[one] <= chosen[other] for one, other in pairwise(anchors)):
            chosen |= dict(_between(open_, anchors, dict(chosen), len(self._letters)))
        return chosen

    def _find_like(self, text: ForeignText, squeezed: Squeezed) -> Placed | str:
        """A part of one segment, or sentences of one segment with a few words changed."""
        votes = Counter(unit for gram in set(_grams(text.text)) for unit in self._units_of.get(gram, ()))
        segments: Counter[int] = Counter()
        for (number, _), votes_ in votes.items():
            segments[number] += votes_
        best = sorted(segments, key=lambda number: (-segments[number], number))[:3]
        parts = [(number, self.squeezed[number].letters.count(squeezed.letters)) for number in best]
        parts = [(number, times) for number, times in parts if times]
        if parts:
            number, times = parts[0]
            if times > 1 or len(parts) > 1:
                return f"its text stands several times in {self._name}"
            at = self.squeezed[number].letters.index(squeezed.letters)
            return Placed(self, squeezed, self._bounds[number] + at)
        likely = []
        for number in best:
            sentences = sorted(sentence for owner, sentence in votes if owner == number)
            start, end = self._stretch(number, sentences[0], sentences[-1])
            edits = diff_words(text.text, self._segments[number].text[start:end], folded=True)
            if change_share(edits) <= _SLIGHT:
                likely.append(Placed(self, squeezed, carrier=Carrier(edits, start), segment=number))
        if len(likely) > 1:
            return f"its text is like several places in {self._name}"
        return likely[0] if likely else f"its text is not in {self._name}"

    def _stretch(self, number: int, first: int, last: int) -> tuple[int, int]:
        segment = self._segments[number]
        if not segment.sentences:
            return 0, len(segment.text)
        return segment.sentences[first].start, segment.sentences[last].end

    @cached_property
    def _units_of(self) -> dict[tuple[str, ...], list[tuple[int, int]]]:
        """Runs of words -> the sentences they stand in, as (segment, sentence), if they are few."""
        units: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for number, segment in enumerate(self._segments):
            stretches = [segment.text[each.start : each.end] for each in segment.sentences] or [segment.text]
            for sentence, stretch in enumerate(stretches):
                for gram in set(_grams(stretch)):
                    units[gram].append((number, sentence))
        return {gram: places for gram, places in units.items() if len(places) <= _COMMON}


def _between(
    open_: Sequence[tuple[int, list[int]]], anchors: Sequence[int], chosen: dict[int, int], end: int
) -> Iterator[tuple[int, int]]:
    """Those of which the text before and the text behind leave just one place."""
    for number, places in open_:
        at = bisect_left(anchors, number)
        low = chosen[anchors[at - 1]] if at else -1
        high = chosen[anchors[at]] if at < len(anchors) else end
        inside = places[bisect_right(places, low) : bisect_left(places, high)]
        if len(inside) == 1:
            yield number, inside[0]


def _mostly_ours(texts: Sequence[ForeignText], is_found: Sequence[bool]) -> set[str]:
    """The translations of the file of which every second text is one of ours; one alone is taken for ours."""
    whole = Counter(text.system for text in texts)
    found = Counter(text.system for text, is_ours in zip(texts, is_found, strict=True) if is_ours)
    return {system for system in whole if len(whole) == 1 or 2 * found[system] >= whole[system]}


def _grams(text: str) -> list[tuple[str, ...]]:
    words = [fold(token, case=True) for token in split_tokens(text) if token[0].isalnum()]
    return [tuple(words[at : at + _GRAM]) for at in range(max(1, len(words) - _GRAM + 1))] if words else []
