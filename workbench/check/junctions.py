"""The places between words of a text, and how badly what stands on both sides of each goes together.

    places = Junctions.read(find_model("en"), [(0, "He saw the in the port.")])
    places.cost.tolist()       # highest between `the` and `in`

One place in front of each word and one behind the last. Where words were dropped the neighbours that are left rarely
follow each other, marks meet that stood apart, or a sentence begins with a small letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.check.columns import Integers
from workbench.packs.language_model import LanguageModel, lm_tokens, lm_word
from workbench.text.tokens import Token, TokenKind

_LEFT = re.compile(r"[,;:(]\s*[,.;:!?)]|\(\s|\s[,.;]|\"\s*\"")
_AFTER, _BEFORE, _ALONE, _ALONE_BEFORE = 45, 34, 55, 49  # hundredths of what the model says
_BORDER = 60  # what a border would cost alone, 1/16 nat


@dataclass(frozen=True, slots=True)
class Junctions:
    """cost: in 1/1600 nat, for each place. has_marks_left: marks stand there as if words between them were gone.

    begins_small: the text begins with a small letter.
    """

    cost: Integers
    has_marks_left: Integers
    begins_small: bool

    @classmethod
    def read(cls, model: LanguageModel | None, texts: Sequence[str]) -> Junctions:
        """texts: the sentences of a passage. Without a model of the language nothing costs anything."""
        tokens = [token for text in texts for token in lm_tokens(text)]
        words = [at for at, token in enumerate(tokens) if token.kind in (TokenKind.WORD, TokenKind.NUMBER)]
        first = [0, *(at + 1 for at in words)]
        last = [*words, len(tokens)]
        costs = _costs(model, tokens) if model else np.zeros(len(tokens) + 1, np.int64)
        worst = [int(costs[low : high + 1].max()) for low, high in zip(first, last, strict=True)]
        return cls(np.array(worst), _marks_left(texts), bool(texts) and texts[0][:1].islower())


def _costs(model: LanguageModel, tokens: Sequence[Token]) -> Integers:
    """In front of each token and behind the last: how much less likely both sides are than by themselves."""
    said = model.read([lm_word(token) for token in tokens])
    after, alone = np.append(said.after, said.end), np.append(said.alone, _BORDER)
    before, alone_before = np.insert(said.before, 0, 0), np.insert(said.alone, 0, _BORDER)
    cost: Integers = _AFTER * after + _BEFORE * before - _ALONE * alone - _ALONE_BEFORE * alone_before
    return cost


def _marks_left(texts: Sequence[str]) -> Integers:
    found: list[bool] = []
    for number, text in enumerate(texts):
        tokens = [token for token in lm_tokens(text) if token.kind in (TokenKind.WORD, TokenKind.NUMBER)]
        ends = [0, *(token.end for token in tokens)]
        starts = [*(token.start for token in tokens), len(text)]
        here = [bool(_LEFT.search(text, end, start)) for end, start in zip(ends, starts, strict=True)]
        found[-1:] = [found[-1] or here[0]] if number else here[:1]
        found += here[1:]
    return np.array(found, dtype=np.int64)
