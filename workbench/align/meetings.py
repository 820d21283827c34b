"""The words of a bead that met, and how much each pair says for it.

    read_met(problem, model, (0, 2, 0, 1))      # (Met("побед", "victori", 5.1), …): stems, nats

A pair's nats are its share of what both its words gain by having met: all pairs of a bead together are what the bead's
words say above silence.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from workbench.align.band import Step
from workbench.align.fixed import ONE, Floats, Integers, log_fixed
from workbench.align.model import EVIDENCE, Model
from workbench.align.problem import Problem
from workbench.align.view import UNIT, View, to_units


@dataclass(frozen=True, slots=True)
class Met:
    """a, b: as terms (stems, values of numbers, marks)."""

    a: str
    b: str
    nats: float


def read_met(problem: Problem, model: Model, step: Step) -> tuple[Met, ...]:
    """The most telling first. step: from, to in a; from, to in b, in the problem's own numbers."""
    top, bottom, left, right = step
    if top == bottom or left == right:
        return ()
    gained: dict[tuple[int, int], int] = defaultdict(int)
    views = (
        (problem.words.of_a, model.shares_ab, (top, bottom), (left, right), False),
        (problem.words.of_b, model.shares_ba, (left, right), (top, bottom), True),
    )
    for view, shares, own, other, turned in views:
        for (term, partner), gain in _gains(view, shares, own, other).items():
            gained[(partner, term) if turned else (term, partner)] += gain
    met = [
        Met(problem.a.terms[a].text, problem.b.terms[b].text, round(gain * EVIDENCE / ONE, 1))
        for (a, b), gain in gained.items()
    ]
    return tuple(sorted((each for each in met if each.nats > 0), key=lambda each: (-each.nats, each.a, each.b)))


def _gains(view: View, shares: Floats, own: tuple[int, int], other: tuple[int, int]) -> dict[tuple[int, int], int]:
    """(term, partner) -> what the term gains by it, in 1/4096 nat, over the segments of the bead."""
    there: dict[int, int] = defaultdict(int)
    of_other = slice(*np.searchsorted(view.other.segment, other).tolist())
    for term, count in zip(view.other.term[of_other].tolist(), view.other.count[of_other].tolist(), strict=True):
        there[term] += count
    length = int(view.sizes[other[1]] - view.sizes[other[0]])
    gains: dict[tuple[int, int], int] = defaultdict(int)
    for row in range(int(view.starts[own[0]]), int(view.starts[own[1]])):
        links = range(int(view.first[row]), int(view.last[row]))
        fold = int(view.folds[view.segment[row]])
        units = {
            int(view.partner[link]): int(
                to_units(there[int(view.partner[link])] * view.ratio[link : link + 1, fold])[0]
            )
            for link in links
            if int(view.partner[link]) in there
        }
        total = sum(units.values())
        if not total:
            continue
        share = float(shares[view.kind[row]])
        logs: Integers = log_fixed(np.array([share + (1.0 - share) * (total / (UNIT * length)), share]))
        gain = int(logs[0] - logs[1]) * int(view.count[row])
        for partner, part in units.items():
            gains[int(view.term[row]), partner] += gain * part // total
    return gains
