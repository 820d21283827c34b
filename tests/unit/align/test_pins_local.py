"""A pin changes nothing but what lies between its neighbours: neither beads nor how sure they are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.unit.align.texts import ENGLISH, RUSSIAN, witness
from workbench.align.witnesses import align_witnesses
from workbench.model.alignment import Bead, Level, Pin

TIMES = 7  # long enough to be taught by
RU = witness("ru", "ru", [[f"{text} {number}-й день." for number in range(TIMES) for text in RUSSIAN]])
EN = witness("en", "en", [[f"{text} Day {number}." for number in range(TIMES) for text in ENGLISH]])
PLACE = {segment.id: place for text in (RU, EN) for place, segment in enumerate(text.segments)}
FREE = align_witnesses(RU, EN)[1].beads


def pin(bead: Bead) -> Pin:
    return Pin(Level.SEGMENT, bead.a, bead.b)


def outside(pins: Sequence[Pin], low: Bead, high: Bead) -> list[Bead]:
    """The beads of segments and sentences that are not all between two pins."""

    def between(unit: str, left: str, right: str) -> bool:
        segment = unit if unit in PLACE else unit.rpartition(".")[0]
        return PLACE[left] < PLACE[segment] < PLACE[right]

    return [
        bead
        for alignment in align_witnesses(RU, EN, pins)[1:]
        for bead in alignment.beads
        if not all(between(unit, low.a[-1], high.a[0]) for unit in bead.a)
        or not all(between(unit, low.b[-1], high.b[0]) for unit in bead.b)
    ]


def test_the_text_is_one_that_teaches() -> None:
    assert sum(1 for bead in FREE if bead.a and bead.b) >= 40


@pytest.mark.parametrize(("low", "left", "right", "high"), [(5, 9, 9, 14), (5, 8, 11, 14), (20, 27, 24, 30)])
def test_nothing_changes_beyond_the_neighbouring_pins(low: int, left: int, right: int, high: int) -> None:
    """Whatever is pinned between two pins: a bead as it was, or one that is wrong."""
    first, last = FREE[low], FREE[high]
    neighbours = [pin(first), pin(last)]
    third = Pin(Level.SEGMENT, FREE[left].a[:1], FREE[right].b[:1])
    before, after = (outside(pins, first, last) for pins in (neighbours, [*neighbours, third]))
    assert len(before) > 40
    assert after == before


def test_pinning_what_was_found_changes_no_other_bead() -> None:
    pinned = align_witnesses(RU, EN, [pin(bead) for bead in FREE[::9] if bead.a and bead.b])
    assert {(bead.a, bead.b) for bead in pinned[1].beads} == {(bead.a, bead.b) for bead in FREE}
