from __future__ import annotations

from dataclasses import replace

from tests.unit.correct.port import act, add, change, correct, drop, insert, join, name, port, span, split
from workbench.correct.state import compute_state
from workbench.correct.touch import would_touch
from workbench.model.act import Act, Change, Drop, Operation, Undo
from workbench.model.state import State


def state(*acts: Act) -> State:
    return compute_state(port(), acts)


def text(made: State, unit: str) -> str:
    return made.witness.segment(f"en-corr.{unit}").text


def problems(made: State) -> list[tuple[str, tuple[int, ...]]]:
    return [(each.kind, tuple(int(one, 16) for one in each.acts)) for each in made.problems]


def test_who_saw_it_overrides() -> None:
    made = state(correct(1, change("p2", "two years", "2 years")), correct(2, change("p2", "two", "three"), sees=(1,)))
    assert text(made, "p2").endswith("lasts three years.")
    assert [each.seq for each in made.acts] == [2]
    assert not made.problems


def test_undoing_what_overrode_brings_the_earlier_back() -> None:
    first = correct(1, change("p2", "two years", "2 years"))
    made = state(first, correct(2, change("p2", "two", "three"), sees=(1,)), act(3, Undo((name(2),))))
    assert text(made, "p2").endswith("lasts 2 years.")


def test_operations_on_other_words_stay() -> None:
    first = correct(1, change("p2", "two", "2"), change("p6", "maps", "charts"))
    made = state(first, correct(2, change("p2", "two", "three"), sees=(1,)))
    assert "three" in text(made, "p2")
    assert "charts" in text(made, "p6")
    assert [each.seq for each in made.acts] == [1, 2]


def test_who_did_not_see_it_is_in_conflict_and_neither_holds() -> None:
    made = state(correct(1, change("p2", "two years", "2 years")), correct(2, change("p2", "two", "three")))
    assert text(made, "p2") == port().segment("en-mt.p2").text
    assert problems(made) == [("conflict", (1, 2))]
    assert name(1) in made.problems[0].message
    assert name(2) in made.problems[0].message


def test_a_third_who_saw_both_ends_a_conflict() -> None:
    two = correct(1, change("p2", "two years", "2 years")), correct(2, change("p2", "two", "three"))
    made = state(*two, correct(3, change("p2", "two years", "three years"), sees=(1, 2)))
    assert text(made, "p2").endswith("lasts three years.")
    assert not made.problems


def test_a_third_who_overrides_one_of_them_leaves_the_other() -> None:
    two = correct(1, change("p2", "two", "2")), correct(2, change("p2", "two years", "long"))
    made = state(*two, correct(3, change("p2", "years", "winters"), sees=(2,)))
    assert text(made, "p2").endswith("lasts 2 winters.")
    assert not made.problems


def test_an_act_of_several_places_stands_aside_whole() -> None:
    many = correct(1, change("p2", "two", "2"), change("p6", "maps", "charts"))
    made = state(many, correct(2, change("p2", "two", "three")))
    assert "maps" in text(made, "p6")


def test_two_who_decide_the_same_agree() -> None:
    same = [correct(seq, change("p2", "two", "three"), join("p3", "p4")) for seq in (1, 2)]
    made = state(*same)
    assert not made.problems
    assert [each.seq for each in made.acts] == [1, 2]
    assert text(made, "p2").count("three") == 1
    assert "three" in text(state(*same, act(3, Undo((name(1),)))), "p2")


def test_the_same_paragraph_added_twice_unseen_stands_once() -> None:
    one, two = correct(1, add("p4", "It snowed.")), correct(2, add("p4", "It snowed."))
    assert len(state(one, two).witness.segments) == len(port().segments) + 1
    assert len(state(one, replace(two, sees=(name(1),))).witness.segments) == len(port().segments) + 2


def test_changes_that_only_touch_are_no_conflict() -> None:
    made = state(correct(1, change("p2", "two ", "three ")), correct(2, change("p2", "years", "winters")))
    assert text(made, "p2").endswith("lasts three winters.")


def test_two_insertions_at_one_point_are_a_conflict() -> None:
    made = state(correct(1, insert("p2", "lamp", " itself")), correct(2, insert("p2", "lamp", " again")))
    assert problems(made) == [("conflict", (1, 2))]


def test_a_drop_and_a_change_in_it_are_a_conflict_unless_seen() -> None:
    fix = correct(1, change("p5", "coast", "shore"))
    assert problems(state(fix, correct(2, drop("p5")))) == [("conflict", (1, 2))]
    made = state(fix, correct(2, drop("p5"), sees=(1,)))
    assert not made.problems
    assert "en-corr.p5" not in [segment.id for segment in made.witness.segments]


def test_stale_operations_are_named_and_nothing_is_guessed() -> None:
    place = span("p2", "two")
    for stale, found in (
        (Change(replace(place, quote="ten"), "9"), "two"),
        (Change(replace(place, before="elsewhere "), "9"), "two"),
        (Change(replace(place, segment="en-mt.p99"), "9"), ""),
        (Drop(place), "two"),
        (join("p2", "p77"), ""),
        (add("p77", "It snowed."), ""),
    ):
        made = state(correct(1, stale, change("p6", "maps", "charts")))
        assert problems(made) == [("stale", (1,))]
        assert made.problems[0].found == found
        assert [each.text for each in made.witness.segments] == [each.text for each in port().segments]


def test_a_join_must_join_neighbours() -> None:
    assert problems(state(correct(1, join("p2", "p4")))) == [("stale", (1,))]
    assert problems(state(correct(1, join("p4", "p3")))) == [("stale", (1,))]
    assert not state(correct(1, drop("p3")), correct(2, join("p2", "p4"))).problems
    assert problems(state(correct(1, join("p1", "fn1")))) == [("stale", (1,))]
    assert not state(correct(1, join("p1", "p2"))).problems


def test_an_act_that_contradicts_itself_is_named() -> None:
    made = state(correct(1, change("p2", "two", "2"), change("p2", "two years", "long")))
    assert problems(made) == [("conflict", (1,))]


def test_would_touch_says_what_a_new_correction_takes_away() -> None:
    first = correct(1, change("p2", "two", "2"), change("p6", "maps", "charts"))
    gone = correct(2, split("p2", "lamp."))
    new: list[Operation] = [change("p2", "two years", "long")]
    touched = would_touch(new, [first, gone, act(3, Undo((name(2),)))])
    assert [(each.act.seq, each.lost, each.kept) for each in touched] == [
        (1, (change("p2", "two", "2"),), (change("p6", "maps", "charts"),))
    ]
    assert would_touch([change("p1", "boat", "ship")], [first]) == ()
