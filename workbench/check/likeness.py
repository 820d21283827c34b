"""How near words are to the source in the encoder's space, and whether the passage would be nearer without them.

    near = Likeness.read(encoder, tokens, source_tokens)
    near.whole["likeness"]         # 812: the cosine of passage and source, in thousandths

A passage is the sum of its words, so what each contributes can be read off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.check.columns import ONE, Integers, mean
from workbench.packs.encoder import SCALE, Encoder, Vectors, normalise, products
from workbench.text.tokens import Token, TokenKind

_LANGUAGES = "ru", "en"
_AT_ONCE = 128  # words of a long passage
_FEW = 1 << 18  # multiplications of a short one: of more the library makes a job for several threads


@dataclass(frozen=True, slots=True)
class Likeness:
    """In thousandths. likeness: of a word and the whole source; without: what the passage gains when the word goes;
    nearest: the word of the source that is nearest; inside: of a word and its own passage.
    """

    columns: dict[str, Integers]
    whole: dict[str, int]

    @classmethod
    def none(cls, size: int) -> Likeness:
        names = ("likeness", "without", "nearest", "inside", "weight")
        return cls({name: np.zeros(size, dtype=np.int64) for name in names}, _whole(0, *[np.zeros(0, np.int64)] * 3))

    @classmethod
    def read(cls, encoder: Encoder, tokens: Sequence[Token], theirs: Sequence[Token]) -> Likeness:
        ours, beside = ([token.text for token in side] for side in (tokens, theirs))
        words, of_words = encoder.sum_words(ours, _LANGUAGES[1]), encoder.embed_words(ours, _LANGUAGES[1])
        others, of_others = encoder.sum_words(beside, _LANGUAGES[0]), encoder.embed_words(beside, _LANGUAGES[0])
        text, source = words.sum(axis=0, keepdims=True), others.sum(axis=0, keepdims=True)
        of_text, of_source = normalise(text), normalise(source)
        whole = int(_cosines(of_text, of_source)[0, 0])
        columns = {
            "likeness": _cosines(of_words, of_source)[:, 0],
            "without": _cosines(normalise(text - words), of_source)[:, 0] - whole,
            "nearest": _nearest((tokens, of_words), (theirs, of_others)),
            "inside": _cosines(of_words, of_text)[:, 0],
            "weight": np.sqrt((words.astype(np.int64) ** 2).sum(axis=1)).astype(np.int64),
        }
        is_word = np.array([token.kind is TokenKind.WORD for token in tokens], dtype=np.bool_)
        is_their_word = np.array([token.kind is TokenKind.WORD for token in theirs], dtype=np.bool_)
        back = _cosines(of_others, of_text)[:, 0]
        of_whole = _whole(whole, columns["nearest"][is_word], back[is_their_word], columns["without"][is_word])
        return cls(columns, of_whole)


def _whole(likeness: int, nearest: Integers, back: Integers, without: Integers) -> dict[str, int]:
    return {
        "likeness": likeness,
        "mean nearest": mean(nearest),
        "least nearest": int(nearest.min()) if len(nearest) else 0,
        "mean source likeness": mean(back),
        "least source likeness": int(back.min()) if len(back) else 0,
        "most without": int(without.max()) if len(without) else 0,
    }


def _nearest(one: tuple[Sequence[Token], Vectors], other: tuple[Sequence[Token], Vectors]) -> Integers:
    """Each word's largest cosine among the other's. Different words, some at a time: a passage may be a chapter."""
    (mine, place), (there, _) = (_different(tokens, vectors) for tokens, vectors in (one, other))
    if not len(mine) or not len(there):
        return np.zeros(len(place), dtype=np.int64)
    at_once = _FEW // there.size if there.size <= _FEW // 8 else _AT_ONCE
    starts = range(0, len(mine), at_once)
    best = np.concatenate([_cosines(mine[start : start + at_once], there).max(axis=1) for start in starts])
    return best[place]


def _different(tokens: Sequence[Token], vectors: Vectors) -> tuple[Vectors, list[int]]:
    """The vectors of the different words, and which of them is each token's."""
    number: dict[str, int] = {}
    place = [number.setdefault(token.text, len(number)) for token in tokens]
    first = {each: at for at, each in reversed(list(enumerate(place)))}
    return vectors[[first[each] for each in range(len(number))]], place


def _cosines(a: NDArray[np.int16], b: NDArray[np.int16]) -> Integers:
    return products(a, b).astype(np.int64) * ONE // SCALE**2
