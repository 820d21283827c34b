"""Units of numbers: what stands behind a number, before it, or alone; what only looks like one."""

from __future__ import annotations

import pytest

from workbench.text.numbers import find_numbers
from workbench.text.units import lone_units, may_be_unit, read_unit


def units(text: str, language: str) -> list[set[str]]:
    """Of each number; an empty set where none is said."""
    measures = [read_unit(text, each.start, each.end, language) for each in find_numbers(text, language)]
    return [{unit.id for unit in each.units} if each else set() for each in measures]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("10 км, 10\u00a0км и 10-километровый", "ru", [{"kilometre"}] * 3),
        ("10 вёрст и 3 версты", "ru", [{"verst"}] * 2),
        ("10 miles, a 10-mile walk, 10-kilometre", "en", [{"mile"}, {"mile"}, {"kilometre"}]),
        ("$5 and 5 dollars", "en", [{"us-dollar", "dollar"}, {"dollar"}]),
        ("5 мужчин, 7 этажей", "ru", [set(), set()]),
        ("5 men, 7 storeys", "en", [set(), set()]),
        ("2 т. е. две", "ru", [set(), set()]),
    ],
)
def test_the_unit_of_a_number(text: str, language: str, expected: list[set[str]]) -> None:
    found = units(text, language)
    assert len(found) == len(expected)
    for have, want in zip(found, expected, strict=True):
        assert have == want or (have & want), (have, want)


def test_what_may_begin_a_unit() -> None:
    assert all(may_be_unit(word, "en") for word in ("miles", "km", "Kilometres", "square", "°"))
    assert not any(may_be_unit(word, "en") for word in ("men", "the", "k", ""))
    assert all(may_be_unit(word, "ru") for word in ("километров", "версты"))


def test_a_pound_is_weight_or_money() -> None:
    (pound,) = units("5 pounds", "en")
    assert len(pound) > 1


def test_units_without_a_number() -> None:
    assert [measure.units[0].dimension for measure in lone_units("Через полчаса они ушли.", "ru")] == ["time"]
    assert [measure.units[0].dimension for measure in lone_units("A fortnight later they left.", "en")] == ["time"]
    assert not list(lone_units("Дом стоит.", "ru"))


def test_a_language_without_a_table_has_only_signs() -> None:
    assert units("10 kilomètres et 10 km", "fr")[0] == set()
