"""What lies on each segment: findings, changes, the acts behind them, source words, numbers of sentence partners.

lookup = Lookup(snapshot, columns); lookup.findings["en-mt.p3"]; lookup.partners_of(row)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from workbench.model.act import Add, Drop, Join, Operation, Remark
from workbench.model.alignment import Level
from workbench.model.edition import Snapshot
from workbench.model.finding import Finding
from workbench.model.groups import Groups
from workbench.model.ids import to_state_id
from workbench.model.state import Restructured
from workbench.model.witness import Segment, Witness
from workbench.render.rows import Row
from workbench.render.runs import Change, Light, Partner


class Lookup:
    """Dictionaries by segment id, made once. acts: ids of corrections and remarks, in journal order."""

    def __init__(self, snapshot: Snapshot, columns: Sequence[Witness]) -> None:
        self.findings: dict[str, list[Finding]] = defaultdict(list)
        self.lights: dict[str, list[Light]] = defaultdict(list)
        self.changes: dict[str, list[Change]] = defaultdict(list)
        self.acts: dict[str, list[str]] = defaultdict(list)
        self.shown = tuple(each for each in (*snapshot.findings, *snapshot.state_findings) if not each.hint)
        for finding in self.shown:
            self._add_finding(finding)
        self._texts = {segment.id: len(segment.text) for witness in columns for segment in witness.segments}
        self._add_changes(snapshot)
        for structure in snapshot.state.structures:
            self._add_structure(structure, snapshot)
        for act in snapshot.acts:
            if isinstance(act.body, Remark) and (act.id in snapshot.in_force or not snapshot.in_force):
                self._add_act(act.body.segment, act.id)
        self.twins = _twins(snapshot)
        self._sentences = _sentence_groups(snapshot, columns)

    def _add_finding(self, finding: Finding) -> None:
        for segment in dict.fromkeys(span.segment for span in finding.spans):
            self.findings[segment].append(finding)
        for span in finding.source:
            self.lights[span.segment].append(Light(finding.id, span.start, span.end))

    def _add_act(self, segment: str, act: str) -> None:
        if act not in self.acts[segment]:
            self.acts[segment].append(act)

    def _add_changes(self, snapshot: Snapshot) -> None:
        for change in snapshot.state.changes:
            self._add_act(change.segment, change.act)
            self.changes[change.segment].append(Change(change.act, change.start, change.end, "del"))
            if change.state_segment:
                end = change.state_start + len(change.new)
                self.changes[change.state_segment].append(Change(change.act, change.state_start, end, "ins"))

    def _add_structure(self, structure: Restructured, snapshot: Snapshot) -> None:
        """A paragraph put in or taken out is marked whole; one that was split or joined is only said to be."""
        act, operation = structure.act, structure.operation
        touched, sign = _touched(operation, act, snapshot)
        for segment in touched:
            self._add_act(segment, act)
            if sign and segment in self._texts and not any(each.act == act for each in self.changes[segment]):
                self.changes[segment].append(Change(act, 0, self._texts[segment], sign))

    def partners_of(self, row: Row) -> dict[str, list[Partner]]:
        """Numbers for the sentences of a row that have partners in it, by segment."""
        numbers: dict[str, int] = {}
        found: dict[str, list[Partner]] = defaultdict(list)
        for segment in row.segments:
            for sentence in segment.sentences:
                name = self._sentences.get(sentence.id)
                if name is not None:
                    number = numbers.setdefault(name, len(numbers) + 1)
                    found[segment.id].append(Partner(number, sentence.start, sentence.end))
        return found


def _touched(operation: Operation, act: str, snapshot: Snapshot) -> tuple[tuple[str, ...], str]:
    """Segments an operation belongs to, and the sign of text that is wholly new or wholly gone."""
    if isinstance(operation, Add):
        return _added(operation, act, snapshot.state.witness.segments), "ins"
    if isinstance(operation, Drop):
        return (operation.span.segment,), "del"
    if isinstance(operation, Join):
        return (operation.first, operation.second), ""
    return (operation.span.segment,), ""


def _added(operation: Add, act: str, segments: Iterable[Segment]) -> tuple[str, ...]:
    """The new paragraph: its id is the one it follows plus the act's."""
    return tuple(each.id for each in segments if f".{act}" in each.id and each.text == operation.text)[:1]


_Claim = tuple[str, str, str, tuple[str, ...]]


def _claim(finding: Finding, segment: str) -> _Claim:
    return finding.rule, finding.severity, segment, tuple(span.quote for span in finding.spans)


def _twins(snapshot: Snapshot) -> dict[str, str]:
    """Findings on the corrected state that an open finding on the base already states, by their own id."""
    state = snapshot.state.witness.id
    waiting: dict[_Claim, list[str]] = defaultdict(list)
    for finding in snapshot.findings:
        if finding.is_open and not finding.hint:
            waiting[_claim(finding, to_state_id(finding.segment, state))].append(finding.id)
    twins = {}
    for finding in snapshot.state_findings:
        same = waiting.get(_claim(finding, finding.segment))
        if same and not finding.hint:
            twins[finding.id] = same.pop(0)
    return twins


def _sentence_groups(snapshot: Snapshot, columns: Sequence[Witness]) -> dict[str, str]:
    """The name of each sentence's group, for sentences that have a partner."""
    sentences = (sentence.id for witness in columns for each in witness.segments for sentence in each.sentences)
    groups = Groups(sentences)
    joined: set[str] = set()
    for alignment in snapshot.alignments:
        if alignment.level is Level.SENTENCE:
            for bead in alignment.beads:
                if bead.a and bead.b:
                    groups.join((*bead.a, *bead.b))
                    joined.update((*bead.a, *bead.b))
    return {unit: groups.find(unit) for unit in joined if unit in groups}
