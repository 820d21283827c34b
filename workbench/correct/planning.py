"""Which segments of the corrected text change their words, become several or one, go, and come.

plan = make_plan([Row(("en-corr.p1",), ("One.", "Two.")), Row((), ("New.",))], chunks, woven, nested)
plan.runs[0].texts, plan.wanted(drop)["en-mt.p1"]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from workbench.correct.loom import Woven
from workbench.correct.readd import Wanted, list_added
from workbench.correct.weave import Chunk, Where
from workbench.model.act import Operation
from workbench.model.errors import StaleError


@dataclass(frozen=True, slots=True)
class Row:
    """Segments of the corrected text (none: new ones) and the texts to stand in their place (none: they go).

    kind: of new segments. moved: they stand elsewhere now.
    """

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    kind: str = "p"
    moved: bool = False


@dataclass(slots=True, eq=False)
class Run:
    """Segments of the base that follow each other, and their new texts. segments: those of the base they hold.

    goes_along: the act that adds them elsewhere drops them.
    """

    chunks: list[Chunk]
    texts: list[str]
    segments: list[str]
    goes_along: bool = False


@dataclass(slots=True, eq=False)
class _Entry:
    """A segment added, or to be. moved: the run that it was."""

    kind: str
    text: str
    old: int | None = None
    moved: Run | None = None


@dataclass(slots=True)
class Plan:
    runs: list[Run] = field(default_factory=list)
    lists: dict[Where, list[_Entry]] = field(default_factory=dict)
    _olds: dict[Where, list[Wanted]] = field(default_factory=dict)

    def changed(self) -> Iterator[Run]:
        for run in self.runs:
            if [chunk.text for chunk in run.chunks] != run.texts:
                yield run

    def wanted(self, drop: Callable[[Run], tuple[Operation, ...]]) -> dict[Where, list[Wanted]]:
        """By where they stand, the lists of added segments that change."""
        found = {
            where: [Wanted(each.kind, each.text, each.old, drop(each.moved) if each.moved else ()) for each in entries]
            for where, entries in self.lists.items()
        }
        return {where: each for where, each in found.items() if each != self._olds.get(where, [])}


def make_plan(rows: Sequence[Row], chunks: Mapping[str, Chunk], woven: Woven, nested: set[str], *, coarse: int) -> Plan:
    """coarse: of what becomes several, or one, the first is reworded, the others are dropped or added (1).

    What goes, but shares its base segment with what stays, makes room for that (0 and 1), or is left without words (2).
    """
    planner = _Planner(chunks, woven, nested, coarse=coarse)
    for row in rows:
        planner.take(row)
    planner.settle()
    return planner.plan


class _Planner:
    def __init__(self, chunks: Mapping[str, Chunk], woven: Woven, nested: set[str], *, coarse: int) -> None:
        self._chunks = chunks
        self._woven = woven
        self._nested = nested
        self._coarse = coarse
        self._place = {id(chunk): number for number, chunk in enumerate(woven.chunks)}
        self._holders: dict[str, list[Chunk]] = defaultdict(list)
        for chunk in woven.chunks:
            for segment in () if chunk.follows else woven.segments_of(chunk):
                self._holders[segment].append(chunk)
        self.plan = Plan()
        self._entries: dict[int, tuple[Where, _Entry]] = {}  # by chunk
        for where in woven.added:
            olds = list_added(woven, where)
            self.plan._olds[where] = olds
            self.plan.lists[where] = entries = [_Entry(each.kind, each.text, each.old) for each in olds]
            added = woven.added_at(where)
            self._entries |= {id(chunk): (where, each) for chunk, each in zip(added, entries, strict=False)}
        self._anchor: Run | tuple[Where, _Entry] | None = None
        self._front: list[_Entry] = []

    def take(self, row: Row) -> None:
        held = [self._chunks[each] for each in row.ids]
        texts = [text for text in row.texts if text.strip()]
        if held and held[0].is_hung:
            self._take_note(held, texts)
            return
        if any(chunk.place in self._nested for chunk in held):
            self._run(held, texts)
            return
        mine = [chunk for chunk in held if not chunk.follows]
        added = [chunk for chunk in held if chunk.follows]
        if row.moved or not held:
            self._take_elsewhere(row, mine, added, texts)
        elif mine:
            self._remove_added(added)
            self._take_run(mine, texts)
        else:
            self._take_added(added, texts)

    def _take_note(self, held: list[Chunk], texts: list[str]) -> None:
        """An added note has a place of its own: it is no part of the order of the text."""
        for chunk, text in zip_longest(held, texts):
            if chunk is not None and text is not None:
                self._entries[id(chunk)][1].text = text
            elif chunk is not None:
                self._remove_added([chunk])

    def _take_run(self, mine: list[Chunk], texts: list[str]) -> None:
        texts = [*self._place_front(mine[0]), *texts]
        if texts and len(texts) != len(mine):
            mine = self._with_blank(mine)
        last = self._anchor
        if self._coarse and isinstance(last, Run) and set(last.segments) & set(self._woven.segments_of(mine[0])):
            last.texts += texts
            self._merge(last, mine)
            return
        run = self._run(mine, texts)
        if texts or self._anchor is None:
            self._anchor = run

    def _place_front(self, chunk: Chunk) -> list[str]:
        """What comes before the first segment: behind what precedes that, or else (the texts) as parts of it."""
        front, self._front = self._front, []
        before = self._before(chunk) if front else None
        if before is None:
            return [_alone(entry) for entry in front]
        self.plan.lists.setdefault(Where(before), []).extend(front)
        return []

    def _take_added(self, added: list[Chunk], texts: list[str]) -> None:
        where, entry = self._entries[id(added[0])]
        entries = self.plan.lists[where]
        at = entries.index(entry)
        entries[at:at] = self._front
        self._front = []
        self._remove_added(added[1:] if texts else added)
        if texts:
            entry.text = texts[0]
            self._anchor = (where, entry)
            for text in texts[1:]:
                self._put(_Entry(entry.kind, text))

    def _take_elsewhere(self, row: Row, mine: list[Chunk], added: list[Chunk], texts: list[str]) -> None:
        kinds = [chunk.like.kind for chunk in (*mine, *added)]
        self._remove_added(added)
        run = self._run(mine, []) if mine else None
        if run is not None and texts and not self._shared(mine):
            run.goes_along = True
        for number, text in enumerate(texts):
            moved = run if run is not None and run.goes_along and number == 0 else None
            self._put(_Entry(kinds[0] if kinds else row.kind, text, moved=moved))

    def _remove_added(self, added: Sequence[Chunk]) -> None:
        for chunk in added:
            where, entry = self._entries[id(chunk)]
            self.plan.lists[where].remove(entry)

    def _put(self, entry: _Entry) -> None:
        """Behind what was placed last."""
        anchor = self._anchor
        if anchor is None:
            self._front.append(entry)
        elif isinstance(anchor, tuple):
            where, last = anchor
            entries = self.plan.lists[where]
            entries.insert(entries.index(last) + 1, entry)
            self._anchor = (where, entry)
        elif (follows := self._follows(anchor)) is None:
            anchor.texts.append(_alone(entry))
        else:
            self.plan.lists.setdefault(Where(follows), []).insert(0, entry)
            self._anchor = (Where(follows), entry)

    def _follows(self, run: Run) -> str | None:
        """What a segment right behind the run has to follow; None where a later part of a split segment is next."""
        host = run.chunks[0] if len(run.texts) <= 1 else run.chunks[-1]
        owner = next(segment for segment, chunks in self._woven.of.items() if any(each is host for each in chunks))
        parts = [chunk for chunk in self._woven.of[owner] if not chunk.follows]
        return owner if any(parts[-1] is each for each in run.chunks) else None

    def _before(self, chunk: Chunk) -> str | None:
        """The base segment that the chunk comes behind; None if it begins the text, or goes on with a split segment."""
        number = self._place[id(chunk)]
        flow = (each for each in self._woven.chunks[:number] if not each.is_hung and each.place not in self._nested)
        before = list(flow)[-1:]
        if not before or before[0].follows:
            return before[0].follows if before else None
        return self._owner_of_last(before[0])

    def _owner_of_last(self, chunk: Chunk) -> str | None:
        """The base segment whose chunks it is the last of; None if a later part of it comes behind."""
        for segment, chunks in self._woven.of.items():
            parts = [each for each in chunks if not each.follows]
            if any(each is chunk for each in parts):
                return segment if parts[-1] is chunk else None
        return None

    def _run(self, chunks: list[Chunk], texts: list[str]) -> Run:
        segments = dict.fromkeys(each for chunk in chunks for each in self._woven.segments_of(chunk))
        run = Run(chunks, texts, list(segments))
        self.plan.runs.append(run)
        return run

    def _shared(self, chunks: Sequence[Chunk]) -> set[str]:
        """The base segments of which others hold words too."""
        mine = {id(chunk) for chunk in chunks}
        segments = [each for chunk in chunks for each in self._woven.segments_of(chunk)]
        return {each for each in segments if any(id(chunk) not in mine for chunk in self._holders[each])}

    def _with_blank(self, mine: list[Chunk]) -> list[Chunk]:
        """With those between them that have no words."""
        first, last = (self._place[id(chunk)] for chunk in (mine[0], mine[-1]))
        return [
            chunk
            for chunk in self._woven.chunks[first : last + 1]
            if any(chunk is each for each in mine)
            or not (chunk.follows or chunk.text.strip() or chunk.place in self._nested)
        ]

    def _is_neighbourly(self, chunks: Sequence[Chunk]) -> bool:
        """Whether each begins where the one before ends."""
        return all(
            not right.act or self._woven.segments_of(left)[-1] == right.like.id for left, right in pairwise(chunks)
        )

    def settle(self) -> None:
        """What goes, but shares its base segment with what stays, is taken together with that."""
        if self._front:
            raise StaleError("nothing of the base is left", hint="is this the right file?")
        if self._coarse == 1:
            self._take_in()
        for run in [each for each in self.plan.runs if each.texts and len(each.texts) != len(each.chunks)]:
            if self._coarse or not self._is_neighbourly(run.chunks):
                self._level(run)
        self._unite()
        for run in [each for each in self.plan.runs if not each.texts]:
            shared = self._shared(run.chunks)
            words = [part.text for chunk in run.chunks for part in chunk.parts if part.segment in shared]
            if not any(text.strip() for text in words) and shared < set(run.segments):
                run.segments = [each for each in run.segments if each not in shared]
            elif shared and self._coarse:
                run.texts = [""] * len(run.chunks)
            elif shared:
                self.plan.runs.remove(run)
                self._merge(self._beside(run), run.chunks)

    def _take_in(self) -> None:
        """A part of a split segment that goes makes room for the texts of the others."""
        for run in [each for each in self.plan.runs if not each.texts and self._shared(each.chunks)]:
            segments = set(run.segments)
            other = next((each for each in self.plan.runs if each.texts and segments & set(each.segments)), None)
            if other is not None:
                self.plan.runs.remove(run)
                self._merge(other, run.chunks)

    def _level(self, run: Run) -> None:
        """As many texts as segments: the others of either are added behind, or go."""
        owner = self._owner_of_last(run.chunks[-1])
        number = len(run.chunks)
        if len(run.texts) < number:
            for chunk in run.chunks[len(run.texts) :]:
                self._run([chunk], [])
            self._cut(run, len(run.texts))
        elif owner is not None:
            kind = run.chunks[-1].like.kind
            self.plan.lists.setdefault(Where(owner), [])[0:0] = [_Entry(kind, text) for text in run.texts[number:]]
            del run.texts[number:]

    def _cut(self, run: Run, number: int) -> None:
        run.chunks = run.chunks[:number]
        run.segments = list(dict.fromkeys(each for chunk in run.chunks for each in self._woven.segments_of(chunk)))

    def _unite(self) -> None:
        """The parts of a split segment that all go are one."""
        parts = [each for each in self.plan.runs if not each.texts and self._shared(each.chunks)]
        for number, run in enumerate(parts):
            other = next((each for each in parts[number + 1 :] if set(each.segments) & set(run.segments)), None)
            if other is not None:
                self.plan.runs.remove(run)
                self._merge(other, run.chunks)

    def _merge(self, run: Run, chunks: Sequence[Chunk]) -> None:
        run.chunks = sorted([*run.chunks, *chunks], key=lambda chunk: self._place[id(chunk)])
        self._cut(run, len(run.chunks))

    def _beside(self, run: Run) -> Run:
        """The run of the nearest chunk that shares a base segment with it; in front of it, if there is one."""
        segments = set(run.segments)
        at = self._place[id(run.chunks[0])]
        mates = [
            chunk
            for chunk in self._woven.chunks
            if not chunk.follows
            and not any(chunk is each for each in run.chunks)
            and segments & set(self._woven.segments_of(chunk))
        ]
        nearest = min(mates, key=lambda chunk: (abs(self._place[id(chunk)] - at), self._place[id(chunk)]))
        found = next((each for each in self.plan.runs if any(nearest is chunk for chunk in each.chunks)), None)
        return found if found is not None else self._run([nearest], [nearest.text])


def _alone(entry: _Entry) -> str:
    """The text of a segment that is no addition: it becomes a part of another one."""
    if entry.moved is not None:
        entry.moved.goes_along = False
    return entry.text
