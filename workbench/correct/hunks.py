"""What somebody changed in a segment of the corrected text, as operations on the words of the base.

    find_hunks("There are four cranes.", "There are four tall cranes.", diff_words)     # [Hunk(15, 15, "tall ")]
    Placing(base, woven).place(chunk, hunks)[0].operations

A hunk that touches words an earlier act put there is widened to all of them, so that the new decision takes them over
cleanly; hunks that meet that way are one. What gives the base's words back is no operation but stands in `given_back`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from workbench.correct.loom import Woven
from workbench.correct.weave import Chunk, Part
from workbench.model.act import Change, Join
from workbench.model.edits import Edit, Op
from workbench.model.span import Span
from workbench.model.witness import Witness
from workbench.text.tokens import tokenize

Diff = Callable[[str, str], Sequence[Edit]]
_Stretch = tuple[Part, int, int]  # a part and where it stands in its chunk's text


@dataclass(frozen=True, slots=True)
class Hunk:
    """text[start:end] of a segment of the corrected text becomes `new`."""

    start: int
    end: int
    new: str


@dataclass(slots=True)
class Placed:
    """What hunks that belong together become: [start, end) of the chunk's text, operations, words given back."""

    start: int
    end: int
    operations: list[Change | Join] = field(default_factory=list)
    given_back: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class _Cluster:
    """Hunks with all they touch. taken: numbers of the parts of earlier acts that they take over whole."""

    start: int
    end: int
    hunks: list[Hunk]
    taken: set[int] = field(default_factory=set)

    def new(self, text: str) -> str:
        made, at = "", self.start
        for hunk in self.hunks:
            made += text[at : hunk.start] + hunk.new
            at = hunk.end
        return made + text[at : self.end]


@dataclass(slots=True)
class _Words:
    """base[start:end] of a segment; before, behind: words that an act put in right there are taken over too."""

    segment: str
    start: int
    end: int
    changes: list[Part]
    before: bool = False
    behind: bool = False


@dataclass(frozen=True, slots=True)
class _Glue:
    """Of what stands between two joined segments, the middle is changed."""

    join: Join
    head: str
    middle: str
    tail: str


def find_hunks(old: str, new: str, diff: Diff) -> list[Hunk]:
    hunks: list[Hunk] = []
    at = 0
    for edit in diff(old, new):
        end = at + len(edit.old)
        if edit.op is not Op.EQUAL:
            if hunks and hunks[-1].end == at:
                last = hunks.pop()
                hunks.append(Hunk(last.start, end, last.new + edit.new))
            else:
                hunks.append(Hunk(at, end, edit.new))
        at = end
    return hunks


class Placing:
    """Places hunks in the base, through the parts that the corrected text is woven of."""

    def __init__(self, base: Witness, woven: Woven, cuts: frozenset[tuple[str, int]] = frozenset()) -> None:
        """cuts: (segment, offset) of splits that take no character away: nothing can be put in just there."""
        self._texts = {segment.id: segment.text for segment in base.segments}
        self._joins = woven.joins
        self._cuts = cuts

    def place(self, chunk: Chunk, hunks: Sequence[Hunk]) -> list[Placed]:
        """In order. A hunk for which there is no place is left out."""
        laid = _lay(chunk)
        placed = []
        for cluster in self._cluster(laid, chunk.text, hunks):
            made = Placed(cluster.start, cluster.end)
            slots = list(self._slots(chunk, laid, cluster))
            for slot, words in zip(slots, _deal(cluster.new(chunk.text), slots), strict=True):
                self._change(slot, words, made)
            placed.append(made)
        return placed

    def _cluster(self, laid: Sequence[_Stretch], text: str, hunks: Sequence[Hunk]) -> list[_Cluster]:
        clusters: list[_Cluster] = []
        for hunk in hunks:
            new = _Cluster(hunk.start, hunk.end, [hunk])
            self._grow(new, laid, text)
            while clusters and _meet(clusters[-1], new):
                last = clusters.pop()
                new = _Cluster(last.start, max(last.end, new.end), last.hunks + new.hunks, last.taken | new.taken)
                self._grow(new, laid, text)
            clusters.append(new)
        return clusters

    def _grow(self, cluster: _Cluster, laid: Sequence[_Stretch], text: str) -> None:
        if cluster.start == cluster.end and not cluster.taken:
            cluster.taken |= _taken_at(cluster.start, laid)
            for number in cluster.taken:
                cluster.start = min(cluster.start, laid[number][1])
                cluster.end = max(cluster.end, laid[number][2])
            if not cluster.taken and _point(laid, cluster.start) in self._cuts:
                _lean(cluster, text)
        grown = cluster.start < cluster.end
        while grown:
            grown = False
            for number, (part, start, end) in enumerate(laid):
                touched = start < cluster.end and cluster.start < end
                if number not in cluster.taken and part.act and part.segment and touched:
                    cluster.taken.add(number)
                    cluster.start, cluster.end = min(cluster.start, start), max(cluster.end, end)
                    grown = True

    def _slots(self, chunk: Chunk, laid: Sequence[_Stretch], cluster: _Cluster) -> Iterator[_Words | _Glue]:
        """What of the base, and of the glue between joined segments, the cluster covers, in order."""
        if cluster.start == cluster.end and not cluster.taken:
            yield from self._slots_of_point(chunk, laid, cluster.start)
            return
        words: _Words | None = None
        here = chunk.like.id
        for number, (part, start, end) in enumerate(laid):
            first, last = max(start, cluster.start), min(end, cluster.end)
            covered = number in cluster.taken or first < last
            if part.segment:
                if covered and words is None:
                    words = _Words(part.segment, part.start if part.act else part.start + first - start, 0, [])
                    words.end = words.start
                if covered and words is not None:
                    _extend(words, part, last - start)
                continue
            if words is not None:
                yield words
                words = None
            join = self._joins[here]
            here = join.second
            if first < last or (start == end and cluster.start < start < cluster.end):
                yield _Glue(join, *(part.text[a:b] for a, b in _thirds(first - start, last - start, end - start)))
        if words is not None:
            yield words

    def _slots_of_point(self, chunk: Chunk, laid: Sequence[_Stretch], at: int) -> Iterator[_Words | _Glue]:
        point = _point(laid, at)
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
            yield _Words(*point, point[1], [])

    def _change(self, slot: _Words | _Glue, new: str, made: Placed) -> None:
        if isinstance(slot, _Glue):
            glue = slot.head + new + slot.tail
            if glue != slot.join.glue:
                made.operations.append(Join(slot.join.first, slot.join.second, glue))
            return
        text = self._texts[slot.segment]
        if new == text[slot.start : slot.end]:
            made.given_back += slot.changes
            return
        is_stretch = slot.start < slot.end
        if slot.before and is_stretch:
            made.operations.append(Change(Span.of(slot.segment, text, slot.start, slot.start), ""))
        made.operations.append(Change(Span.of(slot.segment, text, slot.start, slot.end), new))
        if slot.behind and is_stretch:
            made.operations.append(Change(Span.of(slot.segment, text, slot.end, slot.end), ""))


