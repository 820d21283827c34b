"""Fifty edits in an exported copy, of each format that comes back: the text is the file's, in few decisions."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.made.copies import KINDS, edits_of, prepare, write_copy
from tests.made.edits import edit
from tests.quality.merged import make_edition, read_of, score, texts_of
from workbench.cli.main import run
from workbench.store.journal import read_journal


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", [0, pytest.param(3, marks=pytest.mark.slow)])
def test_fifty_edits(kind: str, seed: int) -> None:
    found = score(kind, seed)
    assert found.edits == 50
    assert found.is_exact
    assert found.acts <= 1.2 * found.edits
    assert found.again == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_copy_that_nobody_edited_is_no_decision(kind: str, tmp_path: Path) -> None:
    edition = make_edition(tmp_path, 7)
    prepare(kind, edition)
    copy = edit(texts_of(edition), random.Random(1), {})
    file = write_copy(kind, edition, copy, tmp_path)
    before = (edition / "journal.jsonl").read_bytes()
    assert run(["-q", "-C", str(edition), "merge", str(file), "--yes", "--who", "Vera Editor"]) == 0
    assert (edition / "journal.jsonl").read_bytes() == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_stale_copy_is_merged_against_its_own_state(kind: str, tmp_path: Path) -> None:
    """Five corrections are made after the export, in other paragraphs: they stay, and all fifty edits come."""
    edition = make_edition(tmp_path, 7)
    prepare(kind, edition)
    copy = edit(texts_of(edition), random.Random(1), edits_of(kind))
    file = write_copy(kind, edition, copy, tmp_path)
    untouched = [number for number in range(len(texts_of(edition))) if number not in copy.taken and number > 100][:5]
    wanted = copy.read()
    for number in untouched:
        text = texts_of(edition)[number]
        at = wanted.index(text)
        wanted[at] = text.replace(text.split(" ")[1], "certain", 1)
        assert (
            run(["-q", "-C", str(edition), "correct", _segment(edition, number), text, wanted[at], "--who", "An"]) == 0
        )
    arguments = ["-q", "-C", str(edition), "merge", str(file), "--yes", "--who", "Vera Editor"]
    assert run(arguments) == 0
    assert read_of(edition) == wanted
    number = len(read_journal(edition / "journal.jsonl").acts)
    assert run(arguments) == 0
    assert len(read_journal(edition / "journal.jsonl").acts) == number


def _segment(edition: Path, number: int) -> str:
    from workbench.app.desk import Desk
    from workbench.correct.state import compute_state

    desk = Desk.open(edition)
    segments = [each for each in compute_state(desk.base, desk.acts).witness.segments if each.text.strip()]
    return segments[number].id.partition(".")[2]
