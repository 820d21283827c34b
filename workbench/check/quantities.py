"""Whether two numbers with units say the same quantity.

    agree(Quantity("10", versts), Quantity("10.7", kilometres))          # True: 10.668 km
    agree(Quantity("10", kilometres), Quantity("10", miles))             # False: the unit was changed, not the number

A converted number may be rounded to the last digit it is written with, or to its last digit that is not nought, though
not by more than a tenth. The same number must have nearly the same unit: a metre may stand for a yard.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.text.units import Unit

_MOST = 0.1
_UNTOLD = {frozenset(("speed", "length"))}  # `60 km in an hour`: where the hour is said elsewhere, nothing can be told


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as `workbench.text.numbers` writes it, and what its unit may be."""

    value: str
    units: Sequence[Unit]


def agree(one: Quantity, other: Quantity) -> bool:
    """Any reading of the units will do."""
    return any(_agree(one.value, mine, other.value, yours) for mine in one.units for yours in other.units)


def _agree(a: str, mine: Unit, b: str, yours: Unit) -> bool:
    if mine.dimension != yours.dimension:
        return a == b and frozenset((mine.dimension, yours.dimension)) in _UNTOLD
    if a == b:
        return mine.zero == yours.zero and abs(mine.factor - yours.factor) <= _MOST * max(mine.factor, yours.factor)
    first, second = _number(a), _number(b)
    if first is None or second is None:
        return False
    tolerance = max(_tolerance(a, first, mine), _tolerance(b, second, yours))
    signs = ((1, 1), (1, -1), (-1, 1), (-1, -1)) if mine.zero != yours.zero else ((1, 1),)  # frost has no minus here
    return any(abs(_base(s * first, mine) - _base(t * second, yours)) <= tolerance for s, t in signs)


def _base(value: float, unit: Unit) -> float:
    return value * unit.factor + unit.zero


def _tolerance(text: str, value: float, unit: Unit) -> float:
    """Half of the last digit, or of the last that is not nought if that is at most a tenth of all."""
    digits = text.rstrip("%")
    decimals = len(digits.partition(".")[2])
    written = 0.5 * 10.0**-decimals
    rounded = 0.0 if decimals else 0.5 * 10 ** (len(digits) - len(digits.rstrip("0")))
    return max(written, min(rounded, _MOST * value)) * unit.factor * 1.0001


def _number(text: str) -> float | None:
    try:
        return float(text.rstrip("%"))
    except ValueError:
        return None  # 1.2.3
