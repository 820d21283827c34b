"""Columns of whole numbers, one for each word: neighbours, ranks, means.

neighbours("after", column, (-1, 1))      # {"after -1": …, "after +1": …}
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Columns = dict[str, Integers]

ONE = 1000


def neighbours(name: str, column: Integers, steps: Sequence[int], end: int = 0) -> Columns:
    """The values of neighbours; beyond the border 0, or `end` behind it."""
    size, reach = len(column), max(map(abs, steps))
    walled = np.zeros(size + 2 * reach, dtype=column.dtype)
    walled[reach : reach + size] = column
    walled[reach + size :] = end
    return {f"{name} {step:+d}": walled[reach + step : reach + step + size] for step in steps}


def rank(column: Integers) -> Integers:
    """The share of values below each, in thousandths."""
    below: Integers = np.searchsorted(np.sort(column), column) * ONE // max(1, len(column))
    return below


def mean(column: Integers) -> int:
    return sum(column.tolist()) // len(column) if len(column) else 0  # a few words: quicker than the library


def least(column: Integers) -> int:
    return int(column.min()) if len(column) else 0


def shares(size: int) -> Integers:
    return ONE * np.arange(size) // max(1, size)


def across(size: int, other: int) -> Integers:
    """The place on the other side that lies across."""
    return np.minimum((2 * np.arange(size) + 1) * other // max(1, 2 * size), max(0, other - 1))


def at(columns: Integers, places: Integers) -> Integers:
    """The values at these places, 0 where there is none; of one column, or of each of several (a row each)."""
    size = columns.shape[-1]
    if not size:
        return np.zeros((*columns.shape[:-1], len(places)), dtype=np.int64)
    inside = (places >= 0) & (places < size)
    return np.where(inside, columns[..., np.where(inside, places, 0)], 0)


def largest_run(column: Integers) -> int:
    """Kadane 1984: the largest sum of neighbours."""
    most = here = 0
    for value in column.tolist():
        here = max(0, here + value)
        most = max(most, here)
    return most
