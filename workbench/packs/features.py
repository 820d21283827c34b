"""What the sentence encoder sees of a word: rows of its table, found by hashing.

    split_words("Экс-глава не читал «1 500» писем")  == ["экс", "глава", "не", "читал", "1500", "писем"]
    Buckets(own=8, shared=4).of("глава", "ru")       # numbers of rows: 0–7 Russian, 8–15 English, 16–19 both

A word counts as a whole, as its stem and as its runs of 3 and 4 letters (with marks of its borders), in the rows of
its language; and in rows that both languages share as its key of consonants and the runs of 3 letters of its
transliteration: there a name meets its rendering untaught. A number is shared whole. Any change here needs a new
VERSION and a new training: the rows of a shipped file would mean something else.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from zlib import crc32

from workbench.text.stems import stemmer
from workbench.text.transliteration import skeleton, transliterate

VERSION = 1
LANGUAGES = ("ru", "en")
MOST = 74  # rows of a word at most: of one of 24 letters

_WORD = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*|[^\W\d_]+(?:'[^\W\d_]+)*")
_STRESS = re.compile("[\u0300\u0301\u00ad]")
_SEPARATORS = re.compile(r"\D")
_LONGEST = 24  # letters of a word that are looked at
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_BYTES = 2  # of a letter, so that runs of letters are runs of bytes
_ENCODING = "utf-16-le"


def split_words(text: str) -> list[str]:
    """Words and numbers, folded, in lower case, without stress marks; parts of a hyphened word on their own."""
    plain = _STRESS.sub("", unicodedata.normalize("NFC", text)).casefold().replace("ё", "е").replace("’", "'")
    found: list[str] = _WORD.findall(plain)
    return [_SEPARATORS.sub("", word) if word[0].isdecimal() else word[:_LONGEST] for word in found]


@dataclass(frozen=True, slots=True)
class Buckets:
    """own: rows for each language; shared: rows for both together. Rows 0 to 2 × own + shared - 1."""

    own: int
    shared: int

    def of(self, word: str, language: str) -> list[int]:
        """The rows of a word as split_words gives it; a row may come twice. At least one, at most MOST."""
        first, own, both, shared = LANGUAGES.index(language) * self.own, self.own, 2 * self.own, self.shared
        if word[0].isdecimal():
            return [both + _hash("#" + word) % shared]
        bordered = f"<{word}>"
        latin = bordered.translate(_latin())[: len(bordered)] if language == "ru" else bordered
        mine = [_hash(word), _hash("_" + stemmer(language)(word)), *_runs(bordered, 3), *_runs(bordered, 4)]
        common = [_hash("_" + skeleton(word)), *_runs(latin, 3)]
        return [first + code % own for code in mine] + [both + code % shared for code in common]


def _hash(part: str) -> int:
    return crc32(part.encode(_ENCODING, "surrogatepass"))


def _runs(word: str, letters: int) -> list[int]:
    data, length = word.encode(_ENCODING, "surrogatepass"), letters * _BYTES
    return [crc32(data[at : at + length]) for at in range(0, len(data) - length + 1, _BYTES)]


@cache
def _latin() -> dict[int, str]:
    return {ord(letter): transliterate(letter) for letter in _CYRILLIC}
