"""Findings of the corrected text that a correction brought in, and which one.

    introduced(state_findings, base_findings, state)      # {"3eca83e8def7": "1f0c7a52"}: finding -> act

In a segment that was changed, a finding was there before if the same rule said the same of the same words in the base,
or if it speaks of words of the base around the change. Every other is introduced: by the act whose words it is about,
else by the nearest.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from workbench.check.touch import Range, meets
from workbench.model.act import Add, Join, Split
from workbench.model.finding import Finding
from workbench.model.ids import to_state_id
from workbench.model.state import Applied, State


def introduced(findings: Iterable[Finding], before: Iterable[Finding], state: State) -> dict[str, str]:
    """findings: of the corrected text, segment by segment; before: of the base."""
    changes: dict[str, list[Applied]] = defaultdict(list)
    for change in state.changes:
        changes[change.state_segment].append(change)
    built = dict(_built(state))
    bases = {unit: bead.a for bead in state.segment_beads for unit in bead.b}
    claims: dict[str, list[Finding]] = defaultdict(list)
    for each in before:
        claims[each.segment].append(each)
    found: dict[str, str] = {}
    for segment, group in groupby(findings, key=lambda each: each.segment):
        here = changes.get(segment, [])
        if here or segment in built:
            old = [each for base in bases.get(segment, ()) for each in claims[base]]
            for finding in _new(list(group), old, here):
                found[finding.id] = _act_of(finding, here, built.get(segment, ""))
    return found


def _new(findings: Sequence[Finding], old: Sequence[Finding], changes: Sequence[Applied]) -> list[Finding]:
    """Those of one segment that nothing of the base accounts for; each claim of the base accounts for one."""
    waiting, rest = _not_still(findings, old, changes)
    for is_same in (_says_the_same, _is_around):
        left = []
        for finding in waiting:
            twin = next((each for each in rest if each.rule == finding.rule and is_same(finding, each, changes)), None)
            if twin is None:
                left.append(finding)
            else:
                rest.remove(twin)
        waiting = left
    return waiting


def _not_still(
    findings: Sequence[Finding], old: Sequence[Finding], changes: Sequence[Applied]
) -> tuple[list[Finding], list[Finding]]:
    """Without those, of either text, that say the same of the same words where they stood: nearly all."""
    before: dict[str, list[Applied]] = defaultdict(list)
    for change in changes:
        before[change.segment].append(change)
    ends = {segment: [change.end for change in some] for segment, some in before.items()}
    still: dict[tuple[str, str, int], list[Finding]] = defaultdict(list)
    for each in old:
        place = each.spans[0].start
        passed = bisect_right(ends.get(each.segment, ()), place)
        if passed:  # what was changed before it moved it
            last = before[each.segment][passed - 1]
            place += last.state_start + len(last.new) - last.end
        still[each.rule, _quote(each), place].append(each)
    left = []
    for finding in findings:
        twins = still.get((finding.rule, _quote(finding), finding.spans[0].start))
        if twins:
            twins.pop()
        else:
            left.append(finding)
    return left, [each for twins in still.values() for each in twins]


def _says_the_same(finding: Finding, old: Finding, changes: Sequence[Applied]) -> bool:
    """Of the same words, elsewhere: no words that were put in, or in the same place of a change."""
    touched = [change for change in changes if _touches(finding, change)]
    return _quote(finding) == _quote(old) and (not touched or any(_touched(old, change) for change in touched))


def _is_around(finding: Finding, old: Finding, changes: Sequence[Applied]) -> bool:
    """Of words that a change stands in the midst of, as before."""
    span = finding.spans[0]
    return any(
        _touches(finding, change)
        and _touched(old, change)
        and not (change.state_start <= span.start and span.end <= change.state_start + len(change.new))
        for change in changes
    )


def _act_of(finding: Finding, changes: Sequence[Applied], builder: str) -> str:
    touching = next((change.act for change in changes if _touches(finding, change)), "")
    if touching or builder:
        return touching or builder
    return min(changes, key=lambda change: abs(change.state_start - finding.spans[0].start)).act


def _touches(finding: Finding, change: Applied) -> bool:
    """In the corrected text."""
    put_in: Range = (change.state_start, change.state_start + len(change.new))
    return any(span.segment == change.state_segment and meets((span.start, span.end), put_in) for span in finding.spans)


def _touched(old: Finding, change: Applied) -> bool:
    """In the base."""
    return any(
        span.segment == change.segment and meets((span.start, span.end), (change.start, change.end))
        for span in old.spans
    )


def _quote(finding: Finding) -> str:
    return finding.spans[0].quote


def _built(state: State) -> Iterator[tuple[str, str]]:
    """Segments that an act made, or put together: id and act."""
    name = state.witness.id
    for each in state.structures:
        operation = each.operation
        if isinstance(operation, Add):
            yield to_state_id(f"{operation.follows}.{each.act}", name), each.act
        elif isinstance(operation, Split):
            yield to_state_id(operation.span.segment, name), each.act
            yield to_state_id(f"{operation.span.segment}.{each.act}", name), each.act
        elif isinstance(operation, Join):
            yield to_state_id(operation.first, name), each.act
