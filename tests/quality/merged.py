"""Edited copies merged: is the text the file's, and how many decisions did it take?

    python -m tests.quality.merged              # 50 edits × each format that comes back, five times each

The edition has corrections of its own before the copy is exported.
"""

from __future__ import annotations

import random
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.made.copies import KINDS, edits_of, prepare, write_copy
from tests.made.edits import edit, make_paragraphs
from workbench.app.desk import Desk
from workbench.cli.main import run
from workbench.correct.restructure import find_nested
from workbench.correct.state import compute_state
from workbench.model.witness import Segment
from workbench.store.journal import read_journal

PARAGRAPHS = 260


@dataclass(frozen=True, slots=True)
class Score:
    edits: int
    acts: int
    is_exact: bool
    again: int  # decisions of a second merge of the same file


def make_edition(folder: Path, seed: int) -> Path:
    """A text with corrections, a cut, a seam, a new paragraph and one that is gone."""
    chance = random.Random(seed)
    paragraphs = make_paragraphs(PARAGRAPHS, chance)
    (folder / "base.txt").write_text("\n\n".join(paragraphs) + "\n", "utf-8")
    edition = folder / "edition"
    here = ["-q", "-C", str(edition)]
    who = ["--who", "Anna Keller"]
    assert run(["-q", "new", str(edition), "--base", str(folder / "base.txt")]) == 0
    for command in (
        ["split", "p20", "--before", paragraphs[19].split(". ")[2]],
        ["join", "p40", "p41"],
        ["drop", "p60"],
        ["insert", "--after", "p80", "Anna put a paragraph in."],
    ):
        assert run([*here, *command, *who]) == 0, command
    for number in chance.sample(range(100, PARAGRAPHS - 3), 12):
        words = paragraphs[number - 1].split(". ")[1]
        assert run([*here, "correct", f"p{number}", words, f"{words} indeed", *who]) == 0
    return edition


def texts_of(edition: Path) -> list[str]:
    desk = Desk.open(edition)
    state = compute_state(desk.base, desk.acts, desk.work.state_id)
    return [segment.text for segment in state.witness.segments if segment.text.strip()]


def read_of(edition: Path) -> list[str]:
    """The same without the notes, each of which stands in brackets where it is called."""
    desk = Desk.open(edition)
    found = []
    text = compute_state(desk.base, desk.acts, desk.work.state_id).witness
    nested = find_nested(text)
    for segment in text.segments:
        words = segment.text
        for mark in reversed(segment.marks):
            if isinstance(mark.node, Segment):
                words = f"{words[: mark.start]}[{mark.node.text}]{words[mark.start :]}"
        found += [words] if segment.text.strip() and segment.id not in nested else []
    return found


def score(kind: str, seed: int) -> Score:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        edition = make_edition(folder, seed)
        prepare(kind, edition)
        copy = edit(texts_of(edition), random.Random(seed + 100), edits_of(kind))
        file = write_copy(kind, edition, copy, folder)
        acts = _merge(edition, file)
        return Score(copy.edits, acts, read_of(edition) == copy.read(), _merge(edition, file))


def _merge(edition: Path, file: Path) -> int:
    """How many decisions it wrote."""
    before = len(read_journal(edition / "journal.jsonl").acts)
    assert run(["-q", "-C", str(edition), "merge", str(file), "--yes", "--who", "Vera Editor"]) == 0
    return len(read_journal(edition / "journal.jsonl").acts) - before


if __name__ == "__main__":
    for kind in KINDS:
        for seed in range(5):
            print(kind, score(kind, seed))
