"""What stands at another place is found and marked moved; what does not cross is not."""

from __future__ import annotations

from tests.unit.align.test_witnesses import beads, check_partition
from tests.unit.align.texts import ENGLISH, RUSSIAN, witness
from workbench.align.beads import IndexBead
from workbench.align.texts import align_texts
from workbench.align.witnesses import align_witnesses
from workbench.app.known import known_words
from workbench.model.alignment import Level, Pin

ASIDE_RU = [
    "На складе в Иркутске лежало 740 мешков муки и 36 бочек керосина.",
    "Сторож Прохор Ермолаев записывал всё в синюю тетрадь.",
    "Комиссия из Хабаровска насчитала только 698 мешков.",
]
ASIDE_EN = [
    "In the warehouse at Irkutsk lay 740 sacks of flour and 36 barrels of kerosene.",
    "The watchman Prokhor Yermolaev wrote everything down in a blue notebook.",
    "The commission from Khabarovsk counted only 698 sacks.",
]
FORWARD = [*RUSSIAN, *ASIDE_RU]
BACKWARD = [*ENGLISH[:2], *ASIDE_EN, *ENGLISH[2:]]


def found(a: list[str], b: list[str], *, moved: bool) -> tuple[IndexBead, ...]:
    return align_texts(a, b, language_a="ru", language_b="en", lexica=known_words("ru", "en"), moved=moved)


def test_paragraphs_at_another_place() -> None:
    moved = [(bead.a, bead.b) for bead in found(FORWARD, BACKWARD, moved=True) if bead.moved]
    assert moved == [((8,), (2,)), ((9,), (3,)), ((10,), (4,))]


def test_every_segment_stays_in_one_bead_and_the_others_as_they_were() -> None:
    with_moves, without = found(FORWARD, BACKWARD, moved=True), found(FORWARD, BACKWARD, moved=False)
    for side in ("a", "b"):
        said = [number for bead in with_moves for number in getattr(bead, side)]
        assert sorted(said) == list(range(len(FORWARD if side == "a" else BACKWARD)))
    assert [bead for bead in with_moves if bead.a and bead.b and not bead.moved] == [
        bead for bead in without if bead.a and bead.b
    ]


def test_in_order_unless_asked() -> None:
    assert not any(bead.moved for bead in found(FORWARD, BACKWARD, moved=False))


def test_nothing_moves_in_a_text_that_is_in_order() -> None:
    assert found(RUSSIAN, ENGLISH, moved=True) == found(RUSSIAN, ENGLISH, moved=False)


def test_two_chapters_change_places() -> None:
    ru = witness("ru", "ru", [RUSSIAN[:4], ASIDE_RU, RUSSIAN[4:]])
    en = witness("en", "en", [ENGLISH[:3], ENGLISH[3:], ASIDE_EN])
    aligned = align_witnesses(ru, en, lexica=known_words("ru", "en"))
    check_partition(aligned, ru, en)
    divisions, segments, sentences = aligned
    assert beads(divisions) == {((f"ru.d{x}",), (f"en.d{y}",)) for x, y in ((1, 1), (2, 2), (3, 4), (4, 3))}
    (moved,) = [(bead.a, bead.b) for bead in divisions.beads if bead.moved]
    assert moved in [(("ru.d4",), ("en.d3",)), (("ru.d3",), ("en.d4",))], "either of the two went past the other"
    units = {"en.d3": {"en.p4", "en.p5", "en.p6", "en.p7"}, "en.d4": {"en.p8", "en.p9", "en.p10"}}[moved[1][0]]
    assert {unit for bead in segments.beads if bead.moved for unit in bead.b} <= units
    assert len([bead for bead in segments.beads if bead.moved]) >= 2
    assert any(bead.moved for bead in sentences.beads)


def test_nothing_moves_out_of_a_pin() -> None:
    ru = witness("ru", "ru", [RUSSIAN[:4], ASIDE_RU, RUSSIAN[4:]])
    en = witness("en", "en", [ENGLISH[:3], ENGLISH[3:], ASIDE_EN])
    pins = [
        Pin(Level.DIVISION, ("ru.d3",), ()),
        Pin(Level.SEGMENT, (), ("en.p8",)),
        Pin(Level.DIVISION, (), ("en.d4",)),
    ]
    assert not any(bead.moved for each in align_witnesses(ru, en, pins) for bead in each.beads)
