"""What stands at another place in the other text: found among the pieces that the search in order left alone.

    find_moved(side_a, side_b, solved, kept=(set(), set()))
    # [[IndexBead((4,), (19,), 0.998, moved=True), …], …]: runs that belong together, in order within themselves

Candidates are pairs of runs of such pieces that share rare linked terms and cross beads of the search. Each is searched
as a text of its own with the same scores; what it finds counts if its words and lengths say far more than chance could.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from workbench.align.band import Step, first_band
from workbench.align.beads import IndexBead, Stretch
from workbench.align.blocks import Blocks
from workbench.align.fixed import ONE, log_fixed
from workbench.align.model import EVIDENCE, Model
from workbench.align.pinning import in_order
from workbench.align.problem import Problem
from workbench.align.search import best_from_start, trace
from workbench.align.solve import Solved, read_problem
from workbench.align.terms import Side

_RARE = 12  # occurrences in the whole text that leave a term telling
_MEETINGS = 32  # of two terms, likewise
_TELLING = 0.75  # least sum of the weights of a candidate's rare meetings
_TRIED = 2  # candidates of a run
_APART = 6  # pieces left alone between two beads that end what belongs together
_LEAST = 6 * ONE  # that words and lengths of what moved together say, beyond the number of places where it could stand
_SHARE = EVIDENCE / 0.5  # scores hold that much of what words said when the least was chosen
_TEMPER = 0.7  # of the confidence, as for beads in order

Chain = list[IndexBead]


def find_moved(a: Side, b: Side, solved: Solved, kept: tuple[set[int], set[int]]) -> list[Chain]:
    """Beads of pieces that are alone in `solved.beads`; each chain of them crosses some bead in order.

    kept: pieces of either side that stay where they are.
    """
    runs_a = _runs(bead.a[0] for bead in solved.beads if not bead.b and bead.a[0] not in kept[0])
    runs_b = _runs(bead.b[0] for bead in solved.beads if not bead.a and bead.b[0] not in kept[1])
    straight = [bead for bead in in_order(solved.beads) if bead.a and bead.b and not bead.moved]
    anchors = [bead.a[0] for bead in straight], [bead.b[0] for bead in straight]
    free_a, free_b = {i for run in runs_a for i in run}, {j for run in runs_b for j in run}
    least = int(_SHARE * (_LEAST + int(log_fixed(np.array([1.0 + len(a) * len(b)]))[0])))
    chains: list[Chain] = []
    for x, y in _candidates(a, b, runs_a, runs_b, solved):
        rows, columns = [i for i in runs_a[x] if i in free_a], [j for j in runs_b[y] if j in free_b]
        # Where no bead in order lies between the two, the search saw them side by side.
        if not rows or not columns or bisect_left(anchors[0], rows[0]) == bisect_left(anchors[1], columns[0]):
            continue
        stretch = Stretch(tuple(rows), tuple(columns))
        for chain in _search(read_problem(a, b, solved.known, stretch), solved.model, least):
            moved = [_bead(step, gain, stretch) for step, gain in chain]
            free_a.difference_update(i for bead in moved for i in bead.a)
            free_b.difference_update(j for bead in moved for j in bead.b)
            chains.append(moved)
    return chains


def without(beads: Iterable[IndexBead], chains: Sequence[Chain]) -> list[IndexBead]:
    """The beads without the pieces that moved."""
    moved = [bead for chain in chains for bead in chain]
    gone_a, gone_b = {i for bead in moved for i in bead.a}, {j for bead in moved for j in bead.b}
    kept = [
        replace(bead, a=tuple(i for i in bead.a if i not in gone_a), b=tuple(j for j in bead.b if j not in gone_b))
        for bead in beads
    ]
    return [bead for bead in kept if bead.a or bead.b]


def _runs(pieces: Iterable[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for piece in sorted(pieces):
        if not runs or piece != runs[-1][-1] + 1:
            runs.append([])
        runs[-1].append(piece)
    return runs


def _candidates(
    a: Side, b: Side, runs_a: Sequence[Sequence[int]], runs_b: Sequence[Sequence[int]], solved: Solved
) -> list[tuple[int, int]]:
    """Pairs of runs, the most telling first, each run a few times; work grows with what rare terms there are."""
    free = Stretch(tuple(i for run in runs_a for i in run), tuple(j for run in runs_b for j in run))
    if not free.a or not free.b:
        return []
    rare = [side.keep_terms(side.totals <= _RARE) for side in (a, b)]
    left, right, weight = read_problem(rare[0], rare[1], solved.known, free).words.of_a.rare_meetings(_MEETINGS)
    run_of = [np.repeat(np.arange(len(runs)), [len(run) for run in runs]) for runs in (runs_a, runs_b)]
    pairs, place = np.unique(run_of[0][left] * len(runs_b) + run_of[1][right], return_inverse=True)
    sums = np.bincount(place, np.rint(weight * ONE), minlength=len(pairs)).astype(np.int64)
    tried = np.zeros(len(runs_a), dtype=np.int64), np.zeros(len(runs_b), dtype=np.int64)
    chosen: list[tuple[int, int]] = []
    for pair in np.lexsort((pairs, -sums)).tolist():
        x, y = divmod(int(pairs[pair]), len(runs_b))
        if sums[pair] >= _TELLING * ONE and tried[0][x] < _TRIED and tried[1][y] < _TRIED:
            tried[0][x] += 1
            tried[1][y] += 1
            chosen.append((x, y))
    return chosen


def _search(problem: Problem, model: Model, least: int) -> Iterator[list[tuple[Step, int]]]:
    """Runs of beads, each with what its words and lengths say, that are worth more than chance."""
    blocks = Blocks(problem, model, first_band(problem))
    _, origin = best_from_start(blocks)
    chain: list[tuple[Step, int]] = []
    steps = [step for step in trace(origin, blocks.band) if step[0] < step[1] and step[2] < step[3]]
    for step, gain in zip(steps, _gains(blocks, model, steps), strict=True):
        if chain and max(step[0] - chain[-1][0][1], step[2] - chain[-1][0][3]) > _APART:
            yield from [chain] if sum(each for _, each in chain) >= least else []
            chain = []
        chain.append((step, gain))
    yield from [chain] if sum(each for _, each in chain) >= least else []


def _gains(blocks: Blocks, model: Model, steps: Sequence[Step]) -> list[int]:
    """What words, lengths and ends of segments say of each bead, without its prior."""
    found: list[int] = []
    walk = iter(blocks)
    block = next(walk)
    for top, bottom, left, right in steps:
        while top >= block.rows[1]:
            block = next(walk)
        m, n = bottom - top, right - left
        score = int(block.scores[top - block.rows[0], m - 1, n, right - block.left])
        found.append(score - model.prior(m, n))
    return found


def _bead(step: Step, gain: int, stretch: Stretch) -> IndexBead:
    top, bottom, left, right = step
    lead = max(-20.0, min(20.0, gain / ONE * _TEMPER))
    confidence = round(1.0 / (1.0 + math.exp(-lead)), 3)
    return IndexBead(stretch.a[top:bottom], stretch.b[left:right], confidence, moved=True)
