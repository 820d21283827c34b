"""What somebody changed in the corrected text, as operations on the words of the base.

    Placing(base, woven.joins).place(chunk, hunks)[0].operations

A line break among new words is the boundary of a segment. What gives the base's words back is no operation but stands
in `given_back`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from workbench.correct.hunks import Cluster, Hunk, Point, Stretch, cluster_hunks, enlarge, find_point, lay
from workbench.correct.overlap import overlaps
from workbench.correct.weave import Chunk, Part
from workbench.model.act import Change, Join, Split
from workbench.model.span import Span
from workbench.model.witness import Witness

SEAM = "\n"
_BLANKS = re.compile(r"\s+")
_Cut = tuple[int, int]


@dataclass(slots=True)
class Placed:
    """What hunks that belong together become: [start, end) of the chunk's text, operations, words given back."""

    start: int
    end: int
    operations: list[Change | Join | Split] = field(default_factory=list)
    given_back: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class _Words:
    """base[start:end] of a segment, which has `size` characters in the text; changes: what earlier acts did there."""

    segment: str
    start: int
    end: int
    size: int = 0
    changes: list[Part] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Glue:
    """Of what stands between two joined segments, the middle is changed."""

    join: Join
    head: str
    middle: str
    tail: str

    @property
    def size(self) -> int:
        return len(self.middle)


_Slot = _Words | _Glue


class Placing:
    """Places hunks in the base, through the parts that the corrected text is woven of."""

    def __init__(self, base: Witness, joins: Mapping[str, Join], cuts: frozenset[Point] = frozenset()) -> None:
        """joins: by their first segment. cuts: splits that take no character away."""
        self._base = base
        self._joins = joins
        self._cuts = cuts

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {segment.id: segment.text for segment in self._base.segments}

    def with_joins(self, joins: Mapping[str, Join]) -> Placing:
        """The same with more joins, such as are not yet."""
        return Placing(self._base, {**self._joins, **joins}, self._cuts)

    def place(self, chunk: Chunk, hunks: Sequence[Hunk]) -> list[Placed]:
        """In order. A hunk for which there is no place is left out."""
        laid, text = lay(chunk), chunk.text
        while True:
            placed = []
            tight: Cluster | None = None
            for cluster in cluster_hunks(hunks, laid, text, self._cuts):
                made = Placed(cluster.start, cluster.end)
                slots = list(self._slots(chunk, laid, cluster))
                dealt = zip(slots, _deal(cluster.new(text), slots), strict=True)
                if not all(self._change(slot, words, made) for slot, words in dealt):
                    tight = tight or cluster
                placed.append(made)
            wider = enlarge(hunks, tight, text) if tight else None
            if wider is None:
                return placed
            hunks = wider

    def _slots(self, chunk: Chunk, laid: Sequence[Stretch], cluster: Cluster) -> Iterator[_Slot]:
        """What of the base, and of the glue between joined segments, the cluster covers, in order."""
        if cluster.start == cluster.end and not cluster.taken:
            yield from self._slots_of_point(chunk, laid, cluster.start)
            return
        words: _Words | None = None
        here = chunk.like.id
        for number, (part, start, end) in enumerate(laid):
            first, last = max(start, cluster.start), min(end, cluster.end)
            if part.segment:
                if number in cluster.taken or first < last:
                    words = _extend(words, part, first - start, last - start)
                continue
            if words is not None:
                yield words
                words = None
            join = self._joins[here]
            here = join.second
            if first < last or (start == end and cluster.start < start < cluster.end):
                a, b = first - start, last - start
                yield _Glue(join, part.text[:a], part.text[a:b], part.text[b:])
        if words is not None:
            yield words

    def _slots_of_point(self, chunk: Chunk, laid: Sequence[Stretch], at: int) -> Iterator[_Slot]:
        point = find_point(laid, at)
        here = chunk.like.id
        for part, start, end in laid:
            if part.segment or not part.act:
                continue
            join = self._joins[here]
            here = join.second
            if start < at < end or (point is None and start <= at <= end):
                yield _Glue(join, part.text[: at - start], "", part.text[at - start :])
                return
        if point is not None:
            yield _Words(*point, point[1])

    def _change(self, slot: _Slot, new: str, made: Placed) -> bool:
        """False if the new words have more boundaries than there are places for."""
        if isinstance(slot, _Glue):
            glue = slot.head + new + slot.tail
            if glue != slot.join.glue:
                made.operations.append(Join(slot.join.first, slot.join.second, glue))
            return SEAM not in new or new == slot.middle
        text = self._texts[slot.segment]
        words = text[slot.start : slot.end]
        if new == words:
            made.given_back += slot.changes
            return True
        pieces = new.split(SEAM)
        gaps = _find_gaps(words, pieces)
        if gaps is None:
            return False
        made.operations += self._cut(slot, pieces, gaps)
        return True

    def _cut(self, slot: _Words, pieces: Sequence[str], gaps: Sequence[_Cut]) -> Iterator[Change | Split]:
        """The pieces, with a split in each gap; words of earlier acts that none of this takes over go too."""
        text = self._texts[slot.segment]

        def span(start: int, end: int) -> Span:
            return Span.of(slot.segment, text, start, end)

        made: list[Change | Split] = []
        at = slot.start
        for number, piece in enumerate(pieces):
            start, end = (slot.start + each for each in gaps[number]) if number < len(gaps) else (slot.end, slot.end)
            if piece != text[at:start]:
                made.append(Change(span(at, start), piece))
            if number < len(gaps):
                made.append(Split(span(start, end)))
            at = end
        yield from made
        for part in slot.changes:
            back = Change(span(part.start, part.end), text[part.start : part.end])
            if not any(overlaps(back, each) for each in made):
                yield back


