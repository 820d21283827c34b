"""Where terms stand, in whatever form."""

from __future__ import annotations

import pytest

from workbench.text.terms import TermIndex, outermost


def words(terms: list[str], text: str, language: str = "ru", *, is_strict: bool = True) -> list[str]:
    found = outermost(TermIndex(terms, language, is_strict=is_strict).find(text))
    return [text[start:end] for _, start, end in found]


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("порт", "Порт, порта и портов; он портит и портил", ["Порт", "порта", "портов"]),
        ("причал", "у причала, он причалил", ["причала"]),
        ("здание", "в зданиях и здании", ["зданиях", "здании"]),
        ("ёлка", "Елки и ёлке", ["Елки", "ёлке"]),
        ("мир", "ми\u0301ру", ["ми\u0301ру"]),
        ("Вера", "вера и Вера, о Вере", ["Вера", "Вере"]),
        ("США", "в США, но не сша", ["США"]),
        ("МИД", "в МИДе", ["МИДе"]),
        ("мирный договор", "мирным договором, мирного, договора", ["мирным договором"]),
        ("военный министр", "министр военный", []),
    ],
)
def test_a_russian_term_in_its_forms(term: str, text: str, found: list[str]) -> None:
    assert words([term], text) == found


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("navy", "The Navy’s ships, two navies, naval", ["Navy’s", "navies"]),
        ("man of war", "men of war", ["men of war"]),
        ("take", "took, taking, taken, mistake", ["took", "taking", "taken"]),
        ("US", "us in the US", ["US"]),
        ("prime minister", "The Prime-Minister", ["Prime-Minister"]),
        ("$", "a price of $38", ["$"]),
    ],
)
def test_an_english_target_in_any_guise(term: str, text: str, found: list[str]) -> None:
    assert words([term], text, "en", is_strict=False) == found


def test_a_part_of_a_longer_term_is_none() -> None:
    assert words(["флот", "военно-морской флот"], "Военно-морского флота и флота") == ["Военно-морского флота", "флота"]
    assert words(["минист", "министр"], "министра") == ["министра"]


def test_the_bounds_of_a_stretch_are_kept() -> None:
    index = TermIndex(["порт"], "ru")
    text = "порт, порт, порт"
    assert [each.start for each in index.find(text, 5, 11)] == [6]
