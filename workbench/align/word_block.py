"""Stretches of two sides laid beside each other in one array, and what both directions agree on in each.

    block = Block.of([((0, 4), (0, 5)), ((4, 6), (5, 9))])       # [stretch, word of a, word of b]
    agreed = agree(block, ratios, before_a, before_b)            # [1, 3, 0] is 0: the second has no fourth word of a

Some dozens of stretches cost as many calls of the array library as one does. What lies beyond a stretch has no weight,
so each has the numbers that it has alone, in whatever company.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.align.fixed import Integers

Truths = NDArray[np.bool_]
Range = tuple[int, int]
Stretch = tuple[Range, Range]  # words of a, words of b

ONE = 16  # a ratio of one
WHOLE = 256  # a share of one
SURE = 1 << 16  # a probability of one
_ROUNDS = 3  # of support by neighbours
_FAR, _NEAR = 60, 256  # weight of a partner anywhere, and what is added to it on the diagonal
_STEEP = 12  # how fast that falls with the distance, in lengths of the bead
_ALONE, _SUPPORT = 16, 3840  # weight of a link without neighbours, and what sure neighbours of weight one add
_SAME_ORDER, _CROSSING = 3, 2  # weight of a neighbour up to two steps away, in twelfths: in the same order, or crossing


@dataclass(frozen=True, slots=True)
class Block:
    """sizes: how many words each stretch has of either side; a, b: their numbers, [stretch, word]; beyond: some number.

    in_a, in_b: whether there is such a word.
    """

    sizes: tuple[Integers, Integers]
    a: Integers
    b: Integers
    in_a: Truths
    in_b: Truths

    @classmethod
    def of(cls, stretches: Sequence[Stretch]) -> Block:
        """stretches: neither side of any is empty."""
        ranges = np.array(stretches, dtype=np.int64)
        (a, in_a, size_a), (b, in_b, size_b) = (_spread(ranges[:, side]) for side in (0, 1))
        return cls((size_a, size_b), a, b, in_a, in_b)

    @property
    def there(self) -> Truths:
        """Which cells are inside their stretch."""
        inside: Truths = self.in_a[:, :, None] & self.in_b[:, None, :]
        return inside


def _spread(ranges: Integers) -> tuple[Integers, Truths, Integers]:
    sizes = ranges[:, 1] - ranges[:, 0]
    place = np.arange(int(sizes.max()))
    inside = place < sizes[:, None]
    return np.where(inside, ranges[:, :1] + place, ranges[:, :1]), inside, sizes


def agree(block: Block, ratio: Integers, before_a: Integers, before_b: Integers) -> Integers:
    """How sure both directions are of each pair, in parts of SURE; no word has more than one part in all.

    ratio: as the block; before_a, before_b: for each word of the sides.
    """
    there = block.there
    ratio = np.where(there, ratio, 0)
    place = np.where(there, _place(block), 0)
    before = before_a[block.a], before_b[block.b]
    agreed = _round(ratio, place * _ALONE, *before)
    for _ in range(_ROUNDS):
        agreed = _round(ratio, place * _support(agreed), *before)
    most = np.maximum(agreed.sum(axis=2)[:, :, None], agreed.sum(axis=1)[:, None, :])
    shared: Integers = agreed * SURE // np.maximum(most, SURE)
    return shared


def _place(block: Block) -> Integers:
    rows, columns = (size[:, None] for size in block.sizes)
    row, column = np.arange(block.a.shape[1]), np.arange(block.b.shape[1])
    apart = ((row + 0.5) / rows)[:, :, None] - ((column + 0.5) / columns)[:, None, :]
    weights: Integers = _FAR + np.rint(_NEAR / (1 + (_STEEP * apart) ** 2)).astype(np.int64)
    return weights


def _round(ratio: Integers, weight: Integers, before_a: Integers, before_b: Integers) -> Integers:
    """The posteriors of both directions, and the root of their product. weight: of each partner before its words."""
    mass = ratio * weight
    none_a = (WHOLE - before_a) * ONE * weight.sum(axis=2) // before_a
    none_b = (WHOLE - before_b) * ONE * weight.sum(axis=1) // before_b
    # A word that is not there has no mass at all.
    whole_a = np.maximum(mass.sum(axis=2) + none_a, 1)
    whole_b = np.maximum(mass.sum(axis=1) + none_b, 1)
    mass *= SURE
    both = mass // whole_a[:, :, None]
    both *= mass // whole_b[:, None, :]
    agreed: Integers = np.rint(np.sqrt(both)).astype(np.int64)
    return agreed


def _support(agreed: Integers) -> Integers:
    """The weight that each pair has from the links beside it."""
    number, rows, columns = agreed.shape
    walled = np.zeros((number, rows + 4, columns + 4), dtype=np.int64)
    walled[:, 2:-2, 2:-2] = agreed
    behind, ahead = walled[:, 1:-3] + walled[:, :-4], walled[:, 3:-1] + walled[:, 4:]  # one and two rows away
    # The nearest neighbours count twice.
    same = _ahead(ahead) + _behind(behind) + walled[:, 3:-1, 3:-1] + walled[:, 1:-3, 1:-3]
    crossing = _behind(ahead) + _ahead(behind) + walled[:, 3:-1, 1:-3] + walled[:, 1:-3, 3:-1]
    support: Integers = _ALONE + _SUPPORT * (_SAME_ORDER * same + _CROSSING * crossing) // (12 * SURE)
    return support


def _behind(walled: Integers) -> Integers:
    """The sum of the two columns before each column; two columns on each side are the wall."""
    return walled[:, :, 1:-3] + walled[:, :, :-4]


def _ahead(walled: Integers) -> Integers:
    return walled[:, :, 3:-1] + walled[:, :, 4:]
