"""Whether two quantities are the same: values converted, rounded as they are written; money never converted."""

from __future__ import annotations

import pytest

from workbench.check.quantities import Quantity, agree
from workbench.text.numbers import find_numbers
from workbench.text.units import read_unit


def quantity(text: str, language: str) -> Quantity:
    (number,) = find_numbers(text, language)
    measure = read_unit(text, number.start, number.end, language)
    assert measure is not None
    return Quantity(number.value, measure.units)


@pytest.mark.parametrize(
    ("russian", "english", "same"),
    [
        ("10 км", "10 kilometres", True),
        ("10 км", "6 miles", True),
        ("10 км", "6.2 miles", True),
        ("10 км", "7 miles", False),
        ("10 км", "10 miles", False),
        ("10 вёрст", "10.7 km", True),
        ("10 вёрст", "about 11 km", True),
        ("10 вёрст", "13 km", False),
        ("100 км", "60 miles", True),
        ("3 часа", "180 minutes", True),
        ("3 часа", "3 days", False),
        ("5 °C", "41 °F", True),
        ("5 °C", "5 °F", False),
        ("2 метра", "2 yards", True),
        ("40 тонн", "40 metres", False),
        ("500 рублей", "500 dollars", False),
    ],
)
def test_agreement(russian: str, english: str, same: bool) -> None:
    one, other = quantity(russian, "ru"), quantity(english, "en")
    assert agree(one, other) is same
    assert agree(other, one) is same


def test_what_is_no_number_agrees_with_itself_only() -> None:
    metre = quantity("1 м", "ru").units
    assert agree(Quantity("1.2.3", metre), Quantity("1.2.3", metre))
    assert not agree(Quantity("1.2.3", metre), Quantity("1.2.4", metre))
