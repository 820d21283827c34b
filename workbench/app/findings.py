"""Findings of an edition, chosen and put into the shape of the design's JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.app.compute import compute_for_reader
from workbench.app.foreign import OURS
from workbench.app.rules import catalogue
from workbench.app.workspace import open_workspace
from workbench.formats.records import finding_record
from workbench.model.edition import Snapshot
from workbench.model.errors import UsageError
from workbench.model.event import Report, ignore
from workbench.model.finding import Finding, Severity, Status
from workbench.model.ids import witness_of


@dataclass(frozen=True, slots=True)
class Wish:
    """Which findings are wanted. on: base (None) or a state's id; origin: whose, `ours` for those of our rules.

    status: `open` is also what was introduced; `introduced` alone means the state.
    """

    on: str | None = None
    severity: str = "neutral"
    rule: str | None = None
    status: str = "open"
    hints: bool = False
    origin: str | None = None


def list_findings(directory: Path, wish: Wish, report: Report = ignore) -> tuple[Snapshot, list[Finding]]:
    """UsageError where no rule or text of that name is there."""
    if wish.rule is not None:
        catalogue(wish.rule)
    snapshot = compute_for_reader(open_workspace(directory), report)
    return snapshot, choose(snapshot, wish)


def choose(snapshot: Snapshot, wish: Wish) -> list[Finding]:
    state, base = snapshot.state.witness.id, snapshot.state.base.id
    if wish.on not in (None, base, state):
        raise UsageError(f"findings are kept of {base} and {state}, not of {wish.on}", hint=f"--on {state}")
    findings = snapshot.state_findings if text_asked(snapshot, wish) == state else snapshot.findings
    origins = {OURS, *(each.origin for each in snapshot.edition.findings)}
    if wish.origin is not None and wish.origin not in origins:
        hint = f"there are those of {', '.join(sorted(origins))}"
        raise UsageError(f"there are no findings of {wish.origin}", hint=hint)
    lowest = Severity(wish.severity).rank
    return [
        finding
        for finding in findings
        if finding.severity.rank >= lowest
        and wish.rule in (None, finding.rule)
        and wish.origin in (None, finding.origin or OURS)
        and (wish.status in ("all", finding.status.value) or (wish.status == "open" and finding.is_open))
        and (wish.hints or not finding.hint)
    ]


def text_asked(snapshot: Snapshot, wish: Wish) -> str | None:
    """What was introduced stands in the corrected text and nowhere else, so that nobody has to name it."""
    return wish.on or (snapshot.state.witness.id if wish.status == Status.INTRODUCED else None)


def hidden(snapshot: Snapshot, shown: Sequence[Finding], on: str | None, *, hints: bool) -> str:
    """What the list leaves out, in words: hints, and the corrected text if the base was asked for."""
    state = snapshot.state.witness.id
    findings = snapshot.state_findings if on == state else snapshot.findings
    number = sum(each.hint and each.is_open for each in findings)
    parts = [f"{number} hint{'s' * (number > 1)} with --hints"] if number and not hints else []
    if on != state and snapshot.state.acts:
        parts.append(f"the corrected text with --on {state}")
    return f" ({'; '.join(parts)})" if parts else ""


def find_finding(snapshot: Snapshot, reference: str) -> Finding:
    """The finding with that id or beginning of an id, on base or state."""
    found = {
        finding.id: finding
        for finding in (*snapshot.state_findings, *snapshot.findings)
        if finding.id.startswith(reference)
    }
    if len(found) != 1 or not reference:
        what = "no finding begins" if not found else f"{len(found)} findings begin"
        raise UsageError(f"{what} with {reference!r}", hint="workbench check lists them with their ids")
    return next(iter(found.values()))


def findings_to_json(snapshot: Snapshot, findings: Sequence[Finding]) -> Iterator[dict[str, object]]:
    """Many findings of one text; its lines are looked up once."""
    texts = {witness_of(finding.segment) for finding in findings}
    segments = [each for text in sorted(texts) for each in snapshot.witness(text).segments]
    lines = {each.id: each.place.first if each.place else None for each in segments}
    return (finding_record(finding, lines) for finding in findings)
