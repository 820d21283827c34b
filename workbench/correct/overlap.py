"""Which operations claim the same words.

    overlaps(Change(span_of_two, "three"), Change(span_of_two_years, "a decade"))

A stretch is half open: two that only touch do not meet, two insertions at one point do.
"""

from __future__ import annotations

import math
from collections import defaultdict

from workbench.correct.force import segments_of
from workbench.model.act import Act, Add, Drop, Join, Operation

_Stretch = tuple[str, float, float]
_EVERYTHING = -math.inf


def overlaps(left: Operation, right: Operation) -> bool:
    """A drop claims its whole segment, a join the two ends that meet, an added segment nothing of the base; an added
    note only that the segment it hangs in stays.
    """
    return any(_meet(a, b) for a in _stretches(left) for b in _stretches(right))


def _stretches(operation: Operation) -> tuple[_Stretch, ...]:
    if isinstance(operation, Join):
        return ((operation.first, math.inf, math.inf), (operation.second, -1, -1))
    if isinstance(operation, Add):
        return ((operation.follows, math.inf, -math.inf),) if operation.span else ()
    span = operation.span
    if isinstance(operation, Drop):
        return ((span.segment, _EVERYTHING, math.inf),)
    return ((span.segment, span.start, span.end),)


def _meet(a: _Stretch, b: _Stretch) -> bool:
    if a[0] != b[0]:
        return False
    if _EVERYTHING in (a[1], b[1]):
        return True
    if a[1] == a[2] and b[1] == b[2]:
        return a[1] == b[1]
    return a[1] < b[2] and b[1] < a[2]


class Claims:
    """Operations by segment, so that only those of one segment are compared: near-linear in acts."""

    def __init__(self) -> None:
        self._by_segment: dict[str, list[tuple[Act, Operation]]] = defaultdict(list)

    def enter(self, act: Act, operation: Operation) -> None:
        for segment in segments_of(operation):
            self._by_segment[segment].append((act, operation))

    def against(self, act: Act, operation: Operation) -> list[tuple[Act, Operation]]:
        """The entered operations of other acts that overlap this one, each once, in the order entered."""
        return [
            (other, claimed)
            for number, segment in enumerate(segments_of(operation))
            for other, claimed in self._by_segment.get(segment, ())
            if other.id != act.id
            and overlaps(operation, claimed)
            and (number == 0 or segments_of(operation)[0] not in segments_of(claimed))
        ]
