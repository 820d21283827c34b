"""What of a text can be seen again in its partner: stems of words, names, numbers, telling marks; and lengths.

    side = read_side(["Мы видели Токио!", ""], "ru")
    side.sizes == [4, 0]; [term.text for term in side.terms] == ["мы", "видел", "ток", "!"]

Words are cut to their Snowball stem (to six letters where there is no stemmer for the language). Of the marks
only those count that translations keep: question, exclamation, quotation, bracket, colon, semicolon, per cent.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.align.fixed import Integers
from workbench.text.normalise import fold
from workbench.text.numbers import find_numbers
from workbench.text.stems import stemmer
from workbench.text.tokens import TokenKind, tokenize

_MARKS = {"?": "?", "!": "!", '"': '"', "(": "(", "[": "(", ":": ":", ";": ";", "%": "%"}


class Sort(IntEnum):
    WORD = 0
    NAME = 1  # a word with a capital letter
    NUMBER = 2
    MARK = 3
    PLACE = 4  # what kind of segment it is, or that a division begins


class Term(NamedTuple):
    sort: Sort
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    """One text as numbers; every array is deterministic and in segment order.

    characters: letters and figures of each segment, one if it has but marks; sizes: its terms, repeated ones again.
    owner: the larger unit each segment belongs to (a sentence's paragraph); it never falls.
    segment, term, count: one row for each different term of each segment. totals: occurrences of each term.
    """

    language: str
    characters: Integers
    sizes: Integers
    owner: Integers
    terms: tuple[Term, ...]
    segment: Integers
    term: Integers
    count: Integers
    totals: Integers

    def __len__(self) -> int:
        return len(self.sizes)

    def select(self, segments: Sequence[int]) -> Side:
        """These segments only, counted anew; terms and their totals stay those of the whole text."""
        place = np.full(len(self), -1, dtype=np.int64)
        place[list(segments)] = np.arange(len(segments))
        rows = place[self.segment] >= 0
        chosen = np.array(segments, dtype=np.int64)
        return replace(
            self,
            characters=self.characters[chosen],
            sizes=self.sizes[chosen],
            owner=self.owner[chosen],
            segment=place[self.segment[rows]],
            term=self.term[rows],
            count=self.count[rows],
        )

    def keep_terms(self, wanted: NDArray[np.bool_]) -> Side:
        """Only these terms are seen; sizes stay."""
        rows = wanted[self.term]
        return replace(self, segment=self.segment[rows], term=self.term[rows], count=self.count[rows])

    def group(self, owner: Integers, groups: int) -> Side:
        """Segments joined to larger ones: owner[i] is the new segment of i, and never falls."""
        width = max(1, len(self.terms))
        keys, place = np.unique(owner[self.segment] * width + self.term, return_inverse=True)
        return replace(
            self,
            characters=np.bincount(owner, self.characters, minlength=groups).astype(np.int64),
            sizes=np.bincount(owner, self.sizes, minlength=groups).astype(np.int64),
            owner=np.arange(groups),
            segment=keys // width,
            term=keys % width,
            count=np.bincount(place, self.count, minlength=len(keys)).astype(np.int64),
        )


def read_side(
    texts: Sequence[str],
    language: str,
    places: Sequence[Sequence[str]] = (),
    owner: Sequence[int] | None = None,
) -> Side:
    """places: for each text what is known of it beside its words (`head`), as terms of their own.

    owner: the larger unit of each text, itself if not given.
    """
    stem = stemmer(language)
    ids: dict[Term, int] = {}
    rows = array("q")  # number, term, count: a book has hundreds of thousands
    characters, sizes = [], []
    for number, text in enumerate(texts):
        characters.append(sum(map(str.isalnum, text)) or int(bool(text.strip())))
        counts: dict[int, int] = {}
        known = [Term(Sort.PLACE, place) for place in places[number]] if places else []
        for term in known + _read_terms(text, language, stem):
            key = ids.setdefault(term, len(ids))
            counts[key] = counts.get(key, 0) + 1
        sizes.append(sum(counts.values()))
        for key in sorted(counts):
            rows.extend((number, key, counts[key]))
    table = np.frombuffer(rows, dtype=np.int64).reshape(-1, 3)
    totals = np.zeros(len(ids), dtype=np.int64)
    np.add.at(totals, table[:, 1], table[:, 2])
    return Side(
        language,
        np.array(characters, dtype=np.int64),
        np.array(sizes, dtype=np.int64),
        np.arange(len(texts)) if owner is None else np.array(owner, dtype=np.int64),
        tuple(ids),
        np.ascontiguousarray(table[:, 0]),
        np.ascontiguousarray(table[:, 1]),
        np.ascontiguousarray(table[:, 2]),
        totals,
    )


def _read_terms(text: str, language: str, stem: Callable[[str], str]) -> list[Term]:
    numbers = find_numbers(text, language)
    terms = [Term(Sort.NUMBER, number.value) for number in numbers]
    inside = [(number.start, number.end) for number in numbers]
    at = 0
    for token in tokenize(text):
        while at < len(inside) and inside[at][1] <= token.start:
            at += 1
        if token.kind is TokenKind.BLANK or (at < len(inside) and inside[at][0] < token.end):
            continue
        if token.kind is TokenKind.WORD:
            sort = Sort.NAME if token.text[0].isupper() else Sort.WORD
            terms.append(Term(sort, stem(token.text)))
        elif token.kind is TokenKind.MARK and (mark := _MARKS.get(fold(token.text[0]))):
            terms.append(Term(Sort.MARK, mark))
    return terms


def read_surfaces(text: str, language: str) -> dict[str, str]:
    """Each term's text as it is first written: `{"побед": "победы", "1500": "полторы тысячи"}`."""
    stem = stemmer(language)
    found: dict[str, str] = {}
    for number in find_numbers(text, language):
        found.setdefault(number.value, text[number.start : number.end])
    for token in tokenize(text):
        if token.kind is TokenKind.WORD:
            found.setdefault(stem(token.text), token.text)
        elif token.kind is TokenKind.MARK and (mark := _MARKS.get(fold(token.text[0]))):
            found.setdefault(mark, token.text[0])
    return found
