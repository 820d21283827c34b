"""Gradient-boosted trees as tables of whole numbers: made by training, read here without its library.

    trees = Trees.from_arrays(arrays)
    trees.total(np.array([[12, -3, 400]]))      # [1834]: the sum of one leaf of each tree, in 1/65536

Features are integers and leaves are rounded, so the same row has the same sum on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from workbench.packs.tree_exits import Exits

ONE = 1 << 16

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Trees:
    """Nodes of all trees in one list. feature: -1 in a leaf. at_most: the largest value that goes to `left`.

    roots: the first node of each tree; value: of a leaf, in 1/65536; start: what every row begins with.
    """

    feature: Integers
    at_most: Integers
    left: Integers
    right: Integers
    value: Integers
    roots: Integers
    start: int

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]]) -> Trees:
        """ValueError where the arrays do not fit together."""
        nodes = {name: arrays[name].astype(np.int64) for name in ("feature", "at_most", "left", "right", "value")}
        trees = cls(**nodes, roots=arrays["roots"].astype(np.int64), start=int(arrays["start"]))
        size = len(trees.feature)
        inner = np.flatnonzero(trees.feature >= 0)
        if any(len(column) != size for column in nodes.values()) or (trees.roots >= size).any():
            raise ValueError("nodes of trees are missing")
        # Children stand behind their parent: no walk can run in a ring.
        if any((side[inner] <= inner).any() or (side[inner] >= size).any() for side in (trees.left, trees.right)):
            raise ValueError("the nodes of a tree are out of order")
        reached = np.concatenate([trees.roots, trees.left[inner], trees.right[inner]])
        if not np.array_equal(np.sort(reached), np.arange(size)):
            raise ValueError("a node belongs to no tree, or to two")
        return trees

    def to_arrays(self) -> dict[str, NDArray[np.generic]]:
        return {
            "feature": self.feature.astype(np.int16),
            "at_most": self.at_most.astype(np.int32),
            "left": self.left.astype(np.int32),
            "right": self.right.astype(np.int32),
            "value": self.value.astype(np.int32),
            "roots": self.roots.astype(np.int32),
            "start": np.array(self.start),
        }

    def total(self, rows: Integers) -> Integers:
        """rows: features in columns. One sum a row."""
        return self.start + self._exits.total(rows)

    @cached_property
    def _exits(self) -> Exits:
        return Exits.of(self.feature, self.at_most, self.left, self.right, self.value, self.roots)
