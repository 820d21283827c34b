"""Any history of decisions, newer texts, undos and merges: nothing lands on other words, no text or id is lost.

After every step each text in force is the received one, letter for letter, and each decision that has a place is on the
words that it was made on.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.quality.newer_texts import Book, edit_book, make_book
from tests.quality.replaced import Judge, Target, decide, waits
from workbench.app.decide import decide as write
from workbench.app.decide import redo, undo
from workbench.app.desk import Desk
from workbench.app.ingest import NewEdition, create_edition
from workbench.app.replacing import carry_out, plan_replace
from workbench.app.retargeting import loose, take_all
from workbench.app.workspace import Workspace, open_workspace
from workbench.correct.force import acts_in_force
from workbench.correct.state import compute_state
from workbench.correct.versions import adrift, text_in_force
from workbench.correct.waiting import waiting
from workbench.model.act import Correct, Replace
from workbench.model.errors import StaleError, UsageError
from workbench.model.witness import Witness

STEPS = ["decide", "decide", "replace", "replace", "withdraw", "undo", "redo", "merge"]


class History:
    """books: by digest of their text; made: what each act is about, and the book and witness that it was made on."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.chance = folder, random.Random(seed)
        self.edition = folder / "book"
        self.books: dict[str, Book] = {}
        self.made: dict[str, tuple[Target, Book, Witness]] = {}
        self.ever: set[str] = set()
        book = make_book(self.chance, 7)
        (folder / "text.txt").write_text(book.text, "utf-8")
        create_edition(self.edition, NewEdition((folder / "text.txt",), title="A book"))
        self.books[self.work.edition.base.digest] = book

    @property
    def work(self) -> Workspace:
        return open_workspace(self.edition)

    @property
    def book(self) -> Book:
        return self.books[self.work.edition.base.digest]

    def step(self, kind: str) -> None:
        getattr(self, kind)()
        self.check()

    def decide(self) -> None:
        work, book = self.work, self.book
        base = work.witness("en-mt")
        for body, target in decide(book, base, self.chance, 4, range(len(book.paragraphs))):
            try:
                made = write(self.edition, lambda _, body=body: [body], "Vera").acts  # type: ignore[misc]
            except (StaleError, UsageError):
                continue  # what could not be done here is refused
            self.made.update((act.id, (target, book, base)) for act in made)

    def replace(self) -> None:
        first = 1 + max(key for book in self.books.values() for key in book.places())
        book = edit_book(self.book, self.chance, edited=0.4, moved=1, split=1, joined=1, first=first)
        (self.folder / "text.txt").write_text(book.text, "utf-8")
        plan = plan_replace(self.edition, "en-mt", [self.folder / "text.txt"])
        assert plan.newer is not None
        assert self.ever.isdisjoint(plan.newer.heirs.minted), "an id is used again"
        self.ever |= {*plan.newer.heirs.minted, *plan.newer.heirs.retired}
        carry_out(plan, "Vera")
        self.books[plan.newer.text.entry.digest] = book

    def undo(self) -> None:
        newest = [act for act in acts_in_force(self.work.acts()) if isinstance(act.body, Replace)][-1:]
        for act in newest:
            undo(self.edition, act.id, "Vera")

    def withdraw(self) -> None:
        """Any decision that is no text; a text may come into force before it is had back."""
        standing = [act for act in acts_in_force(self.work.acts()) if act.id in self.made]
        if standing:
            undo(self.edition, self.chance.choice(standing).id, "Vera")

    def redo(self) -> None:
        try:
            redo(self.edition, None, "Vera")
        except (UsageError, StaleError):
            return  # there is nothing to have back, or its text is not the next one any more

    def merge(self) -> None:
        """Somebody else goes on with the text that is replaced meanwhile; git brings the journals together."""
        other = self.folder / "other"
        shutil.copytree(self.edition, other)
        before = (self.edition / "journal.jsonl").read_bytes() if (self.edition / "journal.jsonl").exists() else b""
        here, self.edition = self.edition, other
        self.decide()
        theirs = (other / "journal.jsonl").read_bytes()[len(before) :]
        self.edition = here
        self.replace()
        with (here / "journal.jsonl").open("ab") as journal:
            journal.write(theirs)
        shutil.rmtree(other)
        self.check()
        try:
            write(self.edition, take_all, "Vera", grouped=True)
        except UsageError:
            return

    def check(self) -> None:
        work = self.work
        acts = work.acts()
        base = work.witness("en-mt")
        assert text_in_force(acts, "en-mt") in ("", work.edition.base.digest)
        assert [segment.text for segment in base.segments] == [each.text for each in self.book.paragraphs]
        assert [each.text for each in compute_state(base, []).witness.segments] == [each.text for each in base.segments]
        segments = {segment.id: segment for segment in base.segments}
        waiting_ids = {each.act.id for each in waiting(acts, work.witnesses())}
        for act in acts_in_force(acts):
            if act.id not in self.made:
                continue
            target, book, witness = self.made[act.id]
            if waits(act, segments):
                assert act.id in waiting_ids or target.kind == "read", "it is lost without a word"
            else:
                assert Judge(book, self.book, witness, base).is_right(act.body, target), (act, target)
        assert {each.act.id for each in loose(Desk.open(self.edition))} == waiting_ids
        state = compute_state(base, acts, work.state_id)
        named = {act for problem in state.problems for act in problem.acts}
        assert {each.act.id for each in adrift(acts) if isinstance(each.act.body, Correct)} <= named | {
            act.id for act in acts if isinstance(act.body, Correct) and act.body.proposed
        }


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 100_000), st.lists(st.sampled_from(STEPS), min_size=2, max_size=7))
def test_any_history(seed: int, steps: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        history = History(Path(folder), seed)
        for step in steps:
            history.step(step)


def test_there_and_back() -> None:
    """A text taken back and had back again, with decisions in between on either."""
    with tempfile.TemporaryDirectory() as folder:
        history = History(Path(folder), 3)
        for step in [
            "decide",
            "replace",
            "decide",
            "undo",
            "decide",
            "redo",
            "decide",
            "replace",
            "undo",
            "undo",
            "merge",
        ]:
            history.step(step)
