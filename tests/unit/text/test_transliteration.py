"""Names meet their renderings; words that differ do not."""

from __future__ import annotations

import pytest

from workbench.text.transliteration import skeleton, transliterate

PAIRS = [
    ("Молотов", "Molotov"), ("Сигэнори", "Shigenori"), ("Джонсон", "Johnson"), ("Хьюстон", "Houston"),
    ("Уильям", "William"), ("Хрущёв", "Khrushchev"), ("Вашингтон", "Washington"), ("Гитлер", "Hitler"),
    ("Япония", "Japan"), ("Мексика", "Mexico"), ("президент", "president"), ("Щукин", "Shchukin"),
    ("Иерусалим", "Jerusalem"), ("Франция", "France"), ("Томас", "Thomas"), ("Евгений", "Yevgeny"),
]  # fmt: skip


@pytest.mark.parametrize(("russian", "english"), PAIRS)
def test_a_name_has_the_key_of_its_rendering(russian: str, english: str) -> None:
    assert skeleton(russian) == skeleton(english) != ""


def test_keys_tell_names_apart() -> None:
    keys = {skeleton(russian) for russian, _ in PAIRS}
    assert len(keys) == len(PAIRS)


def test_case_stress_and_diacritics_do_not_matter() -> None:
    assert skeleton("МОЛОТОВ") == skeleton("Мо\u0301лотов") == skeleton("Mólotov")
    assert skeleton("Ёлкин") == skeleton("Yolkin")


def test_what_has_no_letters_has_no_key() -> None:
    assert skeleton("") == skeleton("1945") == skeleton("東京") == ""


def test_transliteration_keeps_capitals_and_other_letters() -> None:
    assert transliterate("Щукин") == "Shchukin"
    assert transliterate("объезд-5 km") == "obezd-5 km"
