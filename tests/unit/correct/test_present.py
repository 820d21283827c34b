"""Where acts are when a newer text took the place of theirs: moved, of another text, or nowhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.correct.port import act, change, correct, name, port
from workbench.correct.force import acts_in_force, corrections_in_force, sees
from workbench.correct.present import is_placeless
from workbench.correct.state import compute_state
from workbench.correct.versions import adrift, text_in_force
from workbench.model.act import Act, Correct, Dismiss, PinBead, Read, Remark, Replace, Retarget, Undo
from workbench.model.alignment import Level
from workbench.model.errors import StaleError

ONE, TWO, THREE = ("1" * 64, "2" * 64, "3" * 64)
MOVED = change("p2", "two years", "three years")


def newer(seq: int, *seen: int, old: str = ONE, new: str = TWO, moved: int = 0, witness: str = "en-mt") -> Act:
    return act(seq, Replace(witness, old, new, moved=moved), sees=seen, group=name(seq) if moved else "")


def moves(seq: int, target: int, of: int, **places: object) -> Act:
    return act(seq, Retarget(name(target), **places), group=name(of))  # type: ignore[arg-type]


def bodies(*acts: Act) -> dict[str, object]:
    return {each.id: each.body for each in acts_in_force(acts)}


def test_what_the_newer_text_looked_after_is_there() -> None:
    first, kept = correct(1, change("p2", "lamp", "light")), correct(2, change("p5", "coast", "shore"))
    acts = [first, kept, newer(3, 1, 2, moved=1), moves(4, 1, 3, operations=(MOVED,))]
    assert [(each.id, operations) for each, operations in corrections_in_force(acts)] == [
        (first.id, (MOVED,)),
        (kept.id, (change("p5", "coast", "shore"),)),
    ]
    assert bodies(*acts)[first.id] == Correct((MOVED,), "why")
    back = [*acts, act(5, Undo((name(3), name(4))))]
    assert [operations for _, operations in corrections_in_force(back)] == [
        (change("p2", "lamp", "light"),),
        (change("p5", "coast", "shore"),),
    ]


def test_an_act_that_neither_saw_it_nor_is_seen_has_no_place() -> None:
    """Two journals that git merged: one replaced the text while the other went on with the earlier one."""
    mine, theirs = correct(1, change("p2", "lamp", "light")), correct(2, change("p5", "coast", "shore"))
    acts = [mine, newer(2, 1), replace(theirs, id="ffffffff")]
    assert [bool(operations) for _, operations in corrections_in_force(acts)] == [True, False]
    state = compute_state(port(), acts)
    assert [(problem.kind, problem.acts) for problem in state.problems] == [("stale", ("ffffffff",))]
    assert [(each.act.id, each.origin) for each in adrift(acts)] == [("ffffffff", (("en-mt", ONE),))]
    settled = act(4, Retarget("ffffffff", operations=(MOVED,)), sees=(2,))
    assert [operations[:1] for _, operations in corrections_in_force([*acts, settled])][1] == (MOVED,)
    assert adrift([*acts, settled]) == []


def test_an_act_on_a_text_that_was_taken_back_has_no_place() -> None:
    late = correct(4, change("p5", "coast", "shore"), sees=(3,))
    acts = [newer(3), late]
    assert adrift(acts) == []
    back = act(5, Undo((name(3),)))
    assert [(each.act.id, each.origin) for each in adrift([*acts, back])] == [(late.id, (("en-mt", TWO),))]
    carried = [replace(back, group=back.id), act(6, Retarget(late.id, operations=(MOVED,)), group=back.id)]
    assert adrift([*acts, *carried]) == []
    assert adrift([*acts, *carried, act(7, Undo((back.id,)))]) == [], "with the newer text its place is back"


def test_acts_elsewhere_are_not_touched() -> None:
    acts = [newer(3, witness="ru"), correct(4, change("p5", "coast", "shore"))]
    assert adrift(acts) == []
    pin = act(5, PinBead(Level.SEGMENT, ("ru.p1",), ("en-mt.p1",)))
    assert [each.act.id for each in adrift([*acts, pin])] == [pin.id]


def test_every_kind_moves_or_loses_its_place() -> None:
    place = MOVED.span
    acts = [
        act(1, Dismiss("a" * 12, place, "no")),
        act(2, PinBead(Level.SEGMENT, ("ru.p1",), ("en-mt.p1",))),
        act(3, Read(("en-mt.p1", "en-mt.p2"))),
        act(4, Remark("en-mt.p2", "Who?", place)),
    ]
    there = [
        moves(6, 1, 5, finding="b" * 12, span=place),
        moves(7, 2, 5, a=("ru.p1",), b=("en-mt.p1", "en-mt.p9")),
        moves(8, 3, 5, segments=("en-mt.p1",)),
        moves(9, 4, 5, segment="en-mt.p9"),
    ]
    found = bodies(*acts, newer(5, 1, 2, 3, 4, moved=4), *there)
    assert [found[name(number)] for number in range(1, 5)] == [
        Dismiss("b" * 12, place, "no"),
        PinBead(Level.SEGMENT, ("ru.p1",), ("en-mt.p1", "en-mt.p9")),
        Read(("en-mt.p1",)),
        Remark("en-mt.p9", "Who?"),
    ]
    gone = [moves(number + 5, number, 5) for number in range(1, 5)]
    found = bodies(*acts, newer(5, 1, 2, 3, 4, moved=4), *gone)
    assert [is_placeless(found[name(number)]) for number in (1, 2, 4)] == [True, True, True]  # type: ignore[arg-type]
    assert found[name(3)] == Read(())


def test_a_group_that_was_cut_short_does_not_count() -> None:
    """Killed while it was written: the first lines of its group are there."""
    first = correct(1, change("p2", "lamp", "light"))
    acts = [first, newer(3, 1, moved=2), moves(4, 1, 3, operations=(MOVED,))]
    assert [act.id for act in acts_in_force(acts)] == [first.id]
    assert text_in_force(acts, "en-mt") == ONE
    assert text_in_force([*acts, moves(5, 1, 3, operations=(MOVED,))], "en-mt") == TWO


def test_which_text_is_in_force() -> None:
    assert text_in_force([correct(1, MOVED)], "en-mt") == ""
    acts = [newer(2), newer(4, old=TWO, new=THREE)]
    assert text_in_force(acts, "en-mt") == THREE
    assert text_in_force([*acts, act(5, Undo((name(4),)))], "en-mt") == TWO
    assert text_in_force([*acts, act(5, Undo((name(4), name(2))))], "en-mt") == ONE
    with pytest.raises(StaleError, match="which is not in force") as caught:
        text_in_force([*acts, act(5, Undo((name(2),)))], "en-mt")
    assert name(4) in (caught.value.hint or "")
    with pytest.raises(StaleError, match="neither saw the other"):
        text_in_force([newer(2), newer(3, new=THREE)], "en-mt")


def test_who_decides_sees_the_text() -> None:
    acts = [correct(1, MOVED), newer(2, 1), newer(3, witness="ru")]
    assert sees(acts, ("en-mt.p2",)) == (name(2), name(3), name(1))
    assert sees(acts, ()) == (name(2), name(3))
