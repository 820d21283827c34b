"""On real texts too a pin changes no bead and no confidence beyond its neighbours."""

from __future__ import annotations

import random

import pytest

from tests.data import data_dir
from tests.quality.alignment_scores import read
from workbench.align.witnesses import align_witnesses
from workbench.app.known import known_words
from workbench.model.alignment import Alignment, Bead, Level, Pin
from workbench.model.witness import Block, Role, Segment, Witness
from workbench.text.mint import mint

pytestmark = [pytest.mark.data, pytest.mark.slow]
_TRIALS = 3


def witness(name: str, language: str, lines: list[str]) -> Witness:
    body = Block("div", children=tuple(Segment("", "p", line) for line in lines if line))
    return Witness(name, language, Role.SOURCE, mint((body,), name, language))


def pin(bead: Bead) -> Pin:
    return Pin(Level.SEGMENT, bead.a, bead.b)


def outside(aligned: tuple[Alignment, ...], low: Bead, high: Bead, place: dict[str, int]) -> list[Bead]:
    """The beads of segments and sentences that are not all between two pins."""

    def between(unit: str, left: str, right: str) -> bool:
        return place[left] < place[unit if unit in place else unit.rpartition(".")[0]] < place[right]

    return [
        bead
        for alignment in aligned[1:]
        for bead in alignment.beads
        if not all(between(unit, low.a[-1], high.a[0]) for unit in bead.a)
        or not all(between(unit, low.b[-1], high.b[0]) for unit in bead.b)
    ]


@pytest.mark.parametrize("name", ["bible/esther-web-para", "editions/wmt21-refA-refB-indep"])
def test_nothing_changes_beyond_the_neighbouring_pins(name: str) -> None:
    document = read(data_dir("align", *name.split("/")))
    a, b = witness("a", document.languages[0], document.a), witness("b", document.languages[1], document.b)
    lexica = known_words(*document.languages)
    place = {segment.id: number for text in (a, b) for number, segment in enumerate(text.segments)}
    found = [bead for bead in align_witnesses(a, b, lexica=lexica)[1].beads if bead.a and bead.b and not bead.moved]
    chance = random.Random(7)
    for _ in range(_TRIALS):
        low = chance.randrange(2, len(found) // 2)
        high = chance.randrange(low + 6, low + 12)
        wrong = Pin(Level.SEGMENT, found[low + 2].a[:1], found[low + 4].b[:1])
        neighbours = [pin(found[low]), pin(found[high])]
        before, after = (
            outside(align_witnesses(a, b, pins, lexica=lexica), found[low], found[high], place)
            for pins in (neighbours, [*neighbours, wrong])
        )
        assert len(before) > 100
        assert after == before
