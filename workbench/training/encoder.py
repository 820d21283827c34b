"""The sentence encoder of a pack, learned from sentence pairs (extra `train`: torch on the CPU, one thread).

    data = build_encoder(read_bitext(paths), seed=7, report=print)      # the bytes that packs.encoder loads

Each sentence must find its partner among the neighbours of its page, both ways, by a margin (softmax over the batch;
additive margin: Yang et al. 2019); words are dropped at random. From the start of the last part the rows are rounded
as the file will hold them while the gradient passes by (straight-through estimator: Bengio et al. 2013), so the
rounding costs next to nothing. The same pairs, seed and steps give the same bytes on the same machine and torch.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.model.errors import InputError, UsageError
from workbench.model.event import Advanced, Report, Started
from workbench.packs.encoder import MOST_WEIGHT, pack
from workbench.packs.features import LANGUAGES, Buckets
from workbench.training.batches import Bag, Integers, Side, draw_windows, read_side

try:
    import torch
    from torch import Tensor
except ImportError as error:
    raise UsageError("training an encoder needs torch", hint="pip install 'workbench[train]'") from error


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is chosen by hand; the values are those of the shipped file."""

    buckets: Buckets = Buckets(own=20480, shared=16384)
    dimension: int = 256
    windows: int = 16
    neighbours: int = 64
    margin: float = 0.15
    scale: float = 20.0
    dropped: float = 0.2
    rate: float = 0.02
    weight_rate: float = 0.03
    rounded: float = 0.4  # the last share of the steps, with rows as the file will hold them


STEPS = 900
_WARM = 20
_LAST_RATE = 0.02


def build_encoder(
    pairs: Sequence[tuple[str, str, str]],
    *,
    seed: int = 7,
    steps: int = STEPS,
    report: Report,
    plan: Plan | None = None,
) -> bytes:
    """Raises InputError if there is nothing to learn from."""
    plan = plan or Plan()
    if len(pairs) < 2:
        raise InputError("there are not enough pairs to learn from")
    threads, deterministic = torch.get_num_threads(), torch.are_deterministic_algorithms_enabled()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    try:
        return _Training(pairs, plan, seed).run(steps, report)
    finally:
        torch.set_num_threads(threads)
        torch.use_deterministic_algorithms(deterministic)


class _Training:
    def __init__(self, pairs: Sequence[tuple[str, str, str]], plan: Plan, seed: int) -> None:
        self.plan = plan
        self.pairs = len(pairs)
        self.random = np.random.default_rng(seed)
        self.sides = [
            read_side([pair[at] for pair in pairs], language, plan.buckets) for at, language in enumerate(LANGUAGES)
        ]
        rows = 2 * plan.buckets.own + plan.buckets.shared
        start = torch.randn(rows, plan.dimension, generator=torch.Generator().manual_seed(seed))
        self.vectors = torch.nn.Parameter(start / math.sqrt(plan.dimension))
        self.weights = torch.nn.Parameter(torch.from_numpy(_first_weights(self.sides, rows, self.pairs)))

    def run(self, steps: int, report: Report) -> bytes:
        rates = (self.plan.rate, self.plan.weight_rate)
        groups = [
            {"params": [part], "lr": rate} for part, rate in zip((self.vectors, self.weights), rates, strict=True)
        ]
        optimiser = torch.optim.Adam(groups, betas=(0.9, 0.99), fused=True)
        report(Started("learning", steps))
        for step in range(steps):
            share = min(1.0, (step + 1) / _WARM) * max(_LAST_RATE, 1 - step / steps)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * share
            optimiser.zero_grad()
            self._loss(rounded=step >= steps * (1 - self.plan.rounded)).backward()
            optimiser.step()
            report(Advanced("learning", step + 1))
        return self._pack()

    def _loss(self, *, rounded: bool) -> Tensor:
        plan = self.plan
        chosen = draw_windows(self.random, self.pairs, plan.windows, plan.neighbours)
        table = self.weights[:, None] * self.vectors
        if rounded:
            signs, factors = _round(table.detach())
            table = table + (signs * factors - table).detach()
        ours, theirs = (_embed(table, side.bag(chosen, self._kept)) for side in self.sides)
        scores = (ours @ theirs.T - plan.margin * torch.eye(len(chosen))) * plan.scale
        scores = scores.masked_fill(torch.from_numpy(_equal(self.sides, chosen)), -1e4)
        right = torch.arange(len(chosen))
        loss = torch.nn.functional.cross_entropy
        return (loss(scores, right) + loss(scores.T, right)) / 2

    def _kept(self, tokens: Integers) -> NDArray[np.bool_]:
        return self.random.random(len(tokens)) >= self.plan.dropped

    def _pack(self) -> bytes:
        table = (self.weights[:, None] * self.vectors).detach()
        signs, factors = (part.numpy() for part in _round(table))
        weights = np.rint(factors[:, 0] * (MOST_WEIGHT / factors.max()))
        return pack(self.plan.buckets, signs.astype(np.int8), weights.astype(np.uint8))


def _first_weights(sides: Sequence[Side], rows: int, pairs: int) -> NDArray[np.float32]:
    """What is rare weighs more, before anything is learned: on the mean 1/2."""
    uses = np.minimum(sum(side.uses(rows) for side in sides), pairs)
    weights = np.log((pairs + 1) / (uses + 1)) + 1
    first: NDArray[np.float32] = (weights / weights.mean() / 2).astype(np.float32)
    return first


def _embed(table: Tensor, bag: Bag) -> Tensor:
    sums = torch.nn.functional.embedding_bag
    features, feature_starts, words, word_starts = (
        torch.from_numpy(part) for part in (bag.features, bag.feature_starts, bag.words, bag.word_starts)
    )
    vectors = sums(words, sums(features, table, feature_starts, mode="sum"), word_starts, mode="sum")
    return torch.nn.functional.normalize(vectors + 1e-9, dim=1)


def _round(table: Tensor) -> tuple[Tensor, Tensor]:
    """Signs (-1, 0, 1) and a factor for each row, by the thresholds of Li, Zhang and Liu (2016)."""
    size = table.abs()
    kept = (size > 0.7 * size.mean(1, keepdim=True)).float()
    return table.sign() * kept, (size * kept).sum(1, keepdim=True) / kept.sum(1, keepdim=True).clamp(min=1)


def _equal(sides: Sequence[Side], chosen: Integers) -> NDArray[np.bool_]:
    """Pairs of different rows with the same text on either side: neither is wrong for the other."""
    same = [side.same[chosen] for side in sides]
    equal: NDArray[np.bool_] = (same[0][:, None] == same[0]) | (same[1][:, None] == same[1])
    np.fill_diagonal(equal, val=False)
    return equal
