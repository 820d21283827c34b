"""A file of units that came back says who changed what, and when: each decision is signed so."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.made import bilingual
from tests.made.copies import write_copy
from tests.made.edits import edit
from tests.quality.merged import make_edition, texts_of
from workbench.app.workspace import open_workspace
from workbench.cli.main import run
from workbench.store.journal import read_journal


@pytest.mark.parametrize("kind", ["xliff", "xliff2", "tmx", "po"])
def test_every_decision_is_signed_as_the_file_says(kind: str, tmp_path: Path) -> None:
    edition = make_edition(tmp_path, 5)
    bilingual.add_source(edition)
    copy = edit(texts_of(edition), random.Random(2), bilingual.KINDS)
    file = write_copy(kind, edition, copy, tmp_path)
    before = len(read_journal(edition / "journal.jsonl").acts)
    assert run(["-q", "-C", str(edition), "merge", str(file), "--yes", "--who", "Anna Keller"]) == 0
    made = read_journal(edition / "journal.jsonl").acts[before:]
    names = {person.id: person.name for person in open_workspace(edition).edition.people}
    assert len(made) >= 50
    assert {(names[act.who], act.when) for act in made} == {(bilingual.WHO, bilingual.WHEN)}
