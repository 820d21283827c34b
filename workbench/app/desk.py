"""An edition laid open for decisions: words as typed become spans of the base, and acts go into the journal.

    desk = Desk.open(Path("editions/japan-1945"))
    body = desk.to_body(Wanted((Place("p10", "in Togo", "with Togo"),), why="Togo is a man"))
    desk.write([body], "Vera Editor")

Nothing is written before everything is known to be writable; with dry_run nothing is written at all.
"""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.narrow import narrow
from workbench.app.people import enrol
from workbench.app.refuse import refuse_unheld
from workbench.app.texts import check_texts, keep_in_step, same_texts
from workbench.app.wanted import Asked, Place, Wanted, WantedDismissal, WantedRemark
from workbench.app.workspace import Workspace, find_segment, open_workspace
from workbench.app.writable import refuse_unwritable
from workbench.correct.about import segments_seen
from workbench.correct.choose import without_overridden
from workbench.correct.force import Sight, acts_in_force, corrections_in_force, verdicts
from workbench.correct.locate import find_all, find_span
from workbench.correct.overlap import overlaps
from workbench.correct.present import where_they_are
from workbench.correct.touch import Touched, would_touch
from workbench.correct.versions import replaced_witnesses
from workbench.model.act import (
    Accept,
    Act,
    Body,
    Change,
    Correct,
    Dismiss,
    Operation,
    Read,
    Reject,
    Remark,
)
from workbench.model.edition import Snapshot
from workbench.model.errors import StaleError, UsageError
from workbench.model.finding import Finding, Severity
from workbench.model.span import Span
from workbench.model.state import Problem
from workbench.model.witness import Segment, Witness
from workbench.store.acts import act_to_json
from workbench.store.journal import append
from workbench.tei.categories import CATEGORIES

if TYPE_CHECKING:
    from workbench.app.turning import Turn


@dataclass(frozen=True, slots=True)
class Made:
    """Acts written, or as they would be (dry run).

    touched: for each of them, the corrections some of whose words it takes over. skipped: ids of the acts that
    decided the same already. known: the acts of the journal by id. problems: what they bring about, such as a conflict
    that an undone act had settled.
    """

    acts: tuple[Act, ...]
    touched: tuple[tuple[Touched, ...], ...] = ()
    skipped: tuple[str, ...] = ()
    known: Mapping[str, Act] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def __add__(self, other: Made) -> Made:
        """What was made first, and then."""
        return Made(
            self.acts + other.acts,
            self.touched + other.touched,
            self.skipped + other.skipped,
            {**self.known, **other.known},
            other.problems,
        )


@dataclass(frozen=True, slots=True)
class Frame:
    """What a correction says besides its places."""

    why: str
    category: str | None
    severity: Severity | None
    findings: tuple[str, ...]
    proposed: bool

    def to_correct(self, operations: tuple[Operation, ...], source: tuple[Span, ...]) -> Correct:
        return Correct(
            operations, self.why, self.category, self.severity, source, self.findings, proposed=self.proposed
        )


