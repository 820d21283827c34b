"""Words, numbers, blanks and marks of a text; joined they give the text back.

    [t.text for t in tokenize("Don’t, 1,500!")] == ["Don’t", ",", " ", "1,500", "!"]

A combining mark (a Russian stress) belongs to the letter before it, an apostrophe or a hyphen between
letters to the word, a separator between digits to the number.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

_MARK = "\u0300-\u036f\u0483-\u0489\u00ad"
_LETTER = rf"[^\W\d_][{_MARK}]*"
_PATTERN = re.compile(
    rf"(?P<word>(?:{_LETTER})+(?:[-'’‑](?:{_LETTER})+)*)"
    r"|(?P<number>\d+(?:[.,:\u00a0\u202f]\d+)*)"
    r"|(?P<blank>\s+)"
    rf"|(?P<mark>[\s\S][{_MARK}]*)"
)
_PARAGRAPH = 4096  # code points
_PLAIN = re.compile(re.sub(r"\?P<\w+>", "?:", _PATTERN.pattern))


class TokenKind(StrEnum):
    WORD = "word"
    NUMBER = "number"
    BLANK = "blank"
    MARK = "mark"


_KINDS = {str(kind): kind for kind in TokenKind}


class Token(NamedTuple):
    """A stretch [start, end) of the text."""

    text: str
    start: int
    end: int
    kind: TokenKind


def tokenize(text: str) -> list[Token]:
    """A paragraph is asked for by many in turn: the last ones are kept."""
    return list(_kept(text) if len(text) <= _PARAGRAPH else _cut(text))


def _cut(text: str) -> tuple[Token, ...]:
    return tuple(
        Token(match.group(), match.start(), match.end(), _KINDS[match.lastgroup or "mark"])
        for match in _PATTERN.finditer(text)
    )


_kept = lru_cache(64)(_cut)


def split_tokens(text: str) -> list[str]:
    """The texts of the tokens only: many times faster."""
    return _PLAIN.findall(text)


def words(text: str) -> list[Token]:
    """The words and numbers only."""
    return [token for token in tokenize(text) if token.kind in (TokenKind.WORD, TokenKind.NUMBER)]
