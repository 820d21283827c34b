"""Names in two scripts."""

from __future__ import annotations

import pytest

from workbench.check.sounds import sound_alike, spelt_alike


@pytest.mark.parametrize(("one", "other"), [("Киото", "Kyoto"), ("Дегтярёва", "Degtyarev"), ("Шойгу", "Shoigu")])
def test_one_name(one: str, other: str) -> None:
    assert sound_alike(one, other)


@pytest.mark.parametrize(("one", "other"), [("Иванов", "Petrov"), ("Лев", "lion"), ("Овечкин", "Fleming"), ("Ия", "a")])
def test_two_names(one: str, other: str) -> None:
    assert not sound_alike(one, other)


def test_other_spellings_of_a_name_are_no_other_name() -> None:
    assert spelt_alike("Убихинон", "Ubiquinone")
    assert not spelt_alike("Сидоренко", "Petrov")
