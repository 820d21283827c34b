"""Decisions of every kind on a made-up book, and what became of them in a newer text of it.

case = replace_book(folder, seed=1)
case.right, case.lost, case.wrong           # acts on the same words; theirs are there, but they wait; on other words

python -m tests.quality.replaced            # prints the table of docs/explanation/corrections.md
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.quality.newer_texts import Book, edit_book, make_book, stretch
from workbench.app.ingest import NewEdition, create_edition
from workbench.app.replacing import Plan, carry_out, plan_replace
from workbench.app.workspace import Workspace, open_workspace
from workbench.correct.choose import is_stale
from workbench.correct.force import acts_in_force
from workbench.correct.locate import places
from workbench.correct.present import is_placeless
from workbench.model.act import Act, Add, Body, Change, Correct, Dismiss, Drop, Join, PinBead, Read, Remark, Split
from workbench.model.alignment import Level
from workbench.model.ids import finding_id
from workbench.model.span import Span
from workbench.model.witness import Segment, Witness, sentence_text
from workbench.store.journal import append

RULE = "doubled-word"
_TRIALS = 200
KINDS = ("change", "change", "change", "several", "insert", "delete", "split", "join", "add", "drop",
         "dismiss", "dismiss", "remark", "remark on", "read", "pin", "pin sentence")  # fmt: skip


@dataclass
class Case:
    """ids: untouched paragraphs, and those of them that kept the ids of themselves and their sentences."""

    plan: Plan
    kept: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    gone: Counter[str] = field(default_factory=Counter)
    ids: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Target:
    """What an act is about, in words that know where they come from.

    runs: keys of words that follow each other; a point is None between two keys. whole: paragraphs meant as a whole;
    same: and only with the same words.
    """

    kind: str
    runs: tuple[tuple[int, ...], ...] = ()
    points: tuple[tuple[int, int], ...] = ()
    whole: tuple[int, ...] = ()
    same: bool = False


def decide(
    book: Book, base: Witness, chance: random.Random, many: int, among: Sequence[int]
) -> list[tuple[Body, Target]]:
    """As many acts on some of the paragraphs as there is room for, none of which quarrel."""
    made: list[tuple[Body, Target]] = []
    taken: set[int] = set()
    structured: set[int] = set()
    kinds = [KINDS[at % len(KINDS)] for at in range(many)]
    for kind in kinds:
        for _ in range(_TRIALS):
            maker = _Maker(book, base, chance.choice(among), chance, taken, structured)
            if (body := maker.make(kind)) is not None:
                made.append(body)
                break
    return made


class _Maker:
    def __init__(
        self, book: Book, base: Witness, number: int, chance: random.Random, taken: set[int], structured: set[int]
    ) -> None:
        self.book, self.base, self.number, self.chance = book, base, number, chance
        self.taken, self.structured = taken, structured
        self.paragraph, self.segment = book.paragraphs[number], base.segments[number]

    def make(self, kind: str) -> tuple[Body, Target] | None:
        words = self.paragraph.words
        if kind in ("change", "delete", "several"):
            return self._change(kind, 2 if kind == "several" else 1)
        if kind in ("insert", "split"):
            at = self.chance.randrange(1, len(words))
            if {words[at].key, words[at - 1].key} & self.taken:
                return None
            self.taken |= {words[at].key, words[at - 1].key}
            start = self.paragraph.starts[at]
            target = Target(kind, points=((words[at - 1].key, words[at].key),))
            if kind == "split":
                return Correct((Split(self._span(start - 1, start)),)), target
            return Correct((Change(self._span(start, start), "quite "),)), target
        if kind in ("join", "drop", "add"):
            return self._structure(kind)
        if kind in ("dismiss", "remark on"):
            run = self._run()
            span = self._run_span(run)
            target = Target(kind, runs=(tuple(words[at].key for at in run),))
            if kind == "remark on":
                return Remark(self.segment.id, "Ask.", span), target
            nth = 1 + sum(at < span.start for at in places(self.segment.text, span.quote))
            return Dismiss(finding_id(RULE, self.segment.id, span.quote, nth), span, "no"), target
        if kind == "remark":
            return Remark(self.segment.id, "Who?"), Target(kind, whole=(self.number,))
        if kind == "read":
            return Read((self.segment.id,)), Target(kind, whole=(self.number,), same=True)
        if kind == "pin":
            return PinBead(Level.SEGMENT, (f"ru.p{self.number + 1}",), (self.segment.id,)), Target(
                kind, whole=(self.number,)
            )
        sentence = self.chance.choice(self.segment.sentences)
        inside = [at for at, start in enumerate(self.paragraph.starts) if sentence.start <= start < sentence.end]
        keys = tuple(words[at].key for at in inside)
        return PinBead(Level.SENTENCE, ("ru.p1.s1",), (sentence.id,)), Target(kind, runs=(keys,))

    def _change(self, kind: str, many: int) -> tuple[Body, Target] | None:
        changes, runs = [], []
        for _ in range(many):
            run = self._run()
            keys = tuple(self.paragraph.words[at].key for at in run)
            if set(keys) & self.taken:
                return None
            self.taken.update(keys)
            changes.append(Change(self._run_span(run), "" if kind == "delete" else "other words"))
            runs.append(keys)
        return Correct(tuple(changes), "why"), Target(kind, runs=tuple(runs))

    def _structure(self, kind: str) -> tuple[Body, Target] | None:
        last = self.number + 1 >= len(self.book.paragraphs)
        keys = {word.key for word in self.paragraph.words}
        near = {self.number - 1, self.number, self.number + 1}
        if (kind == "join" and last) or near & self.structured or (kind == "drop" and keys & self.taken):
            return None
        self.structured |= near
        if kind == "drop":
            self.taken |= keys
            return Correct((Drop(self._span(0, len(self.segment.text))),)), Target(
                kind, whole=(self.number,), same=True
            )
        if kind == "add":
            return Correct((Add(self.segment.id, "p", "Left out."),)), Target(kind, whole=(self.number,))
        following = self.base.segments[self.number + 1].id
        return Correct((Join(self.segment.id, following),)), Target(kind, whole=(self.number, self.number + 1))

    def _run(self) -> range:
        many = self.chance.choice([1, 1, 1, 2, 3])
        at = self.chance.randrange(max(1, len(self.paragraph.words) - many))
        return range(at, min(at + many, len(self.paragraph.words)))

    def _run_span(self, run: range) -> Span:
        return self._span(*stretch(self.paragraph, run))

    def _span(self, start: int, end: int) -> Span:
        return Span.of(self.segment.id, self.segment.text, start, end)


class Judge:
    """Whether acts are on the words that they were made on."""

    def __init__(self, old: Book, new: Book, was: Witness, now: Witness) -> None:
        self.old, self.new, self.was, self.now = old, new, was, now
        self.places = new.places()
        self.number = {segment.id: at for at, segment in enumerate(now.segments)}
        self.segments: dict[str, Segment] = {segment.id: segment for segment in now.segments}

    def is_there(self, target: Target) -> bool:
        """Whether all its words are in the newer text as they were."""
        if any(self._run(run) is None for run in target.runs) or any(
            self._point(each) is None for each in target.points
        ):
            return False
        homes = [self._home(number) for number in target.whole]
        if any(home is None for home in homes):
            return False
        if target.kind == "join":
            return homes[0] != homes[1] and homes[1] == (homes[0] or 0) + 1
        if target.kind == "drop":
            home = homes[0]
            return home is not None and self.new.paragraphs[home].text == self.old.paragraphs[target.whole[0]].text
        return not target.same or all(self._has_same_words(number) for number in target.whole)

    def is_right(self, body: Body, target: Target) -> bool:
        if isinstance(body, Correct):
            return all(self._is_right_operation(each, target) for each in body.operations)
        if isinstance(body, Dismiss):
            span = body.span
            if span is None or not self._covers(span, target.runs[0]):
                return False
            nth = 1 + sum(at < span.start for at in places(self.segments[span.segment].text, span.quote))
            return body.finding == finding_id(RULE, span.segment, span.quote, nth)
        if isinstance(body, Remark):
            if target.runs:
                return body.span is not None and self._covers(body.span, target.runs[0])
            return self.number.get(body.segment) == self._home(target.whole[0])
        if isinstance(body, Read):
            keys = {word.key for word in self.old.paragraphs[target.whole[0]].words}
            read = {word.key for each in body.segments for word in self.new.paragraphs[self.number[each]].words}
            return read == keys or not read
        assert isinstance(body, PinBead)
        if body.level is Level.SENTENCE:
            texts = {each.id: sentence_text(one, each) for one in self.now.segments for each in one.sentences}
            words = (
                {key for each in body.b for key in self._keys_of_sentence(each)} if set(body.b) <= set(texts) else set()
            )
            return bool(words & set(target.runs[0]))
        return self._home(target.whole[0]) in {self.number[each] for each in body.b}

    def _is_right_operation(self, operation: Change | Split | Join | Add | Drop, target: Target) -> bool:
        if isinstance(operation, Join):
            return [self.number.get(operation.first), self.number.get(operation.second)] == [
                self._last_home(target.whole[0]),
                self._home(target.whole[1]),
            ]
        if isinstance(operation, Add):
            return self.number.get(operation.follows) == self._last_home(target.whole[0])
        if isinstance(operation, Drop):
            return self.number.get(operation.span.segment) == self._home(target.whole[0])
        span = operation.span
        if target.points:
            end = span.end if isinstance(operation, Split) else span.start
            paragraph = self.new.paragraphs[self.number[span.segment]]
            at = paragraph.starts.index(end) if end in paragraph.starts else len(paragraph.words)
            before = paragraph.words[at - 1].key if at else None
            behind = paragraph.words[at].key if at < len(paragraph.words) else None
            # where the paragraph was cut at that point, its edge is the point
            return (before, behind) in (target.points[0], (None, target.points[0][1]), (target.points[0][0], None))
        return any(self._covers(span, run) for run in target.runs)

    def _covers(self, span: Span, run: tuple[int, ...]) -> bool:
        place = self._run(run)
        if place is None or self.number.get(span.segment) != place[0]:
            return False
        paragraph = self.new.paragraphs[place[0]]
        return (span.start, span.end) == stretch(paragraph, range(place[1], place[1] + len(run)))

    def _run(self, run: tuple[int, ...]) -> tuple[int, int] | None:
        found = [self.places.get(key) for key in run]
        first = found[0]
        if first is None:
            return None
        wanted = [(first[0], first[1] + at) for at in range(len(run))]
        return first if found == wanted else None

    def _point(self, point: tuple[int, int]) -> tuple[int, int] | None:
        return self._run(point)

    def _home(self, number: int) -> int | None:
        """The paragraph that has the first of its words that are left."""
        homes = self._homes(number)
        return homes[0] if homes else None

    def _last_home(self, number: int) -> int | None:
        homes = self._homes(number)
        return homes[-1] if homes else None

    def _homes(self, number: int) -> list[int]:
        found = [self.places[word.key][0] for word in self.old.paragraphs[number].words if word.key in self.places]
        return list(dict.fromkeys(found)) if 2 * len(found) > len(self.old.paragraphs[number].words) else []

    def _has_same_words(self, number: int) -> bool:
        keys = [word.key for word in self.old.paragraphs[number].words]
        return [word.key for home in self._homes(number) for word in self.new.paragraphs[home].words] == keys

    def _keys_of_sentence(self, sentence: str) -> set[int]:
        for at, segment in enumerate(self.now.segments):
            for each in segment.sentences:
                if each.id == sentence:
                    starts = self.new.paragraphs[at].starts
                    words = self.new.paragraphs[at].words
                    return {
                        word.key for word, start in zip(words, starts, strict=True) if each.start <= start < each.end
                    }
        return set()


def replace_book(
    folder: Path, seed: int, *, paragraphs: int = 300, acts: int = 204, edited: float = 0.1, among_edited: bool = False
) -> Case:
    """among_edited: the acts are all on paragraphs that are edited."""
    chance = random.Random(seed)
    old = make_book(chance, paragraphs)
    new = edit_book(old, chance, edited=edited, moved=3, split=2, joined=2)
    work, base = _create(folder, old)
    among = sorted(new.touched)[:-1] if among_edited else range(paragraphs)
    decided = decide(old, base, chance, acts, list(among))
    append(work.paths.journal, [body for body, _ in decided], who="vera", when="2026-01-01T00:00:00Z")
    (folder / "newer.txt").write_text(new.text, "utf-8")
    plan = plan_replace(folder / "book", "en-mt", [folder / "newer.txt"])
    made = {act.id: target for act, (_, target) in zip(work.acts(), decided, strict=True)}
    carry_out(plan, "Vera")
    return judge(plan, old, new, base, made)


def _create(folder: Path, book: Book) -> tuple[Workspace, Witness]:
    (folder / "book.txt").write_text(book.text, "utf-8")
    create_edition(folder / "book", NewEdition((folder / "book.txt",), title="A book"))
    work = open_workspace(folder / "book")
    base = work.witness("en-mt")
    assert [each.text for each in base.segments] == [each.text for each in book.paragraphs]
    return work, base


def judge(plan: Plan, old: Book, new: Book, was: Witness, targets: dict[str, Target]) -> Case:
    work = open_workspace(plan.work.paths.root)
    now = work.witness("en-mt")
    case, eye = Case(plan), Judge(old, new, was, now)
    segments = {segment.id: segment for segment in now.segments}
    for act in acts_in_force(work.acts()):
        target = targets.get(act.id)
        if target is None:
            continue
        is_waiting = waits(act, segments)
        if not is_waiting and not eye.is_right(act.body, target):
            case.wrong[target.kind] += 1
        elif eye.is_there(target):
            (case.lost if is_waiting else case.kept)[target.kind] += 1
        else:
            case.gone[target.kind] += 1
    case.ids = _count_ids(old, new, was, now)
    return case


def waits(act: Act, segments: dict[str, Segment]) -> bool:
    body = act.body
    if isinstance(body, Correct):
        return not body.operations or any(is_stale(each, segments) for each in body.operations)
    if isinstance(body, Remark):
        gone = body.segment not in segments
        return gone or (body.span is not None and body.span.is_stale(segments[body.span.segment].text))
    return (isinstance(body, Read) and not body.segments) or is_placeless(body)


def _count_ids(old: Book, new: Book, was: Witness, now: Witness) -> tuple[int, int]:
    where = {each.words[0].key: at for at, each in enumerate(new.paragraphs)}
    untouched = [at for at in range(len(old.paragraphs)) if at not in new.touched]
    kept = 0
    for at in untouched:
        before, after = was.segments[at], now.segments[where[old.paragraphs[at].words[0].key]]
        kept += (before.id, before.text, before.sentences) == (after.id, after.text, after.sentences)
    return len(untouched), kept


def main() -> None:
    for among_edited in (False, True):
        cases = []
        for seed in range(10):
            with tempfile.TemporaryDirectory() as folder:
                edited = 0.3 if among_edited else 0.1
                cases.append(replace_book(Path(folder), seed, edited=edited, among_edited=among_edited))
        print("on paragraphs that were edited" if among_edited else "anywhere")
        for what in ("kept", "lost", "wrong", "gone"):
            counts: Counter[str] = sum((getattr(case, what) for case in cases), Counter())
            print(f"  {what:6}{counts.total():6}  {dict(counts)}")
        print(f"  ids   {sum(case.ids[1] for case in cases):6} of {sum(case.ids[0] for case in cases)}")


if __name__ == "__main__":
    main()
