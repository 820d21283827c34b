"""Quotation marks as a stack that runs on across paragraphs.

    list(unbalanced([segment, ...]))       # what was opened and not closed, closed and not opened

The English convention: a quotation over several paragraphs opens again at the beginning of each and closes once.
Single marks are followed only where they stand inside double ones; an apostrophe is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.model.witness import Segment

_OPENING = {"“": "”", "«": "»", "„": "“"}
_CLOSING = frozenset("”»")
_DOUBLED_STOP = re.compile(r"(?<![.…])\.(?=\s?\.(?!\s?\.))")
_SAID = r"(?:said|says|asked|replied|answered|cried|added|continued|thought|exclaimed|remarked|went on)"
_TAG = re.compile(rf"[,.!?…—](?=\s(?:(?:he|she|it|they|we|I|[A-Z]\w+)\s{_SAID}|{_SAID})\b)")
# A paragraph left open before one that opens again is a speech going on if it is long; short ones are dialogue.
SPEECH = 45  # words
_AHEAD = 4  # paragraphs searched for the trace of a lost mark


@dataclass(frozen=True, slots=True)
class Problem:
    """kind: unclosed, unopened or unrepeated. at: where the mark most likely belongs, or the mark itself.

    opened: the opening mark behind an unclosed one. trace: a doubled stop shows where the lost mark stood.
    """

    kind: str
    segment: Segment
    start: int
    end: int
    opened: tuple[Segment, int] | None = None
    trace: bool = False


@dataclass(slots=True)
class _Open:
    mark: str
    segment: Segment
    at: int
    number: int  # of its paragraph


def unbalanced(paragraphs: Sequence[Segment]) -> Iterator[Problem]:
    """Problems in document order; linear."""
    machine = _Machine(paragraphs)
    for number in range(len(paragraphs)):
        yield from machine.read(number)
    yield from machine.finish()


class _Machine:
    def __init__(self, paragraphs: Sequence[Segment]) -> None:
        self._paragraphs = paragraphs
        self._open: _Open | None = None
        self._straight: int | None = None

    def read(self, number: int) -> Iterator[Problem]:
        segment = self._paragraphs[number]
        start = 0
        if self._open is not None:
            begin = len(segment.text) - len(segment.text.lstrip(" (—–-‘"))
            if segment.text[begin : begin + 1] == self._open.mark:
                if self._is_dialogue(number):
                    yield self._unclosed(self._open, number, None)
                    self._open = None
                else:
                    start = begin + 1  # the mark is repeated, as it should be
                    self._open = _Open(self._open.mark, self._open.segment, self._open.at, number)
            elif self._closes_first(segment.text):
                yield Problem("unrepeated", segment, 0, 0, (self._open.segment, self._open.at))
                self._open = _Open(self._open.mark, self._open.segment, self._open.at, number)
            elif not self._goes_on_silently(number):
                yield self._unclosed(self._open, number, None)
                self._open = None
        yield from self._read_marks(segment, start, number)
        yield from self._end_straight(segment)

    def _read_marks(self, segment: Segment, start: int, number: int) -> Iterator[Problem]:
        text = segment.text
        for at in range(start, len(text)):
            char = text[at]
            if self._open is not None and char == _OPENING[self._open.mark]:
                self._open = None
            elif char in _OPENING:
                if self._open is not None and self._open.mark == char:
                    yield self._unclosed(self._open, number, at)
                    self._open = None
                if self._open is None:
                    self._open = _Open(char, segment, at, number)
            elif char in _CLOSING and self._open is None:
                yield Problem("unopened", segment, at, at + 1)
            elif char == '"':
                self._straight = at if self._straight is None else None

    def _end_straight(self, segment: Segment) -> Iterator[Problem]:
        """Straight marks have no direction: an odd one is named, and the next paragraph begins afresh."""
        if self._straight is not None:
            yield Problem("unclosed", segment, self._straight, self._straight + 1, (segment, self._straight))
            self._straight = None

    def _is_dialogue(self, number: int) -> bool:
        """A short paragraph left open before another opening mark: a reply that lost its closing mark."""
        assert self._open is not None
        before = self._paragraphs[number - 1]
        if self._open.segment is not before:
            return _DOUBLED_STOP.search(before.text) is not None  # it has been going on for a paragraph already
        start = self._open.at
        return len(before.text[start:].split()) < SPEECH or _DOUBLED_STOP.search(before.text, start) is not None

    def _closes_first(self, text: str) -> bool:
        """The first double mark of the paragraph closes: the quotation ran on without a mark at the beginning."""
        assert self._open is not None
        closing = text.find(_OPENING[self._open.mark])
        opening = text.find(self._open.mark)
        return closing >= 0 and (opening < 0 or closing < opening)

    def _goes_on_silently(self, number: int) -> bool:
        """No mark here, but one of the next paragraphs closes, or bears the trace of a lost closing mark."""
        assert self._open is not None
        if _DOUBLED_STOP.search(self._open.segment.text, self._open.at):
            return False
        for each in self._paragraphs[number : number + _AHEAD]:
            if self._closes_first(each.text) or _DOUBLED_STOP.search(each.text):
                return not any(char in _OPENING for char in each.text[: self._trace(each)])
            if any(char in _OPENING for char in each.text):
                return False
        return False

    def _trace(self, segment: Segment) -> int:
        match = _DOUBLED_STOP.search(segment.text)
        return match.start() if match else 0

    def _unclosed(self, opened: _Open, number: int, before: int | None) -> Problem:
        """Where the closing mark most likely stood: at a doubled stop, before `he said`, at the end."""
        here = self._paragraphs[number] if before is not None else self._paragraphs[max(opened.number, number - 1)]
        first = opened.at + 1 if here is opened.segment else 0
        last = before if before is not None else len(here.text)
        stretch = here.text[:last]
        if match := _DOUBLED_STOP.search(stretch, first):
            return Problem("unclosed", here, match.end(), match.end(), (opened.segment, opened.at), trace=True)
        if before is not None and (match := _TAG.search(stretch, first)):
            return Problem("unclosed", here, match.end(), match.end(), (opened.segment, opened.at))
        ends = [each.end for each in here.sentences if first < each.end <= last]
        at = ends[-1] if ends else (len(stretch.rstrip()) if before is None else first)
        return Problem("unclosed", here, at, at, (opened.segment, opened.at))

    def finish(self) -> Iterator[Problem]:
        if self._open is not None:
            yield self._unclosed(self._open, len(self._paragraphs), None)
