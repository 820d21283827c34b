"""Notes that an act adds hang at a place of the base and behave there as the base's own do."""

from __future__ import annotations

import pytest

from tests.unit.correct.port import act, add, behind, change, correct, drop, insert, join, name, port, split
from workbench.correct.blame import blame
from workbench.correct.overlap import overlaps
from workbench.correct.planning import Row
from workbench.correct.restructure import restructure
from workbench.correct.rewrite import rewrite
from workbench.correct.state import compute_state
from workbench.correct.touch import would_touch
from workbench.diff.words import diff_words
from workbench.model.act import Act, Add, Correct, Reject, Undo
from workbench.model.span import Span
from workbench.model.state import State
from workbench.model.witness import Segment


def note(unit: str, words: str, text: str, past: int = 0) -> Add:
    place = behind(unit, words)
    return Add(place.segment, "note", text, place, past)


def hanging(state: State, host: str) -> list[tuple[str, str]]:
    """What is in front of each note of a segment, and the note."""
    segment = state.witness.segment(host)
    return [(segment.text[: mark.start], mark.node.text) for mark in segment.marks if isinstance(mark.node, Segment)]


def made(*acts: Act) -> State:
    state = compute_state(port(), acts)
    assert not state.problems
    return state


def test_a_note_hangs_behind_its_word_and_is_a_segment_of_its_own() -> None:
    state = made(correct(1, note("p1", "at dawn", "Of 3 May.")))
    assert hanging(state, "en-corr.p1") == [
        ("The boat came at dawn", "Of 3 May."),
        ("The boat came at dawn. We met the crew.", "The crew was new."),
    ]
    ids = [segment.id for segment in state.witness.segments]
    assert ids[ids.index("en-corr.p1") :][:3] == ["en-corr.p1", f"en-corr.p1.{name(1)}", "en-corr.fn1"]
    inner = state.witness.segment(f"en-corr.p1.{name(1)}")
    assert [each.id for each in inner.sentences] == [f"{inner.id}.s1"]
    assert [bead.b for bead in state.segment_beads if not bead.a] == [(inner.id,)]
    assert blame(state, inner.id)[0].act == name(1)
    assert {each.act for each in blame(state, "en-corr.p1")} == {""}


def test_a_note_inside_emphasis_is_inside_it() -> None:
    state = made(correct(1, note("p2", "the lamp", "An oil lamp.")))
    marks = state.witness.segment("en-corr.p2").marks
    assert [(mark.name, mark.depth) for mark in marks] == [("hi", 0), ("note", 1)]


def test_later_corrections_split_and_join_around_it() -> None:
    """The hard case: in the middle of a sentence that is corrected, in a segment that is split right there."""
    acts = [
        correct(1, note("p1", "We met", "On board.")),
        correct(2, change("p1", "met", "saw"), sees=(1,)),
        correct(3, split("p1", "We met"), sees=(1, 2)),
        correct(4, join("p1", "p2"), sees=(1, 2, 3)),
    ]
    assert hanging(made(*acts[:2]), "en-corr.p1")[0] == ("The boat came at dawn. We saw", "On board.")
    assert hanging(made(*acts[:3]), "en-corr.p1") == [("The boat came at dawn. We saw", "On board.")]
    state = made(*acts)
    assert hanging(state, "en-corr.p1") == [("The boat came at dawn. We saw", "On board.")]
    assert [each.id for each in state.witness.segments if name(1) in each.id] == [f"en-corr.p1.{name(1)}"]
    assert hanging(made(*acts, act(5, Undo((name(1),)))), "en-corr.p1") == []


def test_a_note_in_front_of_the_second_part_stays_with_the_first() -> None:
    place = Span.of("en-mt.p1", port().segment("en-mt.p1").text, 23, 23)
    state = made(correct(1, Add("en-mt.p1", "note", "Behind the blank.", place)), correct(2, split("p1", "at dawn.")))
    assert hanging(state, "en-corr.p1") == [("The boat came at dawn.", "Behind the blank.")]


def test_words_put_in_at_its_place_stand_behind_it_unless_it_says_past() -> None:
    words = insert("p1", "The boat", " of the port")
    before = made(correct(1, words), correct(2, note("p1", "The boat", "A ship.")))
    assert hanging(before, "en-corr.p1")[0] == ("The boat", "A ship.")
    after = made(correct(1, words), correct(2, note("p1", "The boat", "A ship.", past=12), sees=(1,)))
    assert hanging(after, "en-corr.p1")[0] == ("The boat of the port", "A ship.")
    inside = made(correct(1, words), correct(2, note("p1", "The boat", "A ship.", past=3), sees=(1,)))
    assert hanging(inside, "en-corr.p1")[0] == ("The boat of", "A ship.")
    alone = made(correct(2, note("p1", "The boat", "A ship.", past=12)))
    assert hanging(alone, "en-corr.p1")[0] == ("The boat", "A ship.")


