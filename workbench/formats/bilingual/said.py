"""What is said of a unit: open findings, remarks, how far the work on it is, who last corrected it.

said = Sayings(snapshot, target)
said.of(unit).condition             # Condition.DOUBTFUL: a major or critical finding is open
said.of(unit).remarks[0].mark       # "Anna Keller [1f0c7a52]": tells our remarks from those that come back
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from workbench.formats.bilingual.units import Piece, Unit
from workbench.formats.bilingual.words import one_line
from workbench.model.act import Act, Add, Correct, Join, Operation, Read, Remark
from workbench.model.edition import Snapshot
from workbench.model.finding import Finding, Severity
from workbench.model.witness import Witness

_MARK = re.compile(r" \[(?:[0-9a-f]{8}|workbench)\]$")


class Condition(Enum):
    """read: by somebody, as it is; doubtful: a major or critical finding is open; raw: as the machine left it."""

    READ = "read"
    DOUBTFUL = "doubtful"
    CORRECTED = "corrected"
    RAW = "raw"


@dataclass(frozen=True, slots=True)
class Told:
    """A remark, or a finding in words. mark: whose it is, and that it is no news."""

    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Lies:
    """A finding and where it lies in a piece of the translation; start == end: on the whole piece."""

    finding: Finding
    piece: int
    start: int
    end: int

    @property
    def told(self) -> Told:
        """With the words it is about."""
        quote = self.finding.spans[0].quote
        words = f" “{quote}”" if quote and len(quote) < 200 else ""
        finding = self.finding
        text = f"{finding.severity.value}, {finding.category}: {finding.message}{words}"
        return Told(one_line(text), f"{finding.rule} [workbench]")


@dataclass(frozen=True, slots=True)
class Said:
    condition: Condition
    findings: tuple[Lies, ...] = ()
    remarks: tuple[Told, ...] = ()
    who: str = ""
    when: str = ""


def is_ours(mark: str) -> bool:
    """Whether a note was written by an export."""
    return _MARK.search(mark) is not None


class Sayings:
    """Of one translation. Linear in acts and findings."""

    def __init__(self, snapshot: Snapshot, target: Witness) -> None:
        base, state = snapshot.state.base.id, snapshot.state.witness.id
        self._names = {person.id: one_line(person.name) for person in snapshot.edition.people}
        self._home: dict[str, list[str]] = defaultdict(list)  # segments of the target, by those of the base
        if target.id == state:
            for bead in snapshot.state.segment_beads:
                for unit in bead.a:
                    self._home[unit] += bead.b
        elif target.id == base:
            self._home.update({segment.id: [segment.id] for segment in target.segments})
        found = {state: snapshot.state_findings, base: snapshot.findings}.get(target.id, ())
        self._findings: dict[str, list[Finding]] = defaultdict(list)
        for finding in found:
            if finding.is_open and not finding.hint:
                self._findings[finding.segment].append(finding)
        self._remarks: dict[str, list[Act]] = defaultdict(list)
        self._correcting: dict[str, list[Act]] = defaultdict(list)
        self._read: set[str] = set()
        if self._home:
            self._take_acts(snapshot, is_state=target.id == state)

    def _take_acts(self, snapshot: Snapshot, *, is_state: bool) -> None:
        standing = set(snapshot.in_force) or {act.id for act in snapshot.acts}
        touching = {
            act.id: set(_touched(act.body.operations)) for act in snapshot.acts if isinstance(act.body, Correct)
        }
        today: dict[str, set[str]] = defaultdict(set)
        for act in snapshot.state.acts if is_state else ():
            for segment in touching.get(act.id, ()):
                today[segment].add(act.id)
                for home in self._homes(segment, act.id):
                    self._correcting[home].append(act)
        for act in snapshot.acts:
            if act.id in standing and isinstance(act.body, Remark):
                for home in self._homes(act.body.segment)[:1]:
                    self._remarks[home].append(act)
            elif act.id in standing and isinstance(act.body, Read) and is_state:
                for segment in act.body.segments:
                    seen = {each for each in act.sees if segment in touching.get(each, ())}
                    if seen == today[segment]:
                        self._read.update(self._homes(segment))

    def _homes(self, segment: str, act: str = "") -> list[str]:
        """Where a segment of the base is in the translation; with the act: what this added behind it, too."""
        homes = list(self._home.get(segment, ()))
        if act and homes:
            added = f"{homes[0]}.{act}"
            homes += [added] if added not in homes else []
        return homes

    def of(self, unit: Unit) -> Said:
        findings = tuple(lies for number, piece in enumerate(unit.target) for lies in self._on(piece, number))
        remarks = tuple(self._told(act) for piece in unit.target for act in self._about(piece))
        acts = [act for piece in unit.target for act in self._correcting.get(piece.segment, ())]
        last = max(acts, key=lambda act: (act.when, act.order), default=None) if unit.is_corrected else None
        who, when = (self._names.get(last.who, last.who), last.when) if last else ("", "")
        return Said(self._condition(unit, findings), findings, remarks, who, when)

    def _condition(self, unit: Unit, findings: Iterable[Lies]) -> Condition:
        if any(each.finding.severity in (Severity.MAJOR, Severity.CRITICAL) for each in findings):
            return Condition.DOUBTFUL
        if unit.target and all(piece.segment in self._read for piece in unit.target):
            return Condition.READ
        is_corrected = unit.is_corrected or any(piece.segment in self._correcting for piece in unit.target)
        return Condition.CORRECTED if is_corrected else Condition.RAW

    def _on(self, piece: Piece, number: int) -> Iterator[Lies]:
        for finding in self._findings.get(piece.segment, ()):
            span = finding.spans[0]
            if piece.start <= span.start < piece.end or span.start == piece.end == span.end:
                start, end = span.start - piece.start, min(span.end, piece.end) - piece.start
                yield Lies(finding, number, start, max(start, end))

    def _about(self, piece: Piece) -> Iterable[Act]:
        """Remarks stand at the beginning of their segment."""
        return () if piece.start else self._remarks.get(piece.segment, ())

    def _told(self, act: Act) -> Told:
        assert isinstance(act.body, Remark)
        words = f" “{act.body.span.quote}”" if act.body.span else ""
        return Told(one_line(f"{act.body.text}{words}"), f"{self._names.get(act.who, act.who)} [{act.id}]")


def _touched(operations: Iterable[Operation]) -> Iterator[str]:
    for each in operations:
        if isinstance(each, Join):
            yield from (each.first, each.second)
        elif isinstance(each, Add):
            yield each.follows
        else:
            yield each.span.segment
