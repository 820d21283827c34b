"""Logarithms as integers: 1/4096 nat, the same on every machine.

    log_fixed(np.array([1.0, 2.0])) == [0, 2839]        # round(4096 ln 2)

A float's exponent and the first eleven bits of its fraction index one table of rounded integers, so no
logarithm of the machine's vector library is ever asked; all sums after it are sums of integers.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

ONE = 4096  # one nat
Integers = NDArray[np.int64]
Floats = NDArray[np.float64]

_BITS = 11  # of the fraction: steps of 1/2048, half of one is 1/4096
_LOWEST, _HIGHEST = -60, 70  # exponents of two that the table knows; smaller and larger values are clipped
_FIRST = (_LOWEST + 1023) << _BITS


def to_fixed(nats: float) -> int:
    return round(nats * ONE)


def log_fixed(values: Floats) -> Integers:
    """The natural logarithm of positive numbers in 1/4096 nat."""
    index = np.ascontiguousarray(values).view(np.int64) >> (52 - _BITS)
    index -= _FIRST
    logarithms: Integers = _table().take(index, mode="clip")
    return logarithms


@cache
def _table() -> Integers:
    """Middle of each step. Built from the logarithms of 1 … 2 only, so its rounding is checked once for all."""
    steps = 1 << _BITS
    fraction = np.array([math.log1p((step + 0.5) / steps) for step in range(steps)])
    whole = np.arange(_LOWEST, _HIGHEST) * math.log(2.0)
    table: Integers = np.rint((whole[:, None] + fraction[None, :]) * ONE).astype(np.int64).ravel()
    return table
