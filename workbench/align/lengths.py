"""How well the lengths of two stretches fit: log P(b given a) / P(b), with heavy tails.

The conditional is a Student t round slope * a whose variance grows with the length (Gale and Church 1993); the
marginal says how usual a stretch of n segments of that length is, so that two long segments that fit say more
than two short ones, and dropping a long one costs more.
"""

from __future__ import annotations

import math

import numpy as np

from workbench.align.fixed import ONE, Floats, Integers, log_fixed, to_fixed
from workbench.align.model import Model, Shape

TAIL = 4.0  # degrees of freedom
DRIFT = 0.02  # how far the proportion of two whole chapters wanders: matters for long stretches only


def length_score(model: Model, a: Integers, b: Integers, m: int, n: int) -> Integers:
    """For stretches of m segments with a characters and n with b, element by element, in 1/4096 nat."""
    left, right = a * model.slope + 1.0, b + 1.0
    size = (left + right) * 0.5
    variance = model.spread * size + (DRIFT * size) ** 2
    difference = right - left
    square = difference * difference / variance
    tail = log_fixed(1.0 + square / TAIL) * int((TAIL + 1) * 8) // 16
    conditional = _T_CONSTANT - tail - log_fixed(variance) // 2
    marginal = _marginal(model.shape_b, right, n) + _marginal(model.shape_a, a + 1.0, m)
    # The conditional is a density over b; seen from the other side over a, slope times as dense.
    return conditional + int(_half(model)) - marginal // 2


def _half(model: Model) -> int:
    return to_fixed(0.5 * math.log(model.slope))


def _marginal(shape: Shape, length: Floats, segments: int) -> Integers:
    """log density of the gamma distribution of so many segments together."""
    power = shape.shape * segments
    constant = -math.lgamma(power) - power * math.log(shape.scale)
    decay = np.rint(length * (ONE / shape.scale)).astype(np.int64)
    return to_fixed(constant) + np.rint((power - 1.0) * log_fixed(length)).astype(np.int64) - decay


_T_CONSTANT = to_fixed(
    math.lgamma((TAIL + 1) / 2) - math.lgamma(TAIL / 2) - 0.5 * math.log(TAIL * math.pi)
)
