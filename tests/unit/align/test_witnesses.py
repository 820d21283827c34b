"""Witnesses: every unit of every level in one bead; divisions by their text; pins on each level."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.unit.align.texts import ENGLISH, RUSSIAN, witness
from workbench.align.witnesses import align_witnesses
from workbench.model.alignment import Alignment, Level, Pin
from workbench.model.errors import UsageError
from workbench.model.witness import Witness, walk_blocks

RU = witness("ru", "ru", [RUSSIAN[:4], RUSSIAN[4:]], heads=["Глава I", "Глава II"])
EN = witness("en", "en", [ENGLISH[:3], ENGLISH[3:]], heads=["Chapter 1", "Chapter 2"])


def units(text: Witness, level: Level) -> list[str]:
    if level is Level.DIVISION:
        return [block.id for block in walk_blocks(text.nodes) if block.name == "div"]
    segments = [segment for segment in text.segments if segment.is_aligned]
    if level is Level.SEGMENT:
        return [segment.id for segment in segments]
    return [sentence.id for segment in segments for sentence in segment.sentences]


def check_partition(alignments: Sequence[Alignment], a: Witness, b: Witness) -> None:
    assert [each.level for each in alignments] == [Level.DIVISION, Level.SEGMENT, Level.SENTENCE]
    for each in alignments:
        assert (each.a, each.b) == (a.id, b.id)
        assert sorted(unit for bead in each.beads for unit in bead.a) == sorted(units(a, each.level))
        assert sorted(unit for bead in each.beads for unit in bead.b) == sorted(units(b, each.level))
        assert [unit for bead in each.beads for unit in bead.a] == units(a, each.level)


def beads(alignment: Alignment) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    return {(bead.a, bead.b) for bead in alignment.beads}


def test_chapters_heads_paragraphs_and_sentences() -> None:
    aligned = align_witnesses(RU, EN)
    check_partition(aligned, RU, EN)
    divisions, segments, sentences = aligned
    assert beads(divisions) == {(("ru.d1",), ("en.d1",)), (("ru.d2",), ("en.d2",)), (("ru.d3",), ("en.d3",))}
    assert (("ru.h2",), ("en.h2",)) in beads(segments)
    assert (("ru.p2", "ru.p3"), ("en.p2",)) in beads(segments)
    assert {(("ru.p2.s1",), ("en.p2.s1",)), (("ru.p3.s1",), ("en.p2.s2",))} <= beads(sentences)


def test_a_text_with_itself() -> None:
    other = witness("copy", "ru", [RUSSIAN[:4], RUSSIAN[4:]], heads=["Глава I", "Глава II"])
    for each in align_witnesses(RU, other):
        assert all(bead.a == tuple(unit.replace("copy", "ru") for unit in bead.b) for bead in each.beads)


def test_a_chapter_more_a_chapter_less_and_one_cut_in_two() -> None:
    extra = ["Из предисловия издателя: книга печатается по рукописи.", "Орфография исправлена."]
    ru = witness("ru", "ru", [extra, RUSSIAN[:4], RUSSIAN[4:]])
    en = witness("en", "en", [ENGLISH[:2], ENGLISH[2:3], ENGLISH[3:]])
    aligned = align_witnesses(ru, en)
    check_partition(aligned, ru, en)
    assert (("ru.d2",), ()) in beads(aligned[0])
    assert (("ru.d3",), ("en.d2", "en.d3")) in beads(aligned[0])


def test_a_text_without_divisions() -> None:
    flat = Witness("en", "en", EN.role, tuple(segment for segment in EN.segments))
    aligned = align_witnesses(RU, flat)
    check_partition(aligned, RU, flat)
    assert all(not bead.b for bead in aligned[0].beads)


def test_pins_hold_on_every_level_from_either_side() -> None:
    pins = [
        Pin(Level.DIVISION, ("en.d2",), ("ru.d2",)),
        Pin(Level.SEGMENT, ("ru.p5",), ("en.p4",)),
        Pin(Level.SENTENCE, ("ru.p6.s1",), ()),
        Pin(Level.SEGMENT, ("ru.p1",), ("other.p1",)),
    ]
    aligned = align_witnesses(RU, EN, pins)
    check_partition(aligned, RU, EN)
    for each, pair in zip(
        aligned, [(("ru.d2",), ("en.d2",)), (("ru.p5",), ("en.p4",)), (("ru.p6.s1",), ())], strict=True
    ):
        assert [(bead.a, bead.b) for bead in each.beads if bead.pinned] == [pair]
    inside = {f"en.p{n}" for n in (1, 2, 3)} | {"en.h1"}
    first = [bead for bead in aligned[1].beads if set(bead.a) & {"ru.h1", "ru.p1", "ru.p2", "ru.p3", "ru.p4"}]
    assert all(set(bead.b) <= inside for bead in first)


def test_a_pinned_division_that_moved() -> None:
    turned = witness("en", "en", [ENGLISH[3:], ENGLISH[:3]])
    ru = witness("ru", "ru", [RUSSIAN[:4], RUSSIAN[4:]])
    pins = [Pin(Level.DIVISION, ("ru.d2",), ("en.d3",)), Pin(Level.DIVISION, ("ru.d3",), ("en.d2",))]
    aligned = align_witnesses(ru, turned, pins)
    check_partition(aligned, ru, turned)
    assert sum(bead.moved for bead in aligned[0].beads) == 1
    assert (("ru.p1",), ("en.p5",)) in beads(aligned[1])
    assert any(bead.moved for bead in aligned[1].beads)


@pytest.mark.parametrize(
    "pin", [Pin(Level.SEGMENT, ("ru.p99",), ("en.p1",)), Pin(Level.SEGMENT, ("ru.p1",), ("en.fw1",))]
)
def test_a_pin_of_what_cannot_be_aligned(pin: Pin) -> None:
    with pytest.raises(UsageError, match="cannot be aligned"):
        align_witnesses(RU, EN, [pin])
