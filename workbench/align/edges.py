"""What it says that segments end where the pieces of two texts do: a border in one is likely one in the other.

    edges = expect_edges(side_a, side_b)
    edges.scores[1][1]      # for a path that comes to a place where a segment ends in both texts, in 1/4096 nat

A path either comes to a border between two pieces or passes it inside a bead. Sentences that were put together or
taken apart in translation are seldom cut by a paragraph, and paragraphs mostly end at the same place, so with E the
number of ends of segments there (0 or 1 of either text): log P(E | come to) - log P(E | passed), for both texts.
How often segments end is known from each text by itself, the rest is estimated from the path.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.align.fixed import Floats, Integers, to_fixed
from workbench.align.terms import Side

Table = tuple[tuple[float, float], tuple[float, float]]
Step = tuple[int, int, int, int]

_TOGETHER = 0.8  # of the ends that could coincide
_PASSED = 0.25  # odds that a border inside a bead ends a segment, against those of any border
_LEAST = 0.01  # no case is impossible
_WEIGHT = 20.0  # borders of the path that these are worth


@dataclass(frozen=True, slots=True)
class Edges:
    """scores[x][y]: x, y: 1 where a segment of a, of b ends. came, passed: what was expected before the path."""

    scores: tuple[tuple[int, int], tuple[int, int]]
    came: Table
    passed: Table  # of a, of b


def expect_edges(a: Side, b: Side) -> Edges:
    rate_a, rate_b = (float(ends(side)[1:].mean()) if len(side) else 1.0 for side in (a, b))
    both = rate_a * rate_b + _TOGETHER * (min(rate_a, rate_b) - rate_a * rate_b)
    came = ((1 - rate_a - rate_b + both, rate_b - both), (rate_a - both, both))
    passed = [(1 - share, share) for share in (_odds(rate_a), _odds(rate_b))]
    came_table, passed_table = np.maximum(np.array(came), _LEAST), np.maximum(np.array(passed), _LEAST)
    return _edges(_table(came_table / came_table.sum()), _table(passed_table / passed_table.sum(axis=1, keepdims=True)))


def ends(side: Side) -> Integers:
    """For each border, the beginning of the text being the first: 1 where a segment ends."""
    inner = (side.owner[1:] != side.owner[:-1]).astype(np.int64)
    return np.concatenate(([1], inner, [1])) if len(side) else np.ones(1, dtype=np.int64)


def estimate_edges(edges: Edges, seen: Iterable[tuple[Integers, Integers, Sequence[Step]]]) -> Edges:
    """seen: ends of a, ends of b and the path, of each stretch."""
    came = np.array(edges.came) * _WEIGHT
    passed = np.array(edges.passed) * _WEIGHT
    for ends_a, ends_b, path in seen:
        steps = np.array([step for step in path if step[0] < step[1] and step[2] < step[3]], dtype=np.int64)
        top, bottom, left, right = steps.reshape(-1, 4).T
        came += np.bincount(ends_a[bottom] * 2 + ends_b[right], minlength=4).reshape(2, 2)
        for row, end, first, last in ((0, ends_a, top, bottom), (1, ends_b, left, right)):
            sums = np.concatenate(([0], np.cumsum(end)))
            inside, closing = last - first - 1, sums[last] - sums[first + 1]
            passed[row] += [int((inside - closing).sum()), int(closing.sum())]
    scores = _scores(_table(came / came.sum()), _table(passed / passed.sum(axis=1, keepdims=True)))
    return Edges(scores, edges.came, edges.passed)


def _odds(rate: float) -> float:
    return rate * _PASSED / (rate * _PASSED + 1.0 - rate)


def _table(values: Floats) -> Table:
    (a, b), (c, d) = values.tolist()
    return (a, b), (c, d)


def _edges(came: Table, passed: Table) -> Edges:
    return Edges(_scores(came, passed), came, passed)


def _scores(came: Table, passed: Table) -> tuple[tuple[int, int], tuple[int, int]]:
    (a, b), (c, d) = (
        tuple(to_fixed(math.log(came[x][y] / (passed[0][x] * passed[1][y]))) for y in (0, 1)) for x in (0, 1)
    )
    return (a, b), (c, d)