def _lay(chunk: Chunk) -> list[_Stretch]:
    """The parts in their places; a chunk that begins with none of the base's gets an empty one to hold on to."""
    laid: list[_Stretch] = []
    at = 0
    if not chunk.parts or not chunk.parts[0].segment:
        laid.append((Part("", chunk.like.id, chunk.start, chunk.start), 0, 0))
    for part in chunk.parts:
        laid.append((part, at, at + len(part.text)))
        at += len(part.text)
    return laid


def _meet(left: _Cluster, right: _Cluster) -> bool:
    return right.start < left.end or bool(left.taken & right.taken)


def _taken_at(at: int, laid: Sequence[_Stretch]) -> set[int]:
    """The parts of earlier acts that words put in at a point take over: words taken out there, else words put in."""
    changes = [(number, *each) for number, each in enumerate(laid) if each[0].act and each[0].segment]
    out = {number for number, _, start, end in changes if start == at == end}
    put_in = {number for number, part, start, end in changes if part.start == part.end and at in (start, end)}
    return out or put_in or {number for number, _, start, end in changes if start < at < end}


def _point(laid: Sequence[_Stretch], at: int) -> tuple[str, int] | None:
    """The place of the base where words put in at this place of the text would stand; None inside a glue."""
    for part, start, end in laid:
        if not part.segment or not start <= at <= end:
            continue
        if not part.act:
            return part.segment, part.start + at - start
        if at in (start, end):
            return part.segment, part.end if at == end else part.start
    return None


def _lean(cluster: _Cluster, text: str) -> None:
    """Take in the word beside the place, or whatever else stands there."""
    tokens = tokenize(text)
    at = cluster.start
    beside = next((each for each in reversed(tokens) if each.end == at), None) or next(
        (each for each in tokens if each.start == at), None
    )
    if beside is not None:
        cluster.start, cluster.end = beside.start, beside.end


def _extend(words: _Words, part: Part, until: int) -> None:
    """The next part, or its first `until` characters if it is of the base."""
    if not part.act:
        words.end = part.start + until
        words.behind = False
        return
    is_put_in = part.start == part.end
    words.end = part.end
    words.before = words.before or (is_put_in and part.start == words.start)
    words.behind = is_put_in and words.start < part.start
    words.changes.append(part)


def _thirds(first: int, last: int, size: int) -> tuple[tuple[int, int], ...]:
    return (0, first), (first, last), (last, size)


def _deal(new: str, slots: Sequence[_Words | _Glue]) -> list[str]:
    """The new words divided: at the glue if it is among them once, else all to the first words of the base."""
    glues = [number for number, slot in enumerate(slots) if isinstance(slot, _Glue)]
    dealt = [""] * len(slots)
    if len(slots) > 1 and len(glues) == 1:
        slot = slots[glues[0]]
        assert isinstance(slot, _Glue)
        if slot.middle and new.count(slot.middle) == 1:
            head, _, tail = new.partition(slot.middle)
            dealt[glues[0]] = slot.middle
            dealt[0] = head + dealt[0]
            dealt[-1] += tail
            return dealt
    if slots:
        dealt[next((number for number in range(len(slots)) if number not in glues), 0)] = new
    return dealt
