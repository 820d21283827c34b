"""Which stems of two languages translate each other, and how likely: the lexicon of a pack.

    lexicon = Lexicon.load(data, "lexicon.npz")
    lexicon.a.number["побед"], lexicon.of_a("побед")     # 2931, [Translation("victori", 0.77, 0.64), …]

A file is a compressed npz without objects: the stems of both languages, sorted; how often each was seen (12 steps to a
doubling) and how often it found a partner (255ths); for each stem of a the number of its links, and for each link the
stem of b and both probabilities, as 16ths of a nat below 1.
"""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.model.errors import InputError

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]

_PROBABILITY = np.array([math.exp(-step / 16) for step in range(256)])
_COUNT = np.array([2.0 ** (step / 12) for step in range(256)])
_NAMES = {"words_a", "words_b", "seen_a", "seen_b", "cover_a", "cover_b", "links", "b", "b_given_a", "a_given_b"}


class Translation(NamedTuple):
    """probability: of this stem where the other stands; back: of the other where this one stands."""

    stem: str
    probability: float
    back: float


@dataclass(frozen=True, slots=True)
class Stems:
    """number: of each stem; seen: how often in training; cover: how often it had a partner there, 0..1."""

    stems: tuple[str, ...]
    number: Mapping[str, int]
    seen: Floats
    cover: Floats


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Links sorted by (link_a, link_b): numbers of stems, p(b|a) and p(a|b)."""

    a: Stems
    b: Stems
    link_a: Integers
    link_b: Integers
    b_given_a: Floats
    a_given_b: Floats

    @classmethod
    def load(cls, data: bytes, file: str) -> Lexicon:
        """InputError where the file is damaged."""
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
                held = {name: arrays[name] for name in _NAMES}
            return _read(held)
        except (ValueError, KeyError, IndexError, EOFError, OSError, zipfile.BadZipFile, UnicodeDecodeError) as error:
            raise InputError(f"is no lexicon: {error}", file=file, hint="install or build the pack again") from error

    def of_a(self, stem: str) -> list[Translation]:
        """What b says for it, the likeliest first."""
        return self._of(self.a, self.b, stem, self.link_a, self.link_b, (self.b_given_a, self.a_given_b))

    def of_b(self, stem: str) -> list[Translation]:
        return self._of(self.b, self.a, stem, self.link_b, self.link_a, (self.a_given_b, self.b_given_a))

    def _of(
        self, mine: Stems, other: Stems, stem: str, own: Integers, partner: Integers, given: tuple[Floats, Floats]
    ) -> list[Translation]:
        rows = np.flatnonzero(own == mine.number.get(stem, -1))
        found = [
            Translation(other.stems[int(partner[row])], round(float(given[0][row]), 3), round(float(given[1][row]), 3))
            for row in rows
        ]
        return sorted(found, key=lambda each: (-each.probability, each.stem))


def dump(
    words: tuple[Sequence[str], Sequence[str]],
    seen: tuple[Floats, Floats],
    cover: tuple[Floats, Floats],
    links: tuple[Integers, Integers, Floats, Floats],
) -> bytes:
    """The bytes of a file: stems sorted, links sorted by (a, b) with p(b|a) and p(a|b), all above zero."""
    out = io.BytesIO()
    a, b, b_given_a, a_given_b = links
    np.savez_compressed(
        out,
        words_a=_pack_words(words[0]),
        words_b=_pack_words(words[1]),
        seen_a=_nearest(12 * np.log2(seen[0])),
        seen_b=_nearest(12 * np.log2(seen[1])),
        cover_a=_nearest(255 * cover[0]),
        cover_b=_nearest(255 * cover[1]),
        links=np.bincount(a, minlength=len(words[0])).astype(np.uint8),
        b=b.astype(np.uint16 if len(words[1]) <= 1 << 16 else np.uint32),
        b_given_a=_nearest(-16 * np.log(b_given_a)),
        a_given_b=_nearest(-16 * np.log(a_given_b)),
    )
    return out.getvalue()


def _read(arrays: Mapping[str, NDArray[np.generic]]) -> Lexicon:
    a, b = (_stems(arrays[f"words_{side}"], arrays[f"seen_{side}"], arrays[f"cover_{side}"]) for side in "ab")
    links = arrays["links"].astype(np.int64)
    link_a = np.repeat(np.arange(len(links)), links)
    link_b = arrays["b"].astype(np.int64)
    given = [_PROBABILITY[arrays[name].astype(np.int64)] for name in ("b_given_a", "a_given_b")]
    if len(links) != len(a.stems) or {len(link_b), len(given[0]), len(given[1])} != {len(link_a)}:
        raise ValueError("its parts do not fit together")
    if len(link_b) and int(link_b.max()) >= len(b.stems):
        raise ValueError("a link leads to no stem")
    return Lexicon(a, b, link_a, link_b, given[0], given[1])


def _stems(words: NDArray[np.generic], seen: NDArray[np.generic], cover: NDArray[np.generic]) -> Stems:
    stems = tuple(words.astype(np.uint8).tobytes().decode("utf-8").split("\n"))
    if not len(stems) == len(seen) == len(cover):
        raise ValueError("its parts do not fit together")
    number = {stem: place for place, stem in enumerate(stems)}
    return Stems(stems, number, _COUNT[seen.astype(np.int64)], cover.astype(np.float64) / 255)


def _pack_words(words: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode("utf-8"), dtype=np.uint8)


def _nearest(values: Floats) -> NDArray[np.uint8]:
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)
