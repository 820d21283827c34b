"""What became of each finding: open, corrected by an act, introduced by one, or dismissed by a person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.check.introduced import introduced
from workbench.check.touch import answers
from workbench.model.act import Act, Add, Correct, Dismiss
from workbench.model.finding import Finding, Status
from workbench.model.ids import finding_id, to_state_id, witness_of
from workbench.model.state import Applied, State
from workbench.model.witness import Segment

_ADDITION = "accuracy.addition"


def settle(
    findings: Iterable[Finding], in_force: Iterable[Act], state: State, left: Iterable[Finding] = ()
) -> tuple[Finding, ...]:
    """Findings with their status. left: those of the corrected state. Linear in findings, acts and changes.

    A finding is corrected when an act names it, changes its words, or changes its segment so that the rule finds
    nothing there any more. What was dismissed in the base is so in the state, and the other way round.
    """
    answered: dict[str, str] = {}
    dismissed: dict[str, str] = {}
    corrections = {act.id for act in state.acts}
    for act in in_force:
        if isinstance(act.body, Dismiss):
            dismissed[act.body.finding] = act.id
        elif isinstance(act.body, Correct) and act.id in corrections:
            answered.update((finding, act.id) for finding in act.body.findings)
    changes: dict[str, list[Applied]] = defaultdict(list)
    for change in state.changes:
        changes[change.segment].append(change)
    remaining = {(finding.rule, span.segment) for finding in left for span in finding.spans}
    twins = {segment: to_state_id(segment, state.witness.id) for segment in changes}
    settled = []
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        segment = finding.segment
        is_gone = segment in twins and (finding.rule, twins[segment]) not in remaining
        refused = dismissed.get(finding.id) or dismissed.get(_twin(finding, seen, state))
        settled.append(_settle(finding, answered, refused, changes, is_gone=is_gone))
    return tuple(settled)


def settle_state(
    findings: Sequence[Finding], in_force: Iterable[Act], state: State, before: Iterable[Finding]
) -> tuple[Finding, ...]:
    """Findings of the corrected state: open, dismissed, or introduced by an act. before: those of the base.

    That the original does not say what a note says that an act added is no finding of ours.
    """
    acts = introduced(findings, before, state)
    notes = _added_notes(state)
    return tuple(
        replace(finding, status=Status.INTRODUCED, act=acts[finding.id])
        if finding.status is Status.OPEN and finding.id in acts
        else finding
        for finding in settle(findings, in_force, state)
        if finding.origin or finding.category != _ADDITION or finding.segment not in notes
    )


def _added_notes(state: State) -> set[str]:
    """Notes that acts hung into segments of the base."""
    acts = {each.act for each in state.structures if isinstance(each.operation, Add) and each.operation.span}
    nodes = (mark.node for segment in state.witness.segments for mark in segment.marks) if acts else ()
    of_base = {to_state_id(segment.id, state.witness.id) for segment in state.base.segments} if acts else set()
    return {
        node.id
        for node in nodes
        if isinstance(node, Segment) and node.id not in of_base and not acts.isdisjoint(node.id.split("."))
    }


def _twin(finding: Finding, seen: Counter[tuple[str, str, str]], state: State) -> str:
    """The id of the same claim about the other text, base or state: what was dismissed in one is in both."""
    segment, quote = finding.segment, finding.spans[0].quote
    seen[finding.rule, segment, quote] += 1
    other = state.base.id if witness_of(segment) == state.witness.id else state.witness.id
    return finding_id(finding.rule, to_state_id(segment, other), quote, seen[finding.rule, segment, quote])


def _settle(
    finding: Finding,
    answered: dict[str, str],
    refused: str | None,
    changes: dict[str, list[Applied]],
    *,
    is_gone: bool,
) -> Finding:
    act = answered.get(finding.id) or _touching(finding, changes)
    if act is None and refused is None and is_gone:
        act = min(changes[finding.segment], key=lambda change: abs(change.start - finding.spans[0].start)).act
    if act is not None:
        return replace(finding, status=Status.CORRECTED, act=act)
    if refused is not None:
        return replace(finding, status=Status.DISMISSED, act=refused)
    return finding


def _touching(finding: Finding, changes: dict[str, list[Applied]]) -> str | None:
    """The first act that changes words of the finding's spans, or puts something in where it is missed."""
    for span in finding.spans:
        for change in changes.get(span.segment, ()):
            if answers(change, span):
                return change.act
    return None
