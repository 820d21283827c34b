"""Logarithms as integers."""

from __future__ import annotations

import math

import numpy as np
import pytest

from workbench.align.fixed import ONE, log_fixed


@pytest.mark.parametrize("value", [2.0**-60, 1e-9, 0.3, 1.0, math.e, 12345.678, 2.0**69])
def test_a_logarithm_is_right_to_a_step(value: float) -> None:
    assert abs(int(log_fixed(np.array([value]))[0]) - ONE * math.log(value)) <= 2


def test_values_beyond_the_table_are_its_ends() -> None:
    least, most = log_fixed(np.array([2.0**-60, np.nextafter(2.0**70, 0)])).tolist()
    assert log_fixed(np.array([[1e-300, 2.0**-61], [2.0**70, 1e300]])).tolist() == [[least, least], [most, most]]


def test_what_is_asked_about_stays_as_it_was() -> None:
    values = np.array([1.0, 2.0])
    log_fixed(values)
    assert values.tolist() == [1.0, 2.0]
