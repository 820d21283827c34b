"""The numbers of the model: bead priors, length, shares of words without counterpart, and how they are estimated.

    model = first_model(side_a, side_b)
    model.shares_ab[Kind.NAME]        # how often a name that could be matched is not, looking from a to b

A bead of segments A and B scores, in nats, against A and B standing by themselves:
log P(m, n) + log P(|B| given |A|) / P(|B|) + sum over the words w of either side of log(l + (1 - l) r(w)),
r(w) = sum over v of t(w|v) / (size of the other side * p(w)).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from workbench.align.fixed import Floats, Integers, to_fixed
from workbench.align.links import Kind
from workbench.align.terms import Side

LARGEST = 4  # segments of one side in a bead

# Shares to start from, and how many words they are worth against what the text itself shows.
START = {
    Kind.NUMBER: 0.35, Kind.NAME: 0.4, Kind.SHORT_NAME: 0.75, Kind.WORD: 0.75, Kind.SHORT_WORD: 0.95,
    Kind.MARK: 0.6, Kind.STEM: 0.6, Kind.KNOWN: 0.6,
}  # fmt: skip
WEIGHT = 20
SPREAD = 6.8  # Gale and Church 1993
# Natural logarithms of the share of each bead, by the smaller and the larger side.
_PRIOR = {
    (0, 1): -3.5, (1, 1): -0.3, (1, 2): -2.8, (1, 3): -4.6, (1, 4): -6.4, (2, 2): -4.3, (2, 3): -5.5, (2, 4): -7.0,
    (3, 3): -6.0, (3, 4): -7.0, (4, 4): -7.0,
}  # fmt: skip
EVIDENCE = 0.75  # both directions count the same words: two views are worth less than two witnesses


@dataclass(frozen=True, slots=True)
class Shape:
    """How long the segments of one text are: mean and variance of characters, as a gamma distribution."""

    shape: float
    scale: float


@dataclass(frozen=True, slots=True)
class Model:
    """shares_ab: for each Kind the share of terms of a without counterpart in their bead; shares_ba likewise.

    slope: characters of b for one of a; spread: variance of the difference for each character (Gale and Church).
    """

    shares_ab: Floats
    shares_ba: Floats
    slope: float
    spread: float
    shape_a: Shape
    shape_b: Shape

    def with_shares(self, ab: Floats, ba: Floats) -> Model:
        return replace(self, shares_ab=ab, shares_ba=ba)


def first_model(a: Side, b: Side) -> Model:
    start = np.array([START[kind] for kind in Kind])
    slope = (int(b.characters.sum()) + 1) / (int(a.characters.sum()) + 1)
    return Model(start, start.copy(), min(4.0, max(0.25, slope)), SPREAD, _shape(a.characters), _shape(b.characters))


def prior(m: int, n: int) -> int:
    """In 1/4096 nat."""
    return to_fixed(_PRIOR[min(m, n), max(m, n)])


def _shape(characters: Integers) -> Shape:
    """By moments, from integer sums; a text of equal segments is given a tenth of its mean as deviation."""
    filled = characters[characters > 0]
    count, total = max(1, len(filled)), max(1, int(filled.sum()))
    mean = total / count
    variance = max(int((filled * filled).sum()) / count - mean * mean, 0.3 * mean * mean)
    return Shape(mean * mean / variance, variance / mean)
