"""What two alignments of the same texts cannot both be right about, and what they can."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from workbench.align.agree import Contradiction, contradictions
from workbench.model.alignment import Bead


def bead(a: str, b: str, confidence: float = 1.0) -> Bead:
    """`bead("a1 a2", "b1")`."""
    return Bead(tuple(a.split()), tuple(b.split()), confidence)


def test_other_partners_are_a_contradiction() -> None:
    one = [bead("a1", "b1"), bead("a2", "b2 b3", 0.7)]
    other = [bead("a1", "b1 b2"), bead("a2", "b3", 0.9)]
    (found,) = contradictions(one, other)
    assert found == Contradiction(tuple(one), tuple(other))
    assert found.is_pairing
    assert found.units() == (("a1", "a2"), ("b1", "b2", "b3"))


def test_a_partner_for_what_the_other_leaves_alone_is_one() -> None:
    one, other = [bead("a1", "b1"), bead("a2", "")], [bead("a1 a2", "b1")]
    (found,) = contradictions(one, other)
    assert not found.is_pairing
    assert contradictions([bead("a1", ""), bead("", "b1")], [bead("a1", "b1")]) != []


def test_what_is_cut_further_is_none() -> None:
    fine, coarse = [bead("a1", "b1"), bead("a2", "b2")], [bead("a1 a2", "b1 b2", 0.5)]
    assert contradictions(fine, coarse) == contradictions(coarse, fine) == []


def test_how_those_that_stand_alone_are_bundled_says_nothing() -> None:
    assert contradictions([bead("a1 a2", "")], [bead("a1", ""), bead("a2", "")]) == []


def test_only_the_beads_that_contradict_each_other_are_told() -> None:
    same = [bead(f"a{number}", f"b{number}") for number in range(3, 9)]
    one, other = [bead("a1", "b1"), bead("a2", "")], [bead("a1", ""), bead("a2", "b1")]
    assert contradictions([*one, *same], [*other, *same]) == [Contradiction(tuple(one), tuple(other))]


@st.composite
def two(draw: st.DrawFn) -> tuple[list[Bead], list[Bead]]:
    """Two monotone alignments of the same units."""
    sizes = draw(st.integers(0, 8)), draw(st.integers(0, 8))
    return draw(cut(*sizes)), draw(cut(*sizes))


@st.composite
def cut(draw: st.DrawFn, size_a: int, size_b: int) -> list[Bead]:
    beads, i, j = [], 0, 0
    while i < size_a or j < size_b:
        m, n = draw(st.integers(0, min(3, size_a - i))), draw(st.integers(0, min(3, size_b - j)))
        if m + n:
            beads.append(Bead(tuple(f"a{k}" for k in range(i, i + m)), tuple(f"b{k}" for k in range(j, j + n))))
        i, j = i + m, j + n
    return beads


def links(beads: Sequence[Bead]) -> set[tuple[str, str]]:
    return {(a, b) for bead in beads for a in bead.a for b in bead.b}


@given(two())
def test_nothing_is_told_of_equal_ones_and_the_same_whichever_comes_first(both: tuple[list[Bead], list[Bead]]) -> None:
    one, other = both
    assert contradictions(one, one) == []
    there = {frozenset(each.one) for each in contradictions(one, other)}
    back = {frozenset(each.other) for each in contradictions(other, one)}
    assert there == back


@given(two())
def test_what_is_not_told_is_nested(both: tuple[list[Bead], list[Bead]]) -> None:
    """Outside of what is told, the partners of a unit on one way are among those on the other, or the reverse."""
    one, other = both
    told = {unit for each in contradictions(one, other) for side in each.units() for unit in side}
    for unit in {unit for bead in one for unit in (*bead.a, *bead.b)} - told:
        mine, theirs = ({pair for pair in links(beads) if unit in pair} for beads in (one, other))
        assert mine <= theirs or theirs <= mine
        assert bool(mine) == bool(theirs)