def test_a_note_inside_words_that_are_replaced_stands_in_front_of_the_new_ones() -> None:
    state = made(correct(1, note("p1", "boat ca", "A note.")), correct(2, change("p1", "boat came", "ship was here")))
    assert hanging(state, "en-corr.p1")[0] == ("The ", "A note.")


def test_notes_of_one_place_stand_in_the_order_in_which_they_were_added() -> None:
    state = made(
        correct(1, note("p1", "met the crew.", "Second.")),
        correct(2, note("p1", "met the crew.", "Third.")),
        correct(3, note("p1", "The boat", "In front.")),
    )
    assert [text for _, text in hanging(state, "en-corr.p1")] == ["In front.", "The crew was new.", "Second.", "Third."]


def test_a_note_in_a_note() -> None:
    state = made(correct(1, note("fn1", "crew", "Six men.")))
    assert hanging(state, "en-corr.fn1") == [("The crew", "Six men.")]
    without = made(correct(1, note("fn1", "crew", "Six men.")), correct(2, drop("p1")))
    assert not any(segment.kind == "note" for segment in without.witness.segments)


def test_a_drop_of_its_host_takes_it_along_if_it_was_seen_and_else_is_a_conflict() -> None:
    one, gone = note("p4", "oil", "Of whales."), drop("p4")
    assert overlaps(one, gone)
    assert would_touch((gone,), [correct(1, one)])[0].lost == (one,)
    state = made(correct(1, one), correct(2, gone, sees=(1,)))
    assert not any(name(1) in segment.id for segment in state.witness.segments)
    quarrel = compute_state(port(), [correct(1, one), correct(2, gone)])
    assert [problem.kind for problem in quarrel.problems] == ["conflict"]
    assert hanging(compute_state(port(), [correct(1, one), correct(2, gone), act(3, Undo((name(2),)))]), "en-corr.p4")


def test_two_who_added_the_same_note_agree() -> None:
    state = made(correct(1, note("p4", "oil", "Of whales.")), correct(2, note("p4", "oil", "Of whales.")))
    assert [text for _, text in hanging(state, "en-corr.p4")] == ["Of whales."]


def test_a_place_that_is_gone_is_stale() -> None:
    place = behind("p4", "oil")
    wrong = Add("en-mt.p4", "note", "x", Span(place.segment, 3, 3, "", place.before, place.after))
    state = compute_state(port(), [correct(1, wrong)])
    assert [(problem.kind, problem.span) for problem in state.problems] == [("stale", wrong.span)]


def test_splits_notes_and_paragraphs_of_one_act_have_ids_of_their_own() -> None:
    state = made(correct(1, add("p4", "New."), note("p4", "oil", "Of whales."), split("p4", "spring.”")))
    texts = {segment.id: segment.text for segment in state.witness.segments if name(1) in segment.id}
    assert texts == {
        f"en-corr.p4.{name(1)}": "We thanked him very very much.",
        f"en-corr.p4.{name(1)}.2": "Of whales.",
        f"en-corr.p4.{name(1)}.3": "New.",
    }


@pytest.mark.parametrize("text", ["Of seals.", ""])
def test_its_words_are_rewritten_by_adding_it_anew_or_taking_it_away(text: str) -> None:
    acts = [correct(1, note("p4", "oil", "Of whales.")), correct(2, note("p4", "spring", "Of 1945."), sees=(1,))]
    wanted = f"en-corr.p4.{name(1)}"
    bodies = rewrite(port(), acts, {wanted: text}, diff_words)
    assert bodies[0] == Reject(name(1))
    assert bodies[1:] == ((Correct((note("p4", "oil", text),)),) if text else ())
    rows = [Row((wanted,), (text,) if text else ())]
    assert restructure(port(), acts, rows, diff_words) == bodies


def test_words_of_the_host_are_restructured_and_the_note_stays() -> None:
    acts = [correct(1, note("p4", "oil", "Of whales."))]
    rows = [Row(("en-corr.p4",), ("There is oil until May.”", "We thanked him."))]
    bodies = restructure(port(), acts, rows, diff_words)
    after = compute_state(port(), [*acts, *(act(n, body, sees=(1,)) for n, body in enumerate(bodies, 2))])
    assert hanging(after, "en-corr.p4") == [("There is oil", "Of whales.")]
