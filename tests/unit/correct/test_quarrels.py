from __future__ import annotations

from tests.unit.correct.port import change, correct, name, port
from workbench.correct.quarrels import quarrels
from workbench.correct.state import compute_state
from workbench.model.act import Act
from workbench.model.state import Problem


def found(*acts: Act) -> list[tuple[int, ...]]:
    return [tuple(int(act, 16) for act in each.acts) for each in quarrels(compute_state(port(), acts).problems)]


def test_two_who_contradict_each_other() -> None:
    acts = (correct(1, change("p2", "two", "three")), correct(2, change("p2", "two years", "a decade")))
    (quarrel,) = quarrels(compute_state(port(), acts).problems)
    assert quarrel.rivals(name(1)) == (name(2),)
    assert [span.quote for span in quarrel.spans] == ["two years"]


def test_acts_that_hang_together_are_one_conflict_and_the_rest_are_others() -> None:
    one, two = correct(1, change("p2", "lamp", "light")), correct(2, change("p2", "years", "days"))
    both = correct(3, change("p2", "lamp. The work lasts two years", "lamp"))
    apart = (correct(4, change("p5", "child", "kid")), correct(5, change("p5", "child", "boy")))
    assert found(one, two, both, *apart) == [(1, 3, 2), (4, 5)]
    (first, _) = quarrels(compute_state(port(), [one, two, both, *apart]).problems)
    assert first.rivals(name(1)) == (name(3),)
    assert set(first.rivals(name(3))) == {name(1), name(2)}


def test_three_who_want_the_same_words() -> None:
    assert found(*(correct(seq, change("p2", "two", word)) for seq, word in enumerate("abc", 1))) == [(1, 2, 3)]


def test_chains_that_meet_late_become_one() -> None:
    problems = [Problem("conflict", pair, "") for pair in (("a", "b"), ("c", "d"), ("b", "c"))]
    assert [each.acts for each in quarrels(problems)] == [("a", "b", "c", "d")]


def test_what_is_stale_or_contradicts_itself_is_no_quarrel() -> None:
    assert quarrels([Problem("stale", ("a",), ""), Problem("conflict", ("a",), "")]) == ()
