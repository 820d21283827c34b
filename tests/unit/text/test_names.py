"""Names are what has a capital without being the beginning of a sentence."""

from __future__ import annotations

from workbench.text.names import find_names


def names(text: str, language: str = "en") -> list[str]:
    return [name.text for name in find_names(text, language)]


def test_the_first_word_counts_if_it_is_a_name_elsewhere() -> None:
    assert names("Yesterday Kenji Mori met Ivanov. Mori was late.") == ["Kenji Mori", "Ivanov", "Mori"]
    assert names("Mori was late.") == []
    assert [name.text for name in find_names("Mori was late.", "en", known={"Mori"})] == ["Mori"]


def test_initials_and_small_words_belong_to_the_name() -> None:
    assert names("He asked J. R. Brown at the Bank of England.") == ["J. R. Brown", "Bank of England"]
    assert names("Письмо написал Я. Малик вчера.", "ru") == ["Я. Малик"]


def test_quotations_begin_sentences_and_months_are_no_names() -> None:
    assert names("“But why?” I asked in March.") == []
    assert names("«Того был бледен», — писал он. А Сигэнори Того молчал.", "ru") == ["Того", "Сигэнори Того"]


def test_offsets() -> None:
    text = "he saw  Berlin"
    (name,) = find_names(text, "en")
    assert text[name.start : name.end] == "Berlin"
