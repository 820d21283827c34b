"""Where words of a paragraph stand in its newer text: the same words, and no doubt which; else nowhere.

    passage = Passage([old], [new])
    passage.follow(span)            # the span in the newer text, or None

A word can be the same letters and another word. It is followed where its neighbours on both sides are the same too, or
one of them and it stands once only; a longer run of words that stands once needs none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from workbench.diff.compare import PARAGRAPH
from workbench.diff.words import diff_words
from workbench.model.edits import Op
from workbench.model.span import Span
from workbench.model.witness import Segment
from workbench.text.tokens import words

# Words that stand once only and are longer than this are known by themselves.
_TELLING = 8
# Words on either side that are looked at where nearer ones are the same in several places.
_NEIGHBOURS = 3


class Passage:
    """The segments of one tie: what they were, and what they became. Several are one text, in their order."""

    def __init__(self, old: Sequence[Segment], new: Sequence[Segment]) -> None:
        self._old, self._new = tuple(old), tuple(new)
        self._begins = [_begins(side) for side in (self._old, self._new)]
        self._text, self._other = (PARAGRAPH.join(each.text for each in side) for side in (self._old, self._new))
        self._runs: list[tuple[int, int, int]] = []  # place in the old text, its end, place in the new: equal stretches
        if self._text != self._other:
            at = there = 0
            for edit in diff_words(self._text, self._other):
                if edit.op is Op.EQUAL:
                    self._runs.append((at, at + len(edit.old), there))
                at, there = at + len(edit.old), there + len(edit.new)

    @property
    def is_unchanged(self) -> bool:
        """Whether the words are the same, however they are parted into paragraphs."""
        return self._text.split() == self._other.split()

    def follow(self, span: Span) -> Span | None:
        """The span in the newer text. None where its words are gone, or it is not clear which they are."""
        number = next((at for at, each in enumerate(self._old) if each.id == span.segment), None)
        if number is None or span.is_stale(self._old[number].text):
            return None
        start = self._begins[0][number] + span.start
        if self._text == self._other:
            return self._to_span(start, start + len(span.quote))
        place = self._place(start, start + len(span.quote)) if span.quote else self._point(start)
        found = None if place is None else self._to_span(place, place + len(span.quote))
        if found is None or found.quote != span.quote:
            return None
        if (found.before, found.after) == (span.before, span.after):
            return found
        assert place is not None
        return found if self._is_sure(start, place, span.quote) else None

    def _to_span(self, start: int, end: int) -> Span | None:
        """None where a paragraph ends among the words."""
        begins = self._begins[1]
        number = bisect_right(begins, start) - 1
        segment = self._new[number]
        if end - begins[number] > len(segment.text):
            return None
        return Span.of(segment.id, segment.text, start - begins[number], end - begins[number])

    def _place(self, start: int, end: int) -> int | None:
        """Where a stretch that is equal as a whole begins in the new text."""
        number = bisect_right(self._runs, start, key=lambda run: run[0]) - 1
        if number < 0 or end > self._runs[number][1]:
            return None
        return self._runs[number][2] + start - self._runs[number][0]

    def _point(self, at: int) -> int | None:
        """Where a point between two letters is: between the same two, with the same blanks."""
        before = next((each for each in range(at - 1, -1, -1) if not self._text[each].isspace()), None)
        behind = next((each for each in range(at, len(self._text)) if not self._text[each].isspace()), None)
        left = -1 if before is None else self._place(before, before + 1)
        right = len(self._other) if behind is None else self._place(behind, behind + 1)
        if left is None or right is None or not left < right:
            return None
        first, last = -1 if before is None else before, len(self._text) if behind is None else behind
        between, now = self._text[first + 1 : last], self._other[left + 1 : right]
        if between == now:
            return left + at - first
        # a paragraph begins or ends there now: the point keeps to the letter that it touches
        if now.isspace() and between.isspace() and PARAGRAPH in between + now:
            return left + 1 if at == first + 1 else right if at == last else None
        return None

    def _is_sure(self, start: int, place: int, quote: str) -> bool:
        """Whether the words around say that it is this place and no other."""
        old, new = _Side(self._text, start, len(quote)), _Side(self._other, place, len(quote))
        is_once = bool(quote.strip()) and self._text.count(quote) == self._other.count(quote) == 1
        if is_once and (len(quote) > _TELLING or old.before(1) == new.before(1) or old.behind(1) == new.behind(1)):
            return True
        for many in range(1, _NEIGHBOURS + 1):
            if old.before(many) != new.before(many) or old.behind(many) != new.behind(many):
                return False
            if old.stands_once(many) and new.stands_once(many):
                return True
        return False


class _Side:
    """A stretch of a text and the words around it."""

    def __init__(self, text: str, start: int, length: int) -> None:
        tokens = words(text)
        self._words = [token.text for token in tokens]
        self._first = bisect_right(tokens, start, key=lambda token: token.end)
        self._last = bisect_left(tokens, start + length, key=lambda token: token.start)

    def before(self, many: int) -> list[str]:
        return self._words[max(0, self._first - many) : self._first]

    def behind(self, many: int) -> list[str]:
        return self._words[self._last : self._last + many]

    def stands_once(self, many: int) -> bool:
        """Whether the stretch with so many words on either side stands nowhere else in the text."""
        wanted = self._words[max(0, self._first - many) : self._last + many]
        places = range(len(self._words) - len(wanted) + 1)
        return sum(self._words[at : at + len(wanted)] == wanted for at in places) == 1


def _begins(segments: Sequence[Segment]) -> list[int]:
    begins = [0]
    for segment in segments[:-1]:
        begins.append(begins[-1] + len(segment.text) + len(PARAGRAPH))
    return begins
