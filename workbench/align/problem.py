"""What is searched: two texts, what links their words, and how long every stretch of them is.

problem = Problem.of(side_a, side_b, words)
problem.sums_a[3] - problem.sums_a[1]      # characters of the segments 1 and 2 of a
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.align.edges import ends
from workbench.align.fixed import Integers
from workbench.align.terms import Side
from workbench.align.view import Words


@dataclass(frozen=True, slots=True)
class Problem:
    """Two texts, what links their words, the running sums of their lengths, and where larger units end."""

    a: Side
    b: Side
    words: Words
    sums_a: Integers
    sums_b: Integers
    ends_a: Integers
    ends_b: Integers

    @classmethod
    def of(cls, a: Side, b: Side, words: Words) -> Problem:
        sums = [np.concatenate(([0], np.cumsum(side.characters))) for side in (a, b)]
        return cls(a, b, words, sums[0], sums[1], ends(a), ends(b))
