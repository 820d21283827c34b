"""Whatever stands side by side: numbers are stretches of the text, in order, apart, with a value."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.text.numbers import find_numbers

_PIECES = {
    "en": ["one", "two", "twenty", "third", "hundred", "thousand", "May", "April", "am", "o'clock", "percent", "and"],
    "ru": [
        "один",
        "два",
        "двадцать",
        "третий",
        "сто",
        "тысяч",
        "мая",
        "апреля",
        "часов",
        "дня",
        "процентов",
        "г.",
        "в",
    ],
    "de": ["zwei", "zwanzig", "hundert", "tausend", "Mai", "Uhr", "Prozent", "und"],
    "fr": ["deux", "vingt", "cent", "mille", "mai", "heures", "pour cent", "et"],
}
_MARKS = ["1", "12", "1945", "1.5", "1,500", "20.04.1945", "15:30", "XIX", "I", "V", "%", "-", ",", ".", "19th", "5-й"]


@given(st.sampled_from(sorted(_PIECES)), st.data())
def test_numbers_are_stretches_in_order(language: str, data: st.DataObject) -> None:
    piece = st.sampled_from(_PIECES[language] + _MARKS) | st.text(max_size=3)
    text = data.draw(st.sampled_from(["", " ", "\u00a0"])).join(data.draw(st.lists(piece, max_size=12)))
    last = 0
    for number in find_numbers(text, language):
        assert last <= number.start < number.end <= len(text)
        assert number.value
        last = number.end
    spaced = " ".join(data.draw(st.lists(piece, max_size=12)))
    assert all(number.value for number in find_numbers(spaced, language))
