"""The notation of phrases, and the index."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.inflection import forms
from workbench.text.phrases import Index, read_phrase
from workbench.text.stems import stemmer


def found(phrase: str, text: str, language: str = "en") -> list[str]:
    words = text.split()
    return [" ".join(words[start:end]) for start, end in read_phrase(phrase, language).find(words)]


@pytest.mark.parametrize(
    ("word", "some"),
    [
        ("take", {"takes", "took", "taken", "taking"}),
        ("carry", {"carries", "carried", "carrying"}),
        ("stop", {"stops", "stopped", "stopping"}),
        ("die", {"dies", "died", "dying"}),
        ("photo", {"photos"}),
        ("church", {"churches"}),
        ("agree", {"agreed", "agreeing"}),
        ("child", {"children"}),
    ],
)
def test_forms_of_a_word(word: str, some: set[str]) -> None:
    assert {word} | some <= forms(word)


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("take~ (an) [active participation]", "they took an active participation", ["active participation"]),
        ("take~ (an) [active participation]", "they took active participation", ["active participation"]),
        ("on/in the photo~", "on the photos in the photo", ["on the photos", "in the photo"]),
        ("!the discussed about", "the discussed about he discussed about", ["discussed about"]),
        ("listen~ !to", "listen to him then listen him", ["listen"]),
        ("put~ .. in question", "put all of it in question", ["put all of it in question"]),
        ("put~ .. in question", "put all , in question", []),
        ("put~ .. in question", "put all of his words in question", []),
        ("differ~ on #", "differ on 5 or on six", ["differ on 5"]),
        ("as , for example", "as , for example here", ["as , for example"]),
        ("one of the most *est", "one of the most brightest", ["one of the most brightest"]),
        ("_ years old", "ten years old . years old", ["ten years old"]),
    ],
)
def test_what_a_phrase_matches(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


def test_russian_words_by_stem_and_beginning() -> None:
    assert found("принимать~/приня* .. участие~", "он принял самое живое участие", "ru") == [
        "принял самое живое участие"
    ]
    assert found("магазин~", "в магазинах и у магазинчика", "ru") == ["магазинах"]


def test_the_index_finds_what_each_phrase_finds() -> None:
    phrases = [read_phrase(text, "en") for text in ("in the last time", "!no last time", "take~ (a) part to")]
    words = ["in", "the", "last", "time", "he", "took", "part", "to", "it"]
    assert sorted(Index(phrases).find(words)) == [(0, 0, 4), (1, 2, 4), (2, 5, 8)]
    assert list(Index(phrases).find([])) == []


@pytest.mark.parametrize("phrase", ["", "!no", "..", "(a)", "a//b"])
def test_what_is_no_phrase(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"phrase|choice"):
        read_phrase(phrase, "en")


def test_a_phrase_without_a_sure_word_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a word"):
        Index([read_phrase("*est", "en")])


PHRASES = ("бег~ (в) лес", "полити* .. партия/партии", "!не бег~", "# год~", "_ лес", "*ция лес~", "бег~ , лес")
WORDS = ("бег", "бегу", "в", "лес", "лесу", "политика", "партии", "не", "12", "годы", "станция", ",")


@given(st.sampled_from(PHRASES), st.lists(st.sampled_from(WORDS), max_size=8))
def test_what_stands_there_is_never_said_to_be_missing(text: str, words: list[str]) -> None:
    phrase = read_phrase(text, "ru")
    stems = {stemmer("ru")(word) for word in words if word[:1].isalpha()}
    assert phrase.may_stand(set(words), stems) or not list(phrase.find(words))


def test_a_phrase_without_one_of_its_words_is_soon_told() -> None:
    phrase = read_phrase("бег~ (в) лес", "ru")
    assert phrase.may_stand({"бегу", "лес"}, {"бег", "лес"})
    assert not phrase.may_stand({"бегу", "в"}, {"бег", "в"})
    assert not phrase.may_stand({"лес", "в"}, {"лес", "в"})
