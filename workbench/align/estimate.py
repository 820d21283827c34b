"""The model's numbers seen from a path: one round of expectation and maximisation.

    model = refine(model, [(problem, path)])

Shares: how likely each linked word of a bead stands there without counterpart, averaged over the words of its kind.
Length: slope from the sums, spread from the squares of the deviations, weighted down in the tails. Every number
starts with the weight of some pseudo-observations, so that a short text stays near the usual values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from workbench.align.band import Step
from workbench.align.edges import estimate_edges
from workbench.align.fixed import ONE, Floats, Integers
from workbench.align.lengths import TAIL
from workbench.align.links import Kind
from workbench.align.model import SPREAD, START, WEIGHT, Model, bead_scores
from workbench.align.problem import Problem
from workbench.align.view import UNIT, View, to_units

_SPREAD_WEIGHT = 20
_AT_ONCE = 2048  # segments whose words are looked at together: memory


def refine(model: Model, solved: Sequence[tuple[Problem, Sequence[Step]]]) -> Model:
    ab, ba = np.zeros((2, len(Kind)), dtype=np.int64), np.zeros((2, len(Kind)), dtype=np.int64)
    left, right = [], []
    counts: Counter[tuple[int, int]] = Counter()
    for problem, path in solved:
        sizes = [(step[1] - step[0], step[3] - step[2]) for step in path]
        counts.update((min(size), max(size)) for size in sizes)
        steps = np.array([step for step in path if step[0] < step[1] and step[2] < step[3]], dtype=np.int64)
        steps = steps.reshape(-1, 4)
        ab += _unmatched(problem.words.of_a, model.shares_ab, steps)
        ba += _unmatched(problem.words.of_b, model.shares_ba, steps[:, [2, 3, 0, 1]])
        left.append(problem.sums_a[steps[:, 1]] - problem.sums_a[steps[:, 0]])
        right.append(problem.sums_b[steps[:, 3]] - problem.sums_b[steps[:, 2]])
    slope, spread = _lengths(model, np.concatenate(left), np.concatenate(right))
    edges = estimate_edges(model.edges, [(problem.ends_a, problem.ends_b, path) for problem, path in solved])
    return replace(
        model,
        shares_ab=_shares(ab),
        shares_ba=_shares(ba),
        slope=slope,
        spread=spread,
        beads=bead_scores(counts),
        edges=edges,
    )


def _shares(counts: Integers) -> Floats:
    start = np.array([START[kind] for kind in Kind])
    shares: Floats = (counts[0] / ONE + WEIGHT * start) / (counts[1] + WEIGHT)
    return shares


def _unmatched(view: View, shares: Floats, steps: Integers) -> Integers:
    """For each kind: the expected number of words without counterpart (in 1/4096), and the number of words."""
    segments = len(view.starts) - 1
    begin, end = np.zeros(segments, dtype=np.int64), np.zeros(segments, dtype=np.int64)
    for first, last, low, high in steps.tolist():
        begin[first:last], end[first:last] = low, high
    met = np.zeros(len(view.segment))
    for first in range(0, segments, _AT_ONCE):
        rows = slice(first, min(first + _AT_ONCE, segments))
        entries, _, ratios = view.meetings((rows.start, rows.stop), begin[rows], end[rows])
        met += np.bincount(entries, to_units(ratios), minlength=len(view.segment))
    inside = end[view.segment] > begin[view.segment]
    window = np.maximum(1, view.sizes[end] - view.sizes[begin])[view.segment]
    share = shares[view.kind]
    alone = share / (share + (1.0 - share) * (met / (UNIT * window)))
    expected = np.rint(alone * ONE).astype(np.int64) * view.count * inside
    return np.stack(
        [
            np.bincount(view.kind, expected, minlength=len(shares)).astype(np.int64),
            np.bincount(view.kind, view.count * inside, minlength=len(shares)).astype(np.int64),
        ]
    )


def _lengths(model: Model, left: Integers, right: Integers) -> tuple[float, float]:
    slope = (int(right.sum()) + 1) / (int(left.sum()) + 1)
    slope = min(4.0, max(0.25, slope))
    size = (left * slope + right + 2.0) * 0.5
    square = (right - left * slope) ** 2 / size
    weighted = square * ((TAIL + 1.0) / (TAIL + square / model.spread))
    total = int(np.rint(weighted * ONE).astype(np.int64).sum()) / ONE
    return slope, (total + _SPREAD_WEIGHT * SPREAD) / (len(left) + _SPREAD_WEIGHT)
