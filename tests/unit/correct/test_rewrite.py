from __future__ import annotations

import pytest

from tests.unit.correct.port import act, add, change, correct, drop, insert, join, name, port, split
from workbench.correct.foresee import would_be
from workbench.correct.rewrite import rewrite
from workbench.correct.state import compute_state
from workbench.diff.words import diff_words
from workbench.model.act import Accept, Act, Body, Change, Correct, Join, Operation, Reject
from workbench.model.errors import StaleError, UsageError


def reworded(unit: str, old: str, new: str, *acts: Act) -> tuple[Body, ...]:
    """The decisions made when these words of the corrected text are replaced, and proof that they do just that."""
    before = compute_state(port(), acts)
    text = before.witness.segment(f"en-corr.{unit}").text
    assert text.count(old) == 1
    bodies = rewrite(port(), acts, {f"en-corr.{unit}": text.replace(old, new)}, diff_words, why="w")
    after = compute_state(port(), would_be(acts, bodies))
    assert not after.problems
    assert [each.text for each in after.witness.segments] == [
        each.text.replace(old, new) if each.id == f"en-corr.{unit}" else each.text for each in before.witness.segments
    ]
    return bodies


def said(bodies: tuple[Body, ...]) -> list[str | list[tuple[str, str]]]:
    """A reject by the act it names, a correction by its words."""
    told: list[str | list[tuple[str, str]]] = []
    for body in bodies:
        if isinstance(body, Reject):
            told.append(f"reject {int(body.target, 16)}")
        elif isinstance(body, Correct):
            told.append([_words(each) for each in body.operations])
    return told


def _words(operation: Operation) -> tuple[str, str]:
    if isinstance(operation, Change):
        return operation.span.quote, operation.after
    return type(operation).__name__, getattr(operation, "glue", getattr(operation, "text", ""))


def test_one_correction_a_place_in_whole_words() -> None:
    bodies = reworded("p6", "boats myself. Send the maps. Send", "boat myself. Send the charts. Send")
    assert said(bodies) == [[("boats", "boat")], [("maps", "charts")]]
    assert all(isinstance(body, Correct) and body.why == "w" for body in bodies)


def test_places_with_only_marks_between_are_one_correction() -> None:
    assert said(reworded("p3", "here. They sail", "there; they sail")) == [[("here. They", "there; they")]]
    assert said(reworded("p2", "lamp. The", "lamp”. “The")) == [[("", "”"), ("", "“")]]
    assert said(reworded("p5", "child knows", "“child” knows")) == [[("", "“")], [("", "”")]]


def test_words_put_in_and_taken_out() -> None:
    assert said(reworded("p4", " very very", " very")) == [[("very ", "")]]
    assert said(reworded("p5", "this coast", "all this coast")) == [[("", "all ")]]


def test_words_of_an_earlier_act_are_taken_over_whole() -> None:
    first = correct(1, change("p2", "two years", "many long years"))
    assert said(reworded("p2", "long", "hard", first)) == [[("two years", "many hard years")]]


def test_words_beside_an_earlier_act_leave_it_alone() -> None:
    first = correct(1, change("p2", "two", "three"))
    assert said(reworded("p2", "years", "winters", first)) == [[("years", "winters")]]
    assert said(reworded("p2", "three years", "three long years", first)) == [[("", "long ")]]


def test_words_beside_words_put_in_are_one_with_them() -> None:
    first = correct(1, insert("p5", "Every", " small"))
    assert said(reworded("p5", "small child", "small, sweet child", first)) == [[("", " small, sweet")]]
    assert said(reworded("p5", "small child", "small sweet child", first)) == [[("", "sweet ")]]


def test_words_put_in_and_those_behind_them_changed_at_once() -> None:
    first = correct(1, insert("p5", "Every ", "small "))
    assert said(reworded("p5", "small child", "boy", first)) == [[("child", "boy"), ("", "")]]


def test_the_bases_words_back_reject_what_did_only_that() -> None:
    first = correct(1, change("p2", "two", "three"))
    assert said(reworded("p2", "three", "two", first)) == ["reject 1"]
    gone = correct(1, change("p4", " very very much", ""))
    assert said(reworded("p4", "him", "him very very much", gone)) == ["reject 1"]
    new = correct(1, insert("p5", "Every", " small"))
    assert said(reworded("p5", " small", "", new)) == ["reject 1"]


