"""A file of decisions about words that only the corrected text has: taken as decisions on the base, twice as once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.port import make_port
from workbench.app.decide import correct_from_file, correct_one, undo
from workbench.app.desk import Desk
from workbench.app.edit import rewritten
from workbench.app.structure import join
from workbench.app.wanted import Place, Wanted
from workbench.app.workspace import open_workspace
from workbench.correct.state import compute_state
from workbench.model.act import Body, Correct, Remark
from workbench.model.errors import WorkbenchError
from workbench.store.journal import read_journal

WHO = "Vera Editor"


@pytest.fixture
def port(tmp_path: Path) -> Path:
    """With two faults that corrections brought in."""
    made = make_port(tmp_path)
    for segment, old, new in (("p3", "rained", "was was raining"), ("p1", "the the berth", "the quay.")):
        correct_one(made, Wanted((Place(segment, old, new),), "better"), WHO)
    return made


def text(port: Path, segment: str) -> str:
    work = open_workspace(port)
    return compute_state(work.witness("en-mt"), work.acts()).witness.segment(f"en-corr.{segment}").text


def take(port: Path, *lines: dict[str, Any], dry_run: bool = False) -> int:
    """How many acts were written."""
    file = port.parent / "acts.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return len(correct_from_file(port, file, WHO, dry_run=dry_run).acts)


def line(segment: str, old: str, new: str, **more: Any) -> dict[str, Any]:
    return {"act": "correct", "segment": f"en-corr.{segment}", "old": old, "new": new, "why": "twice", **more}


LINES = (line("p3", "was was", "was"), line("p1", "..", "."))


def test_words_of_the_corrected_text_are_taken_and_twice_is_once(port: Path) -> None:
    assert take(port, *LINES, dry_run=True) == 2
    assert take(port, *LINES) == 2
    assert text(port, "p3") == "It was raining in the evening."
    assert text(port, "p1").endswith("met us at the quay.")
    acts = read_journal(port / "journal.jsonl").acts
    assert isinstance(acts[-1].body, Correct)
    assert acts[-1].body.why == "twice"
    assert take(port, *LINES) == 0
    assert read_journal(port / "journal.jsonl").acts == acts


def test_once_more_after_it_was_undone_is_something_new(port: Path) -> None:
    take(port, LINES[0])
    undo(port, read_journal(port / "journal.jsonl").acts[-1].id, WHO)
    assert text(port, "p3") == "It was was raining in the evening."
    assert take(port, LINES[0]) == 1
    assert text(port, "p3") == "It was raining in the evening."


def test_words_that_come_again_are_not_taken_for_others(port: Path) -> None:
    """Of three the same line makes two, and not one when it is taken again."""
    correct_one(port, Wanted((Place("p2", "All of them", "All all all of them"),), "more"), WHO)
    again = line("p2", "all all", "all")
    assert take(port, again) == 1
    assert "All all of them" in text(port, "p2")
    assert take(port, again) == 0
    assert "All all of them" in text(port, "p2")


def test_words_of_the_base_that_come_back_are_a_correction_refused(port: Path) -> None:
    back = line("p3", "was was raining", "rained")
    assert take(port, back) == 1
    assert text(port, "p3") == "It rained in the evening."
    assert take(port, back) == 0


def test_of_the_acts_before_only_those_about_the_same_words_are_looked_at(
    port: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each look works out the whole text: a hundred lines after a thousand decisions took hours."""
    for number in range(6):
        assert take(port, line("p2", "All" if not number else f"All{number - 1}", f"All{number}")) == 1
    looks: list[Wanted] = []

    def look(desk: Desk, asked: Wanted) -> tuple[Body, ...]:
        looks.append(asked)
        return rewritten(desk, asked)

    monkeypatch.setattr("workbench.app.state_words.rewritten", look)
    assert take(port, LINES[0]) == 1
    assert len(looks) == 0
    assert take(port, LINES[0]) == 0
    assert len(looks) == 1


@pytest.mark.parametrize("is_parted", [False, True])
def test_words_of_a_paragraph_that_was_joined_to_the_named_one(port: Path, is_parted: bool) -> None:
    """Taken while they were one, the line is known again, also when they are two again."""
    desk = Desk.open(port)
    desk.write([join(desk, ["p2", "p3"], Wanted((), why="one"))], WHO)
    joined = read_journal(port / "journal.jsonl").acts[-1].id
    again = line("p2", "was was", "was")
    assert take(port, again) == 1
    if is_parted:
        undo(port, joined, WHO)
    assert take(port, again) == 0


def test_a_remark_goes_to_the_paragraph_of_the_base(port: Path) -> None:
    assert take(port, {"act": "remark", "segment": "en-corr.p3", "text": "Why?"}) == 1
    body = read_journal(port / "journal.jsonl").acts[-1].body
    assert body == Remark("en-mt.p3", "Why?")
    assert take(port, {"act": "remark", "segment": "en-corr.p3", "text": "Why?"}) == 0


def test_a_text_is_no_segment(port: Path) -> None:
    with pytest.raises(WorkbenchError, match="no segment en-corr"):
        take(port, LINES[0] | {"segment": "en-corr"})


def test_words_that_stand_nowhere_are_refused_and_nothing_is_written(port: Path) -> None:
    acts = read_journal(port / "journal.jsonl").acts
    with pytest.raises(WorkbenchError) as caught:
        take(port, LINES[0], line("p3", "snowed", "hailed"))
    assert (caught.value.line, type(caught.value).__name__) == (2, "StaleError")
    assert read_journal(port / "journal.jsonl").acts == acts
