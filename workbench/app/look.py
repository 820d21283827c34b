"""Looking at an edition: one segment in all texts, differences, beads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.app.comparing import is_one_language
from workbench.app.compute import compute_for_reader
from workbench.app.findings import findings_to_json
from workbench.app.history import Line, to_lines
from workbench.app.links import Links
from workbench.app.mended import mended
from workbench.app.workspace import full_id, open_workspace, select_range
from workbench.diff.compare import compare
from workbench.model.alignment import Alignment, Bead, Level
from workbench.model.edition import Snapshot
from workbench.model.edits import Comparison
from workbench.model.errors import UsageError
from workbench.model.event import Report, ignore
from workbench.model.finding import Finding, Status
from workbench.model.ids import to_state_id, witness_of
from workbench.model.score import Score
from workbench.model.witness import Segment, Witness
from workbench.packs.pack import Pack

_DOUBTS = 3  # that are shown of a segment; --json has all


@dataclass(frozen=True, slots=True)
class View:
    """A segment with its partners: (text id, label, segments) a row, then findings and decisions."""

    rows: tuple[tuple[str, str, tuple[Segment, ...]], ...]
    findings: tuple[Finding, ...]
    decisions: tuple[Line, ...]
    snapshot: Snapshot
    scores: Mapping[str, Score]

    def to_json(self) -> dict[str, object]:
        texts = [
            {"witness": text, "role": label, "segments": [self._record(each) for each in segments]}
            for text, label, segments in self.rows
        ]
        findings = list(findings_to_json(self.snapshot, self.findings))
        return {"texts": texts, "findings": findings, "acts": [line.to_json() for line in self.decisions]}

    def _record(self, segment: Segment) -> dict[str, object]:
        score = self.scores.get(segment.id)
        return {
            "id": segment.id,
            "text": segment.text,
            "score": score.value if score else None,
            "rank": score.rank if score else None,
            "doubts": [each._asdict() for each in score.doubts] if score else [],
        }

    def doubted(self, segment: Segment) -> list[str]:
        """The words of a segment that an editor would soonest change, some of them, in order."""
        score = self.scores.get(segment.id)
        doubts = sorted(score.doubts if score else (), key=lambda each: (-each.confidence, each.start))[:_DOUBTS]
        return [segment.text[each.start : each.end] for each in sorted(doubts)]

    def in_words(self, segments: Sequence[Segment]) -> str:
        """Their scores: `  score 0.412`, and ` (rank 3)` where all segments have been judged."""
        found = [score for each in segments if (score := self.scores.get(each.id)) and score.value is not None]
        return "".join(f"  score {each.value:.3f}" + f" (rank {each.rank})" * bool(each.rank) for each in found)


def show(directory: Path, reference: str, report: Report = ignore) -> View:
    snapshot = compute_for_reader(open_workspace(directory), report)
    wanted = full_id(reference, snapshot.state.base.id)
    owner = _text(snapshot, witness_of(wanted))
    if wanted not in {segment.id for segment in owner.segments}:
        raise UsageError(f"there is no segment {reference} in {owner.id}", hint="workbench export jsonl lists them")
    links = links_of(snapshot)
    rows = []
    for text in in_reading_order(snapshot):
        ids = {wanted} if text.id == owner.id else _partners(links.of(owner.id, text.id, Level.SEGMENT), wanted)
        rows.append((text.id, label(snapshot, text.id), tuple(each for each in text.segments if each.id in ids)))
    here = {segment.id for _, _, segments in rows for segment in segments}
    lines = to_lines(snapshot.acts, snapshot.edition.people)
    decisions = tuple(line for line in lines if here & set(line.segments))
    brought_in = (each for each in snapshot.state_findings if each.status is Status.INTRODUCED)
    shown = (*snapshot.findings, *brought_in)
    findings = tuple(finding for finding in shown if finding.segment in here and not finding.hint)
    judged = (snapshot.state.base.id, snapshot.state.witness.id)
    scores = (score for text in judged for score in snapshot.score_text(text, frozenset(here)))
    return View(tuple(rows), findings, decisions, snapshot, {each.segment: each for each in scores})


def _partners(beads: Sequence[Bead], unit: str) -> set[str]:
    return {other for bead in beads if unit in bead.a for other in bead.b}


def _text(snapshot: Snapshot, text_id: str) -> Witness:
    try:
        return snapshot.witness(text_id)
    except KeyError:
        known = ", ".join(text.id for text in in_reading_order(snapshot))
        raise UsageError(f"there is no text {text_id}", hint=f"this edition has {known}") from None


def in_reading_order(snapshot: Snapshot) -> list[Witness]:
    """Source, base, corrected, then the others as the manifest has them."""
    source, base = snapshot.edition.source, snapshot.state.base
    first = [snapshot.witness(source.id)] if source else []
    rest = [text for text in snapshot.witnesses if text.id != base.id and (source is None or text.id != source.id)]
    return [*first, base, snapshot.state.witness, *rest]


def label(snapshot: Snapshot, text_id: str) -> str:
    if text_id == snapshot.state.witness.id:
        return "corrected"
    return snapshot.edition.entry(text_id).role.value


def links_of(snapshot: Snapshot) -> Links:
    source = snapshot.edition.source
    state = snapshot.state
    return Links(snapshot.alignments, source.id if source else None, state.base.id, state.witness.id)


def list_alignments(directory: Path, texts: Sequence[str], level: str, report: Report = ignore) -> list[Alignment]:
    """All alignments of a level, or the one between two texts (joined through a third where need be)."""
    work = open_workspace(directory)
    snapshot = compute_for_reader(work, report)
    if not texts:
        return [each for each in snapshot.alignments if each.level == level]
    if len(texts) != 2:
        raise UsageError("name two texts, or none for all pairs", hint="workbench align ru en-mt")
    a, b = (_text(snapshot, text).id for text in texts)
    links = _sentence_links(snapshot, work.packs()) if level == Level.SENTENCE else links_of(snapshot)
    return [Alignment(a, b, Level(level), links.of(a, b, Level(level)))]


def _sentence_links(snapshot: Snapshot, packs: Sequence[Pack]) -> Links:
    """With the sentences that corrections put in beside those of the source that they render."""
    links, source, state = links_of(snapshot), snapshot.edition.source, snapshot.state
    if source is None:
        return links
    pair = source.id, state.witness.id
    of_segments = links.of(*pair, Level.SEGMENT)
    beads = mended(links.of(*pair, Level.SENTENCE), of_segments, snapshot.witness(source.id), state, packs)
    return Links([*snapshot.alignments, Alignment(*pair, Level.SENTENCE, beads)], source.id, state.base.id, pair[1])


def compare_texts(directory: Path, a: str, b: str, where: str | None, report: Report = ignore) -> Comparison:
    snapshot = compute_for_reader(open_workspace(directory), report)
    left, right = _text(snapshot, a), _text(snapshot, b)
    if not is_one_language(left, right):
        raise UsageError(
            f"{a} is {left.language} and {b} is {right.language}: words can only be compared in one language",
            hint="look at them side by side with `workbench show p1`, or on the page",
        )
    comparison = compare(left, right, links_of(snapshot).of(left.id, right.id, Level.SEGMENT))
    if where is None:
        return comparison
    base = snapshot.state.base
    chosen = {segment.id for segment in select_range(base, where)} | {
        to_state_id(segment.id, snapshot.state.witness.id) for segment in select_range(base, where)
    }
    diffs = tuple(diff for diff in comparison.diffs if chosen & {*diff.a, *diff.b})
    return Comparison(comparison.a, comparison.b, comparison.relation, diffs)