def _extend(words: _Words | None, part: Part, first: int, last: int) -> _Words:
    """With the next part: whole if it is an act's, else its characters from first to last."""
    start = part.start if part.act else part.start + first
    if words is None:
        words = _Words(part.segment, start, start)
    words.end = part.end if part.act else part.start + last
    words.size += max(0, last - first)
    if part.act:
        words.changes.append(part)
    return words


def _find_gaps(words: str, pieces: Sequence[str]) -> list[_Cut] | None:
    """The blanks of the base's words at which the pieces part, so that these are as long as the words they replace."""
    if len(pieces) == 1:
        return []
    if not words and not any(pieces) and len(pieces) == 2:
        return [(0, 0)]
    blanks = [match.span() for match in _BLANKS.finditer(words)]
    if len(blanks) < len(pieces) - 1:
        return None
    # best[n]: cost and gaps of the pieces so far, the last of them ending at blank n
    best: dict[int, tuple[int, list[_Cut]]] = {-1: (0, [])}
    for piece in pieces[:-1]:
        following: dict[int, tuple[int, list[_Cut]]] = {}
        for last, (cost, gaps) in best.items():
            at = gaps[-1][1] if gaps else 0
            for number in range(last + 1, len(blanks)):
                there = cost + _unlike(words[at : blanks[number][0]], piece)
                if number not in following or there < following[number][0]:
                    following[number] = (there, [*gaps, blanks[number]])
        best = following
    return min((cost + _unlike(words[gaps[-1][1] :], pieces[-1]), gaps) for cost, gaps in best.values())[1]


def _unlike(old: str, new: str) -> int:
    return 0 if old == new else 1 + abs(len(old) - len(new))


def _deal(new: str, slots: Sequence[_Slot]) -> list[str]:
    """The new words divided among the slots: at the glues where they are kept, else near where they stood.

    Without words of the base on one side of a glue, those of the other get all.
    """
    if len(slots) < 2:
        return [new][: len(slots)]
    number = next((number for number, slot in enumerate(slots) if isinstance(slot, _Glue)), 0)
    glue = slots[number]
    size = sum(slot.size for slot in slots[:number])
    signs = [glue.middle] if isinstance(glue, _Glue) and glue.middle else []
    for sign in [*signs, *([" "] if signs == [SEAM] and number and SEAM not in new else [])]:
        places = [match.start() for match in re.finditer(re.escape(sign), new)]
        if places:
            at = min(places, key=lambda place: (abs(place - size), place))
            return [*([new[:at]] if number else []), *_rest(new, at, sign, number, slots)]
    first = 0 if number else next((at for at, slot in enumerate(slots) if isinstance(slot, _Words)), 0)
    return [new if at == first else "" for at in range(len(slots))]


def _rest(new: str, at: int, sign: str, number: int, slots: Sequence[_Slot]) -> list[str]:
    behind = new[at + len(sign) :]
    if number == 0:  # nothing of the base in front of the glue: it takes what stands there
        return [new[:at] + sign, *_deal(behind, slots[1:])]
    if number + 1 == len(slots):
        return [sign + behind]
    return [sign, *_deal(behind, slots[number + 1 :])]
