"""Trees laid out so that all questions of all trees are asked at once, with no walk from node to node.

    exits = Exits.of(trees.feature, trees.at_most, trees.left, trees.right, trees.value, trees.roots)
    exits.total(np.array([[12, -3, 400]]))      # [1834]: one leaf of each tree, added up

The leaves of a tree are numbered from left to right. A question answered with “more” rules out all leaves on its left;
the first leaf that nothing rules out is where the walk would end (QuickScorer: Lucchese et al. 2015).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
_ROWS = 64  # at a time: their answers stay near the processor


@dataclass(frozen=True, slots=True)
class Exits:
    """The questions of all trees, those of one tree at the same place of each of `questions` rows, filled up with
    questions that rule out nothing. left: the leaves that “more” rules out, as bits. values: of the leaves, tree by
    tree; first: where each tree's begin. limits: what lies outside is as good as the limit.
    """

    feature: NDArray[np.intp]
    at_most: NDArray[Any]
    left: NDArray[Any]
    questions: int
    values: Integers
    first: Integers
    limits: tuple[int, int]

    @classmethod
    def of(
        cls, feature: Integers, at_most: Integers, left: Integers, right: Integers, value: Integers, roots: Integers
    ) -> Exits:
        """ValueError where a tree has more than 64 leaves."""
        tree, leaf, below = _number_leaves(feature, left, right, roots)
        inner, leaves = np.flatnonzero(feature >= 0), np.flatnonzero(feature < 0)
        inner = inner[np.argsort(tree[inner], kind="stable")]
        number = np.bincount(tree[inner], minlength=len(roots))
        rows, width = int(number.max(initial=0)), int(leaf.max(initial=0)) + 1
        place = (np.arange(len(inner)) - np.repeat(np.cumsum(number) - number, number)) * len(roots) + tree[inner]
        lowest, highest = (int(side(at_most[inner], initial=0)) for side in (np.min, np.max))
        kind = _smallest(width, highest + 1 - lowest)
        cells = {name: np.zeros(rows * len(roots), dtype=np.int64) for name in ("feature", "at_most", "left")}
        cells["feature"][place], cells["at_most"][place] = feature[inner], at_most[inner]
        cells["left"][place] = ((1 << below[left[inner]]) - 1) << leaf[inner]
        values = np.zeros(len(roots) * width, dtype=np.int64)
        values[tree[leaves] * width + leaf[leaves]] = value[leaves]
        return cls(
            cells["feature"].astype(np.intp), cells["at_most"].astype(kind), cells["left"].astype(kind), rows,
            values, np.arange(len(roots)) * width, (lowest, highest + 1),
        )  # fmt: skip

    def total(self, rows: Integers) -> Integers:
        """rows: features in columns. One sum a row."""
        sums = np.zeros(len(rows), dtype=np.int64)
        small = np.minimum(np.maximum(rows, self.limits[0]), self.limits[1]).astype(self.at_most.dtype)
        for start, end in pairwise([*range(0, len(rows), _ROWS), len(rows)]):
            sums[start:end] = self.values.take(self._leaves(small[start:end]) + self.first).sum(axis=1)
        return sums

    def _leaves(self, rows: NDArray[Any]) -> NDArray[Any]:
        """The number of the leaf of each tree, for each row."""
        answers = rows.take(self.feature, axis=1)
        np.subtract(self.at_most, answers, out=answers)
        answers >>= 8 * answers.itemsize - 1  # all bits where it is more, none where it is not
        answers &= self.left
        out = np.bitwise_or.reduce(answers.reshape(len(rows), self.questions, len(self.first)), axis=1)
        leaves: NDArray[Any] = np.frexp((~out & (out + 1)).astype(np.float64))[1] - 1  # the lowest bit that is free
        return leaves


def _number_leaves(feature: Integers, left: Integers, right: Integers, roots: Integers) -> tuple[Integers, ...]:
    """For each node its tree, the number of its first leaf in the tree, and how many leaves are below it."""
    tree, leaf = np.zeros_like(feature), np.zeros_like(feature)
    below = np.ones_like(feature)
    tree[roots] = np.arange(len(roots))
    levels = []
    nodes = roots[feature[roots] >= 0]
    while len(nodes):
        levels.append(nodes)
        for side in (left, right):
            tree[side[nodes]] = tree[nodes]
        children = np.concatenate([left[nodes], right[nodes]])
        nodes = children[feature[children] >= 0]
    for nodes in reversed(levels):
        below[nodes] = below[left[nodes]] + below[right[nodes]]
    for nodes in levels:
        leaf[left[nodes]], leaf[right[nodes]] = leaf[nodes], leaf[nodes] + below[left[nodes]]
    return tree, leaf, below


def _smallest(leaves: int, spread: int) -> type[np.signedinteger[Any]]:
    """The smallest numbers that hold the leaves of a tree as bits, and all differences."""
    for kind in (np.int16, np.int32, np.int64):
        bits = 8 * np.dtype(kind).itemsize
        if leaves <= bits and spread < 1 << (bits - 1):
            return kind
    raise ValueError("trees of more than 64 leaves")
