"""Trees as tables: the walk, many rows at once, and tables that do not fit together."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.packs.trees import Trees


def trees() -> Trees:
    """One tree: feature 1 at most 5 → 100, else (feature 0 at most -1 → 200, else 300); another is one leaf of 7."""
    return Trees(
        feature=np.array([1, -1, 0, -1, -1, -1]),
        at_most=np.array([5, 0, -1, 0, 0, 0]),
        left=np.array([1, 0, 3, 0, 0, 0]),
        right=np.array([2, 0, 4, 0, 0, 0]),
        value=np.array([0, 100, 0, 200, 300, 7]),
        roots=np.array([0, 5]),
        start=-50,
    )


def test_each_row_comes_to_its_leaf() -> None:
    rows = np.array([[9, 5], [-1, 6], [0, 6], [-2, 2]])
    assert trees().total(rows).tolist() == [57, 157, 257, 57]
    assert trees().total(rows[:0]).tolist() == []


def test_tables_come_back() -> None:
    again = Trees.from_arrays(trees().to_arrays())
    rows = np.array([[9, 5], [-1, 6], [0, 6]])
    assert again.total(rows).tolist() == trees().total(rows).tolist()


@pytest.mark.parametrize(
    ("name", "place", "value"),
    [("left", 2, 2), ("left", 2, 1), ("right", 0, 99), ("roots", 1, 6), ("left", 2, 4), ("roots", 1, 4)],
)
def test_tables_that_lead_nowhere_are_refused(name: str, place: int, value: int) -> None:
    arrays = trees().to_arrays()
    arrays[name] = arrays[name].copy()
    arrays[name][place] = value
    with pytest.raises(ValueError, match=r"trees?|two"):
        Trees.from_arrays(arrays)
