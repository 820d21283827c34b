"""Proposals accepted and corrections refused: what counts then, what is said, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.port import make_port
from workbench.app.answers import accept, accept_all, reject, waiting
from workbench.app.decide import correct_one, decide, undo
from workbench.app.desk import Desk, Made
from workbench.app.wanted import Place, Wanted
from workbench.app.workspace import open_workspace
from workbench.correct.state import compute_state
from workbench.model.errors import StaleError, UsageError

VERA, ANNA = "Vera Editor", "Anna Keller"


@pytest.fixture
def port(tmp_path: Path) -> Path:
    return make_port(tmp_path)


def propose(port: Path, segment: str, old: str, new: str, who: str = ANNA) -> str:
    return correct_one(port, Wanted((Place(segment, old, new),), proposed=True), who).acts[0].id


def correct(port: Path, segment: str, old: str, new: str) -> Made:
    return correct_one(port, Wanted((Place(segment, old, new),)), VERA)


def yes(port: Path, *references: str) -> Made:
    return decide(port, lambda desk: [accept(desk, each) for each in references], VERA)


def no(port: Path, reference: str, why: str = "") -> Made:
    return decide(port, lambda desk: [reject(desk, reference, why)], VERA)


def text(port: Path, segment: str = "p3") -> str:
    work = open_workspace(port)
    return compute_state(work.witness("en-mt"), work.acts()).witness.segment(f"en-corr.{segment}").text


def test_a_proposal_counts_once_it_is_accepted(port: Path) -> None:
    act = propose(port, "p3", "rained", "poured")
    yes(port, act[:6])
    assert text(port) == "It poured in the evening."
    assert yes(port, act).acts == (), "it stands already"


def test_an_accepted_proposal_takes_the_words_of_what_was_corrected_meanwhile(port: Path) -> None:
    act = propose(port, "p3", "rained", "poured")
    meanwhile = correct(port, "p3", "rained", "snowed").acts[0]
    made = yes(port, act)
    assert [touched.act.id for touched in made.touched[0]] == [meanwhile.id]
    assert text(port) == "It poured in the evening."
    undo(port, made.acts[0].id, VERA)
    assert text(port) == "It snowed in the evening."


def test_a_rejected_proposal_waits_no_longer_and_can_be_accepted_after_all(port: Path) -> None:
    act = propose(port, "p3", "rained", "poured")
    assert [each.id for each in waiting(Desk.open(port))] == [act]
    no(port, act, "it is fine")
    assert waiting(Desk.open(port)) == ()
    with pytest.raises(UsageError, match="does not count already"):
        no(port, act)
    yes(port, act)
    assert text(port) == "It poured in the evening."
    no(port, act)
    assert text(port) == "It rained in the evening."
    yes(port, act)
    assert text(port) == "It poured in the evening.", "the last word holds, however often"


def test_a_plain_correction_can_be_refused_but_not_accepted(port: Path) -> None:
    act = correct(port, "p3", "rained", "poured").acts[0].id
    with pytest.raises(UsageError, match="is no proposal"):
        yes(port, act)
    no(port, act)
    assert text(port) == "It rained in the evening."
    yes(port, act)
    assert text(port) == "It poured in the evening."


def test_what_its_author_took_back_can_be_neither(port: Path) -> None:
    act = propose(port, "p3", "rained", "poured")
    undo(port, act, ANNA)
    for answer in (yes, no):
        with pytest.raises(UsageError, match="was taken back") as caught:
            answer(port, act)
        assert f"workbench redo {act}" in (caught.value.hint or "")


@pytest.mark.parametrize("reference", ["", "zz", "0123456789"])
def test_what_is_not_there_cannot_be_answered(port: Path, reference: str) -> None:
    propose(port, "p3", "rained", "poured")
    with pytest.raises(UsageError, match="no correction begins"):
        yes(port, reference)


def test_all_of_a_person_in_a_range_as_one(port: Path) -> None:
    propose(port, "p1", "port", "harbour")
    propose(port, "p2", "cranes", "hoists")
    propose(port, "p3", "rained", "poured", "Boris")
    desk = Desk.open(port)
    assert len(accept_all(desk)) == 3
    assert len(accept_all(desk, by="anna")) == 2
    assert len(accept_all(desk, by="Keller", where="p2..p3")) == 1
    made = decide(port, lambda desk: accept_all(desk, by="Anna Keller"), VERA, grouped=True)
    assert text(port, "p1").startswith("We came to the harbour")
    undo(port, made.acts[0].id, VERA)
    assert "port" in text(port, "p1")
    assert "cranes" in text(port, "p2")


def test_two_proposals_for_the_same_words_are_not_accepted_together(port: Path) -> None:
    one = propose(port, "p3", "rained", "poured")
    other = propose(port, "p3", "rained in", "snowed in", "Boris")
    journal = (port / "journal.jsonl").read_bytes()
    with pytest.raises(StaleError, match=f"{one} and {other} change the same words") as caught:
        yes(port, one, other)
    assert "accept one of them" in (caught.value.hint or "")
    assert (port / "journal.jsonl").read_bytes() == journal
    yes(port, one)
    yes(port, other)
    assert text(port) == "It snowed in the evening.", "one after the other: the second was seen to take the words"
