"""Sentences of two languages as vectors that are near where the sentences mean the same: the pack's small encoder.

    encoder = Encoder.load(data)                                     # bytes of a pack's encoder.npz
    russian, english = encoder.embed(["Снег идёт."], "ru"), encoder.embed(["It is snowing."], "en")
    cosine = products(russian, english)[0, 0] / SCALE**2             # an exact integer over SCALE²

A word is the sum of the rows of its features (`packs.features`), a sentence or a span of sentences the sum of its words
(`sums`); there is no other layer. A row is a whole weight times -1, 0 or 1 in each dimension, so sums are exact;
`normalise` rounds to SCALE. The same sentence has the same numbers on every machine, and in any company.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.model.errors import InputError
from workbench.packs.archives import UNREADABLE
from workbench.packs.features import LANGUAGES, MOST, VERSION, Buckets, split_words
from workbench.text.languages import primary

FORMAT = 1
SCALE = 2048  # an exact product of two vectors stays below 2^23: float32 holds each partial sum
MOST_WEIGHT = 255
_ROWS = 4096  # that are unpacked at a time
_DIGITS = 5  # signs in a byte: 3^5 = 243
_SIGNS: NDArray[np.int8] = (np.arange(256)[:, None] // 3 ** np.arange(_DIGITS) % 3 - 1).astype(np.int8)
_KNOWN = 1 << 15  # words that are kept; more are forgotten together
_SENTENCES = 256  # that are worked out at a time
_AT_ONCE = 64  # words, likewise: what they are made of stays near the processor

assert MOST * MOST_WEIGHT < 1 << 15  # the sum of a word fits int16

Vectors = NDArray[np.int16]
Sums = NDArray[np.int32]


@dataclass(slots=True)
class _Words:
    """The words met so far, and the vector that is kept of each, row by row."""

    table: NDArray[Any]
    rows: dict[str, int] = field(default_factory=dict)

    def add(self, words: Sequence[str], found: NDArray[Any]) -> None:
        used, needed = len(self.rows), len(self.rows) + len(words)
        if needed > len(self.table):
            grown = np.zeros((max(needed, 3 * used // 2), self.table.shape[1]), self.table.dtype)
            grown[:used] = self.table[:used]
            self.table = grown
        self.table[used:needed] = found
        self.rows.update(zip(words, range(used, needed), strict=True))

    def find(self, words: Sequence[str]) -> NDArray[np.intp]:
        return np.array([self.rows[word] for word in words], dtype=np.intp)


class Encoder:
    """Two tables of one space. Not for several threads at once: it remembers the words it has met."""

    def __init__(self, buckets: Buckets, signs: NDArray[np.int8], weights: NDArray[np.uint8]) -> None:
        """signs: a row of -1, 0, 1 for each bucket; weights: what each row is multiplied by."""
        self._buckets = buckets
        self._signs = signs
        self._weights = weights.astype(np.int16)
        self._words: dict[str, _Words] = {}
        self._summed: dict[str, _Words] = {}
        self._embedded: dict[str, _Words] = {}

    @classmethod
    def load(cls, data: bytes) -> Encoder:
        """Raises InputError where the bytes are not what `pack` wrote, or features have changed since."""
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
                header, packed, weights = (arrays[name] for name in ("header", "packed", "weights"))
        except UNREADABLE as error:
            raise _damaged(str(error)) from error
        if header.shape != (5,) or tuple(header[:2]) != (FORMAT, VERSION):
            raise InputError("the encoder is of another version", hint="build it anew: workbench lexicon build")
        own, shared, dimension = (int(value) for value in header[2:])
        if (
            packed.dtype != np.uint8
            or packed.shape != (2 * own + shared, -(-dimension // _DIGITS))
            or weights.shape != packed.shape[:1]
        ):
            raise _damaged("sizes that do not fit together")
        return cls(Buckets(own, shared), _unpack(packed)[:, :dimension], weights)

    @property
    def dimension(self) -> int:
        return int(self._signs.shape[1])

    def embed(self, sentences: Sequence[str], language: str) -> Vectors:
        """A vector of length SCALE for each sentence; of zeros where it has no word."""
        empty = np.zeros((0, self.dimension), np.int16)
        return np.concatenate([empty, *(normalise(block) for block in self._blocks(sentences, language))])

    def sums(self, sentences: Sequence[str], language: str) -> Sums:
        """For each sentence the sum of its words: the vector of a span is the normalised sum of its sentences' rows."""
        return np.concatenate([np.zeros((0, self.dimension), np.int32), *self._blocks(sentences, language)])

    def sum_words(self, words: Sequence[str], language: str) -> Sums:
        """Of each word (or short phrase) alone what `sums` gives; those that were met before are kept."""
        return self._each(self._summed, self.sums, np.dtype(np.int32), words, language)

    def embed_words(self, words: Sequence[str], language: str) -> Vectors:
        """Likewise what `embed` gives."""
        return self._each(self._embedded, self.embed, np.dtype(np.int16), words, language)

    def _each(
        self,
        kept: dict[str, _Words],
        read: Callable[[Sequence[str], str], NDArray[Any]],
        dtype: np.dtype[Any],
        words: Sequence[str],
        language: str,
    ) -> NDArray[Any]:
        known = kept.get(language)
        new = [word for word in dict.fromkeys(words) if known is None or word not in known.rows]
        if known is None or len(known.rows) + len(new) > _KNOWN:
            known = kept[language] = _Words(np.zeros((0, self.dimension), dtype))
            new = list(dict.fromkeys(words))
        if new:
            known.add(new, read(new, language))
        return known.table[known.find(words)]

    def _blocks(self, sentences: Sequence[str], language: str) -> Iterator[Sums]:
        """A few sentences at a time, so that the vectors of a book's words are never held all at once."""
        language = primary(language)
        if language not in LANGUAGES:
            raise InputError(f"the encoder does not know the language {language!r}", hint=f"it knows {LANGUAGES}")
        for first in range(0, len(sentences), _SENTENCES):
            split = [split_words(sentence) for sentence in sentences[first : first + _SENTENCES]]
            rows, vectors = self._look_up([word for words in split for word in words], language)
            starts = np.cumsum([0, *map(len, split)])
            full = np.flatnonzero(np.diff(starts))
            block = np.zeros((len(split), self.dimension), np.int32)
            if len(full):
                block[full] = np.add.reduceat(vectors[rows], starts[full], axis=0, dtype=np.int32)
            yield block

    def _look_up(self, words: list[str], language: str) -> tuple[NDArray[np.intp], Vectors]:
        """The words' vectors are the rows of the array with these numbers."""
        known = self._words.get(language)
        if known is None or len(known.rows) > _KNOWN:
            known = self._words[language] = _Words(np.zeros((0, self.dimension), np.int16))
        new = [word for word in dict.fromkeys(words) if word not in known.rows]
        for first in range(0, len(new), _AT_ONCE):
            some = new[first : first + _AT_ONCE]
            known.add(some, self._vectors(some, language))
        return known.find(words), known.table

    def _vectors(self, words: list[str], language: str) -> Vectors:
        bags = [self._buckets.of(word, language) for word in words]
        rows = np.array(list(chain.from_iterable(bags)))
        starts = np.cumsum([0, *map(len, bags[:-1])])
        vectors: Vectors = np.add.reduceat(self._signs[rows] * self._weights[rows, None], starts, axis=0)
        return vectors


