"""Where a term stands in a text, in whatever form: words beside each other, each by its stem.

    terms = TermIndex(["военно-морской флот", "флот"], "ru")
    outermost(terms.find("Офицеры Военно-морского флота."))        # [Found(0, 8, 29)]: the second is part of it

A word with a capital stands for words with one (Вера is no вера), one in capitals only for words in capitals (US is
no us). A Russian word is a form of a noun or adjective only if it ends like one: портят is no form of порт.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from workbench.text.inflection import forms
from workbench.text.languages import primary
from workbench.text.normalise import fold
from workbench.text.stems import stemmer
from workbench.text.tokens import Token, TokenKind, tokenize

# What forms of nouns and adjectives end in, ё as е.
_ENDINGS = """
    а я у ю е о ы и ь й ом ем ам ям ой ей ий ый ою ею ью ию ах ях ами ями ов ев ия ие ием иям иях иями иев
    ья ье ьи ьем ьям ьях ьями ьев ая яя ое ее ые ого его ому ему ым им ую юю ых их ыми ими ьего ьему ьим ьих ьими
"""
NOMINAL = frozenset(["", *_ENDINGS.split()])
_VERBS = re.compile(r"\w+(?:ть|ти|чь|ться|тись|чься)")


class Found(NamedTuple):
    """The number of a term and the stretch [start, end) of the text."""

    number: int
    start: int
    end: int


def outermost(found: Sequence[Found]) -> list[Found]:
    """Those that are not part of a longer one, or of one that began before; found: in order."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end, each.number)):
        if not kept or each.start >= kept[-1].end or each[1:] == kept[-1][1:]:
            kept.append(each)
    return kept


class _Word(NamedTuple):
    """As the term has it, folded. is_nominal: its forms end as nouns and adjectives do."""

    text: str
    stem: str
    forms: frozenset[str]
    has_capital: bool
    is_capitals: bool
    is_nominal: bool


class TermIndex:
    """Many terms; a text is walked once. is_strict: capitals of the terms count, and hyphens join words."""

    def __init__(self, terms: Sequence[str], language: str, *, is_strict: bool = True) -> None:
        self._language = primary(language)
        self._stem = stemmer(language)
        self._is_strict = is_strict
        self._terms = [[self._read(token.text) for token in self._tokens(term)] for term in terms]
        self._by_first: dict[str, list[int]] = {}
        for number, words in enumerate(self._terms):
            for key in sorted(self._keys(words[0])) if words else ():
                self._by_first.setdefault(key, []).append(number)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Found]:
        """All in [start, end), in order."""
        tokens = self._tokens(text[start:end])
        return [
            Found(number, start + tokens[at].start, start + tokens[at + length - 1].end)
            for at in range(len(tokens))
            for number, length in self._starting(tokens, at)
        ]

    def _starting(self, tokens: Sequence[Token], at: int) -> list[tuple[int, int]]:
        """(number, words) of the terms that begin at a token."""
        folded = fold(tokens[at].text, case=True)
        numbers = {number for key in (folded, self._stem(folded)) for number in self._by_first.get(key, ())}
        lengths = [(number, len(self._terms[number])) for number in sorted(numbers)]
        return [
            (number, length)
            for number, length in lengths
            if at + length <= len(tokens)
            and all(self._fits(*pair) for pair in zip(self._terms[number], tokens[at : at + length], strict=True))
        ]

    def _fits(self, word: _Word, token: Token) -> bool:
        if token.kind is TokenKind.MARK:
            return fold(token.text) == word.text
        if word.is_capitals and not token.text[: len(word.text)].isupper():
            return False
        if self._is_strict and word.has_capital and not token.text[0].isupper():
            return False
        folded = fold(token.text, case=True).replace("\u0301", "")
        if folded == word.text or folded in word.forms:
            return True
        return self._stem(folded) == word.stem and (not word.is_nominal or self._is_nominal(word, folded))

    def _is_nominal(self, word: _Word, folded: str) -> bool:
        """Whether it ends like a noun or adjective behind what it shares with the term, the stem or more."""
        ends = range(len(word.stem), min(len(word.text), len(folded)) + 1)
        return any(word.text[:end] == folded[:end] and folded[end:] in NOMINAL for end in ends)

    def _read(self, text: str) -> _Word:
        folded = fold(text, case=True).replace("\u0301", "")
        return _Word(
            folded,
            self._stem(text),
            forms(folded) if self._language == "en" else frozenset(),
            text[0].isupper(),
            len(text) > 1 and text.isupper(),
            self._language == "ru" and _VERBS.fullmatch(folded) is None,
        )

    def _keys(self, word: _Word) -> set[str]:
        return {word.text, word.stem, *word.forms}

    def _tokens(self, text: str) -> list[Token]:
        """Words, numbers and marks; with hyphens as blanks if the search is a lenient one."""
        if not self._is_strict:
            text = re.sub(r"(?<=\w)[-‑](?=\w)", " ", text)
        return [token for token in tokenize(text) if token.kind is not TokenKind.BLANK]
