"""How much likelier the words of two sides are to meet as partners than by chance, in sixteenths.

    ratios = Ratios(knowledge, read_words(["Он пришёл."], "ru"), read_words(["He came."], "en"))
    ratios.of(Block.of([((0, 2), (0, 2))]))             # [[[4800, 2], [1, 1093]]]

What the encoder and the lexicon say of a word is looked up once for all stretches of the sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from workbench.align.fixed import Integers
from workbench.align.word_block import ONE, Block
from workbench.align.word_knowledge import MOST, WordKnowledge, numbers_of
from workbench.align.word_side import WordSide
from workbench.packs.encoder import SCALE

_SAME = 300  # the same number, or the same spelling
_NAME = 200  # two names that sound alike
_COGNATE = 30  # two words that do, where there is no lexicon
_LONG = 3  # consonants of a cognate
# Ratios by cosine of the encoder's word vectors, in steps of 1/10 from -1: how often partners and other words of 500
# sentence pairs have it.
_BY_COSINE = (2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 4, 12, 35, 110, 400, 770, 1120, 1440, 1700, 1920, 1920)
_WEAKEST, _STRONGEST = 5, 48  # what the encoder may do to a ratio of the lexicon, in sixteenths
_AT_ONCE = 1 << 18  # multiplications: of more the library makes a job for several threads, which costs milliseconds
_STEPS = 256
_SHIFT = (SCALE * SCALE * 2 // _STEPS).bit_length() - 1


class Ratios:
    """Of the words of two sides, in the languages that are known of."""

    def __init__(self, knowledge: WordKnowledge, a: WordSide, b: WordSide) -> None:
        self._knowledge, self._a, self._b = knowledge, a, b
        self._vectors = [self._embed(side) for side in (a, b)] if knowledge.encoder is not None else None
        lexicon = knowledge.known.lexicon if knowledge.known is not None else None
        self._stems = (numbers_of(lexicon.a, a), numbers_of(lexicon.b, b)) if lexicon is not None else None
        self._alike = [(least, *_numbered(*keys)) for least, keys in self._keys()]

    def of(self, block: Block) -> Integers:
        """[stretch, word of a, word of b]: at least 1; what lies beyond a stretch says nothing."""
        ratio = np.full((len(block.a), block.a.shape[1], block.b.shape[1]), ONE, dtype=np.int64)
        if self._vectors is not None:
            ratio = self._by_cosine(block)
        if self._stems is not None and self._knowledge.known is not None:
            table, row, column = self._knowledge.known.table(self._stems[0][block.a], self._stems[1][block.b])
            known = table[row[:, :, None], column[:, None, :]]
            ratio = np.where(known > 0, known * np.minimum(np.maximum(ratio, _WEAKEST), _STRONGEST) // ONE, ratio)
        if self._knowledge.taught:
            self._raise_taught(block, ratio)
        for least, keys_a, keys_b in self._alike:
            here = keys_a[block.a]
            if here.any():
                equal = (here[:, :, None] == keys_b[block.b][:, None, :]) & (here > 0)[:, :, None]
                ratio = np.where(equal, np.maximum(ratio, ONE * least), ratio)
        return ratio

    def _keys(self) -> Iterator[tuple[int, tuple[Sequence[str], Sequence[str]]]]:
        """Numbers and spellings that are equal, stems of one language, names and cognates that sound alike."""
        a, b = self._a, self._b
        if self._knowledge.languages[0] == self._knowledge.languages[1]:
            yield _SAME, (a.stems, b.stems)
        elif self._knowledge.known is None:
            yield _COGNATE, (_long(a.sounds), _long(b.sounds))
        yield _NAME, (_names(a), _names(b))
        yield _SAME, (a.numbers, b.numbers)
        yield _SAME, ([each.text for each in a.tokens], [each.text for each in b.tokens])

    def _embed(self, side: WordSide) -> tuple[NDArray[np.float32], Integers]:
        """The vectors of the different words; of each word, which is its."""
        assert self._knowledge.encoder is not None
        number = {text: place for place, text in enumerate(dict.fromkeys(each.text for each in side.tokens))}
        vectors = self._knowledge.encoder.embed_words(list(number), side.language)
        return vectors.astype(np.float32), np.array([number[each.text] for each in side.tokens], dtype=np.int64)

    def _by_cosine(self, block: Block) -> Integers:
        """Products of whole numbers below 2^24: exact, whichever library multiplies."""
        assert self._vectors is not None
        (vectors_a, word_a), (vectors_b, word_b) = self._vectors
        left, right = vectors_a[word_a[block.a]], vectors_b[word_b[block.b]].swapaxes(1, 2)
        rows = max(1, _AT_ONCE // (right.shape[1] * right.shape[2] + 1))
        parts = [left[:, at : at + rows] @ right for at in range(0, left.shape[1], rows)]
        steps = np.concatenate(parts, axis=1).astype(np.int32) >> _SHIFT
        steps = np.minimum(np.maximum(steps, -(_STEPS // 2)), _STEPS // 2 - 1)
        ratios: Integers = _COSINES[steps + _STEPS // 2]
        return ratios

    def _raise_taught(self, block: Block, ratio: Integers) -> None:
        taught = self._knowledge.taught
        for number, of_stretch in enumerate(ratio):
            stems_a = [self._a.stems[at] for at in block.a[number][block.in_a[number]].tolist()]
            stems_b = [self._b.stems[at] for at in block.b[number][block.in_b[number]].tolist()]
            met = {(x, y) for x in set(stems_a) for y in set(stems_b)}
            for one, other in sorted(taught.keys() & met):
                at = np.ix_(_where(stems_a, one), _where(stems_b, other))
                of_stretch[at] = np.maximum(of_stretch[at], round(ONE * min(taught[one, other], float(MOST))))


def _interpolate() -> Integers:
    """The ratio at the middle of each of _STEPS steps from -1 to 1."""
    table = []
    for step in range(_STEPS):
        low, rest = divmod((2 * step + 1) * (len(_BY_COSINE) - 1), 2 * _STEPS)
        table.append((_BY_COSINE[low] * (2 * _STEPS - rest) + _BY_COSINE[low + 1] * rest) // (2 * _STEPS))
    return np.array(table)


_COSINES = _interpolate()


def _numbered(a: Sequence[str], b: Sequence[str]) -> tuple[Integers, Integers]:
    """Equal keys have the same number, empty ones none."""
    number = {key: place for place, key in enumerate(dict.fromkeys(chain([""], a, b)))}
    return np.array([number[key] for key in a], dtype=np.int64), np.array([number[key] for key in b], dtype=np.int64)


def _where(stems: Sequence[str], stem: str) -> list[int]:
    return [place for place, each in enumerate(stems) if each == stem]


def _names(side: WordSide) -> list[str]:
    return [sound if is_name else "" for sound, is_name in zip(side.sounds, side.is_name, strict=True)]


def _long(sounds: Sequence[str]) -> list[str]:
    return [sound if len(sound) >= _LONG else "" for sound in sounds]
