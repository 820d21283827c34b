"""What is plainly another language is said; what is short, mixed or unknown is not."""

from __future__ import annotations

import pytest

from workbench.text.languages import read_doubt

ENGLISH = ["We came to the port at dawn, and the chief of the port was waiting for us on the quay with a letter."] * 6
RUSSIAN = ["Мы прибыли в порт на рассвете, и начальник порта ждал нас у причала с письмом, но не сказал ни слова."] * 6
GERMAN = ["Wir kamen im Morgengrauen in den Hafen, und der Leiter wartete mit dem Brief auf uns, nicht am Kai."] * 6
GREEK = ["Φτάσαμε στο λιμάνι την αυγή και ο λιμενάρχης μας περίμενε στην προκυμαία με ένα γράμμα."] * 6


@pytest.mark.parametrize(
    ("texts", "language"),
    [(ENGLISH, "en"), (ENGLISH, "en-GB"), (RUSSIAN, "ru"), (GERMAN, "de"), (GERMAN, "de-AT"), (RUSSIAN, "be")],
)
def test_what_is_right_is_not_doubted(texts: list[str], language: str) -> None:
    assert read_doubt(texts, language) == ""


@pytest.mark.parametrize(
    ("texts", "language", "doubt"),
    [
        (ENGLISH, "ru", "is written in Latin letters"),
        (RUSSIAN, "en", "is written in Cyrillic letters"),
        (GREEK, "en", "is written in other letters"),
        (GERMAN, "en", "reads like de"),
        (ENGLISH, "de", "reads like en"),
    ],
)
def test_what_is_plainly_another(texts: list[str], language: str, doubt: str) -> None:
    assert read_doubt(texts, language) == doubt


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        ([], "ru"),
        (["12", "—", ""], "ru"),
        (ENGLISH[:1], "de"),  # too short for words
        ([*ENGLISH, *RUSSIAN], "ru"),
        ([*ENGLISH, *RUSSIAN], "en"),
        (ENGLISH, "el"),  # nothing is known of it
        (RUSSIAN, "und"),
        (ENGLISH, "sr"),  # two scripts
    ],
)
def test_what_is_merely_unusual(texts: list[str], language: str) -> None:
    assert read_doubt(texts, language) == ""


def test_a_foreword_decides_nothing() -> None:
    assert read_doubt([*ENGLISH, *(RUSSIAN * 40)], "ru") == ""
