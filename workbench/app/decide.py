"""A person's decisions: words as typed become spans of the base, and an act in the journal.

Every function writes before it returns; with dry_run it only says what it would write.
"""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.app.people import enrol
from workbench.app.wanted import Asked, Place, Wanted, WantedDismissal, WantedRemark, read_wanted
from workbench.app.workspace import Workspace, find_segment, open_workspace, select_range
from workbench.correct.force import acts_in_force, sees
from workbench.correct.locate import find_all, find_span
from workbench.model.act import Act, Body, Change, Correct, Dismiss, Remark, Undo
from workbench.model.errors import InputError, UsageError, WorkbenchError
from workbench.model.finding import Severity
from workbench.model.span import Span
from workbench.model.witness import Segment, Witness
from workbench.store.journal import append
from workbench.tei.categories import CATEGORIES


@dataclass(frozen=True, slots=True)
class Made:
    """Acts written, or as they would be (dry run); skipped: decisions that already stand in the journal."""

    acts: tuple[Act, ...]
    skipped: int = 0


def correct_one(directory: Path, wanted: Wanted, who: str, *, dry_run: bool = False) -> Made:
    """One correction, of one or several places."""
    desk = Desk.open(directory)
    return desk.write([desk.to_body(wanted)], who, dry_run=dry_run)


def correct_everywhere(
    directory: Path, old: str, new: str, where: str | None, wanted: Wanted, who: str, *, dry_run: bool = False
) -> Made:
    """Every place of the words, one act each, undone together."""
    desk = Desk.open(directory)
    segments = desk.base.segments if where is None else select_range(desk.base, where)
    spans = find_all([segment for segment in segments if segment.kind != "fw"], old)
    if not spans:
        raise UsageError(f"“{old}” stands nowhere in {where or desk.base.id}", hint="look with `workbench show p1`")
    frame = desk.to_frame(wanted)
    bodies = [frame.to_correct((Change(span, new),), desk.source_spans(wanted, (span.segment,))) for span in spans]
    return desk.write(bodies, who, grouped=True, dry_run=dry_run)


def correct_from_file(directory: Path, path: Path, who: str, *, dry_run: bool = False) -> Made:
    """Decisions of a JSON Lines file; one that already stands is passed over, so twice is the same as once.

    Nothing is written unless every line can be.
    """
    desk = Desk.open(directory)
    bodies: list[Body] = []
    for line, asked in read_wanted(path):
        try:
            bodies.append(desk.to_body(asked))
        except WorkbenchError as error:
            raise type(error)(error.message, file=str(path), line=line, hint=error.hint) from None
    standing = {act.body for act in acts_in_force(desk.acts)}
    fresh = [body for body in dict.fromkeys(bodies) if body not in standing]
    made = desk.write(fresh, who, dry_run=dry_run) if fresh else Made(())
    return Made(made.acts, len(bodies) - len(fresh))


def dismiss(directory: Path, findings: Sequence[str], why: str, who: str, *, dry_run: bool = False) -> Made:
    desk = Desk.open(directory)
    bodies = [desk.to_body(WantedDismissal(finding, why)) for finding in dict.fromkeys(findings)]
    return desk.write(bodies, who, dry_run=dry_run)


