"""Columns: neighbours at the borders, ranks, places that are not there, runs."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.check.columns import ONE, Integers, across, at, largest_run, least, mean, neighbours, rank, shares


def column(*values: int) -> Integers:
    return np.array(values, dtype=np.int64)


@pytest.mark.parametrize(
    ("values", "expected"),
    [((1, 2, 3), [[0, 0, 1], [0, 1, 2], [2, 3, 9], [3, 9, 9]]), ((5,), [[0], [0], [9], [9]]), ((), [[], [], [], []])],
)
def test_neighbours(values: tuple[int, ...], expected: list[list[int]]) -> None:
    found = neighbours("x", column(*values), (-2, -1, 1, 2), end=9)
    assert [each.tolist() for each in found.values()] == expected
    assert list(found) == ["x -2", "x -1", "x +1", "x +2"]


def test_ranks_and_means() -> None:
    assert rank(column(5, 1, 5, 9)).tolist() == [250, 0, 250, 750]
    assert (mean(column(1, 2, 4)), least(column(3, -1))) == (2, -1)
    assert (mean(column()), least(column()), rank(column()).tolist()) == (0, 0, [])
    assert shares(4).tolist() == [0, ONE // 4, ONE // 2, 3 * ONE // 4]


def test_places() -> None:
    assert across(3, 6).tolist() == [1, 3, 5]
    assert across(3, 0).tolist() == [0, 0, 0]
    assert at(column(7, 8), column(-1, 0, 1, 2)).tolist() == [0, 7, 8, 0]
    assert at(column(), column(0, 1)).tolist() == [0, 0]


def test_the_largest_run() -> None:
    assert largest_run(column(1, -5, 3, 4, -1, 2)) == 8
    assert largest_run(column(-1, -2)) == 0


def test_several_columns_are_looked_up_at_once() -> None:
    rows = np.array([[1, 2, 3], [4, 5, 6]])
    places = np.array([2, -1, 0, 3])
    assert at(rows, places).tolist() == [at(row, places).tolist() for row in rows] == [[3, 0, 1, 0], [6, 0, 4, 0]]
    assert at(rows[:, :0], places).tolist() == [[0] * 4, [0] * 4]
