"""Stretches of largest sum, against trying all."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from workbench.check.runs import Run, runs


def test_the_largest_comes_first() -> None:
    assert runs([-3, 5, -1, 4, -9, 2]) == [Run(8, 1, 4), Run(2, 5, 6)]
    assert runs([-1, -2]) == []
    assert runs([]) == []


@given(st.lists(st.integers(-9, 9), max_size=12))
def test_no_stretch_is_larger_and_none_overlap(values: list[int]) -> None:
    found = runs(values)
    spans = combinations(range(len(values) + 1), 2)
    best = max((sum(values[start:end]) for start, end in spans), default=0)
    assert (found[0].sum if found else 0) == max(best, 0)
    assert all(run.sum == sum(values[run.start : run.end]) for run in found)
    places = [at for run in found for at in range(run.start, run.end)]
    assert len(places) == len(set(places))
    assert {at for at, value in enumerate(values) if value > 0} <= set(places)
