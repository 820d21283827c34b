"""The words of one side of a bead, as far as they can be compared: stems, numbers, sounds of names.

side = read_words(["Мы видели Токио.", "Да."], "ru")
side.stems == ("мы", "видел", "ток", "да"); side.sounds[2] == "tk"; side.texts[3] == 1
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from workbench.text.languages import primary
from workbench.text.numbers import find_numbers
from workbench.text.stems import stemmer
from workbench.text.tokens import Token, TokenKind, words
from workbench.text.transliteration import skeleton

_CONSONANTS = 5  # of a name that are compared
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class WordSide:
    """One entry for each word; `texts`: the number of the text that it stands in, where its token's offsets count.

    numbers: the value of the number it says, else empty. sounds: its first consonants as both scripts write
    them, empty where there are too few. is_name: it has a capital. is_unit: it stands in a number beside its figures
    (`года` in `1961 года`).
    """

    language: str
    tokens: tuple[Token, ...]
    texts: tuple[int, ...]
    stems: tuple[str, ...]
    numbers: tuple[str, ...]
    sounds: tuple[str, ...]
    is_name: tuple[bool, ...]
    is_unit: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.tokens)

    @classmethod
    def join(cls, sides: Sequence[WordSide]) -> WordSide:
        """Of one language, one behind the other; `texts` count anew in each. At least one."""
        columns = ([getattr(side, name) for side in sides] for name in _COLUMNS)
        return cls(sides[0].language, *(tuple(chain.from_iterable(column)) for column in columns))


_COLUMNS = ("tokens", "texts", "stems", "numbers", "sounds", "is_name", "is_unit")


def read_words(texts: Sequence[str], language: str) -> WordSide:
    """texts: the units of one side of a bead (segments or sentences), in order."""
    stem = stemmer(language)
    tokens: list[Token] = []
    places: list[int] = []
    numbers: list[str] = []
    units: list[bool] = []
    for place, text in enumerate(texts):
        found = words(text)
        tokens += found
        places += [place] * len(found)
        values, beside = _numbers(text, language, found)
        numbers += values
        units += beside
    sounds = [skeleton(token.text.lower())[:_CONSONANTS] for token in tokens]
    return WordSide(
        primary(language),
        tuple(tokens),
        tuple(places),
        tuple(stem(token.text) for token in tokens),
        tuple(numbers),
        tuple(sound if len(sound) >= _FEWEST else "" for sound in sounds),
        tuple(token.text[0].isupper() for token in tokens),
        tuple(units),
    )


def _numbers(text: str, language: str, tokens: Sequence[Token]) -> tuple[list[str], list[bool]]:
    """For each word what it says of the number it stands in, and whether it only stands beside its figures.

    Of a date in figures each figure says its own.
    """
    values, beside = [""] * len(tokens), [False] * len(tokens)
    at = 0
    for number in find_numbers(text, language):
        while at < len(tokens) and tokens[at].end <= number.start:
            at += 1
        first = at
        while at < len(tokens) and tokens[at].start < number.end:
            at += 1
        figures = [place for place in range(first, at) if tokens[place].kind is TokenKind.NUMBER]
        for place in figures or range(first, at):
            is_part = figures and number.kind == "date" and len(figures) > 1
            values[place] = tokens[place].text if is_part else number.value
        for place in range(first, at):
            beside[place] = not values[place]
    return values, beside
