"""Which rules speak by default: those that were right often enough on text they were not written from.

    is_trusted([Measured("bio-mqm-dev", 40, 36, "lift 1.60")])     # True: 0.9 of 40
    at_least(36, 40)                                                # 0.769: the lower bound of the share

A rule needs twenty findings on a set and eight right in ten; or, on two sets, to be right 1.4 times as often as a
finding put anywhere, and that surely. On no set of twenty may it be wrong more often than right.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from workbench.model.measured import ENOUGH, Measured

_BELIEVED, _GOOD = 0.5, 0.8  # shares that are right
_LIFT, _SURELY = 1.4, 1.1
_SIGMAS = 1.96  # 95 %


def is_trusted(sets: Sequence[Measured]) -> bool:
    enough = [each for each in sets if each.flagged >= ENOUGH]
    if not enough or min(each.precision for each in enough) < _BELIEVED:
        return False
    return max(each.precision for each in enough) >= _GOOD or sum(_lifts(each) for each in enough) >= 2


def _lifts(measured: Measured) -> bool:
    """Whether it is right more often than chance, and surely so."""
    name, _, lift = measured.beside.partition(" ")
    if name != "lift" or not measured.right:
        return False
    chance = measured.right / measured.flagged / float(lift)
    return float(lift) >= _LIFT and at_least(measured.right, measured.flagged) > _SURELY * chance


def at_least(right: int, flagged: int) -> float:
    """The lower bound of the share by Wilson's interval, 95 %."""
    share, square = right / flagged, _SIGMAS * _SIGMAS
    reach = _SIGMAS * math.sqrt(share * (1 - share) / flagged + square / (4 * flagged * flagged))
    return (share + square / (2 * flagged) - reach) / (1 + square / flagged)