@dataclass(frozen=True)
class Desk:
    """What was decided so far; the base and the source are read when they are first asked for.

    So what is wrong with the texts does not stand in the way of taking back what made it so.
    """

    work: Workspace
    acts: tuple[Act, ...]

    @classmethod
    def open(cls, directory: Path) -> Desk:
        work = open_workspace(directory)
        return cls(work, work.journal())

    @cached_property
    def base(self) -> Witness:
        check_texts(self.work.edition, self.acts)
        return self.work.witness(self.work.edition.base.id)

    @cached_property
    def source(self) -> Witness | None:
        check_texts(self.work.edition, self.acts)
        source = self.work.edition.source
        return self.work.witness(source.id) if source else None

    @cached_property
    def snapshot(self) -> Snapshot:
        """Everything computed: only needed for findings, so engines are loaded only then."""
        from workbench.app.compute import compute

        return compute(self.work)

    def to_body(self, asked: Asked) -> Body:
        """Places found, findings and source words looked up; what could not be written is refused here."""
        body = self._to_body(asked)
        act_to_json(Act("", 0, (), "", "", body))
        return body

    def _to_body(self, asked: Asked) -> Body:
        if isinstance(asked, WantedRemark):
            return Remark(find_segment(self.base, asked.segment).id, asked.text)
        if isinstance(asked, WantedDismissal):
            finding = self._find_finding(asked.finding)
            return Dismiss(finding.id, finding.spans[0], asked.why)
        changes = tuple(self._to_change(place) for place in asked.places)
        for one, other in combinations(changes, 2):
            if overlaps(one, other):
                raise UsageError(
                    f"two places of one correction are the same words of {one.span.segment}: "
                    f"“{one.span.quote}” and “{other.span.quote}”",
                    hint="give each word once, or make two corrections",
                )
        segments = tuple(dict.fromkeys(change.span.segment for change in changes))
        return self.to_frame(asked).to_correct(changes, self.source_spans(asked, segments))

    def to_frame(self, wanted: Wanted) -> Frame:
        if wanted.category is not None and wanted.category not in CATEGORIES:
            near = ", ".join(difflib.get_close_matches(wanted.category, CATEGORIES, n=3))
            raise UsageError(f"{wanted.category} is no MQM category", hint=f"perhaps {near}" if near else None)
        if wanted.severity is not None and wanted.severity not in list(Severity):
            raise UsageError(f"{wanted.severity} is no severity", hint="neutral, minor, major or critical")
        severity = Severity(wanted.severity) if wanted.severity else None
        findings = tuple(self._find_finding(reference).id for reference in wanted.findings)
        return Frame(wanted.why, wanted.category, severity, findings, wanted.proposed)

    def _to_change(self, place: Place) -> Change:
        segment = find_segment(self.base, place.segment)
        if place.old == place.new:
            raise UsageError("the new words are the old ones", hint="give what should stand there instead")
        if not place.old:
            raise UsageError(
                "there are no old words", hint="to insert, repeat a neighbouring word: 'the end' 'the very end'"
            )
        try:
            return narrow(segment, find_span(segment, place.old, place.nth), place.new)
        except StaleError as error:
            raise self._explained(error, segment, place.old) from None

    def _explained(self, error: StaleError, segment: Segment, words: str) -> StaleError:
        """Words that an earlier correction put there are none of the base: say which one; else what may be meant."""
        for act, operation in reversed(self._changes_on(segment.id)):
            if isinstance(operation, Change) and _share(words, operation.after):
                old = f"“{operation.span.quote}”" if operation.span.quote else "nothing"
                return StaleError(
                    f"{error.message}; act {act.id} put “{operation.after}” there, where the base has {old}",
                    hint="a correction names words of the base, and then takes the place of the earlier one",
                )
        from workbench.app.meant import did_you_mean

        hint = did_you_mean(words, segment, self.base.segments)
        return StaleError(error.message, hint=hint) if hint else error

    def _changes_on(self, segment: str) -> list[tuple[Act, Operation]]:
        return [
            (act, operation)
            for act, operations in corrections_in_force(self.acts)
            for operation in operations
            if isinstance(operation, Change) and operation.span.segment == segment
        ]

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

    def _find_finding(self, reference: str) -> Finding:
        from workbench.app.findings import find_finding

        return find_finding(self.snapshot, reference)

    def write(
        self,
        bodies: Sequence[Body],
        who: str,
        *,
        grouped: bool = False,
        group: str = "",
        signed: Mapping[Body, tuple[str, str]] | None = None,
        dry_run: bool = False,
        overridden: bool = False,
    ) -> Made:
        """What holds already is passed over; with `overridden` also what held until a later decision took its words.

        group: an earlier act whose group they belong to. signed: name and moment of what somebody else decided.

        StaleError for what would not hold: nothing is written then.
        """
        standing = {act.body: act.id for act in acts_in_force(self.acts) if overridden or self._holds(act)}
        skipped = tuple(standing[body] for body in bodies if body in standing)
        fresh = [body for body in dict.fromkeys(bodies) if body not in standing]
        when = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        sight = Sight(self.acts)
        seen = [sight.on(segments_seen(body, self.known)) for body in fresh]
        turned = self._turn(fresh)
        problems: tuple[Problem, ...] = ()
        if turned is None:
            problems = refuse_unheld(fresh, seen, self.acts, self.base)
            refuse_unwritable(fresh, self.acts, self.work.edition, self.base)
        else:
            seen += [turned.sees] * len(turned.bodies)
            fresh, grouped = [*fresh, *turned.bodies], True
        by = {n: signed[body] for n, body in enumerate(fresh) if signed and body in signed}
        acts = tuple(
            Act("", 0, ids, *(by.get(number, (who, when))[::-1]), body)
            for number, (body, ids) in enumerate(zip(fresh, seen, strict=True))
        )
        touched = tuple(_touched_by(body, self) for body in fresh)
        if acts and not dry_run:
            person = enrol(self.work, who)
            others = {number: (enrol(self.work, name), moment or when) for number, (name, moment) in by.items()}
            check = same_texts(self.acts)
            journal = self.work.paths.journal
            acts = append(
                journal,
                fresh,
                who=person,
                when=when,
                sees=seen,
                grouped=grouped,
                group=group,
                signed=others,
                check=check,
            )
            if turned is not None:
                keep_in_step(self.work, (*self.acts, *acts))
        return Made(acts, touched, skipped, self.known, problems)

    def _turn(self, bodies: Sequence[Body]) -> Turn | None:
        """What else is to be written where another text comes into force with these."""
        if not replaced_witnesses(self.acts):
            return None
        from workbench.app.turning import turn

        return turn(self.work, self.acts, bodies)

    @cached_property
    def known(self) -> dict[str, Act]:
        """The acts by id, at the places they have now."""
        return {act.id: act for act in where_they_are(self.acts, acts_in_force(self.acts))}

    @cached_property
    def _holding(self) -> dict[str, tuple[Operation, ...]]:
        return {act.id: operations for act, operations in without_overridden(corrections_in_force(self.acts))}

    @cached_property
    def _verdicts(self) -> dict[str, Act]:
        return verdicts(acts_in_force(self.acts))

    def _holds(self, act: Act) -> bool:
        """Whether it still says what it said: every word of a correction counts, a verdict is the last one.

        Reading again is always something new.
        """
        if isinstance(act.body, Accept | Reject):
            return self._verdicts.get(act.body.target) is act
        if not isinstance(act.body, Correct) or act.body.proposed:
            return not isinstance(act.body, Read)
        return self._holding.get(act.id) == act.body.operations


def _touched_by(body: Body, desk: Desk) -> tuple[Touched, ...]:
    if isinstance(body, Accept):
        body = desk.known[body.target].body
        return would_touch(body.operations, desk.acts) if isinstance(body, Correct) else ()
    return would_touch(body.operations, desk.acts) if isinstance(body, Correct) and not body.proposed else ()


def _share(words: str, after: str) -> bool:
    """Whether the words are a correction's, or hold them."""
    return words in after or bool(after.strip() and after in words)
