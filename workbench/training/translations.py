"""Which words translate each other, from sentence pairs: two directions of IBM model 1 that must agree.

    counts = count_translations([[3, 1], [2]], [[7], [9, 8]])
    counts.a[0], counts.b[0], counts.agreed[0]      # word 1 and word 7 stood for each other 0.3 times

Each word has one partner or none; partners are likelier near the diagonal (Dyer, Chahuneau and Smith 2013). A pair
of occurrences counts with the root of the product of both directions' probabilities, if that is high enough (Liang,
Taskar and Klein 2006): so the article does not become the translation of every noun. Sums are taken in order and the
exponential comes from a table, so the same pairs give the same bits on every machine.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]

_ROUNDS = 5
_TENSION = 4.0  # how fast partners far from the diagonal become unlikely
_ALONE = 0.1  # share of words without partner
_AGREED = 0.15
_LONGEST = 100  # words of a sentence that are looked at
_CELLS = 1 << 22  # pairs of occurrences worked on at a time
_STEPS = 256
_NEAR = np.array([math.exp(-_TENSION * step / _STEPS) for step in range(_STEPS + 1)])


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows (a, b, agreed), sorted by (a, b): how often both directions took the two words for partners."""

    a: Integers
    b: Integers
    agreed: Floats


def count_translations(a: Sequence[Sequence[int]], b: Sequence[Sequence[int]], *, rounds: int = _ROUNDS) -> Counts:
    """Word numbers of the sentences of either language, pair by pair; memory: 4 bytes a cell, 70 a pair of words."""
    pairs = _read(a, b)
    forward, backward = _Direction(pairs, given_b=True), _Direction(pairs, given_b=False)
    for _ in range(rounds):
        forward.learn(pairs)
        backward.learn(pairs)
    agreed = np.zeros(len(pairs.types))
    for cells in pairs.blocks():
        both = np.sqrt(forward.expect(cells)[0] * backward.expect(cells)[0])
        both[both < _AGREED] = 0.0
        agreed += np.bincount(cells.type, both, minlength=len(agreed))
    kept = np.flatnonzero(agreed)
    return Counts(pairs.types[kept] // pairs.width, pairs.types[kept] % pairs.width, agreed[kept])


@dataclass(frozen=True, slots=True)
class _Side:
    """Sentences end to end: the word of each token, where it stands in its sentence (0..1), where sentences begin."""

    word: Integers
    place: Floats
    starts: Integers

    @classmethod
    def read(cls, sentences: Sequence[Sequence[int]]) -> _Side:
        cut = [sentence[:_LONGEST] for sentence in sentences]
        word = np.fromiter(itertools.chain.from_iterable(cut), dtype=np.int64)
        place = np.concatenate([np.zeros(0), *((np.arange(len(each)) + 0.5) / max(1, len(each)) for each in cut)])
        return cls(word, place, np.cumsum([0, *map(len, cut)]))


@dataclass(frozen=True, slots=True)
class _Cells:
    """Every token of a beside every token of b of the same pair, for a block of pairs.

    token_a, token_b: numbered from the block's first; word_a, word_b: of each token; near: by distance from the
    diagonal; type: the pair of words.
    """

    token_a: Integers
    token_b: Integers
    word_a: Integers
    word_b: Integers
    near: Floats
    type: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class _Pairs:
    """types: the pairs of words that meet, as a * width + b, sorted; type: of each cell, block behind block."""

    a: _Side
    b: _Side
    borders: tuple[int, ...]
    width: int
    types: Integers
    type: tuple[NDArray[np.int32], ...]

    def blocks(self) -> Iterator[_Cells]:
        for (first, last), type_ in zip(itertools.pairwise(self.borders), self.type, strict=True):
            token_a, token_b = _cells(self.a, self.b, first, last)
            distance = np.abs(self.a.place[token_a] - self.b.place[token_b])
            start_a, start_b = self.a.starts[first], self.b.starts[first]
            yield _Cells(
                token_a - start_a,
                token_b - start_b,
                self.a.word[start_a : self.a.starts[last]],
                self.b.word[start_b : self.b.starts[last]],
                _NEAR[np.rint(distance * _STEPS).astype(np.int64)],
                type_,
            )


def _read(a: Sequence[Sequence[int]], b: Sequence[Sequence[int]]) -> _Pairs:
    side_a, side_b = _Side.read(a), _Side.read(b)
    sizes = np.cumsum(np.diff(side_a.starts) * np.diff(side_b.starts))
    ends = np.searchsorted(sizes, np.arange(_CELLS, int(sizes[-1]) if len(sizes) else 0, _CELLS), side="left") + 1
    borders = sorted({0, *ends.tolist(), len(sizes)})
    width = int(side_b.word.max(initial=0)) + 1
    keys = [_keys(side_a, side_b, first, last, width) for first, last in itertools.pairwise(borders)]
    types = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *map(np.unique, keys)]))
    type_ = tuple(np.searchsorted(types, key).astype(np.int32) for key in keys)
    return _Pairs(side_a, side_b, tuple(borders), width, types, type_)


def _keys(a: _Side, b: _Side, first: int, last: int, width: int) -> Integers:
    token_a, token_b = _cells(a, b, first, last)
    keys: Integers = a.word[token_a] * width + b.word[token_b]
    return keys


def _cells(a: _Side, b: _Side, first: int, last: int) -> tuple[Integers, Integers]:
    """For the pairs [first, last): the token of a and the token of b of every cell."""
    tokens = np.arange(a.starts[first], a.starts[last])
    pair = np.searchsorted(a.starts, tokens, side="right") - 1
    begin, size = b.starts[pair], b.starts[pair + 1] - b.starts[pair]
    total = int(size.sum())
    place = np.arange(total) - np.repeat(np.cumsum(size) - size, size)
    return np.repeat(tokens, size), np.repeat(begin, size) + place


class _Direction:
    """t(w|v) for the words w of one language, given those of the other or none."""

    def __init__(self, pairs: _Pairs, *, given_b: bool) -> None:
        self._given_b = given_b
        self._given = pairs.types % pairs.width if given_b else pairs.types // pairs.width
        mine = pairs.a if given_b else pairs.b
        self._probability = np.ones(len(pairs.types))
        self._alone = np.bincount(mine.word, minlength=1) / max(1, len(mine.word))

    def expect(self, cells: _Cells) -> tuple[Floats, Floats]:
        """For each cell how likely its tokens are partners; for each token how likely it has none."""
        token, word = (cells.token_a, cells.word_a) if self._given_b else (cells.token_b, cells.word_b)
        near = np.bincount(token, cells.near, minlength=len(word))
        mass = self._probability[cells.type] * cells.near / near[token] * (1.0 - _ALONE)
        alone = _ALONE * self._alone[word]
        total = np.bincount(token, mass, minlength=len(word)) + alone
        return mass / total[token], alone / total

    def learn(self, pairs: _Pairs) -> None:
        counts, alone = np.zeros(len(self._probability)), np.zeros(len(self._alone))
        for cells in pairs.blocks():
            share, without = self.expect(cells)
            counts += np.bincount(cells.type, share, minlength=len(counts))
            word = cells.word_a if self._given_b else cells.word_b
            alone += np.bincount(word, without, minlength=len(alone))
        self._probability = counts / np.maximum(np.bincount(self._given, counts), 1e-300)[self._given]
        self._alone = alone / max(1e-300, float(alone.sum()))
