"""Where the source ends a quotation, as a place in the translation.

    Endings(context).place(segment, 16, segment)       # 41: behind the words that render the last quoted ones

The opening mark is found in the source by its sentence (beads of sentences) and its number there; its closing mark
lies in a sentence whose counterpart holds the place: its end, or the stop nearest to the same share of its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.check.marks import turns
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.witness import Segment, Sentence

_STOP = re.compile(r"[.,;:!?…]+|(?= [—–])")
_MOST = 1000  # marks of a paragraph: more are no quotations
_PARAGRAPHS = 200  # of the source, in which a quotation must end: one that never does would be sought to the last page
_FAR = 0.25  # share of the sentence that the nearest stop may be off


class Endings:
    """Built once for a text; each question is linear in the quotation."""

    def __init__(self, context: Context) -> None:
        self._context = context
        source = context.source.segments if context.source else ()
        self._order = {segment.id: number for number, segment in enumerate(source)}
        self._source = source
        self._found: dict[str, tuple[tuple[int, int], ...]] = {}
        self._by_ours: dict[str, Bead] = {unit: bead for bead in context.sentence_beads for unit in bead.b}
        self._by_theirs: dict[str, Bead] = {unit: bead for bead in context.sentence_beads for unit in bead.a}

    def place(self, opened: Segment, at: int, here: Segment) -> int | None:
        """The end, in `here`, of what was opened at `at`; None where the source does not tell."""
        sentence = next((each for each in opened.sentences if each.start <= at < each.end), None)
        bead = self._by_ours.get(sentence.id) if sentence else None
        if sentence is None or bead is None or not bead.a:
            return None
        if max(len(self._turns(opened)), len(self._turns(self._context.sentences_by_id[bead.a[0]][0]))) > _MOST:
            return None
        number = sum(turn > 0 for place, turn in self._turns(opened) if sentence.start <= place < at)
        closed = self._closed(bead.a, number)
        return self._to_ours(*closed, here) if closed else None

    def _turns(self, segment: Segment) -> tuple[tuple[int, int], ...]:
        if segment.id not in self._found:
            self._found[segment.id] = tuple(turns(segment.text))
        return self._found[segment.id]

    def _closed(self, units: tuple[str, ...], nth: int) -> tuple[Segment, int] | None:
        """The closing mark of the nth opening mark (from 0) in sentences of the source."""
        segment, first = self._context.sentences_by_id[units[0]]
        start = _opening(self._turns(segment), first.start, nth)
        if start is None:
            return None
        depth = 0
        number = self._order[segment.id]
        for each in self._source[number : number + _PARAGRAPHS]:
            for at, turn in self._turns(each):
                if each is segment and at < start:
                    continue
                if each is not segment and turn > 0 and not each.text[:at].strip():
                    continue  # one at the beginning of a paragraph says that the quotation goes on
                depth += turn
                if depth == 0:
                    return each, at
        return None

    def _to_ours(self, segment: Segment, at: int, here: Segment) -> int | None:
        sentence = next((each for each in segment.sentences if each.start <= at < each.end), None)
        bead = self._by_theirs.get(sentence.id) if sentence else None
        if sentence is None or bead is None or not bead.b:
            return None
        ours = [each for each in here.sentences if each.id in bead.b]
        if not ours:
            return None
        if not any(char.isalnum() for char in segment.text[at : sentence.end]) and bead.a[-1] == sentence.id:
            return ours[-1].end
        return self._inside(here, ours[0].start, ours[-1].end, _share(segment, bead, self._context, at))

    def _inside(self, here: Segment, start: int, end: int, share: float) -> int | None:
        """The stop nearest to the same share of the way."""
        wanted = start + share * (end - start)
        stops = [match.end() for match in _STOP.finditer(here.text, start, end)]
        nearest = min(stops, key=lambda stop: (abs(stop - wanted), stop), default=None)
        return nearest if nearest is not None and abs(nearest - wanted) <= _FAR * (end - start) else None


def _opening(marks: Iterable[tuple[int, int]], start: int, number: int) -> int | None:
    """The outer opening mark with this number, from a place on: English has single marks for those inside."""
    depth = 0
    for at, turn in marks:
        if at >= start and turn > 0 and depth == 0:
            if number == 0:
                return at
            number -= 1
        depth = max(0, depth + turn)
    return None


def _share(segment: Segment, bead: Bead, context: Context, at: int) -> float:
    sentences: list[Sentence] = [context.sentences_by_id[unit][1] for unit in bead.a]
    start, end = sentences[0].start, sentences[-1].end
    return (at - start) / max(1, end - start)
