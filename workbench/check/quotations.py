"""Quotation marks as a stack that runs on across paragraphs.

    list(unbalanced([segment, ...]))       # what was opened and not closed, closed and not opened

The English convention: a quotation over several paragraphs opens again at the beginning of each and closes once.
Straight marks are given the direction that the blanks around them show (`marks.directed`). Single marks are followed
only inside double ones, and only as far as no apostrophe can be taken for one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from workbench.check.marks import CLOSING, OPENING, directed
from workbench.model.witness import Segment

_DOUBLED_STOP = re.compile(r"(?<![.…])\.(?=\s?\.(?!\s?\.))")
_SAID = r"(?:said|says|asked|replied|answered|cried|added|continued|thought|exclaimed|remarked|went on)"
_TAG = re.compile(rf"[,.!?…—](?=\s(?:(?:he|she|it|they|we|I|[A-Z]\w+)\s{_SAID}|{_SAID})\b)")
# A paragraph left open before one that opens again is a speech going on if it is long; short ones are dialogue.
SPEECH = 45  # words
_AHEAD = 4  # paragraphs searched for the trace of a lost mark
_APOSTROPHE = re.compile(r"‘(?:\d|t(?:is|was)\b|em\b|cause\b)")
# Where the source ends a quotation: opened in (segment, at), sought in a segment -> a place there, or None.
EndInSource = Callable[[Segment, int, Segment], int | None]


@dataclass(frozen=True, slots=True)
class Problem:
    """kind: unclosed, unopened or unrepeated. at: where the mark most likely belongs, or the mark itself.

    opened: the opening mark behind an unclosed one. clue: what shows where the lost mark stood, if anything does:
    `stop` (a doubled one), `source` (which closes there) or `speaker` (“he said”).
    """

    kind: str
    segment: Segment
    start: int
    end: int
    opened: tuple[Segment, int] | None = None
    clue: str = ""


@dataclass(slots=True)
class _Open:
    mark: str
    segment: Segment
    at: int
    number: int  # of its paragraph


def _nowhere(segment: Segment, at: int, here: Segment) -> int | None:
    return None


def unbalanced(paragraphs: Sequence[Segment], end_in_source: EndInSource = _nowhere) -> Iterator[Problem]:
    """Problems in document order; linear."""
    machine = _Machine(paragraphs, end_in_source)
    for number in range(len(paragraphs)):
        yield from machine.read(number)
    yield from machine.finish()


class _Machine:
    def __init__(self, paragraphs: Sequence[Segment], end_in_source: EndInSource) -> None:
        self._paragraphs = paragraphs
        self._texts = [directed(each.text) for each in paragraphs]
        self._end_in_source = end_in_source
        self._open: _Open | None = None

    def read(self, number: int) -> Iterator[Problem]:
        segment, text = self._paragraphs[number], self._texts[number]
        start = 0
        if self._open is not None:
            begin = len(text) - len(text.lstrip(" (—–-‘"))
            if text[begin : begin + 1] == self._open.mark:
                if self._is_dialogue(number):
                    yield self._unclosed(self._open, number, None)
                    self._open = None
                else:
                    start = begin + 1  # the mark is repeated, as it should be
                    self._open = _Open(self._open.mark, self._open.segment, self._open.at, number)
            elif self._closes_first(text):
                yield Problem("unrepeated", segment, 0, 0, (self._open.segment, self._open.at))
                self._open = _Open(self._open.mark, self._open.segment, self._open.at, number)
            elif not self._goes_on_silently(number):
                yield self._unclosed(self._open, number, None)
                self._open = None
        yield from self._read_marks(segment, start, number)

    def _read_marks(self, segment: Segment, start: int, number: int) -> Iterator[Problem]:
        text = self._texts[number]
        inner: int | None = None  # a single mark inside the double ones
        for at in range(start, len(text)):
            char = text[at]
            if self._open is not None and char == OPENING[self._open.mark]:
                if inner is not None:
                    yield Problem("unclosed", segment, at, at, (segment, inner))
                self._open = inner = None
            elif char in OPENING:
                if self._open is not None and self._open.mark == char:
                    yield self._unclosed(self._open, number, at)
                    self._open = None
                if self._open is None:
                    self._open = _Open(char, segment, at, number)
            elif char in CLOSING and self._open is None:
                yield Problem("unopened", segment, at, at + 1)
            elif char == "‘" and self._open is not None and not _APOSTROPHE.match(text, at):
                inner = at
            elif char == "’" and not text[at + 1 : at + 2].isalnum():
                inner = None  # or an apostrophe: in doubt nothing is missing

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
        closing = text.find(OPENING[self._open.mark])
        opening = text.find(self._open.mark)
        return closing >= 0 and (opening < 0 or closing < opening)

    def _goes_on_silently(self, number: int) -> bool:
        """No mark here, but one of the next paragraphs closes, or bears the trace of a lost closing mark."""
        assert self._open is not None
        if _DOUBLED_STOP.search(self._open.segment.text, self._open.at):
            return False
        for text in self._texts[number : number + _AHEAD]:
            stop = _DOUBLED_STOP.search(text)
            if self._closes_first(text) or stop:
                return not any(char in OPENING for char in text[: stop.start() if stop else 0])
            if any(char in OPENING for char in text):
                return False
        return False

    def _unclosed(self, opened: _Open, number: int, before: int | None) -> Problem:
        """Where the closing mark most likely stood: a doubled stop, the source, `he said`, the end of a sentence."""
        here = self._paragraphs[number] if before is not None else self._paragraphs[max(opened.number, number - 1)]
        first = opened.at + 1 if here is opened.segment else 0
        last = before if before is not None else len(here.text)
        at, clue = self._place(opened, here, first, last, is_followed=before is not None)
        return Problem("unclosed", here, at, at, (opened.segment, opened.at), clue)

    def _place(self, opened: _Open, here: Segment, first: int, last: int, *, is_followed: bool) -> tuple[int, str]:
        if match := _DOUBLED_STOP.search(here.text, first, last):
            return match.end(), "stop"
        at = self._end_in_source(opened.segment, opened.at, here)
        if at is not None and first < at <= last:
            return at, "source"
        if is_followed and (match := _TAG.search(here.text, first, last)):
            return match.end(), "speaker"
        number = bisect_right(here.sentences, last, key=lambda sentence: sentence.end)
        end = here.sentences[number - 1].end if number else 0
        return end if end > first else (first if is_followed else len(here.text[:last].rstrip())), ""

    def finish(self) -> Iterator[Problem]:
        if self._open is not None:
            yield self._unclosed(self._open, len(self._paragraphs), None)
