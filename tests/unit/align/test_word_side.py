"""The words of one side of a bead: where they stand, what they say of numbers, how they sound."""

from __future__ import annotations

from workbench.align.word_side import WordSide, read_words


def said(text: str, language: str) -> dict[str, str]:
    side = read_words([text], language)
    return {token.text: number for token, number in zip(side.tokens, side.numbers, strict=True) if number}


def units(text: str, language: str) -> list[str]:
    side = read_words([text], language)
    return [token.text for token, is_unit in zip(side.tokens, side.is_unit, strict=True) if is_unit]


def test_words_know_their_text_and_their_place_in_it() -> None:
    side = read_words(["Мы видели Токио.", "", "Да, 12 лет."], "ru-RU")
    assert side.language == "ru"
    assert side.texts == (0, 0, 0, 2, 2, 2)
    assert [(token.start, token.end) for token in side.tokens[3:]] == [(0, 2), (4, 6), (7, 10)]
    assert side.is_name == (True, False, True, True, False, False)


def test_case_endings_and_capitals_do_not_part_words() -> None:
    side = read_words(["Пароход, парохода и ПАРОХОДУ"], "ru")
    assert len({stem for stem in side.stems if len(stem) > 1}) == 1


def test_a_number_is_its_value_in_words_and_figures() -> None:
    assert said("двенадцать кранов", "ru")["двенадцать"] == said("twelve cranes", "en")["twelve"]
    assert said("12 кранов", "ru")["12"] == said("twelve cranes", "en")["twelve"]
    large = said("Там 3 400 книг", "ru")
    assert large["3"] == large["400"] == said("There are 3,400 books", "en")["3,400"]


def test_of_a_date_each_figure_says_its_own() -> None:
    assert said("5/3/1961", "en") == {"5": "5", "3": "3", "1961": "1961"}
    assert said("3.5.1961", "ru") == {"3.5.1961": "1961-05-03"}, "one word"
    months = said("3 мая 1961 года", "ru")
    assert (months["3"], months["1961"]) == ("3", "1961")
    assert months["1961"] == said("May 3, 1961", "en")["1961"]


def test_the_word_beside_a_years_figures_is_a_unit_and_says_nothing() -> None:
    assert units("В 1961 году шёл дождь.", "ru") == ["году"]
    assert "году" not in said("В 1961 году шёл дождь.", "ru")
    assert units("In 1961 it rained.", "en") == []


def test_names_sound_alike_in_both_scripts() -> None:
    russian, english = read_words(["Сигэнори Владивосток Я"], "ru"), read_words(["Shigenori Vladivostok I"], "en")
    assert russian.sounds[:2] == english.sounds[:2]
    assert russian.sounds[2] == english.sounds[2] == "", "too few consonants"


def test_joined_sides_are_one_behind_the_other() -> None:
    sides = [read_words(texts, "ru") for texts in (["В 1961 году", "капитан Мори ждал"], [], ["Да"])]
    joined = WordSide.join(sides)
    assert [token.text for token in joined.tokens] == ["В", "1961", "году", "капитан", "Мори", "ждал", "Да"]
    assert (joined.texts, joined.language) == ((0, 0, 0, 1, 1, 1, 0), "ru")
    for name in ("stems", "numbers", "sounds", "is_name", "is_unit"):
        assert getattr(joined, name) == getattr(sides[0], name) + getattr(sides[2], name)
    assert WordSide.join(sides[1:2]) == sides[1]


def test_nothing_has_no_words() -> None:
    assert len(read_words([], "ru")) == len(read_words(["", " — … "], "en")) == 0