def test_the_bases_words_back_in_one_of_two_places_are_a_correction() -> None:
    first = correct(1, change("p2", "two", "three"), change("p6", "maps", "charts"))
    assert said(reworded("p2", "three", "two", first)) == [[("two", "two")]]


def test_the_bases_words_back_where_a_reject_would_bring_an_older_act_back() -> None:
    acts = (correct(1, change("p2", "two", "2")), correct(2, change("p2", "two years", "long"), sees=(1,)))
    assert said(reworded("p2", "long", "two years", *acts)) == [[("two years", "two years")]]


def test_two_who_decided_the_same_are_both_rejected() -> None:
    acts = tuple(correct(seq, change("p2", "two", "three")) for seq in (1, 2))
    assert said(reworded("p2", "three", "two", *acts)) == ["reject 1", "reject 2"]


def test_words_given_back_are_the_bases() -> None:
    first = correct(1, change("p2", "two", "three"), change("p6", "maps", "charts"))
    acts = would_be((first,), reworded("p2", "three", "two", first))
    assert [each.old for each in compute_state(port(), acts).changes] == ["maps"]
    assert said(reworded("p2", "two years", "ten years", *acts)) == [[("two", "ten")]]


def test_across_the_seam_of_joined_segments() -> None:
    joined = correct(1, join("p3", "p4"))
    assert said(reworded("p3", "night. There", "night; there", joined)) == [[(".", ";"), ("There", "there")]]
    assert said(reworded("p3", "night. There", "night. — There", joined)) == [[("", "— ")]]
    bodies = reworded("p3", " They sail by night. There is oil until spring.”", "”", joined)
    assert isinstance(bodies[0], Correct)
    assert Join("en-mt.p3", "en-mt.p4", "") in bodies[0].operations


def test_both_parts_of_a_split_segment() -> None:
    cut = correct(1, split("p2", "lamp."))
    assert said(reworded(f"p2.{name(1)}", "The work", "Its work", cut)) == [[("The", "Its")]]
    assert said(reworded("p2", "lamp.", "lamp. Yes.", cut)) == [[("", " Yes.")]]
    assert said(reworded(f"p2.{name(1)}", "years.", "years. No.", cut)) == [[("", " No.")]]


def test_an_added_segment_is_added_anew() -> None:
    acts = (correct(1, add("p4", "It snowed.")), correct(2, add("p4", "It rained."), change("p5", "coast", "shore")))
    assert said(reworded(f"p4.{name(2)}", "rained", "hailed", *acts)) == [
        "reject 2",
        [("Add", "It hailed."), ("coast", "shore")],
    ]
    assert said(reworded(f"p4.{name(1)}", "snowed", "hailed", *acts)) == [
        "reject 1",
        "reject 2",
        [("Add", "It hailed."), ("coast", "shore")],
        [("Add", "It rained.")],
    ]


def test_an_added_segment_without_words_is_taken_away() -> None:
    acts = (correct(1, add("p4", "It snowed.")),)
    bodies = rewrite(port(), acts, {f"en-corr.p4.{name(1)}": ""}, diff_words)
    assert said(bodies) == ["reject 1"]


def test_the_same_text_is_no_decision() -> None:
    state = compute_state(port(), [correct(1, change("p2", "two", "three"))])
    texts = {each.id: each.text for each in state.witness.segments}
    assert rewrite(port(), [correct(1, change("p2", "two", "three"))], texts, diff_words) == ()


def test_what_is_in_conflict_is_named() -> None:
    acts = (correct(1, change("p2", "two years", "2 years")), correct(2, change("p2", "two", "three")))
    with pytest.raises(StaleError, match=f"acts {name(1)} and {name(2)}"):
        rewrite(port(), acts, {"en-corr.p2": "New."}, diff_words)
    assert rewrite(port(), acts, {"en-corr.p5": "New."}, diff_words)


def test_a_segment_that_is_not_there() -> None:
    with pytest.raises(UsageError, match="is no segment of the corrected text"):
        rewrite(port(), [correct(1, drop("p5"))], {"en-corr.p5": "New."}, diff_words)


def test_a_later_reject_holds_over_an_accept() -> None:
    acts = (correct(1, change("p2", "two", "three"), proposed=True), act(2, Accept(name(1))))
    assert said(reworded("p2", "three", "two", *acts)) == ["reject 1"]
