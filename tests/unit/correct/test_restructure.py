from __future__ import annotations

import pytest

from tests.unit.correct.port import act, add, change, correct, drop, insert, join, name, port, split
from tests.unit.correct.test_rewrite import reworded, said
from workbench.correct.foresee import would_be
from workbench.correct.planning import Row
from workbench.correct.restructure import restructure
from workbench.correct.state import compute_state
from workbench.diff.words import diff_words
from workbench.model.act import Act, Add, Body, Change, Correct, Drop, Join, Operation, Reject, Split, Undo
from workbench.model.errors import StaleError, UsageError

P1, P2, P3, P4, P5, P6 = (f"en-corr.p{number}" for number in range(1, 7))


def text(unit: str, *acts: Act) -> str:
    return compute_state(port(), acts).witness.segment(unit).text


def recut(rows: list[Row], *acts: Act) -> tuple[Body, ...]:
    """The decisions, and proof that the named segments read as they should."""
    bodies = restructure(port(), acts, rows, diff_words, why="w")
    after = compute_state(port(), would_be(acts, bodies))
    assert not after.problems
    named = {each for row in rows for each in row.ids}
    others = {each.id for each in compute_state(port(), acts).witness.segments} - named
    found = [each.text for each in after.witness.segments if each.id not in others and each.text]
    assert found == [each for row in rows for each in row.texts]
    return bodies


def done(bodies: tuple[Body, ...]) -> list[list[str]]:
    """Kinds of operations, act by act; a change with its words."""
    return [
        [f"reject {int(body.target, 16)}"] if isinstance(body, Reject) else [_told(each) for each in body.operations]
        for body in bodies
        if isinstance(body, Correct | Reject)
    ]


def _told(operation: Operation) -> str:
    if isinstance(operation, Change):
        return f"{operation.span.quote}>{operation.after}"
    if isinstance(operation, Add):
        return f"add {operation.text} behind {operation.follows[6:]}"
    if isinstance(operation, Drop):
        return f"drop {operation.span.segment[6:]}"
    if isinstance(operation, Join):
        return f"join {operation.first[6:]} {operation.second[6:]} “{operation.glue}”"
    assert isinstance(operation, Split)
    return f"split {operation.span.segment[6:]} behind {operation.span.before[-5:]}"


def test_a_paragraph_is_split_and_words_beside_the_cut_change() -> None:
    first, second = "The keeper spoke of the lamp.", "The work lasts two years."
    assert done(recut([Row((P2,), (first, second))])) == [["split p2 behind lamp."]]
    assert done(recut([Row((P2,), (first, second.replace("two", "ten")))])) == [["split p2 behind lamp."], ["two>ten"]]
    assert done(recut([Row((P2,), (first[:-1] + "!", "His" + second[3:]))])) == [
        [".>!", "split p2 behind lamp.", "The>His"]
    ]


def test_paragraphs_are_joined() -> None:
    whole = f"{text(P3)} {text(P4)}"
    assert done(recut([Row((P3, P4), (whole,))])) == [["join p3 p4 “ ”"]]
    assert done(recut([Row((P3, P4), (whole.replace("night. There", "night; there"),))])) == [
        [".>;", "join p3 p4 “ ”", "There>there"]
    ]


def test_what_was_split_is_joined_again_and_what_was_joined_split() -> None:
    cut = correct(1, split("p2", "lamp."))
    tail = f"{P2}.{name(1)}"
    assert done(recut([Row((P2, tail), (f"{text(P2, cut)} {text(tail, cut)}",))], cut)) == [["reject 1"]]
    joined = correct(1, join("p3", "p4"))
    bodies = recut([Row((P3,), (text(P3), text(P4)))], joined)
    assert len(bodies) == 1


def test_paragraphs_go_come_and_move() -> None:
    assert done(recut([Row((P5,), ())])) == [["drop p5"]]
    assert done(recut([Row((P5,), (text(P5),)), Row((), ("It snowed.",))])) == [["add It snowed. behind p5"]]
    assert done(recut([Row((P3,), (text(P3),)), Row((P2,), (text(P2),), moved=True), Row((P4,), (text(P4),))])) == [
        [f"add {text(P2)} behind p3", "drop p2"]
    ]


def test_two_new_paragraphs_are_two_decisions_in_their_order() -> None:
    rows = [Row((P4,), (text(P4),)), Row((), ("One.",)), Row((), ("Two.",)), Row((P5,), (text(P5),))]
    assert done(recut(rows)) == [["add One. behind p4"], ["add Two. behind p4"]]
    same = [Row((P4,), (text(P4),)), Row((), ("One.",)), Row((), ("One.",))]
    assert done(recut(same)) == [["add One. behind p4", "add One. behind p4"]]


def test_between_added_paragraphs_what_stands_behind_is_added_anew() -> None:
    acts = (correct(1, add("p4", "One.")), correct(2, add("p4", "Three.")))
    rows = [
        Row((f"en-corr.p4.{name(1)}",), ("One.",)),
        Row((), ("Two.",)),
        Row((f"en-corr.p4.{name(2)}",), ("Three.",)),
    ]
    assert done(recut(rows, *acts)) == [["reject 2"], ["add Two. behind p4"], ["add Three. behind p4"]]
    assert done(recut([Row((f"en-corr.p4.{name(1)}",), ()), rows[2]], *acts)) == [["reject 1"]]


def test_what_comes_first_of_all() -> None:
    bodies = recut([Row((), ("A Title",)), Row(("en-corr.h1",), ("A Visit",))])
    assert done(bodies) == [["add A Title behind fw1"]]


def test_the_first_part_of_a_split_paragraph_goes() -> None:
    cut = correct(1, split("p2", "lamp."))
    tail = f"{P2}.{name(1)}"
    assert done(recut([Row((P2,), ()), Row((tail,), (text(tail, cut),))], cut)) == [["The keeper spoke of the lamp. >"]]
    assert done(recut([Row((P2,), (text(P2, cut),)), Row((tail,), ())], cut)) == [[" The work lasts two years.>"]]
    assert done(recut([Row((P2,), ()), Row((tail,), ())], cut)) == [["drop p2"]]


def test_a_moved_sentence_is_one_decision() -> None:
    old = "The boat came at dawn. We met the crew. The tour began late."
    new = "The tour began late. The boat came at dawn. We met the crew."
    assert said(reworded("p1", old, new)) == [[("", "The tour began late. "), (" The tour began late.", "")]]


def test_what_is_taken_back_and_changed_again_is_the_new_text() -> None:
    acts = (
        correct(1, change("p2", "two", "three")),
        correct(2, insert("p5", "Every", " small")),
        act(3, Undo((name(1),))),
    )
    bodies = recut([Row((P2,), (text(P2).replace("two", "ten"),)), Row((P5,), (text(P5),))], *acts)
    assert done(bodies) == [["reject 2"], ["two>ten"]]


def test_nothing_to_do() -> None:
    state = compute_state(port(), [])
    rows = [Row((each.id,), (each.text,)) for each in state.witness.segments if each.kind != "note"]
    assert restructure(port(), (), rows, diff_words) == ()


def test_what_cannot_be_had_is_an_error() -> None:
    with pytest.raises(UsageError, match="is no segment"):
        restructure(port(), (), [Row(("en-corr.p99",), ())], diff_words)
    acts = (correct(1, change("p2", "two years", "2 years")), correct(2, drop("p2")))
    with pytest.raises(StaleError, match="change the same words"):
        restructure(port(), acts, [Row((P2,), ("New.",))], diff_words)
