"""The recorded day of the documentation is what happens today, and it is a short one."""

from __future__ import annotations

from pathlib import Path

from tests.day.play import play
from workbench.store.journal import read_journal

PAGE = Path(__file__).resolve().parents[2] / "docs" / "tutorial" / "an-editors-day.md"


def test_the_day_is_as_it_is_told(tmp_path: Path) -> None:
    day = play(tmp_path)
    acts = read_journal(day.edition / "journal.jsonl").acts
    assert len([act for act in acts if act.kind == "correct"]) == 31  # one of them was taken back
    assert day.keys <= 60
    assert day.page == PAGE.read_text("utf-8"), "run `python -m tests.day --write`, and read it"
