from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.align.compose import compose
from workbench.model.alignment import Bead


def test_a_split_in_the_second_step_is_a_split_in_the_whole() -> None:
    left = [Bead(("r1",), ("m1",), 0.9), Bead(("r2",), ("m2",), 0.8)]
    right = [Bead(("m1",), ("c1", "c1x"), 1.0), Bead(("m2",), ("c2",), 1.0)]
    assert compose(left, right) == (Bead(("r1",), ("c1", "c1x"), 0.9), Bead(("r2",), ("c2",), 0.8))


def test_a_join_ties_two_beads_together() -> None:
    left = [Bead(("r1",), ("m1",), 0.9), Bead(("r2",), ("m2",), 0.8)]
    right = [Bead(("m1", "m2"), ("c1",))]
    assert compose(left, right) == (Bead(("r1", "r2"), ("c1",), 0.8),)


def test_what_loses_its_partner_stands_alone_where_it_was() -> None:
    left = [Bead(("r1",), ("m1",)), Bead((), ("m2",), 0.7), Bead(("r3",), (), 0.6), Bead(("r4",), ("m4",))]
    right = [Bead(("m1",), ()), Bead(("m2",), ("c2",)), Bead((), ("c3",), 0.5), Bead(("m4",), ("c4",))]
    assert compose(left, right) == (
        Bead((), ("c2",), 0.7),
        Bead((), ("c3",), 0.5),
        Bead(("r1",), ()),
        Bead(("r3",), (), 0.6),
        Bead(("r4",), ("c4",)),
    )


@st.composite
def cut(draw: st.DrawFn, a: str, b: str, size_a: int, size_b: int) -> list[Bead]:
    """A monotone partition of units a0… and b0… into beads."""
    beads, i, j = [], 0, 0
    while i < size_a or j < size_b:
        m, n = draw(st.integers(0, min(2, size_a - i))), draw(st.integers(0, min(2, size_b - j)))
        if m + n == 0:
            m, n = min(1, size_a - i), min(1, size_b - j)
        beads.append(Bead(tuple(f"{a}{k}" for k in range(i, i + m)), tuple(f"{b}{k}" for k in range(j, j + n))))
        i, j = i + m, j + n
    return beads


@given(st.data(), st.integers(0, 6), st.integers(0, 6), st.integers(0, 6))
def test_every_unit_stands_in_exactly_one_bead(data: st.DataObject, r: int, m: int, c: int) -> None:
    left, right = data.draw(cut("r", "m", r, m)), data.draw(cut("m", "c", m, c))
    made = compose(left, right)
    assert sorted(unit for bead in made for unit in bead.a) == [f"r{k}" for k in range(r)]
    assert sorted(unit for bead in made for unit in bead.b) == [f"c{k}" for k in range(c)]
    firsts = [int(bead.a[0][1:]) for bead in made if bead.a]
    assert firsts == sorted(firsts)


def test_a_text_that_is_only_renamed_keeps_the_order_of_its_beads() -> None:
    """Else an uncorrected state would have other beads than its base, and all of it be checked again."""
    left = (
        Bead((), ("m1",), 0.5), Bead(("r1",), (), 0.5), Bead((), ("m2",), 0.5), Bead(("r3", "r2"), ("m3", "m4"), 0.7),
        Bead(("r4",), ("m5",), 0.9, pinned=True), Bead(("r5",), ("m6",), 0.9, moved=True),
    )  # fmt: skip
    right = tuple(Bead((f"m{number}",), (f"c{number}",), 1.0, pinned=number != 5) for number in range(1, 7))
    assert compose(left, right) == (
        Bead((), ("c1",), 0.5), Bead(("r1",), (), 0.5), Bead((), ("c2",), 0.5), Bead(("r3", "r2"), ("c3", "c4"), 0.7),
        Bead(("r4",), ("c5",), 0.9), Bead(("r5",), ("c6",), 0.9, moved=True),
    )  # fmt: skip
    assert {*compose(left, (*right, Bead((), ("c7",))))} == {*compose(left, right), Bead((), ("c7",))}
