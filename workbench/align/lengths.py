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

TAIL = 4  # degrees of freedom
_TAIL_POWER = TAIL + 1
DRIFT = 0.02  # how far the proportion of two whole chapters wanders: matters for long stretches only


def length_score(model: Model, a: Integers, b: Integers, m: int, n: int) -> Integers:
    """For stretches of m segments with a characters and n with b, element by element, in 1/4096 nat."""
    lengths_a, lengths_b = np.maximum(a, 1).astype(np.float64), np.maximum(b, 1).astype(np.float64)
    expected: Floats = lengths_a * model.slope
    size: Floats = (expected + lengths_b) * 0.5
    variance: Floats = model.spread * size + (DRIFT * size) * (DRIFT * size)
    tail = log_fixed(1.0 + (lengths_b - expected) * (lengths_b - expected) / (variance * TAIL)) * _TAIL_POWER // 2
    conditional: Integers = _T_CONSTANT - tail - log_fixed(variance) // 2
    marginal: Integers = _marginal(model.shape_b, lengths_b, n) + _marginal(model.shape_a, lengths_a, m)
    # The conditional is a density over b; seen from the other side over a, slope times as dense.
    score: Integers = conditional + to_fixed(0.5 * math.log(model.slope)) - marginal // 2
    return score


def _marginal(shape: Shape, length: Floats, segments: int) -> Integers:
    """Log density of the gamma distribution of so many segments together."""
    power = shape.shape * segments
    constant = -math.lgamma(power) - power * math.log(shape.scale)
    decay: Integers = np.rint(length * (ONE / shape.scale)).astype(np.int64)
    growth: Integers = np.rint((power - 1.0) * log_fixed(length)).astype(np.int64)
    density: Integers = to_fixed(constant) + growth - decay
    return density


_T_CONSTANT = to_fixed(math.lgamma((TAIL + 1) / 2) - math.lgamma(TAIL / 2) - 0.5 * math.log(TAIL * math.pi))
