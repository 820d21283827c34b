"""What there is to tell about the work on an edition, put together from everything that follows from it.

report(directory, "p3..p9").edits.rate
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import asdict
from pathlib import Path

from workbench.app.compute import compute_for_reader
from workbench.app.edited import edits_of, likeness_of
from workbench.app.metrics import has_metrics, signatures
from workbench.app.part import Part
from workbench.app.workspace import Workspace, open_workspace
from workbench.check.penalties import count_errors
from workbench.check.scores import word_sizes
from workbench.correct.about import segments_named
from workbench.correct.force import acts_in_force, proposals
from workbench.correct.reading import readers
from workbench.model.act import Act, Correct, Dismiss
from workbench.model.edition import Snapshot
from workbench.model.event import Report as Tell
from workbench.model.event import Started, ignore
from workbench.model.finding import Finding, Severity, Status
from workbench.model.report import Count, FoundRow, MqmScore, Progress, Report
from workbench.model.witness import Witness
from workbench.render.report_page import draw_report
from workbench.store.atomic import make_folder, write

NOT_SAID = "not said"


PAGE = "report.html"  # below build/


def report(directory: Path, where: str | None = None, tell: Tell = ignore) -> Report:
    """where: a segment or a range of the base."""
    return _report(open_workspace(directory), where, tell)


def write_page(directory: Path, where: str | None, output: Path | None, tell: Tell = ignore) -> tuple[Path, Report]:
    """The report as a page in one file; output: which, build/report.html unless it is said."""
    work = open_workspace(directory)
    made = _report(work, where, tell)
    path = output or work.paths.build / PAGE
    if output is None:
        make_folder(path.parent)
    write(path, draw_report(made, work.versions()))
    return path, made


def _report(work: Workspace, where: str | None, tell: Tell) -> Report:
    snapshot = compute_for_reader(work, tell)
    tell(Started("measuring"))
    return report_of(snapshot, where)


def report_of(snapshot: Snapshot, where: str | None = None) -> Report:
    part = Part.read(snapshot, where)
    state = snapshot.state
    corrections = [act for act in state.acts if isinstance(act.body, Correct) and part.touches(act)]
    findings = [each for each in snapshot.findings if each.segment in part.base]
    left = [each for each in snapshot.state_findings if each.segment in part.state]
    before, after = count_errors(findings, corrections), count_errors(left)
    names = {person.id: person.name for person in snapshot.edition.people}
    likeness = likeness_of(snapshot, part) if has_metrics() else None
    return Report(
        snapshot.edition.title,
        where or "",
        state.base.id,
        state.witness.id,
        (
            MqmScore(state.base.id, _words(state.base, part.base), before.rows(), before.points),
            MqmScore(state.witness.id, _words(state.witness, part.state), after.rows(), after.points),
        ),
        before.ungraded,
        edits_of(snapshot, part),
        likeness,
        signatures() if likeness is not None else (),
        len(corrections),
        _counted(_body(act).category or NOT_SAID for act in corrections),
        _by_severity(corrections),
        _counted(names.get(act.who, act.who) for act in corrections),
        sum(part.touches(act) for act in proposals(acts_in_force(snapshot.acts))),
        _dismissed(snapshot, part),
        _found(findings, left),
        _progress(snapshot, part, corrections),
        tuple(problem.message for problem in state.problems),
    )


def to_json(made: Report) -> dict[str, object]:
    """As `--json` prints it: counts as objects, rates beside what they are made of."""
    record = asdict(made)
    record["scores"] = [
        {**asdict(each), "errors": dict(each.errors), "penalty": each.penalty, "score": each.score}
        for each in made.scores
    ]
    record["edits"] = {
        "edits": made.edits.edits,
        "words": made.edits.words,
        "rate": made.edits.rate,
        "segments": [
            {"a_ids": list(each.a), "b_ids": list(each.b), "edits": each.edits, "words": each.words, "rate": each.rate}
            for each in made.edits.segments
        ],
    }
    for name in ("by_category", "by_severity", "by_editor", "dismissed"):
        record[name] = [{"name": each, "count": number} for each, number in getattr(made, name)]
    record["progress"] = {"segments": made.progress.segments, **record["progress"]}
    return record


def _body(act: Act) -> Correct:
    assert isinstance(act.body, Correct)
    return act.body


def _words(text: Witness, part: Collection[str]) -> int:
    return sum(size for segment, size in word_sizes(text).items() if segment in part)


def _counted(names: Iterable[str]) -> tuple[Count, ...]:
    """The most frequent first, then by name."""
    return tuple(sorted(Counter(names).items(), key=lambda each: (-each[1], each[0])))


def _by_severity(corrections: Iterable[Act]) -> tuple[Count, ...]:
    counts = Counter(severity.value if (severity := _body(act).severity) else NOT_SAID for act in corrections)
    return tuple((name, counts[name]) for name in (*map(str, reversed(Severity)), NOT_SAID) if counts[name])


def _dismissed(snapshot: Snapshot, part: Part) -> tuple[Count, ...]:
    """By the rule whose finding it was; a better rule may not raise it any more."""
    everywhere = (*snapshot.findings, *snapshot.state_findings)
    rules = {each.id: each.rule for each in everywhere} | {each.act: each.rule for each in everywhere if each.act}
    there = {*part.base, *part.state}
    return _counted(
        rules.get(act.body.finding) or rules.get(act.id) or "no longer raised"
        for act in acts_in_force(snapshot.acts)
        if isinstance(act.body, Dismiss) and (act.body.span is None or act.body.span.segment in there)
    )


def _found(findings: Iterable[Finding], left: Iterable[Finding]) -> tuple[FoundRow, ...]:
    counts = Counter((each.severity, each.status) for each in findings if not each.hint)
    brought = Counter(each.severity for each in left if not each.hint and each.status is Status.INTRODUCED)
    rows = (
        FoundRow(
            severity.value,
            counts[severity, Status.OPEN],
            counts[severity, Status.CORRECTED],
            counts[severity, Status.DISMISSED],
            brought[severity],
        )
        for severity in reversed(Severity)
    )
    return tuple(row for row in rows if row.open or row.corrected or row.dismissed or row.introduced)


def _progress(snapshot: Snapshot, part: Part, corrections: Iterable[Act]) -> Progress:
    """Of what a person can read; a segment that was dropped is corrected."""
    there = [each.id for each in snapshot.state.base.segments if each.is_aligned and each.id in part.base]
    read = readers(snapshot.acts)
    touched = {segment for act in corrections for segment in segments_named(act.body)}
    corrected = sum(segment in touched and segment not in read for segment in there)
    done = sum(segment in read for segment in there)
    return Progress(done, corrected, len(there) - done - corrected)
