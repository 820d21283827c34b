from __future__ import annotations

from tests.unit.correct.port import add, change, correct, drop, insert, join, name, port, split
from workbench.correct.blame import Stretch, blame
from workbench.correct.state import compute_state
from workbench.model.act import Act, Add, Change, Join, Operation
from workbench.model.alignment import Bead
from workbench.model.span import Span
from workbench.model.state import State
from workbench.model.witness import Segment, sentence_text

ONE = name(1)


def made(*operations: Operation) -> State:
    return of(correct(1, *operations))


def of(*acts: Act) -> State:
    state = compute_state(port(), acts)
    assert not state.problems
    return state


def segment(state: State, unit: str) -> Segment:
    return state.witness.segment(f"en-corr.{unit}")


def sentences(state: State, unit: str) -> list[tuple[str, str]]:
    found = segment(state, unit)
    return [(each.id.removeprefix("en-corr."), sentence_text(found, each)) for each in found.sentences]


def beads(state: State, *, sentence: bool = False) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Beads that are not one unit under its own id on both sides, without witness ids."""
    short = [
        (tuple(each.removeprefix("en-mt.") for each in bead.a), tuple(each.removeprefix("en-corr.") for each in bead.b))
        for bead in (state.sentence_beads if sentence else state.segment_beads)
    ]
    return [bead for bead in short if bead[0] != bead[1]]


def test_nothing_decided_is_the_base_under_another_id() -> None:
    state = compute_state(port(), [])
    assert [each.text for each in state.witness.segments] == [each.text for each in port().segments]
    assert state.witness.segments[2].id == "en-corr.p1"
    assert Bead(("en-mt.p1",), ("en-corr.p1",)) in state.segment_beads
    assert len(state.segment_beads) == len(port().segments) - 1  # furniture is never aligned


def test_sentences_and_marks_move_with_the_words() -> None:
    state = made(change("p2", "keeper", "old keeper"))
    assert sentences(state, "p2")[1] == ("p2.s2", "The work lasts two years.")
    (mark,) = segment(state, "p2").marks
    assert segment(state, "p2").text[mark.start : mark.end] == "spoke of the lamp. The work lasts"


def test_a_change_over_a_boundary_makes_one_sentence() -> None:
    state = made(change("p6", "Send the maps. Send the plans.", "Send the maps and plans."))
    assert sentences(state, "p6") == [
        ("p6.s1", "I saw the boats myself."),
        (f"p6.s2.{ONE}", "Send the maps and plans."),
        ("p6.s4", "The clerk will answer."),
    ]
    assert beads(state, sentence=True) == [(("p6.s2", "p6.s3"), (f"p6.s2.{ONE}",))]


def test_changes_that_share_a_sentence_make_one_of_all() -> None:
    state = of(
        correct(1, change("p6", "myself. Send the", "and want the")),
        correct(2, change("p6", "maps. Send", "maps and")),
    )
    assert sentences(state, "p6")[0] == (f"p6.s1.{ONE}", "I saw the boats and want the maps and the plans.")
    assert beads(state, sentence=True) == [(("p6.s1", "p6.s2", "p6.s3"), (f"p6.s1.{ONE}",))]


def test_new_sentences_are_named_by_the_one_in_front() -> None:
    state = made(insert("p6", "myself.", " They were new. They were red."))
    assert sentences(state, "p6")[1:3] == [(f"p6.s1.{ONE}", "They were new."), (f"p6.s1.{ONE}.2", "They were red.")]
    assert beads(state, sentence=True) == [((), (f"p6.s1.{ONE}",)), ((), (f"p6.s1.{ONE}.2",))]


def test_a_new_sentence_at_the_very_start() -> None:
    text = port().segment("en-mt.p6").text
    state = made(Change(Span.of("en-mt.p6", text, 0, 0), "Dear friend, greetings. "))
    assert sentences(state, "p6")[0] == (f"p6.{ONE}", "Dear friend, greetings.")
    order = [bead.b for bead in state.sentence_beads]
    assert order.index((f"en-corr.p6.{ONE}",)) + 1 == order.index(("en-corr.p6.s1",))


def test_the_name_of_a_new_sentence_does_not_depend_on_other_acts() -> None:
    later = correct(2, insert("p6", "maps.", " Both sheets."))
    alone = {each.id for found in of(later).witness.segments for each in found.sentences}
    with_other = {
        each.id
        for found in of(correct(1, insert("p6", "myself.", " They were new.")), later).witness.segments
        for each in found.sentences
    }
    assert f"en-corr.p6.s2.{name(2)}" in alone & with_other


def test_words_put_at_the_end_of_a_sentence_belong_to_it() -> None:
    assert (
        sentences(made(insert("p6", "answer", " the questions")), "p6")[-1][1] == "The clerk will answer the questions."
    )
    assert sentences(made(insert("p6", "answer.", "”")), "p6")[-1] == ("p6.s4", "The clerk will answer.”")


def test_a_sentence_emptied_has_no_counterpart() -> None:
    state = made(change("p6", " Send the maps.", ""))
    assert beads(state, sentence=True) == [(("p6.s2",), ())]


def test_split_between_sentences() -> None:
    state = made(split("p6", "plans."))
    assert segment(state, "p6").text.endswith("plans.")
    assert segment(state, f"p6.{ONE}").text == "The clerk will answer."
    assert sentences(state, f"p6.{ONE}") == [("p6.s4", "The clerk will answer.")]
    assert beads(state) == [(("p6",), ("p6", f"p6.{ONE}"))]
    assert beads(state, sentence=True) == []


def test_split_inside_a_sentence_and_a_mark() -> None:
    state = made(split("p2", "spoke"))
    assert sentences(state, "p2") == [("p2.s1", "The keeper spoke")]
    assert sentences(state, f"p2.{ONE}")[0] == (f"p2.s1.{ONE}", "of the lamp.")
    assert beads(state, sentence=True) == [(("p2.s1",), ("p2.s1", f"p2.s1.{ONE}"))]
    marked = [
        found.text[mark.start : mark.end] for found in state.witness.segments for mark in found.marks if not mark.node
    ]
    assert marked == ["spoke", "of the lamp. The work lasts"]


def test_one_act_may_split_twice() -> None:
    state = made(split("p6", "myself."), split("p6", "plans."))
    ids = [each.id for each in state.witness.segments if each.id.startswith("en-corr.p6")]
    assert ids == ["en-corr.p6", f"en-corr.p6.{ONE}", f"en-corr.p6.{ONE}.2"]


def test_join_with_a_mark_as_glue() -> None:
    state = made(Join("en-mt.p3", "en-mt.p4", "; "))
    assert segment(state, "p3").text.endswith("by night.; There is oil until spring.” We thanked him very very much.")
    assert [each for each, _ in sentences(state, "p3")] == ["p3.s1", "p3.s2", "p4.s1", "p4.s2"]
    assert beads(state) == [(("p3", "p4"), ("p3",))]


def test_joins_and_a_split_and_a_change_together() -> None:
    state = of(
        correct(1, join("p3", "p4")), correct(2, split("p4", "spring.”")), correct(3, change("p4", "very very", "very"))
    )
    assert segment(state, f"p4.{name(2)}").text == "We thanked him very much."
    assert beads(state) == [(("p3", "p4"), ("p3", f"p4.{name(2)}"))]


def test_an_added_paragraph_and_a_dropped_one() -> None:
    state = of(correct(1, drop("p5")), correct(2, add("p5", "It was dark. We left.")))
    new = f"p5.{name(2)}"
    assert sentences(state, new) == [(f"{new}.s1", "It was dark."), (f"{new}.s2", "We left.")]
    assert beads(state) == [(("p5",), ()), ((), (new,))]
    assert beads(state, sentence=True) == [(("p5.s1",), ()), ((), (f"{new}.s1",)), ((), (f"{new}.s2",))]


def test_an_added_heading_is_one_unit() -> None:
    state = made(Add("en-mt.p5", "head", "The end. At last."))
    assert sentences(state, f"p5.{ONE}") == []


def test_a_note_stays_where_it_hangs() -> None:
    state = made(change("p1", "We met the crew. ", ""))
    (mark,) = segment(state, "p1").marks
    assert mark.node is not None
    assert mark.start == mark.end == len("The boat came at dawn. ")
    assert segment(state, "fn1").text == "The crew was new."


def test_an_addition_stands_behind_the_notes_of_what_it_follows() -> None:
    state = made(add("p1", "It was cold."))
    order = [bead.b for bead in state.segment_beads]
    assert order.index(("en-corr.fn1",)) + 1 == order.index((f"en-corr.p1.{ONE}",))
    assert [each.id for each in state.witness.segments][2:5] == ["en-corr.p1", "en-corr.fn1", f"en-corr.p1.{ONE}"]


def test_a_dropped_paragraph_takes_its_note_along() -> None:
    state = of(correct(1, change("fn1", "new", "young")), correct(2, drop("p1")))
    assert beads(state) == [(("p1",), ()), (("fn1",), ())]
    assert [(each.segment, each.state_segment) for each in state.changes] == [("en-mt.fn1", "")]
    state = of(correct(1, split("fn1", "crew")), correct(2, drop("p1")))
    assert [each.act for each in state.structures] == [name(2)]


def test_a_split_note_hangs_there_in_two() -> None:
    state = made(split("fn1", "crew"))
    assert [mark.node.id for mark in segment(state, "p1").marks if isinstance(mark.node, Segment)] == [
        "en-corr.fn1",
        f"en-corr.fn1.{ONE}",
    ]


def test_a_mark_that_loses_its_words_is_gone() -> None:
    assert segment(made(change("p2", "spoke of the lamp. The work lasts", "x")), "p2").marks != ()
    assert segment(made(change("p2", "keeper spoke of the lamp. The work lasts two", "x")), "p2").marks == ()


def test_blame_names_whose_words_they_are() -> None:
    state = of(
        correct(1, change("p2", "two", "three")),
        correct(2, change("p2", " of the lamp", "")),
        correct(3, add("p2", "Yes.")),
    )
    assert blame(state, "en-corr.p2") == (
        Stretch(0, "The keeper spoke"),
        Stretch(16, "", name(2), " of the lamp"),
        Stretch(16, ". The work lasts "),
        Stretch(33, "three", name(1), "two"),
        Stretch(38, " years."),
    )
    assert blame(state, f"en-corr.p2.{name(3)}") == (Stretch(0, "Yes.", name(3)),)
    assert blame(state, "en-corr.p5") == (Stretch(0, "Every child knows this coast."),)


def test_an_added_paragraph_and_a_new_first_sentence_of_one_act_have_different_ids() -> None:
    text = port().segment("en-mt.p6").text
    opening = Change(Span.of("en-mt.p6", text, 0, 0), "Dear friend, greetings. ")
    state = made(add("p6", "It was late."), opening)
    assert segment(state, f"p6.{ONE}").text == "It was late."
    assert sentences(state, "p6")[0] == (f"p6.{ONE}.2", "Dear friend, greetings.")
