"""Sentences of two languages as vectors that are near where the sentences mean the same: the pack's small encoder.

    encoder = Encoder.load(data)                                     # bytes of a pack's encoder.npz
    russian, english = encoder.embed(["Снег идёт."], "ru"), encoder.embed(["It is snowing."], "en")
    cosine = products(russian, english)[0, 0] / SCALE**2             # an exact integer over SCALE²

A word is the sum of the rows of its features (`packs.features`), a sentence or a span of sentences the sum of its words
(`sums`); there is no other layer. Rows are small integers times an integer weight, so sums are exact; `normalise`
rounds to SCALE. The same sentence has the same numbers on every machine, and in any company.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from workbench.model.errors import InputError
from workbench.packs.features import LANGUAGES, VERSION, Buckets, split_words

FORMAT = 1
SCALE = 2048  # an exact product of two vectors stays below 2^23: float32 holds each partial sum
HEADER = ("format", "features", "own", "shared", "dimension", "levels", "shift")
_KNOWN = 1 << 15  # words that are kept; more are forgotten together
_AT_ONCE = 512  # words that are worked out at a time

Vectors = NDArray[np.int16]
Sums = NDArray[np.int32]


@dataclass(slots=True)
class _Words:
    """The words met so far and their vectors, row by row."""

    vectors: Vectors
    rows: dict[str, int] = field(default_factory=dict)


class Encoder:
    """Two tables of one space. Not for several threads at once: it remembers the words it has met."""

    def __init__(self, buckets: Buckets, levels: NDArray[np.int8], weights: NDArray[np.int32], shift: int) -> None:
        """levels: a row of small integers for each bucket; weights: their factors; shift: bits cut off a word."""
        self._buckets = buckets
        self._levels = levels
        self._weights = weights
        self._shift = shift
        self._words: dict[str, _Words] = {}

    @classmethod
    def load(cls, data: bytes) -> Encoder:
        """Raises InputError where the bytes are not what `pack` wrote, or features have changed since."""
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
                header, packed, weights = arrays["header"], arrays["packed"], arrays["weights"]
        except (OSError, EOFError, KeyError, ValueError, zipfile.BadZipFile, zlib.error, NotImplementedError) as error:
            raise _damaged(str(error)) from error
        if header.shape != (len(HEADER),) or header[0] != FORMAT or header[1] != VERSION:
            raise InputError("the encoder is of another version", hint="build it anew: workbench lexicon build")
        own, shared, dimension, base, shift = (int(value) for value in header[2:])
        width = -(-dimension // len(_digits(base)[0]))
        if packed.shape != (2 * own + shared, width) or weights.shape != packed.shape[:1]:
            raise _damaged("sizes that do not fit together")
        levels = _digits(base)[packed].reshape(len(packed), -1)[:, :dimension]
        return cls(Buckets(own, shared), levels, weights.astype(np.int32), shift)

    @property
    def dimension(self) -> int:
        return int(self._levels.shape[1])

    def embed(self, sentences: Sequence[str], language: str) -> Vectors:
        """A vector of length SCALE for each sentence; of zeros where it has no word."""
        return normalise(self.sums(sentences, language))

    def sums(self, sentences: Sequence[str], language: str) -> Sums:
        """For each sentence the sum of its words: the vector of a span is the normalised sum of its sentences' rows."""
        split = [split_words(sentence) for sentence in sentences]
        ids, vectors = self._look_up([word for words in split for word in words], language)
        starts = np.cumsum([0, *map(len, split)])
        full = np.flatnonzero(np.diff(starts))
        found = np.zeros((len(split), self.dimension), np.int32)
        if len(full):
            found[full] = np.add.reduceat(vectors[ids], starts[full], axis=0, dtype=np.int32)
        return found

    def embed_words(self, words: Sequence[str], language: str) -> Sums:
        """The sum of each word (or short phrase) alone."""
        return self.sums(words, language)

    def _look_up(self, words: list[str], language: str) -> tuple[NDArray[np.intp], Vectors]:
        if language not in LANGUAGES:
            raise InputError(f"the encoder does not know the language {language!r}", hint=f"it knows {LANGUAGES}")
        known = self._words.get(language)
        if known is None or len(known.rows) > _KNOWN:
            known = self._words[language] = _Words(np.zeros((0, self.dimension), np.int16))
        new = [word for word in dict.fromkeys(words) if word not in known.rows]
        if new:
            made = [self._vectors(new[at : at + _AT_ONCE], language) for at in range(0, len(new), _AT_ONCE)]
            known.vectors = np.concatenate([known.vectors, *made])
            known.rows.update((word, row) for row, word in enumerate(new, start=len(known.rows)))
        return np.array([known.rows[word] for word in words], dtype=np.intp), known.vectors

    def _vectors(self, words: list[str], language: str) -> Vectors:
        bags = [self._buckets.of(word, language) for word in words]
        flat = np.array([bucket for bag in bags for bucket in bag])
        starts = np.cumsum([0, *map(len, bags)])[:-1]
        weighted = self._levels[flat] * self._weights[flat, None]
        half = 1 << self._shift >> 1
        cut = (np.add.reduceat(weighted, starts, axis=0) + half) >> self._shift
        vectors: Vectors = cut.clip(-32767, 32767).astype(np.int16)
        return vectors


def normalise(sums: Sums) -> Vectors:
    """Each row at the length SCALE, rounded; rows of zeros stay."""
    wide = sums.astype(np.int64)
    lengths = np.sqrt((wide * wide).sum(axis=1).astype(np.float64))
    vectors: Vectors = np.rint(wide * (SCALE / np.maximum(lengths, 1))[:, None]).astype(np.int16)
    return vectors


def products(a: Vectors, b: Vectors) -> Sums:
    """All products of rows, SCALE² times the cosine: exact, whichever library multiplies."""
    return (a.astype(np.float32) @ b.astype(np.float32).T).astype(np.int32)


def pack(buckets: Buckets, levels: NDArray[np.int8], weights: NDArray[np.uint16], shift: int, base: int) -> bytes:
    """The bytes that Encoder.load reads. base: how many values a level may have (odd; 3: -1, 0, 1)."""
    per_byte = len(_digits(base)[0])
    room = -levels.shape[1] % per_byte
    digits = np.pad(levels.astype(np.int64) + base // 2, ((0, 0), (0, room)), constant_values=base // 2)
    packed = digits.reshape(len(levels), -1, per_byte) @ (base ** np.arange(per_byte))
    header = (FORMAT, VERSION, buckets.own, buckets.shared, levels.shape[1], base, shift)
    stream = io.BytesIO()
    np.savez_compressed(stream, header=np.array(header), packed=packed.astype(np.uint8), weights=weights)
    return stream.getvalue()


def _digits(base: int) -> NDArray[np.int8]:
    """For each byte the levels it stands for, least digit first."""
    if not (3 <= base <= 255 and base % 2):
        raise _damaged(f"{base} levels")
    per_byte = next(n for n in range(5, 0, -1) if base**n <= 256)
    codes = np.arange(256)[:, None] // base ** np.arange(per_byte) % base
    return (codes - base // 2).astype(np.int8)


def _damaged(what: str) -> InputError:
    return InputError(f"the encoder is damaged: {what}", hint="install the program again, or build the pack anew")
