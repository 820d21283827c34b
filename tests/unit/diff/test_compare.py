from __future__ import annotations

from workbench.diff.compare import compare, run_share
from workbench.diff.words import diff_words
from workbench.model.alignment import Bead
from workbench.model.edits import Op, Relation
from workbench.model.witness import Role, Segment, Witness


def text(name: str, *paragraphs: str) -> Witness:
    return Witness(
        name, "en", Role.BASE, tuple(Segment(f"{name}.p{n}", "p", each) for n, each in enumerate(paragraphs, 1))
    )


def test_a_bead_of_several_shows_the_boundary() -> None:
    made = compare(
        text("a", "It rained.", "We left."), text("b", "It rained. We left."), [Bead(("a.p1", "a.p2"), ("b.p1",))]
    )
    edits = [(edit.old, edit.new) for edit in made.diffs[0].edits if edit.op is not Op.EQUAL]
    assert edits == [("\n", " ")]
    assert (made.a, made.b) == ("a", "b")


def test_what_was_added_or_dropped_is_no_block() -> None:
    made = compare(text("a", "One."), text("b", "Two."), [Bead(("a.p1",), ()), Bead((), ("b.p1",))])
    assert [(diff.change, diff.is_block) for diff in made.diffs] == [(1.0, False), (1.0, False)]


def test_the_same_words_are_the_same() -> None:
    one = text("a", "It rained.")
    assert compare(one, text("b", "It rained."), [Bead(("a.p1",), ("b.p1",))]).relation is Relation.SAME
    assert compare(one, text("b"), [Bead(("a.p1",), ())]).relation is not Relation.SAME


def test_runs_count_and_single_words_do_not() -> None:
    assert run_share([diff_words("a b c d e f g h", "a b c d e f g x")]) == 0.875
    assert run_share([diff_words("a b c d e x g h", "a b c d e y g h")]) == 0.0
    assert run_share([diff_words("a b", "a b")]) == 1.0
    assert run_share([]) == 0.0
