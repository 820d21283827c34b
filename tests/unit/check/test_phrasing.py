"""What other words would cost: both directions, and only the words that can tell."""

from __future__ import annotations

from workbench.check.phrasing import gain
from workbench.packs.language_model import find_model


def test_a_right_article_saves_and_a_wrong_one_costs() -> None:
    text = "He went to station ."
    assert gain(text, 11, 11, "the ").least > 20
    assert gain("He went to the station .", 11, 11, "the ").least < 0


def test_the_least_of_both_directions_counts() -> None:
    found = gain("He have a dog .", 3, 7, "has")
    assert found.least == min(found.after, found.before) > 0


def test_what_stands_far_away_changes_nothing() -> None:
    near = "and so he went to station , and then home"
    far = "Nobody knew why . " * 20 + near + " . Nobody knew why ." * 20
    at, there = near.index("station"), far.index("station")
    assert gain(near, at, at, "the ") == gain(far, there, there, "the ")


def test_the_words_themselves_save_nothing() -> None:
    assert gain("He went home .", 3, 7, "went") == gain("He went home .", 0, 0, "")
    assert gain("He went home .", 0, 0, "").least == 0


def test_totals_are_the_sums_of_a_reading() -> None:
    model = find_model("en")
    assert model is not None
    passages = [["he", "went", "home", "."], ["zzzq"], ["the", "port", "was", "closed"]]
    after, _ = model.totals(passages)
    readings = [model.read(each) for each in passages]
    assert after.tolist() == [int(each.after.sum()) + each.end for each in readings]


def test_totals_of_many_are_those_of_each() -> None:
    model = find_model("en")
    assert model is not None
    passages = [["he", "went", "home", "."], ["the", "port"], ["was", "closed"]]
    together = [each.tolist() for each in model.totals(passages)]
    alone = [model.totals([each]) for each in passages]
    assert together == [[int(one[side][0]) for one in alone] for side in (0, 1)]
    assert [each.tolist() for each in model.totals([])] == [[], []]
