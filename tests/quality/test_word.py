"""Word documents by independent judges: docx-revisions reads every tracked change, LibreOffice settles them.

The edition of a thousand paragraphs was corrected by two people, in files whose changes they tracked. Added notes are
looked at by test_merged: an office keeps them apart from the text that is compared here.
"""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from docx_revisions import RevisionDocument, TrackedDeletion, TrackedInsertion

from tests.made.copies import write_copy
from tests.made.copies.docx_tracked import AUTHORS, author_of
from tests.made.edits import WITHOUT_NOTES, edit, make_paragraphs
from tests.office import need_office, resave, settle
from tests.quality.merged import make_edition, texts_of
from workbench.app.desk import Desk
from workbench.cli.main import run
from workbench.correct.state import compute_state
from workbench.formats.registry import formats
from workbench.model.state import State
from workbench.store.journal import read_journal

PARAGRAPHS = 1000
pytestmark = pytest.mark.slow


def state_of(edition: Path) -> State:
    desk = Desk.open(edition)
    return compute_state(desk.base, desk.acts, desk.work.state_id)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A thousand paragraphs, a hundred and fifty edits by two people."""
    folder = tmp_path_factory.mktemp("book")
    chance = random.Random(5)
    (folder / "base.txt").write_text("\n\n".join(make_paragraphs(PARAGRAPHS, chance)) + "\n", "utf-8")
    made = folder / "edition"
    assert run(["-q", "new", str(made), "--base", str(folder / "base.txt")]) == 0
    copy = edit(texts_of(made), chance, {kind: 3 * number for kind, number in WITHOUT_NOTES.items()})
    file = write_copy("docx_tracked", made, copy, folder)
    assert run(["-q", "-C", str(made), "merge", str(file), "--yes", "--who", "Anna Keller"]) == 0
    assert texts_of(made) == copy.paragraphs
    return made


@pytest.fixture(scope="module")
def tracked(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("tracked") / "tracked.docx"
    assert run(["-q", "-C", str(edition), "export", "docx-tracked", "-o", str(file)]) == 0
    return file


def test_every_decision_is_of_whoever_made_the_change(edition: Path) -> None:
    """The name and the moment of the tracked change, found out from the words that came of it."""
    acts = {act.id: act for act in read_journal(edition / "journal.jsonl").acts}
    names = {person.id: person.name for person in Desk.open(edition).work.edition.people}
    state = state_of(edition)
    texts = {segment.id: segment.text for segment in state.witness.segments}
    assert {names[act.who] for act in acts.values()} == {name for name, _ in AUTHORS}
    told = 0
    for change in state.changes:
        act = acts[change.act]
        if change.state_segment in texts:
            assert (names[act.who], act.when) == author_of(texts[change.state_segment])
            told += 1
    assert told > 100


def test_another_program_reads_every_change_its_author_and_moment(edition: Path, tracked: Path) -> None:
    acts = {act.id: act for act in read_journal(edition / "journal.jsonl").acts}
    names = {person.id: person.name for person in Desk.open(edition).work.edition.people}
    state = state_of(edition)
    wanted: Counter[tuple[str, str, str]] = Counter()
    for change in state.changes:
        who = names[acts[change.act].who]
        wanted.update([("-", change.old, who)] if change.old else [])
        wanted.update([("+", change.new, who)] if change.new else [])
    found: Counter[tuple[str, str, str]] = Counter()
    moments = set()
    for each in RevisionDocument(str(tracked)).track_changes:
        assert isinstance(each, TrackedDeletion | TrackedInsertion)
        assert each.date is not None
        found["-" if isinstance(each, TrackedDeletion) else "+", each.text, each.author] += 1
        moments.add(each.date.strftime("%Y-%m-%dT%H:%M:%SZ"))
    assert len(state.changes) > 100
    assert not wanted - found
    assert moments == {moment for _, moment in AUTHORS}


def test_an_office_accepts_all_to_the_corrected_text_and_rejects_all_to_the_base(edition: Path, tracked: Path) -> None:
    need_office()
    state = state_of(edition)
    assert settle(tracked, accept=True) == [each.text for each in state.witness.segments]
    assert settle(tracked, accept=False) == [each.text for each in state.base.segments]


def test_what_is_written_is_valid(tracked: Path) -> None:
    problems = formats()["docx"].problems
    assert problems is not None
    assert problems(tracked.read_bytes(), "tracked.docx") == []


@pytest.mark.parametrize("format_id", ["docx", "docx-tracked"])
def test_what_an_office_saved_again_is_no_decision(format_id: str, tmp_path: Path) -> None:
    need_office()
    edition = make_edition(tmp_path, 7)
    file = tmp_path / "out.docx"
    assert run(["-q", "-C", str(edition), "export", format_id, "-o", str(file)]) == 0
    again = resave(file, tmp_path / "again.docx")
    before = (edition / "journal.jsonl").read_bytes()
    assert run(["-q", "-C", str(edition), "merge", str(again), "--yes", "--who", "Vera Editor"]) == 0
    assert (edition / "journal.jsonl").read_bytes() == before
