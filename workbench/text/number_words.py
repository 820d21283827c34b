"""Words of number put together: which belong to one number, and what it is worth.

    value([Word(0, 6, "ten", 20), Word(7, 11, "unit", 5)]) == 25

The kinds are those of `packs/data/number-words.tsv`, and `digits` and `figures` for what is written in figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from workbench.packs.tables import read_table
from workbench.text.languages import primary

AND = ("and", "et", "с", "a")  # what may stand inside a number
_GLUE = re.compile(r"[\s\u00a0]+|-|‑|\s+and\s+|-et-|\s+et\s+", re.IGNORECASE)
_TO_SCALE = re.compile(r"[\s\u00a0]*-?|\s+and\s+", re.IGNORECASE)
_TO_HALF = re.compile(r"\s+(?:с|and\s+a)\s+|-and-a-", re.IGNORECASE)
_SIZES = {"unit": 1, "teen": 1, "ten": 2, "hundred": 3, "times": 3, "scale": 4}
IN_FIGURES = ("digits", "figures")


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch [start, end) of the text."""

    start: int
    end: int
    kind: str
    value: float


def belongs(text: str, words: Sequence[Word], word: Word) -> bool:
    """Whether a word goes on with the number: each smaller than the one before, or a factor."""
    last = words[-1]
    if word.kind == "half":
        return last.kind not in ("ordinal", "half") and _TO_HALF.fullmatch(text, last.end, word.start) is not None
    glue = _TO_SCALE if word.kind == "scale" and last.kind in IN_FIGURES else _GLUE
    if last.kind == "ordinal" or word.kind == "month" or not glue.fullmatch(text, last.end, word.start):
        return False
    if word.kind in ("scale", "times"):
        return last.kind != "scale" or last.value > word.value or word.value > last.value > 1000
    if word.kind in IN_FIGURES or last.kind in (*IN_FIGURES, "half"):
        return False
    if word.kind == "ordinal":
        return _SIZES[last.kind] > (1 if word.value < 20 else 2)
    if last.kind == "ten" and word.kind == "teen":
        return False
    return _SIZES[last.kind] > _SIZES[word.kind]


def value(words: Sequence[Word]) -> float | None:
    """None for factors alone (`thousands of people`) and for a half alone."""
    kinds = [word.kind for word in words]
    if set(kinds) <= {"scale", "times"} or kinds[0] == "half":
        return None
    whole = group = factor = 0.0
    for word in words:
        if word.kind == "scale":
            whole, group, factor = whole + (group or 1.0) * word.value, 0.0, word.value
        elif word.kind == "times":
            group = (group or 1.0) * word.value
        elif word.kind == "half":
            group += word.value * (factor if not group and factor else 1.0)  # a million and a half
        else:
            group += word.value
    return whole + group


@cache
def lexicon(language: str) -> dict[str, tuple[str, float]]:
    """Kind and value of each word of number of a language; ё is е."""
    return {
        form: (row[1], float(row[2]))
        for row in read_table("number-words.tsv")
        if row[0] == language
        for form in row[3].split()
    }


def months(language: str) -> frozenset[str]:
    """The names of the months, in lower case and in all their forms."""
    return _months(primary(language))


@cache
def _months(language: str) -> frozenset[str]:
    words = lexicon(language)
    return frozenset(form for form, (kind, _) in words.items() if kind == "month")
