"""What the sentence encoder sees of a word: rows of its table, found by hashing.

    split_words("Экс-глава не читал «1 500» писем")  == ["экс", "глава", "не", "читал", "1500", "писем"]
    Buckets(own=8, shared=4).of("глава", "ru")       # numbers of rows: 0–7 Russian, 8–15 English, 16–19 both

A word counts as a whole, as its stem and as its runs of 3 to 5 letters (with marks of its borders), in the rows of
its language; and in rows that both languages share as its key of consonants and the runs of 3 letters of its
transliteration: there a name meets its rendering untaught. A number is shared whole. Any change here needs a new
VERSION and a new training: the rows of a shipped file would mean something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from zlib import crc32

from workbench.text.normalise import fold
from workbench.text.stems import stemmer
from workbench.text.transliteration import skeleton, transliterate

VERSION = 1
LANGUAGES = ("ru", "en")

_WORD = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*|[^\W\d_]+(?:'[^\W\d_]+)*")
_STRESS = dict.fromkeys([0x300, 0x301, 0xAD])
_SEPARATORS = str.maketrans("", "", ".,\u00a0\u202f ")
_LONGEST = 24  # letters of a word that are looked at


def split_words(text: str) -> list[str]:
    """Words and numbers, folded, in lower case, without stress marks; parts of a hyphened word on their own."""
    found: list[str] = _WORD.findall(fold(text, case=True).translate(_STRESS))
    return [word.translate(_SEPARATORS) if word[0].isdigit() else word[:_LONGEST] for word in found]


@dataclass(frozen=True, slots=True)
class Buckets:
    """own: rows for each language; shared: rows for both together. Rows 0 to 2 × own + shared - 1."""

    own: int
    shared: int

    def of(self, word: str, language: str) -> list[int]:
        """The rows of a word as split_words gives it; a row may come twice. Never empty."""
        first = LANGUAGES.index(language) * self.own
        if word[0].isdigit():
            return [self._shared("#" + word)]
        own = [word, "_" + stemmer(language)(word), *_runs("<" + word + ">", (3, 4, 5))]
        latin = transliterate(word) if language == "ru" else word
        shared = ["_" + skeleton(word), *_runs("<" + latin + ">", (3,))]
        return [first + crc32(own_.encode()) % self.own for own_ in own] + [self._shared(part) for part in shared]

    def _shared(self, part: str) -> int:
        return 2 * self.own + crc32(part.encode()) % self.shared


def _runs(word: str, lengths: tuple[int, ...]) -> list[str]:
    return [word[at : at + n] for n in lengths for at in range(len(word) - n + 1)]
