"""Names in a text: words with a capital that do not owe it to the beginning of a sentence.

    [name.text for name in find_names("Yesterday Kenji Mori met Ivanov. Mori was late.", "en")]
    == ["Kenji Mori", "Ivanov", "Mori"]

The first word of a sentence counts only if the text (or `known`) has it with a capital elsewhere too. In German every
noun has a capital, so names there are nouns. `I`, single letters and months are no names; initials belong to the name
behind them.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from workbench.text.number_words import months
from workbench.text.tokens import Token, TokenKind, tokenize

_ENDS = frozenset(".!?…")
_OPENING = frozenset("\"'“‘«„([—–-•*")
# What may stand between two words of one name.
_JOINED = re.compile(r"[ \u00a0]|[ \u00a0](?:of|the|de|la|du|von|van|der|da|di|bin|ibn|al)[ \u00a0]")


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch [start, end) of the text."""

    start: int
    end: int
    text: str


def find_names(text: str, language: str, known: Collection[str] = ()) -> list[Name]:
    """In order. known: words (as they are written) that are names although a sentence begins with them."""
    found, initial = capitals(text, language)
    inside = {token.text for token in found if token.start not in initial} | set(known)
    kept = [token for token in found if token.start not in initial or token.text in inside]
    names: list[Name] = []
    for token in kept:
        if names and _is_joined(text, names[-1], token, initial):
            names[-1] = Name(names[-1].start, token.end, text[names[-1].start : token.end])
        else:
            names.append(Name(token.start, token.end, token.text))
    return [name for name in names if len(name.text) > 1]


def _is_joined(text: str, name: Name, token: Token, initial: Collection[int]) -> bool:
    between = text[name.end : token.start]
    is_initial_letter = re.search(r"(?<![^\W\d_])[^\W\d_]$", name.text) and re.fullmatch(r"\.[ \u00a0]?", between)
    return bool(is_initial_letter) or (token.start not in initial and _JOINED.fullmatch(between) is not None)


def capitals(text: str, language: str) -> tuple[list[Token], set[int]]:
    """Words with a capital, and where those stand that begin a sentence."""
    calendar = months(language)
    found: list[Token] = []
    initial: set[int] = set()
    is_beginning = True
    before: Token | None = None
    for token in tokenize(text):
        if token.kind is TokenKind.BLANK:
            is_beginning = is_beginning or "\n" in token.text
            continue
        if token.kind is TokenKind.MARK:
            is_beginning = (is_beginning and token.text in _OPENING) or _is_end(token, before) or token.text == ":"
        else:
            if token.text[0].isupper() and token.text != "I" and token.text.lower() not in calendar:
                found.append(token)
                if is_beginning:
                    initial.add(token.start)
            is_beginning = False
        before = token
    return found, initial


def _is_end(mark: Token, before: Token | None) -> bool:
    """A full stop behind a single letter belongs to an initial."""
    if mark.text not in _ENDS:
        return False
    return not (mark.text == "." and before is not None and len(before.text) == 1 and before.text.isupper())
