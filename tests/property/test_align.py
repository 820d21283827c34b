"""Whatever the texts and the pins: each segment in one bead, in order, pins as they were set."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.align.beads import IndexBead
from workbench.align.texts import align_texts

_WORDS = [
    "Мори",
    "Mori",
    "порт",
    "port",
    "1945",
    "сто",
    "12",
    "«да»",
    '"yes"',
    "и",
    "the",
    "?",
    "море",
    "sea",
    "东京",
    "…",
]
_SEGMENT = st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join) | st.text(max_size=8)
_TEXT = st.lists(_SEGMENT, max_size=14)


@st.composite
def pinned(draw: st.DrawFn) -> tuple[list[str], list[str], list[IndexBead]]:
    a, b = draw(_TEXT), draw(_TEXT)
    left, right = draw(st.permutations(range(len(a)))), draw(st.permutations(range(len(b))))
    pins = []
    for _ in range(draw(st.integers(0, 4))):
        sizes = draw(st.tuples(st.integers(0, 3), st.integers(0, 3)))
        pin = IndexBead(tuple(sorted(left[: sizes[0]])), tuple(sorted(right[: sizes[1]])))
        left, right = left[sizes[0] :], right[sizes[1] :]
        pins += [pin] if pin.a or pin.b else []
    return a, b, pins


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(pinned())
def test_each_segment_in_one_bead_in_order_and_pins_exact(case: tuple[list[str], list[str], list[IndexBead]]) -> None:
    a, b, pins = case
    beads = align_texts(a, b, language_a="ru", language_b="en", pins=pins)
    assert sorted(i for bead in beads for i in bead.a) == list(range(len(a)))
    assert sorted(j for bead in beads for j in bead.b) == list(range(len(b)))
    assert sorted((bead.a, bead.b) for bead in beads if bead.pinned) == sorted((pin.a, pin.b) for pin in pins)
    straight = [bead for bead in beads if not bead.moved and not bead.pinned]
    assert [i for bead in straight for i in bead.a] == sorted(i for bead in straight for i in bead.a)
    both = [bead for bead in beads if bead.a and bead.b and not bead.moved]
    assert all(one.b[0] < other.b[0] for one, other in pairwise(both))
    assert all(0.0 <= bead.confidence <= 1.0 for bead in beads)
    if not pins:
        assert [j for bead in beads for j in bead.b] == list(range(len(b)))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12).map(" ".join), max_size=14))
def test_a_text_with_itself_is_one_to_one(text: list[str]) -> None:
    beads = align_texts(text, text, language_a="en", language_b="en")
    assert [(bead.a, bead.b) for bead in beads] == [((i,), (i,)) for i in range(len(text))]


@settings(deadline=None, max_examples=30)
@given(_TEXT, _TEXT)
def test_twice_the_same(a: list[str], b: list[str]) -> None:
    once, again = (align_texts(a, b, language_a="ru", language_b="en") for _ in range(2))
    assert once == again
