"""A sentence that says nothing of what its bead says is parted from it; two that became one are not."""

from __future__ import annotations

from workbench.app.parted import parted
from workbench.model.alignment import Bead
from workbench.model.witness import Role, Segment, Witness
from workbench.text.mint import mint

RAIN = "Весь день шёл мелкий дождь."
GATE = "Начальник порта встретил нас у ворот."


def part(russian: str, english: str, *beads: Bead, language: str = "ru") -> tuple[Bead, ...]:
    return parted(beads, _witness("a", language, russian), _witness("b", "en", english))


def _witness(prefix: str, language: str, text: str) -> Witness:
    return Witness(prefix, language, Role.SOURCE, mint((Segment("", "p", text),), prefix, language))


def bead(a: str, b: str, confidence: float = 1.0, *, pinned: bool = False) -> Bead:
    """By numbers of sentences: bead("12", "1")."""
    return Bead(tuple(f"a.p1.s{n}" for n in a), tuple(f"b.p1.s{n}" for n in b), confidence, pinned)


def test_a_sentence_that_is_left_out_stands_alone() -> None:
    english = "The head of the port met us at the gate."
    assert part(f"{GATE} {RAIN}", english, bead("12", "1", 0.6)) == (bead("1", "1", 0.6), bead("2", "", 0.8))
    assert part(f"{RAIN} {GATE}", english, bead("12", "1", 0.6)) == (bead("1", "", 0.8), bead("2", "1", 0.6))


def test_so_does_one_that_is_put_in() -> None:
    english = "The head of the port met us at the gate. It rained lightly all day."
    assert part(GATE, english, bead("1", "12", 0.6)) == (bead("1", "1", 0.6), bead("", "2", 0.8))


def test_two_sentences_that_became_one_stay_together() -> None:
    whole = bead("12", "1", 0.6)
    assert part(f"{RAIN} {GATE}", "It rained lightly all day, and the head of the port met us at the gate.", whole) == (
        whole,
    )


def test_what_the_neighbour_renders_is_not_left_out() -> None:
    beads = (bead("12", "1", 0.6), bead("3", "2", 0.6))
    english = "The head of the port met us at the gate. It rained lightly all day, and fog came in the evening."
    assert part(f"{GATE} {RAIN} Вечером пришёл туман.", english, *beads) == beads


def test_a_pin_is_kept() -> None:
    pinned = bead("12", "1", pinned=True)
    assert part(f"{GATE} {RAIN}", "The head of the port met us at the gate.", pinned) == (pinned,)


def test_languages_without_a_pack_are_left_as_they_are() -> None:
    whole = bead("12", "1", 0.6)
    assert part(f"{GATE} {RAIN}", "The head of the port met us at the gate.", whole, language="de") == (whole,)
