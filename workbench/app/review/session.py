"""Going through an edition, one item after the other; each decision is on the disk before the next is shown.

    session = Session.open(Path("editions/japan-1945"), ReviewWish(), "Vera Editor")
    session.accept()              # the suggestion of the finding shown; the next open item is then `session.item`
    session.undo()                # and back to it

Engines look at the whole edition once, when it is opened; after a decision only its segments are computed again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from workbench.app.compute import compute_for_reader
from workbench.app.review.ended import why_settled
from workbench.app.review.here import Here, look_here
from workbench.app.review.items import Item, list_items
from workbench.app.review.local import Locally
from workbench.app.review.place import Place, keep_place, read_place
from workbench.app.review.surroundings import Surroundings
from workbench.app.review.wish import Kind, ReviewWish
from workbench.app.review.writer import Writer
from workbench.app.workspace import find_segment, open_workspace
from workbench.correct.reading import readers
from workbench.model.act import Act, Body, Remark, Undo
from workbench.model.edition import Snapshot
from workbench.model.errors import UsageError
from workbench.model.event import Report, ignore

_BEHIND = 20  # items that are noted as coming next: one decision seldom settles more at once


class Session:
    """items: all that were open when it began. at: the number of the one shown; len(items) is the end."""

    def __init__(self, writer: Writer, snapshot: Snapshot, wish: ReviewWish) -> None:
        self.snapshot = snapshot
        self.wish = wish
        self.writer = writer
        self.items = list_items(snapshot, wish)
        self.locally = Locally(snapshot.state.base, snapshot.state.witness.id)
        self.surroundings = Surroundings(snapshot)
        self.surroundings.follow(writer.standing)
        self._of_segment: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            for segment in item.segments:
                self._of_segment[segment].append(item)
        self.settled: dict[str, str] = {}
        self.skipped: dict[str, None] = {}
        self.made: list[tuple[int, tuple[str, ...]]] = []  # (item number, acts) of this session, for undo
        self.at = 0
        self.keeps_place = False
        self.is_whole = False  # whole segments are shown, not the sentences around
        self._here: tuple[int, int, bool, Here] | None = None
        if wish.kind is Kind.SEGMENTS:
            read = readers(writer.acts)
            mine = {segment for segment, by in read.items() if writer.person in by}
            self.settled = {item.key: "read" for item in self.items if item.segments[0] in mine}

    @classmethod
    def open(
        cls, directory: Path, wish: ReviewWish, who: str, report: Report = ignore, *, keep: bool = True
    ) -> Session:
        """Computes what is not computed yet, then goes to where the same wish was left. keep: and notes the place.

        What corrections brought in since the last build is asked about after the next one: to check a novel again
        before the first key would take a minute.
        """
        work = open_workspace(directory)
        snapshot = compute_for_reader(work, report, is_quick=True)
        session = cls(Writer(work, who, snapshot.acts), snapshot, wish)
        session.keeps_place = keep
        place = read_place(work.paths, wish) if keep else Place()
        session.skipped = dict.fromkeys(place.skipped)
        session._go_on(place)
        return session

    def _go_on(self, place: Place) -> None:
        """The item shown last if it is still open, else the next that is."""
        numbers = {item.key: number for number, item in enumerate(self.items)}
        self.at = next((numbers[key] for key in (place.key, *place.behind) if key in numbers), 0)
        if self.is_over or not self._is_waiting(self.item):
            self.next()

    # where we are

    @property
    def is_over(self) -> bool:
        return self.at >= len(self.items)

    @property
    def item(self) -> Item:
        return self.items[self.at]

    @property
    def here(self) -> Here:
        """The item shown, with its words as they are now; worked out once for each state of the journal."""
        key = (self.at, len(self.writer.acts), self.is_whole)
        if self._here is None or self._here[:3] != key:
            state = self.locally.state(self.writer.acts, self.item.segments)
            here = look_here(self.item, state, self.surroundings, self.snapshot, whole=self.is_whole)
            self._here = (*key, here)
        return self._here[3]

    @property
    def left(self) -> int:
        """Items that nobody has decided about and that were not skipped."""
        return sum(map(self._is_waiting, self.items))

    def remarks(self) -> list[str]:
        """What was remarked on the segments shown."""
        return [
            f"{act.body.text} ({self.name_of(act.who)})"
            for act in self.writer.standing
            if isinstance(act.body, Remark) and act.body.segment in self.item.segments
        ]

    def name_of(self, person: str) -> str:
        known = {each.id: each.name for each in self.snapshot.edition.people}
        return known.get(person, self.writer.who if person == self.writer.person else person)

    def _is_waiting(self, item: Item) -> bool:
        return item.key not in self.settled and item.key not in self.skipped

    # moving

    def next(self) -> None:
        """To the next item that waits; behind the last one those that were passed over on the way; then the end."""
        order = [*range(self.at + 1, len(self.items)), *range(min(self.at + 1, len(self.items)))]
        self._move(next((number for number in order if self._is_waiting(self.items[number])), len(self.items)))

    def skip(self) -> None:
        """Left for later; `again` brings those back."""
        self.skipped[self.item.key] = None
        self.next()

    def again(self) -> None:
        """To the skipped ones."""
        self.skipped.clear()
        self.at = -1
        self.next()

    def step(self, by: int) -> None:
        """By one, whether it is decided or not."""
        self._move(min(max(0, self.at + by), len(self.items)))

    def jump(self, where: str) -> None:
        """To an item by its number (from 1), or to the first of a segment (`p12`) or behind it."""
        if where.isascii() and where.isdecimal():
            if not 1 <= int(where) <= len(self.items):
                raise UsageError(f"there is no number {where}", hint=f"they run from 1 to {len(self.items)}")
            self._move(int(where) - 1)
            return
        rank = self.locally.rank[find_segment(self.snapshot.state.base, where).id]
        numbers = [n for n, item in enumerate(self.items) if self.locally.rank[item.segments[0]] >= rank]
        if not numbers:
            raise UsageError(f"nothing is left from {where} on", hint="workbench review --in names a range")
        self._move(numbers[0])

    def search(self, words: str) -> None:
        """To the next item in whose segments, or in their source, the words stand; round the end."""
        wanted = words.casefold()
        order = [*range(self.at + 1, len(self.items)), *range(self.at + 1)]
        for number in order:
            if number < len(self.items) and wanted in self.surroundings.text(self.items[number].segments).casefold():
                self._move(number)
                return
        raise UsageError(f"“{words}” stands in no segment that is gone through", hint="fewer words, perhaps")

    def _move(self, to: int) -> None:
        self.at = to
        if self.keeps_place and not self.is_over:
            waiting = (item.key for item in self.items[self.at + 1 :] if self._is_waiting(item))
            place = Place(self.item.key, tuple(self.skipped), tuple(islice(waiting, _BEHIND)))
            keep_place(self.writer.work.paths, self.wish, place)

    # deciding

    def write(self, bodies: Sequence[Body]) -> tuple[Act, ...]:
        """The acts, on the disk; then on to the next item if that settled this one (a remark ends nothing)."""
        acts = self.writer.write(bodies)
        self.made.append((self.at, tuple(act.id for act in acts)))
        self._look_again()
        if self.item.key in self.settled:
            self.skipped.pop(self.item.key, None)
            self.next()
        return acts

    def undo(self) -> tuple[Act, ...]:
        """The last decision of this session is taken back, and its item shown again; the acts that count no longer."""
        if not self.made:
            raise UsageError("nothing was decided since you began", hint="workbench undo takes earlier decisions back")
        at, ids = self.made[-1]
        self.catch_up()
        undone = tuple(act for act in self.writer.standing if act.id in ids)
        if undone:
            self.writer.write([Undo(tuple(act.id for act in undone))])
            self._look_again()
        self.made.pop()  # only now: what could not be written can be tried again
        self._move(at)
        if not undone:
            raise UsageError(f"{' '.join(ids)} was taken back already", hint="workbench log says by whom")
        return undone

    def catch_up(self) -> None:
        """What others decided meanwhile stands on the next screen: who decides then has seen it."""
        if self.writer.catch_up():
            self._look_again()

    def problems(self) -> list[str]:
        """What the last write brought about: somebody else may have decided about the same words a moment before."""
        state = self.locally.state(self.writer.acts, self.writer.touched)
        made = set(self.made[-1][1]) if self.made else set()
        return [problem.message for problem in state.problems if made & set(problem.acts)]

    def _look_again(self) -> None:
        """After a write, and after what others wrote meanwhile."""
        self.surroundings.follow(self.writer.standing)
        self._recheck(self.writer.touched)

    def _recheck(self, segments: Iterable[str]) -> None:
        """What decisions on these segments settled, or opened again."""
        seen: set[str] = set()
        for segment in segments:
            for item in self._of_segment.get(segment, ()):
                if item.key in seen:
                    continue
                seen.add(item.key)
                state = self.locally.state(self.writer.acts, item.segments)
                reason = why_settled(item, state, self.writer, self.snapshot)
                self.settled.pop(item.key, None)
                if reason:
                    self.settled[item.key] = reason
