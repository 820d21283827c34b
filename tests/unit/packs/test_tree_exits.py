"""All questions at once end where a walk from node to node ends, for trees of any shape."""

from __future__ import annotations

import random

import numpy as np
import pytest

from workbench.packs.trees import Trees


def grown(leaves: int, spread: int, chance: random.Random) -> list[list[int]]:
    """A tree of that many leaves: feature, at_most, left, right, value; leaves are split anywhere."""
    tree: list[list[int]] = [[-1], [0], [0], [0], [0]]
    ends = [0]
    while len(ends) < leaves:
        node, behind = ends.pop(chance.randrange(len(ends))), len(tree[0])
        for column, value in zip(tree, (chance.randrange(6), chance.randrange(-spread, spread)), strict=False):
            column[node] = value
        tree[2][node], tree[3][node] = behind, behind + 1
        ends += tree[2][node], tree[3][node]
        for column, value in zip(tree, (-1, 0, 0, 0, 0), strict=True):
            column += [value, value]
    for node in ends:
        tree[4][node] = chance.randrange(-1000, 1000)
    return tree


def forest(sizes: list[int], spread: int, chance: random.Random) -> Trees:
    columns: list[list[int]] = [[], [], [], [], []]
    roots = []
    for size in sizes:
        start = len(columns[0])
        roots.append(start)
        for number, column in enumerate(grown(size, spread, chance)):
            columns[number] += [value + start if number in (2, 3) else value for value in column]
    feature, at_most, left, right, value = (np.array(column, dtype=np.int64) for column in columns)
    return Trees(feature, at_most, left, right, value, np.array(roots), start=5)


def walked(trees: Trees, row: list[int]) -> int:
    total = trees.start
    for node in trees.roots.tolist():
        while trees.feature[node] >= 0:
            goes_left = row[trees.feature[node]] <= trees.at_most[node]
            node = int((trees.left if goes_left else trees.right)[node])
        total += int(trees.value[node])
    return total


@pytest.mark.parametrize("leaves", [1, 2, 15, 16, 17, 32, 33, 64])
@pytest.mark.parametrize("spread", [3, 20_000, 2_000_000_000])
def test_it_ends_where_a_walk_ends(leaves: int, spread: int) -> None:
    chance = random.Random(leaves * spread)
    trees = forest([leaves, 1, 3, leaves], spread, chance)
    rows = [[chance.randrange(-2 * spread, 2 * spread) for _ in range(6)] for _ in range(70)]
    assert trees.total(np.array(rows)).tolist() == [walked(trees, row) for row in rows]


def test_a_tree_may_have_64_leaves_and_no_more() -> None:
    with pytest.raises(ValueError, match="64 leaves"):
        forest([65], 9, random.Random(1)).total(np.zeros((1, 6), dtype=np.int64))
