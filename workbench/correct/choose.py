"""Which corrections make the text together: stale ones and conflicting ones stand aside, and are named.

A later act overrides an overlapping earlier one only if it saw it. If it did not, two people decided about the
same words without knowing of each other: neither holds until one is undone, resolved, or overridden by an act
that saw both.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.correct.force import segments_of
from workbench.model.act import Act, Add, Change, Drop, Join, Operation, Split
from workbench.model.span import Span
from workbench.model.state import Problem
from workbench.model.witness import Segment

Chosen = tuple[Act, tuple[Operation, ...]]
_Stretch = tuple[str, float, float]


@dataclass(slots=True)
class _Ledger:
    """Acts that hold and acts in conflict, found by segment."""

    holding: dict[str, Chosen]
    conflicts: dict[str, tuple[Chosen, set[str]]]
    by_segment: dict[str, set[str]]


def choose(corrections: Iterable[Chosen], segments: Mapping[str, Segment]) -> tuple[list[Chosen], list[Problem]]:
    """The corrections that hold, in order, and the problems. Near-linear: only acts of one segment are compared."""
    problems: list[Problem] = []
    ledger = _Ledger({}, {}, defaultdict(set))
    for act, operations in corrections:
        stale = next((operation for operation in operations if is_stale(operation, segments)), None)
        if stale is not None:
            problems.append(_stale(act, stale, segments))
        else:
            _enter(ledger, act, operations)
    for name, (chosen, others) in ledger.conflicts.items():
        for other in sorted(others):
            if name < other or other not in ledger.conflicts:
                problems.append(_conflict(chosen, name, other))
    return sorted(ledger.holding.values(), key=lambda chosen: chosen[0].order), problems


def is_stale(operation: Operation, segments: Mapping[str, Segment]) -> bool:
    if isinstance(operation, Join | Add):
        return any(segment not in segments for segment in segments_of(operation))
    segment = segments.get(operation.span.segment)
    return segment is None or operation.span.is_stale(segment.text)


def _enter(ledger: _Ledger, act: Act, operations: tuple[Operation, ...]) -> None:
    near = set().union(*(ledger.by_segment[each] for operation in operations for each in segments_of(operation)))
    touched = [name for name in near if _overlap(operations, _known(ledger, name))]
    unseen = {name for name in touched if name not in act.sees}
    for name in touched:
        if name in act.sees:
            ledger.holding.pop(name, None)
            _settle(ledger, name)
    if unseen:
        ledger.conflicts[act.id] = ((act, operations), unseen)
        for name in unseen:
            chosen = ledger.holding.pop(name, None)
            if chosen is not None:
                ledger.conflicts[name] = (chosen, {act.id})
            elif name in ledger.conflicts:
                ledger.conflicts[name][1].add(act.id)
    else:
        ledger.holding[act.id] = (act, operations)
    for operation in operations:
        for segment in segments_of(operation):
            ledger.by_segment[segment].add(act.id)


def _settle(ledger: _Ledger, name: str) -> None:
    """An act in conflict was overridden by one that saw it; its last opponent holds again only by a decision."""
    _, others = ledger.conflicts.pop(name, (None, set()))
    for other in others:
        if other in ledger.conflicts:
            ledger.conflicts[other][1].discard(name)


def _known(ledger: _Ledger, name: str) -> tuple[Operation, ...]:
    if name in ledger.holding:
        return ledger.holding[name][1]
    return ledger.conflicts[name][0][1] if name in ledger.conflicts else ()


def _overlap(left: tuple[Operation, ...], right: tuple[Operation, ...]) -> bool:
    return any(_meet(a, b) for one in left for a in stretches(one) for other in right for b in stretches(other))


def stretches(operation: Operation) -> tuple[_Stretch, ...]:
    """What of its segments an operation claims; a join claims their meeting ends, a drop everything."""
    if isinstance(operation, Join):
        return ((operation.first, math.inf, math.inf), (operation.second, -1, -1))
    if isinstance(operation, Add):
        return ()
    span = operation.span
    return ((span.segment, -2, math.inf),) if isinstance(operation, Drop) else ((span.segment, span.start, span.end),)


def _meet(a: _Stretch, b: _Stretch) -> bool:
    """Half-open stretches that share a character, a point inside a stretch, or two insertions at one point."""
    if a[0] != b[0]:
        return False
    if -2 in (a[1], b[1]):  # a drop
        return True
    if a[1] == a[2] and b[1] == b[2]:
        return a[1] == b[1]
    return a[1] < b[2] and b[1] < a[2]


def _stale(act: Act, operation: Operation, segments: Mapping[str, Segment]) -> Problem:
    if isinstance(operation, Change | Split | Drop):
        span: Span = operation.span
        segment = segments.get(span.segment)
        found = segment.text[span.start : span.end] if segment else ""
        where = f"“{span.quote}” no longer stands in {span.segment}" if segment else f"{span.segment} is not there"
        return Problem("stale", (act.id,), f"act {act.id}: {where}", span, found)
    missing = next(each for each in segments_of(operation) if each not in segments)
    return Problem("stale", (act.id,), f"act {act.id}: {missing} is not there")


def _conflict(chosen: Chosen, name: str, other: str) -> Problem:
    segment = segments_of(chosen[1][0])[0]
    message = f"acts {name} and {other} change the same words of {segment}, and neither saw the other: neither holds"
    span = next((each.span for each in chosen[1] if isinstance(each, Change)), None)
    return Problem("conflict", tuple(sorted((name, other))), message, span)
