"""What others changed since somebody's last act: only what others did, only what holds, whatever git brings in."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.correct.port import act, change, correct, name
from workbench.correct.since import changed_since
from workbench.model.act import Accept, Act, Redo, Remark, Undo

MINE = correct(2, change("p2", "two", "three"))


def theirs(made: Act) -> Act:
    return replace(made, who="bo")


def changed(*acts: Act) -> set[str]:
    found = changed_since(acts, "ak")
    assert found is not None
    return {segment.removeprefix("en-mt.") for segment in found.segments}


def test_who_decided_nothing_has_nothing_to_compare_with() -> None:
    assert changed_since((MINE,), "bo") is None
    assert changed_since((), "ak") is None


def test_only_what_others_did_behind_my_last_act() -> None:
    before, behind = (theirs(correct(seq, change("p1", "dawn", "noon"))) for seq in (1, 3))
    assert changed(MINE, behind) == {"p1"}
    assert changed(before, MINE) == set()
    assert changed(MINE, correct(3, change("p1", "dawn", "noon"))) == set()
    seen = act(4, Remark("en-mt.p6", "seen"))
    assert changed(MINE, behind, seen) == set()


def test_only_what_holds() -> None:
    proposal = theirs(correct(3, change("p1", "dawn", "noon"), proposed=True))
    assert changed(MINE, proposal) == set()
    assert changed(MINE, proposal, theirs(act(4, Accept(name(3))))) == {"p1"}
    made = theirs(correct(3, change("p1", "dawn", "noon")))
    assert changed(MINE, made, theirs(act(4, Undo((name(3),))))) == set()
    assert changed(MINE, theirs(act(3, Remark("en-mt.p1", "well")))) == set()


def test_what_others_take_from_me_or_give_back() -> None:
    undo = theirs(act(3, Undo((name(2),))))
    assert changed(MINE, undo) == {"p2"}
    assert changed(MINE, undo, theirs(act(4, Redo((name(3),))))) == set()
    over = theirs(correct(3, change("p2", "two", "four"), sees=(2,)))
    assert changed(MINE, over) == {"p2"}


def test_what_git_brings_in_with_a_smaller_number_and_a_later_time() -> None:
    late = replace(theirs(correct(1, change("p1", "dawn", "noon"))), when="2026-03-02T11:00:00Z")
    assert changed(late, MINE) == {"p1"}
    assert changed(MINE, late) == {"p1"}
