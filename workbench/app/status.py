"""Where the work stands, counted from everything that follows from an edition.

status(directory).doubtful      # the beads to look at, the least sure first
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from workbench.app.compute import compute
from workbench.app.look import in_reading_order, label
from workbench.app.standing import FIRST, Changed, Doubtful, Standing
from workbench.app.workspace import open_workspace
from workbench.app.worst import how_many
from workbench.check.estimate import estimate
from workbench.check.scores import count_judged, word_sizes
from workbench.correct.force import acts_in_force, proposals
from workbench.correct.reading import readers
from workbench.correct.since import changed_since
from workbench.model.act import Correct, Dismiss
from workbench.model.alignment import Alignment, Bead, Level
from workbench.model.edition import Snapshot
from workbench.model.estimate import Estimate
from workbench.model.event import Report, ignore
from workbench.model.finding import Severity, Status

# On all sets of data/align but textberg 319 of 14,515 beads are less sure than this: among them 60 of the 89 wrong
# ones. Up to 0.95 there would be 186 more to look at, and 6 more wrong ones among them.
SURE = 0.9
_CORRECTED, _DISMISSED = Status.CORRECTED, Status.DISMISSED


def status(directory: Path, report: Report = ignore) -> Standing:
    return standing_of(compute(open_workspace(directory), report))


def standing_of(snapshot: Snapshot) -> Standing:
    names = {person.id: person.name for person in snapshot.edition.people}
    counts = Counter(
        (finding.severity.value, finding.status.value) for finding in snapshot.findings if not finding.hint
    )
    left = Counter(each.severity.value for each in snapshot.state_findings if not each.hint and each.is_open)
    judged = _count_judged(snapshot)
    corrections = Counter(names.get(act.who, act.who) for act in snapshot.state.acts if isinstance(act.body, Correct))
    return Standing(
        snapshot.edition.title,
        tuple(
            (text.id, label(snapshot, text.id), text.language, len(text.segments))
            for text in in_reading_order(snapshot)
        ),
        tuple((f"{each.a} = {each.b}", len(each.beads)) for each in snapshot.alignments if each.level is Level.SEGMENT),
        tuple(
            (name, counts[name, "open"], counts[name, "corrected"], counts[name, "dismissed"], left[name])
            for name in ("critical", "major", "minor", "neutral")
            if left[name] or any(severity == name for severity, _ in counts)
        ),
        tuple(sorted(corrections.items())),
        tuple(problem.message for problem in snapshot.state.problems),
        snapshot.state.witness.id,
        tuple(_unraised(snapshot)),
        tuple(_doubtful(snapshot)),
        estimates_of(snapshot),
        how_many(f"{FIRST}%", judged),
        judged,
        _settled(snapshot, names),
        len(proposals(acts_in_force(snapshot.acts))),
        _unread(snapshot),
        tuple(_changed(snapshot, names)),
    )


def _settled(snapshot: Snapshot, names: Mapping[str, str]) -> tuple[tuple[str, str, int, int], ...]:
    """The gravest first."""
    people = {act.id: act.who for act in snapshot.acts}
    counts = Counter(
        (finding.severity, people[finding.act], finding.status)
        for finding in snapshot.findings
        if finding.act in people and not finding.hint
    )
    return tuple(
        (names.get(who, who), severity.value, counts[severity, who, _CORRECTED], counts[severity, who, _DISMISSED])
        for severity in reversed(Severity)
        for who in sorted({who for _, who, _ in counts})
        if counts[severity, who, _CORRECTED] or counts[severity, who, _DISMISSED]
    )


def _unread(snapshot: Snapshot) -> tuple[int, int, str]:
    """Of the segments that are still there: what was dropped nobody has to read."""
    gone = {unit for bead in snapshot.state.segment_beads if not bead.b for unit in bead.a}
    there = [each.id for each in snapshot.state.base.segments if each.is_aligned and each.id not in gone]
    read = readers(snapshot.acts)
    unread = [segment for segment in there if segment not in read]
    return len(unread), len(there), unread[0] if unread else ""


def _changed(snapshot: Snapshot, names: Mapping[str, str]) -> Iterator[Changed]:
    order = {segment.id: number for number, segment in enumerate(snapshot.state.base.segments)}
    for who in sorted({act.who for act in snapshot.acts}):
        since = changed_since(snapshot.acts, who)
        if since is not None:
            segments = sorted(since.segments, key=lambda each: (order.get(each, len(order)), each))
            yield Changed(who, names.get(who, who), since.last.id, since.last.when, tuple(segments))


def estimates_of(snapshot: Snapshot) -> tuple[Estimate, Estimate]:
    """Of the base as it was received, and of the corrected text."""
    return (
        estimate(snapshot.state.base.id, snapshot.findings, word_sizes(snapshot.state.base)),
        estimate(snapshot.state.witness.id, snapshot.state_findings, word_sizes(snapshot.state.witness)),
    )


def _count_judged(snapshot: Snapshot) -> int:
    base, entry = snapshot.state.base, snapshot.edition.source
    beads = snapshot.alignment(entry.id, base.id, Level.SEGMENT) if entry else None
    return count_judged(base, snapshot.witness(entry.id) if entry else None, beads.beads if beads else ())


def _unraised(snapshot: Snapshot) -> Iterator[tuple[str, str, str]]:
    """Rules get better: what a person once answered may not be asked any more."""
    findings = [*snapshot.findings, *snapshot.state_findings]
    raised = {each.id for each in findings}.union(each.act for each in findings if each.act)
    for act in acts_in_force(snapshot.acts):
        if isinstance(act.body, Dismiss) and act.body.finding and raised.isdisjoint((act.body.finding, act.id)):
            yield act.id, act.body.finding, act.body.span.segment if act.body.span else ""


def _doubtful(snapshot: Snapshot) -> list[Doubtful]:
    """Beads of segments, and of sentences where their segments are sure: each doubt is told once."""
    base = snapshot.state.base.id
    found: list[Doubtful] = []
    told: set[tuple[str, str]] = set()
    for level in (Level.SEGMENT, Level.SENTENCE):
        for alignment in snapshot.alignments:
            if alignment.level is not level or alignment.derived:
                continue
            for bead in alignment.beads:
                above = {(alignment.b, unit.rpartition(".")[0]) for unit in (*bead.a, *bead.b)}
                if bead.confidence < SURE and told.isdisjoint(above):
                    found.append(_doubt(alignment, bead, base))
                    told |= {(alignment.b, unit) for unit in (*bead.a, *bead.b)}
    return sorted(found, key=lambda each: each.confidence)


def _doubt(alignment: Alignment, bead: Bead, base: str) -> Doubtful:
    unit = (*bead.b, *bead.a)[0]
    pair = "" if alignment.b == base else f"{alignment.a} {alignment.b} "
    look = f"workbench align {pair}--explain {unit.removeprefix(base + '.')}"
    return Doubtful(alignment.level.value, alignment.a, alignment.b, bead.a, bead.b, bead.confidence, look)