def normalise(sums: Sums) -> Vectors:
    """Each row at the length SCALE, rounded; rows of zeros stay."""
    wide = sums.astype(np.int64)
    lengths = np.sqrt((wide * wide).sum(axis=1).astype(np.float64))
    vectors: Vectors = np.rint(wide * (SCALE / np.maximum(lengths, 1))[:, None]).astype(np.int16)
    return vectors


def products(a: Vectors, b: Vectors) -> Sums:
    """All products of rows, SCALE² times the cosine: exact, whichever library multiplies."""
    if len(b) == 1:  # for so little the library would wake several threads, which costs more than it saves
        of_one: Sums = np.einsum("ij,j->i", a.astype(np.float32), b[0].astype(np.float32)).astype(np.int32)
        return of_one[:, None]
    return (a.astype(np.float32) @ b.astype(np.float32).T).astype(np.int32)


def pack(buckets: Buckets, signs: NDArray[np.int8], weights: NDArray[np.uint8]) -> bytes:
    """The bytes that Encoder.load reads; the same for the same arrays."""
    room = -signs.shape[1] % _DIGITS
    digits = np.pad(signs.astype(np.int64), ((0, 0), (0, room))) + 1
    packed = (digits.reshape(len(signs), -1, _DIGITS) @ 3 ** np.arange(_DIGITS)).astype(np.uint8)
    header = np.array((FORMAT, VERSION, buckets.own, buckets.shared, signs.shape[1]))
    stream = io.BytesIO()
    np.savez(stream, header=header, packed=packed, weights=weights)
    return stream.getvalue()


def _unpack(packed: NDArray[np.uint8]) -> NDArray[np.int8]:
    """Some rows at a time: numpy widens what it looks up by to eight bytes."""
    signs = np.empty((*packed.shape, _DIGITS), np.int8)
    for first in range(0, len(packed), _ROWS):
        _SIGNS.take(packed[first : first + _ROWS], axis=0, out=signs[first : first + _ROWS], mode="clip")
    return signs.reshape(len(packed), -1)


def _damaged(what: str) -> InputError:
    return InputError(f"the encoder is damaged: {what}", hint="install the program again, or build the pack anew")
