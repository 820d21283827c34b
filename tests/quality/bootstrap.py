"""Shares and rates with an interval: the middle 95 % of a thousand samples of the units they are counted by.

measure([(3, 4), (0, 1)])          # Ratio(3, 5, 0.6, low, high): units are segments, documents…
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

_SAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Ratio:
    """part of whole; value times `per` lies between low and high."""

    part: int
    whole: int
    value: float
    low: float
    high: float


def measure(units: Sequence[tuple[int, int]], per: float = 1.0, samples: int = _SAMPLES) -> Ratio:
    """units: (part, whole) of each. The seed is fixed."""
    chance = random.Random(7)
    part, whole = (sum(side) for side in zip(*units, strict=True)) if units else (0, 0)
    values = sorted(_ratio(chance.choices(units, k=len(units))) for _ in range(samples if units else 0)) or [0.0]
    low, high = values[len(values) // 40], values[-1 - len(values) // 40]
    return Ratio(part, whole, per * part / whole if whole else 0.0, per * low, per * high)


def _ratio(units: Sequence[tuple[int, int]]) -> float:
    whole = sum(each[1] for each in units)
    return sum(each[0] for each in units) / whole if whole else 0.0
