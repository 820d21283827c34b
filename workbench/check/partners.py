"""Where the partners of a run's neighbours stand, for each place between the words of the translation.

    partners = Partners.read(links)
    votes, left, right = partners.around(3, 6)     # for a place in front of each word of b, and behind the last

A neighbour votes for the places on its side of its partner; the farther it is from the run, the less.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.check.columns import Integers
from workbench.model.words import LIKELY, WordLink, WordLinks

ALL = 1000
_FAR = 8  # words: farther is as far
_REACH = 16  # words of the source: what stands farther has no vote


@dataclass(frozen=True, slots=True)
class Partners:
    """links: the likely ones only. unlinked: which words of b say that they render nothing."""

    links: tuple[WordLink, ...]
    unlinked: Integers

    @classmethod
    def read(cls, links: WordLinks) -> Partners:
        likely = tuple(link for link in links.links if link.probability >= LIKELY)
        return cls(likely, np.array([word.absence > 0 for word in links.b], dtype=np.int64))

    def around(self, start: int, end: int) -> tuple[Integers, Integers, Integers]:
        """For words [start, end) of a: the votes for each place in thousandths; how far, in words, the place lies
        behind or in front of the partner of the nearest word on the left, and of the nearest on the right.
        """
        size = len(self.unlinked) + 1
        places = np.arange(size)
        votes, total = np.zeros(size, np.int64), 1
        nearest: list[WordLink | None] = [None, None]
        for link in self.links:
            away = start - 1 - link.a if link.a < start else link.a - end
            if away < 0 or away >= _REACH:
                continue
            vote = round(link.probability * ALL) << _REACH >> away
            total += vote
            side = int(link.a >= end)
            if side:
                votes[: link.b + 1] += vote
            else:
                votes[link.b + 1 :] += vote
            nearest[side] = _nearer(nearest[side], link, side)
        left, right = nearest
        from_left = np.abs(places - (left.b + 1 if left else 0))
        from_right = np.abs(places - (right.b if right else size - 1))
        return ALL * votes // total, np.minimum(from_left, _FAR), np.minimum(from_right, _FAR)

    def touched(self, start: int, end: int) -> Integers:
        """In thousandths how likely a word of [start, end) has its partner beside the place."""
        found = np.zeros(len(self.unlinked) + 1, np.int64)
        for link in self.links:
            if start <= link.a < end:
                found[link.b : link.b + 2] = np.maximum(found[link.b : link.b + 2], round(link.probability * ALL))
        return found


def _nearer(known: WordLink | None, link: WordLink, side: int) -> WordLink:
    """The link of the word nearer to the run; of one word the likelier."""
    if known is None or known.a == link.a:
        return link if known is None or link.probability > known.probability else known
    return link if (link.a < known.a) == bool(side) else known
