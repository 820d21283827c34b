"""The numbers of the model: bead priors, length, shares of words without counterpart, and how they are estimated.

    model = first_model(side_a, side_b)
    model.shares_ab[Kind.NAME]        # how often a name that could be matched is not, looking from a to b

A bead of segments A and B scores, in nats, against A and B standing by themselves:
log P(m, n) + log P(|B| given |A|) / P(|B|) + sum over the words w of either side of log(l + (1 - l) r(w)),
r(w) = sum over v of t(w|v) / (size of the other side * p(w)); and what the ends of larger units say where it ends.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from workbench.align.edges import Edges, expect_edges
from workbench.align.fixed import Floats, Integers, to_fixed
from workbench.align.links import Kind
from workbench.align.terms import Side

LARGEST = 4  # segments of one side in a bead

# Shares to start from, and how many words they are worth against what the text itself shows.
START = {
    Kind.NUMBER: 0.35, Kind.NAME: 0.4, Kind.SHORT_NAME: 0.75, Kind.WORD: 0.75, Kind.SHORT_WORD: 0.95,
    Kind.MARK: 0.6, Kind.STEM: 0.6, Kind.KNOWN: 0.6, Kind.PLACE: 0.2,
}  # fmt: skip
WEIGHT = 20
SPREAD = (
    3.4  # Gale and Church 1993 have a variance of 6.8; a Student t of four degrees has twice the square of its scale
)
# How many beads of sentences in 1000 are of each size, by the smaller and the larger side; one order of the two sides.
BEADS = {
    (0, 1): 60.0, (1, 1): 740.0, (1, 2): 60.0, (1, 3): 10.0, (1, 4): 2.0, (2, 2): 4.2, (2, 3): 1.2, (2, 4): 0.3,
    (3, 3): 0.6, (3, 4): 0.3, (4, 4): 0.3,
}  # fmt: skip
BEADS_WEIGHT = 200.0
# Both directions count the same words, and words of a sentence hang together: they are worth less than witnesses.
EVIDENCE = 0.3


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
    beads: tuple[tuple[tuple[int, int], int], ...]
    edges: Edges

    def prior(self, m: int, n: int) -> int:
        """Log P(m, n) in 1/4096 nat."""
        return dict(self.beads)[min(m, n), max(m, n)]


def first_model(a: Side, b: Side) -> Model:
    start = np.array([START[kind] for kind in Kind])
    slope = (int(b.characters.sum()) + 1) / (int(a.characters.sum()) + 1)
    return Model(
        start,
        start.copy(),
        min(4.0, max(0.25, slope)),
        SPREAD,
        _shape(a.characters),
        _shape(b.characters),
        bead_scores({}),
        expect_edges(a, b),
    )


def bead_scores(counts: Mapping[tuple[int, int], int]) -> tuple[tuple[tuple[int, int], int], ...]:
    """Log P(m, n) for the smaller and the larger side, from the beads counted in a text and the usual ones."""
    total = sum(BEADS.values())
    seen = sum(counts.values()) + BEADS_WEIGHT
    return tuple(
        (
            size,
            to_fixed(
                math.log((counts.get(size, 0) / (1 if size[0] == size[1] else 2) + BEADS_WEIGHT * usual / total) / seen)
            ),
        )
        for size, usual in sorted(BEADS.items())
    )


def _shape(characters: Integers) -> Shape:
    """By moments, from integer sums; a text of equal segments is given a tenth of its mean as deviation."""
    filled = characters[characters > 0]
    count, total = max(1, len(filled)), max(1, int(filled.sum()))
    mean = total / count
    variance = max(int((filled * filled).sum()) / count - mean * mean, 0.3 * mean * mean)
    return Shape(mean * mean / variance, variance / mean)
