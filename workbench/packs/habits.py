"""How often people changed such words: counts from post-edited machine translation, under keys that say no word.

habits = Habits.count([(stems, partners, is_bad), …])
habits.read(["he", "participat", "to"], ["он", "участвова", ""])       # {"habit word": [93, 410, 171], …}, of 1000

A word, a word with the one before it, with the one behind it, the word of the source that it renders, both of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
ONE = 1000
KINDS = ("word", "after", "before", "partner", "pair")
_WEIGHT = (8, 4, 4, 8, 4)  # how many occurrences the more general rate is worth
_MOST = 250  # occurrences that are told apart
_SEEN = 50  # likewise, as a sign of their own

Example = tuple[Sequence[str], Sequence[str], Sequence[bool]]  # stems, stems of partners, whether it was changed


@dataclass(frozen=True, slots=True)
class Habits:
    """counts: for each key how often it was changed and seen. usual: of all words, in thousandths."""

    counts: Mapping[int, tuple[int, int]]
    usual: int

    @classmethod
    def count(cls, examples: Iterable[Example]) -> Habits:
        counts: dict[int, tuple[int, int]] = {}
        bad = seen = 0
        for stems, partners, changed in examples:
            seen, bad = seen + len(changed), bad + sum(changed)
            for keys, is_bad in zip(_keys(stems, partners), changed, strict=True):
                for key in keys:
                    before = counts.get(key, (0, 0))
                    counts[key] = before[0] + is_bad, before[1] + 1
        return cls(counts, ONE * bad // max(1, seen))

    def read(self, stems: Sequence[str], partners: Sequence[str]) -> dict[str, Integers]:
        never = (0, 0)
        found = [self.counts.get(key, never) for keys in _keys(stems, partners) for key in keys]
        bad, seen = np.array(found, dtype=np.int64).reshape(-1, len(KINDS), 2).transpose(2, 1, 0)
        table = {"word": self._rates(bad[0], seen[0], 0, self.usual)}
        for number, kind in enumerate(KINDS[1:], 1):
            general = self.usual if kind == "partner" else table["word"]
            table[kind] = self._rates(bad[number], seen[number], number, general)
        table["seen"] = np.minimum(seen[0], _SEEN)
        return {f"habit {kind}": column for kind, column in table.items()}

    @staticmethod
    def _rates(bad: Integers, seen: Integers, kind: int, general: Integers | int) -> Integers:
        """How often it was changed, in thousandths; what was seen seldom is as what is more general."""
        rates: Integers = (ONE * bad + _WEIGHT[kind] * general) // (seen + _WEIGHT[kind])
        return rates

    def to_arrays(self, least: int = 2) -> dict[str, NDArray[np.generic]]:
        """What was seen so often."""
        kept = sorted(key for key, (_, seen) in self.counts.items() if seen >= least)
        pairs = [self._bounded(*self.counts[key]) for key in kept]
        return {
            "habit_keys": np.array(kept, dtype=np.uint32),
            "habit_bad": np.array([bad for bad, _ in pairs], dtype=np.uint8),
            "habit_seen": np.array([seen for _, seen in pairs], dtype=np.uint8),
            "habit_usual": np.array(self.usual),
        }

    @staticmethod
    def _bounded(bad: int, seen: int) -> tuple[int, int]:
        return (bad, seen) if seen <= _MOST else (round(bad * _MOST / seen), _MOST)

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]]) -> Habits:
        keys, bad, seen = (arrays[f"habit_{name}"].tolist() for name in ("keys", "bad", "seen"))
        return cls(dict(zip(keys, zip(bad, seen, strict=True), strict=True)), int(arrays["habit_usual"]))


def _keys(stems: Sequence[str], partners: Sequence[str]) -> Iterator[tuple[int, ...]]:
    walled = ["^", *stems, "$"]
    for number, (stem, partner) in enumerate(zip(stems, partners, strict=True)):
        before, behind = walled[number], walled[number + 2]
        texts = (f"w {stem}", f"b {before} {stem}", f"n {stem} {behind}", f"j {partner}", f"p {partner} {stem}")
        yield tuple(crc32(text.encode("utf-8")) for text in texts)
