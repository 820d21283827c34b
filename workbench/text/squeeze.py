"""A text reduced to what another program leaves of it: no blanks, one kind of quotation marks and dashes, NFC.

    squeezed = squeeze("He  said “no”.")
    squeezed.letters == 'Hesaid"no".'            squeezed.starts[2] == 4

Two texts that differ only in tokens, blanks, quotation marks, dashes and composition have the same letters.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.text.normalise import fold


@dataclass(frozen=True, slots=True)
class Squeezed:
    """letters[i] was made of text[starts[i]:ends[i]]."""

    letters: str
    starts: Sequence[int]
    ends: Sequence[int]

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """Numbers [first, last) of the letters that begin in [start, end) of the text; empty for blanks."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


def squeeze(text: str) -> Squeezed:
    if text.isascii():
        starts = [at for at, char in enumerate(text) if not char.isspace()]
        return Squeezed("".join(text.split()), starts, [at + 1 for at in starts])
    letters: list[str] = []
    starts, ends = [], []
    for start, end in _clusters(text):
        cluster = text[start:end]
        for letter in cluster if cluster.isascii() else fold(cluster):
            if not letter.isspace():
                letters.append(letter)
                starts.append(start)
                ends.append(end)
    return Squeezed("".join(letters), starts, ends)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """A character with the combining marks behind it, as far as composition can reach."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not unicodedata.combining(text[at]):
            yield start, at
            start = at
