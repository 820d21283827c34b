"""Undo and redo: back and forth, each person's own, and groups as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.port import make_port
from workbench.app.decide import correct_everywhere, correct_one, redo, undo
from workbench.app.desk import Made
from workbench.app.wanted import Place, Wanted
from workbench.app.workspace import open_workspace
from workbench.correct.state import compute_state
from workbench.model.act import Undo
from workbench.model.errors import UsageError
from workbench.store.journal import append, read_journal

VERA, ANNA = "Vera Editor", "Anna Keller"


@pytest.fixture
def port(tmp_path: Path) -> Path:
    return make_port(tmp_path)


def correct(port: Path, old: str, new: str, who: str = VERA) -> str:
    return correct_one(port, Wanted((Place("p3", old, new),)), who).acts[0].id


def text(port: Path, segment: str = "p3") -> str:
    work = open_workspace(port)
    return compute_state(work.witness("en-mt"), work.acts()).witness.segment(f"en-corr.{segment}").text


def test_back_and_forth_step_by_step(port: Path) -> None:
    seen = [text(port)]
    for old, new in (("rained", "poured"), ("evening", "night"), ("It", "Rain")):
        correct(port, old, new)
        seen.append(text(port))
    for expected in seen[-2::-1]:
        undo(port, None, VERA)
        assert text(port) == expected
    with pytest.raises(UsageError, match="nothing to undo"):
        undo(port, None, VERA)
    for expected in seen[1:]:
        redo(port, None, VERA)
        assert text(port) == expected
    with pytest.raises(UsageError, match="nothing to redo"):
        redo(port, None, VERA)
    undo(port, None, VERA)
    assert text(port) == seen[-2], "to undo a redo is to undo"


def test_without_an_id_everybody_undoes_his_own(port: Path) -> None:
    mine = correct(port, "rained", "poured")
    theirs = correct(port, "evening", "night", ANNA)
    undo(port, None, VERA)
    assert text(port) == "It rained in the night."
    with pytest.raises(UsageError, match="Vera Editor has nothing to undo") as caught:
        undo(port, None, VERA)
    assert f"Anna Keller:  workbench undo {theirs}" in (caught.value.hint or "")
    with pytest.raises(UsageError, match="Anna Keller has nothing to redo"):
        redo(port, None, ANNA)
    undo(port, theirs, VERA)
    assert text(port) == "It rained in the evening."
    redo(port, mine[:5], ANNA)
    assert text(port) == "It poured in the evening."


def test_a_group_goes_and_comes_back_as_a_whole(port: Path) -> None:
    made: Made = correct_everywhere(port, "the", "a", "p1", Wanted(()), VERA)
    corrected = text(port, "p1")
    assert corrected.endswith("to a port on May 3, 1961. The chief Orlov met us at a a berth.")
    undo(port, None, VERA)
    assert text(port, "p1").endswith("to the port on May 3, 1961. The chief Orlov met us at the the berth.")
    redo(port, made.acts[2].id, VERA)
    assert text(port, "p1") == corrected


def test_what_two_people_took_back_is_had_back_from_both(port: Path) -> None:
    act = correct(port, "rained", "poured")
    people = [person.id for person in open_workspace(port).edition.people]
    for _ in range(2):  # as git merges them
        append(port / "journal.jsonl", [Undo((act,))], who=people[0], when="2026-03-02T10:15:00Z")
    assert len(read_journal(port / "journal.jsonl").acts) == 3
    redo(port, act, VERA)
    assert text(port) == "It poured in the evening."


@pytest.mark.parametrize("reference", ["", "zz"])
def test_what_was_not_undone_cannot_be_had_back(port: Path, reference: str) -> None:
    correct(port, "rained", "poured")
    with pytest.raises(UsageError, match="is no undo"):
        redo(port, reference, VERA)


def test_what_comes_back_into_a_conflict_is_told_and_written(port: Path) -> None:
    one = correct(port, "rained", "poured")
    undo(port, one, VERA)
    correct(port, "rained", "snowed", ANNA)
    made = redo(port, one, VERA)
    assert made.acts
    assert [set(problem.acts) > {one} for problem in made.problems] == [True]
    assert text(port) == "It rained in the evening."
