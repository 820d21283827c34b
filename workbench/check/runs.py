"""Stretches of a list of numbers whose sums are largest: where neighbouring words say the same.

    runs([-3, 5, -1, 4, -9, 2]) == [Run(8, 1, 4), Run(2, 5, 6)]

All maximal stretches (Ruzzo and Tompa 1999): none can be made larger by adding neighbours or taking some off.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Run(NamedTuple):
    """The numbers [start, end) and their sum, above zero."""

    sum: int
    start: int
    end: int


def runs(values: Sequence[int]) -> list[Run]:
    """In the order of their sums, the largest first."""
    stack: list[tuple[int, int, int, int]] = []  # start, end, sum of all in front, sum of all up to the end
    total = 0
    for at, value in enumerate(values):
        if value > 0:
            _push(stack, (at, at + 1, total, total + value))
        total += value
    return sorted((Run(up - down, start, end) for start, end, down, up in stack), key=lambda run: (-run.sum, run.start))


def _push(stack: list[tuple[int, int, int, int]], new: tuple[int, int, int, int]) -> None:
    start, end, down, up = new
    while True:
        below = len(stack) - 1
        while below >= 0 and stack[below][2] >= down:
            below -= 1
        if below < 0 or stack[below][3] >= up:
            stack.append((start, end, down, up))
            return
        start, _, down, _ = stack[below]
        del stack[below:]
