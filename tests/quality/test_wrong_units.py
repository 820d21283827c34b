"""The floor for units: wrong ones are found in their own segment, and right ones are left alone."""

from __future__ import annotations

import pytest

from tests.data import data_dir
from tests.quality.cases import to_pairs
from tests.quality.wrong_units import pairs, unit_cases
from workbench.check.registry import rules
from workbench.model.context import Context

pytestmark = [pytest.mark.data, pytest.mark.slow]


def reported(context: Context) -> set[str]:
    return {claim.spans[0].segment for claim in rules()["number-differs"].find(context)}


def found(number: int, seed: int) -> int:
    data_dir()
    return sum(bool(reported(case.context) & case.expected) for case in unit_cases(number, seed))


def test_two_hundred_wrong_units_are_found() -> None:
    assert found(200, seed=2) >= 180


def test_right_units_are_left_alone() -> None:
    """Of clean pairs with a number and a unit on both sides at most one in a hundred; of nine a third were errors."""
    data_dir()
    clean = pairs()
    assert len(reported(to_pairs(clean))) <= 0.01 * len(clean)
