"""Findings of an edition, chosen and put into the shape of the design's JSON."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.app.compute import compute
from workbench.app.workspace import Workspace, open_workspace
from workbench.model.edition import Snapshot
from workbench.model.errors import UsageError
from workbench.model.event import Report, ignore
from workbench.model.finding import Finding, Severity
from workbench.model.ids import witness_of
from workbench.model.span import Span


@dataclass(frozen=True, slots=True)
class Wish:
    """Which findings are wanted. on: base (None) or a state's id."""

    on: str | None = None
    severity: str = "neutral"
    rule: str | None = None
    status: str = "open"
    hints: bool = False


def list_findings(directory: Path, wish: Wish, report: Report = ignore) -> tuple[Snapshot, list[Finding]]:
    snapshot = compute(open_workspace(directory), report)
    return snapshot, choose(snapshot, wish)


def choose(snapshot: Snapshot, wish: Wish) -> list[Finding]:
    state, base = snapshot.state.witness.id, snapshot.state.base.id
    if wish.on not in (None, base, state):
        raise UsageError(f"findings are kept of {base} and {state}, not of {wish.on}", hint=f"--on {state}")
    findings = snapshot.state_findings if wish.on == state else snapshot.findings
    lowest = Severity(wish.severity).rank
    return [
        finding
        for finding in findings
        if finding.severity.rank >= lowest
        and wish.rule in (None, finding.rule)
        and wish.status in ("all", finding.status.value)
        and (wish.hints or not finding.hint)
    ]


def find_finding(work: Workspace, reference: str) -> Finding:
    """The finding with that id or beginning of an id, on base or state."""
    snapshot = compute(work)
    found = {
        finding.id: finding
        for finding in (*snapshot.state_findings, *snapshot.findings)
        if finding.id.startswith(reference)
    }
    if len(found) != 1 or not reference:
        what = "no finding begins" if not found else f"{len(found)} findings begin"
        raise UsageError(f"{what} with {reference!r}", hint="workbench check lists them with their ids")
    return next(iter(found.values()))


def finding_to_json(snapshot: Snapshot, finding: Finding) -> dict[str, object]:
    """The line of `check --json` (design, section 6)."""
    span = finding.spans[0]
    witness = witness_of(span.segment)
    return {
        "type": "finding",
        "id": finding.id,
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity.value,
        "witness": witness,
        "segment": span.segment,
        "start": span.start,
        "end": span.end,
        "quote": span.quote,
        "line": _line(snapshot, witness, span.segment),
        "message": finding.message,
        "evidence": [{"kind": item.kind, "value": item.value} for item in finding.evidence],
        "confidence": finding.confidence,
        "status": finding.status.value,
        "act": finding.act,
        "hint": finding.hint,
        "conjecture": finding.conjecture,
        "suggestion": finding.suggestion,
        "spans": [span_to_json(each) for each in finding.spans],
        "source": [span_to_json(each) for each in finding.source],
    }


def span_to_json(span: Span) -> dict[str, object]:
    return {"segment": span.segment, "start": span.start, "end": span.end, "quote": span.quote}


def _line(snapshot: Snapshot, witness: str, segment_id: str) -> int | None:
    """The first line of the segment in its received file; a state's segment has its base's."""
    segments = {segment.id: segment for segment in snapshot.witness(witness).segments}
    place = segments[segment_id].place
    return place.first if place else None
