from __future__ import annotations

from tests.unit.correct.port import act, change, correct, insert, name, port
from workbench.correct.force import acts_in_force, sees, verdicts
from workbench.correct.state import compute_state
from workbench.model.act import Accept, Act, Redo, Reject, Resolve, Retarget, Undo


def force(*acts: Act) -> list[int]:
    return [each.seq for each in acts_in_force(acts)]


def text(unit: str, *acts: Act) -> str:
    return compute_state(port(), acts).witness.segment(f"en-corr.{unit}").text


TWO = correct(1, change("p2", "two", "three"))


def test_undo_and_redo() -> None:
    undo, redo = act(2, Undo((name(1),))), act(3, Redo((name(2),)))
    assert force(TWO, undo) == [2]
    assert force(TWO, undo, redo) == [1, 3]
    assert force(TWO, undo, redo, act(4, Undo((name(3),)))) == [2, 4]


def test_an_undo_may_itself_be_undone() -> None:
    assert force(TWO, act(2, Undo((name(1),))), act(3, Undo((name(2),)))) == [1, 3]


def test_redo_of_what_was_never_undone_takes_nothing_back() -> None:
    assert force(TWO, act(2, Redo((name(1),)))) == [1, 2]


def test_any_act_of_a_group_takes_the_group_along() -> None:
    group = [act(seq, TWO.body, group=name(1)) for seq in (1, 2, 3)]
    assert force(*group, correct(4), act(5, Undo((name(2),)))) == [4, 5]


def test_order_is_the_number_then_the_id_never_the_file() -> None:
    a, b = (Act(each, 1, (), "2026-01-01T00:00:00Z", "ak", TWO.body) for each in ("aaaaaaaa", "bbbbbbbb"))
    assert [each.id for each in acts_in_force([b, a, b])] == ["aaaaaaaa", "bbbbbbbb"]


def test_a_proposal_counts_once_it_is_accepted() -> None:
    proposal = correct(1, change("p2", "two", "three"), proposed=True)
    assert "two" in text("p2", proposal)
    assert "three" in text("p2", proposal, act(2, Accept(name(1))))
    assert "two" in text("p2", proposal, act(2, Accept(name(1))), act(3, Undo((name(2),))))


def test_the_later_of_accept_and_reject_holds() -> None:
    proposal = correct(1, change("p2", "two", "three"), proposed=True)
    accept, reject = Accept(name(1)), Reject(name(1), "no")
    assert "two" in text("p2", proposal, act(2, accept), act(3, reject))
    assert "three" in text("p2", proposal, act(2, reject), act(3, accept))


def test_what_is_accepted_counts_from_then_on_before_what_was_corrected_meanwhile() -> None:
    proposal = correct(1, change("p2", "two", "three"), proposed=True)
    meanwhile = correct(2, change("p2", "two", "four"))
    accept = act(3, Accept(name(1)), sees=(2,))
    assert "three" in text("p2", proposal, meanwhile, accept)
    assert "four" in text("p2", proposal, meanwhile, accept, act(4, Undo((name(3),))))
    later = correct(4, change("p2", "two", "five"), sees=(1, 2))
    assert "five" in text("p2", proposal, meanwhile, accept, later)
    state = compute_state(port(), [proposal, meanwhile, act(3, Accept(name(1)))])
    assert [problem.acts for problem in state.problems] == [(name(2), name(1))], "who accepted it did not see it"


def test_two_who_accept_the_same_do_not_quarrel_with_what_the_first_saw() -> None:
    proposal = correct(1, change("p2", "two", "three"), proposed=True)
    later = correct(3, change("p2", "two", "five"), sees=(1,))
    acts = (proposal, act(2, Accept(name(1))), later, act(4, Accept(name(1))))
    assert "five" in text("p2", *acts)
    assert not compute_state(port(), acts).problems


def test_what_was_rejected_and_accepted_after_all_counts_from_then_on() -> None:
    reject, meanwhile = act(2, Reject(name(1))), correct(3, change("p2", "two", "four"))
    assert "four" in text("p2", TWO, reject, meanwhile)
    assert "three" in text("p2", TWO, reject, meanwhile, act(4, Accept(name(1)), sees=(3,)))


def test_the_last_word_about_an_act() -> None:
    acts = [TWO, act(2, Reject(name(1))), act(3, Accept(name(1))), act(4, Resolve((name(9),), (name(8),)))]
    assert {each: verdict.seq for each, verdict in verdicts(acts_in_force(acts)).items()} == {
        name(1): 3,
        name(8): 4,
        name(9): 4,
    }


def test_a_plain_correction_can_be_rejected() -> None:
    assert "two" in text("p2", TWO, act(2, Reject(name(1))))


def test_resolve_settles_and_a_later_one_settles_otherwise() -> None:
    other = correct(2, change("p2", "two", "four"))
    one, two = (name(1), name(2))
    assert "three" in text("p2", TWO, other, act(3, Resolve((one,), (two,))))
    assert "four" in text("p2", TWO, other, act(3, Resolve((one,), (two,))), act(4, Resolve((two,), (one,))))


def test_retarget_gives_an_act_a_new_place() -> None:
    stale = correct(1, change("p6", "maps", "charts"))
    moved = act(2, Retarget(name(1), (change("p6", "plans", "charts"),)))
    assert text("p6", stale, moved).count("charts") == 1
    assert "maps" in text("p6", stale, moved)


def test_sees_names_the_corrections_on_the_segments_asked_for() -> None:
    acts = [
        TWO,
        correct(2, insert("p1", "crew", " and others")),
        act(3, Undo((name(1),))),
        correct(4, change("p2", "lamp", "light")),
    ]
    assert sees(acts, ["en-mt.p2"]) == (name(4),)
    assert sees(acts, ["en-mt.p1", "en-mt.p2"]) == (name(2), name(4))
    assert sees(acts, []) == ()