def undo(directory: Path, act_id: str | None, who: str, *, dry_run: bool = False) -> Made:
    """The act, with its group, counts no longer; without an id the newest in force."""
    desk = Desk.open(directory)
    standing = [act for act in acts_in_force(desk.acts) if not isinstance(act.body, Undo)]
    if act_id is None:
        chosen = standing[-1:]
        if not chosen:
            raise UsageError("there is nothing to undo", hint="workbench log")
    else:
        chosen = [act for act in standing if act.id.startswith(act_id)]
        if len(chosen) != 1:
            what = "no act in force begins" if not chosen else "several acts begin"
            raise UsageError(f"{what} with {act_id}", hint="workbench log lists them")
    group = chosen[0].group
    targets = [act.id for act in standing if act.group == group] if group else [chosen[0].id]
    return desk.write([Undo(tuple(targets))], who, dry_run=dry_run)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a correction says besides its places."""

    why: str
    category: str | None
    severity: Severity | None
    findings: tuple[str, ...]
    proposed: bool

    def to_correct(self, operations: tuple[Change, ...], source: tuple[Span, ...]) -> Correct:
        return Correct(
            operations, self.why, self.category, self.severity, source, self.findings, proposed=self.proposed
        )


@dataclass(frozen=True, slots=True)
class Desk:
    """An edition laid open for decisions: its base, its source, and what was decided so far."""

    work: Workspace
    base: Witness
    source: Witness | None
    acts: tuple[Act, ...]

    @classmethod
    def open(cls, directory: Path) -> Desk:
        work = open_workspace(directory)
        source = work.edition.source
        return cls(
            work,
            work.witness(work.edition.base.id),
            work.witness(source.id) if source else None,
            work.acts(),
        )

    def to_body(self, asked: Asked) -> Body:
        if isinstance(asked, WantedRemark):
            return Remark(find_segment(self.base, asked.segment).id, asked.text)
        if isinstance(asked, WantedDismissal):
            return self._to_dismiss(asked)
        changes = tuple(self._to_change(place) for place in asked.places)
        segments = tuple(dict.fromkeys(change.span.segment for change in changes))
        return self.to_frame(asked).to_correct(changes, self.source_spans(asked, segments))

    def to_frame(self, wanted: Wanted) -> Frame:
        if wanted.category is not None and wanted.category not in CATEGORIES:
            near = ", ".join(difflib.get_close_matches(wanted.category, CATEGORIES, n=3))
            raise UsageError(f"{wanted.category} is no MQM category", hint=f"perhaps {near}" if near else None)
        if wanted.severity is not None and wanted.severity not in list(Severity):
            raise UsageError(f"{wanted.severity} is no severity", hint="neutral, minor, major or critical")
        severity = Severity(wanted.severity) if wanted.severity else None
        return Frame(wanted.why, wanted.category, severity, wanted.findings, wanted.proposed)

    def _to_change(self, place: Place) -> Change:
        segment = find_segment(self.base, place.segment)
        if place.old == place.new:
            raise UsageError("the new words are the old ones", hint="give what should stand there instead")
        if not place.old:
            raise UsageError(
                "there are no old words", hint="to insert, repeat a neighbouring word: 'the end' 'the very end'"
            )
        return _narrow(segment, find_span(segment, place.old, place.nth), place.new)

    def source_spans(self, wanted: Wanted, segments: Sequence[str]) -> tuple[Span, ...]:
        """The words in the source, in the segment that renders the corrected one if they stand in several."""
        if not wanted.source:
            return ()
        if self.source is None:
            raise UsageError("this edition has no source", hint="leave --source out, or add the original")
        return tuple(self._source_span(words, segments) for words in wanted.source)

    def _source_span(self, words: str, segments: Sequence[str]) -> Span:
        assert self.source is not None
        spans = find_all(self.source.segments, words)
        if not spans:
            raise UsageError(f"“{words}” does not stand in {self.source.id}", hint="give its words exactly")
        if len({span.segment for span in spans}) > 1:
            from workbench.app.compute import partners

            near = partners(self.work, self.source, self.base, segments)
            spans = [span for span in spans if span.segment in near] or spans
        return spans[0]

    def _to_dismiss(self, asked: WantedDismissal) -> Dismiss:
        from workbench.app.findings import find_finding

        finding = find_finding(self.work, asked.finding)
        return Dismiss(finding.id, finding.spans[0], asked.why)

    def write(self, bodies: Sequence[Body], who: str, *, grouped: bool = False, dry_run: bool = False) -> Made:
        when = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        seen = [sees(self.acts, _touched(body)) for body in bodies]
        if dry_run:
            acts = [Act("", 0, ids, when, who, body) for body, ids in zip(bodies, seen, strict=True)]
            return Made(tuple(acts))
        if not bodies:
            raise InputError("there is nothing to record")
        person = enrol(self.work, who)
        return Made(append(self.work.paths.journal, bodies, who=person, when=when, sees=seen, grouped=grouped))


def _touched(body: Body) -> tuple[str, ...]:
    if isinstance(body, Correct):
        changes = (operation for operation in body.operations if isinstance(operation, Change))
        return tuple(dict.fromkeys(change.span.segment for change in changes))
    if isinstance(body, Remark):
        return (body.segment,)
    return ()


def _narrow(segment: Segment, span: Span, new: str) -> Change:
    """Leave out what is the same at both ends, in whole words, so that the record shows just what changed."""
    old = span.quote
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    while start and (_is_inside(old, start) or _is_inside(new, start)):
        start -= 1
    while end and (_is_inside(old, len(old) - end) or _is_inside(new, len(new) - end)):
        end -= 1
    narrowed = Span.of(segment.id, segment.text, span.start + start, span.end - end)
    return Change(narrowed, new[start : len(new) - end])


def _is_inside(text: str, at: int) -> bool:
    """Whether the place is inside a word (between two letters, digits or before a combining mark)."""
    return 0 < at < len(text) and _is_word(text[at - 1]) and _is_word(text[at])


def _is_word(char: str) -> bool:
    return char.isalnum() or "\u0300" <= char <= "\u036f" or char in "'’"
