"""The places between words of a text, and how badly what stands on both sides of each goes together.

    places = Junctions.read(find_model("en"), ["He saw the in the port."], ["Он увидел кран в порту."])
    places.cost.tolist()       # highest between `the` and `in`

One place in front of each word and one behind the last. Where words were dropped the neighbours that are left rarely
follow each other, marks meet that stood apart, or a sentence begins with a small letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.check.columns import Integers
from workbench.packs.language_model import LanguageModel, lm_tokens, lm_word
from workbench.text.tokens import Token, TokenKind

_LEFT = re.compile(r'[,;:(] ?[,.;:!?)]|[(] | [,.;]|" ?"')
_AFTER, _BEFORE, _ALONE, _ALONE_BEFORE = 45, 34, 55, 49  # hundredths of what the model says
_BORDER = 60  # what a border would cost alone, 1/16 nat
_WORDS = TokenKind.WORD, TokenKind.NUMBER


@dataclass(frozen=True, slots=True)
class Junctions:
    """cost: in 1/1600 nat, for each place. has_marks_left: marks stand there as if words between them were gone.

    begins_small: the text begins with a small letter, and its source does not.
    """

    cost: Integers
    has_marks_left: Integers
    begins_small: bool

    @classmethod
    def none(cls, words: int) -> Junctions:
        return cls(np.zeros(words + 1, np.int64), np.zeros(words + 1, np.int64), begins_small=False)

    @classmethod
    def read(cls, model: LanguageModel | None, texts: Sequence[str], source: Sequence[str]) -> Junctions:
        """The sentences of a passage and of its source. Without a model of the language nothing costs anything."""
        tokens = [token for text in texts for token in lm_tokens(text)]
        words = [at for at, token in enumerate(tokens) if token.kind in _WORDS]
        places = list(zip([0, *(at + 1 for at in words)], [*words, len(tokens)], strict=True))
        costs = _costs(model, tokens).tolist() if model else [0] * (len(tokens) + 1)
        marks = ["".join(_spaced(tokens, first, last)) for first, last in places]
        return cls(
            np.array([max(costs[first : last + 1]) for first, last in places]),
            np.array([bool(_LEFT.search(between)) for between in marks], dtype=np.int64),
            begins_small=texts[0][:1].islower() and not source[0][:1].islower(),
        )


def _costs(model: LanguageModel, tokens: Sequence[Token]) -> Integers:
    """In front of each token and behind the last: how much less likely both sides are than by themselves."""
    said = model.read([lm_word(token) for token in tokens])
    after, alone = np.append(said.after, said.end), np.append(said.alone, _BORDER)
    before, alone_before = np.insert(said.before, 0, 0), np.insert(said.alone, 0, _BORDER)
    cost: Integers = _AFTER * after + _BEFORE * before - _ALONE * alone - _ALONE_BEFORE * alone_before
    return cost


def _spaced(tokens: Sequence[Token], first: int, last: int) -> Iterator[str]:
    """The marks of a place with the blanks around them."""
    end = tokens[first - 1].end if first else 0
    for token in tokens[first : last + 1]:
        if token.start > end:
            yield " "
        if token.kind not in _WORDS:
            yield token.text
        end = token.end
