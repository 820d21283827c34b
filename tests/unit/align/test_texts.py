"""Lists of segments: each in one bead, in order, pins exact, the same bytes everywhere."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.unit.align.texts import ENGLISH, GOLD, RUSSIAN
from workbench.align.beads import IndexBead
from workbench.align.texts import align_texts
from workbench.model.errors import UsageError


def pairs(beads: tuple[IndexBead, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.a, bead.b) for bead in beads]


def test_a_small_text_with_a_join_a_split_and_an_omission() -> None:
    assert pairs(align_texts(RUSSIAN, ENGLISH, language_a="ru", language_b="en")) == GOLD


def test_sides_may_be_exchanged() -> None:
    turned = align_texts(ENGLISH, RUSSIAN, language_a="en", language_b="ru")
    assert sorted((bead.b, bead.a) for bead in turned) == sorted(GOLD)


def test_a_text_with_itself() -> None:
    beads = align_texts(RUSSIAN, RUSSIAN, language_a="ru", language_b="ru")
    assert pairs(beads) == [((i,), (i,)) for i in range(len(RUSSIAN))]
    assert min(bead.confidence for bead in beads) > 0.9


@pytest.mark.parametrize(("a", "b"), [([], []), (["Слово."], []), ([], ["A word."]), (["", " "], ["", "x"])])
def test_empty_texts_and_segments_stand_alone(a: list[str], b: list[str]) -> None:
    beads = align_texts(a, b, language_a="ru", language_b="en")
    assert all(not bead.a or not bead.b for bead in beads)
    assert sorted(i for bead in beads for i in bead.a) == list(range(len(a)))
    assert sorted(j for bead in beads for j in bead.b) == list(range(len(b)))


def test_blank_lines_keep_their_numbers_and_change_nothing() -> None:
    beads = align_texts([RUSSIAN[0], "", *RUSSIAN[1:]], ENGLISH, language_a="ru", language_b="en")
    moved = [(tuple(i + (i > 0) for i in a), b) for a, b in GOLD]
    assert pairs(beads) == sorted([*moved, ((1,), ())], key=lambda pair: (pair[0], pair[1]))


def test_a_pin_holds_and_cuts() -> None:
    pin = IndexBead((4, 5), (3,))
    beads = align_texts(RUSSIAN, ENGLISH, language_a="ru", language_b="en", pins=[pin])
    assert IndexBead((4, 5), (3,), 1.0, pinned=True) in beads
    assert all(set(bead.b) <= set(range(4, 7)) for bead in beads if bead.a and bead.a[0] > 5)


def test_a_pin_larger_than_any_bead_and_one_without_a_partner() -> None:
    pins = [IndexBead((0, 1, 2, 3, 4), (0,)), IndexBead((7,), ())]
    beads = align_texts(RUSSIAN, ENGLISH, language_a="ru", language_b="en", pins=pins)
    assert {(pin.a, pin.b) for pin in pins} <= set(pairs(beads))


def test_a_pin_that_crosses_is_moved() -> None:
    pins = [IndexBead((0,), (6,)), IndexBead((3,), (2,)), IndexBead((5,), (5,))]
    beads = align_texts(RUSSIAN, ENGLISH, language_a="ru", language_b="en", pins=pins)
    assert [(bead.a, bead.b) for bead in beads if bead.moved] == [((0,), (6,))]
    straight = [bead for bead in beads if bead.a and bead.b and not bead.moved]
    assert straight == sorted(straight, key=lambda bead: bead.b)


@pytest.mark.parametrize("pins", [[IndexBead((0,), (0,)), IndexBead((0,), (1,))], [IndexBead((99,), (0,))]])
def test_pins_that_cannot_be(pins: list[IndexBead]) -> None:
    with pytest.raises(UsageError):
        align_texts(RUSSIAN, ENGLISH, language_a="ru", language_b="en", pins=pins)


def test_half_of_a_long_text_missing_does_not_throw_the_path_off() -> None:
    whole = [f"Глава {n}: {RUSSIAN[n % 8]} Номер {n * 37}." for n in range(600)]
    part = [f"Chapter {n}: {n * 37} is the number." for n in (*range(150), *range(450, 600))]
    beads = align_texts(whole, part, language_a="ru", language_b="en")
    right = {(n if n < 150 else n + 300, n) for n in range(300)}
    found = {(bead.a[0], bead.b[0]) for bead in beads if len(bead.a) == len(bead.b) == 1}
    assert len(found & right) >= 290


_CHILD = """
from tests.unit.align.texts import ENGLISH, RUSSIAN
from workbench.align.texts import align_texts
a, b = [f"{n} {t}" for n in range(30) for t in RUSSIAN], [f"{n} {t}" for n in range(30) for t in ENGLISH]
print(align_texts(a, b, language_a="ru", language_b="en"))
"""


def test_the_same_bytes_on_another_processor() -> None:
    """numpy's vector loops switched off, another order of sets, other threads."""
    features = "AVX2 FMA3 AVX512F AVX512_SKX"
    settings: list[dict[str, str]] = [
        {"PYTHONHASHSEED": "1"},
        {
            "PYTHONHASHSEED": "2",
            "NPY_DISABLE_CPU_FEATURES": features,
            "OPENBLAS_CORETYPE": "Nehalem",
            "OMP_NUM_THREADS": "1",
        },
    ]
    said = [
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", _CHILD], env={**os.environ, **each}, capture_output=True, text=True
        )
        for each in settings
    ]
    assert said[0].returncode == said[1].returncode == 0, said[1].stderr
    assert said[0].stdout == said[1].stdout != ""
