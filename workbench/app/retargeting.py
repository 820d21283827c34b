"""Decisions that wait for a place: told with both texts and proposals, and given one by a person.

loose(desk)[0].offers[0].score              # how much the likeliest place is like the words that are gone
take(desk, "1f0c", 1)                       # Retarget: the first proposal
place(desk, "1f0c", ["p12"], ["harbour"])   # Retarget: words of a segment named by hand
give_up(desk, ["1f0c"])                     # [Reject("1f0c7a52")]; a pin is unpinned
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.app.desk import Desk
from workbench.app.moves import names_of_rules, to_retarget
from workbench.app.named import find_act
from workbench.app.refound import rule_of
from workbench.app.seats import Loose, Seats, whole
from workbench.app.turning import carry
from workbench.app.workspace import find_segment
from workbench.correct.about import segments_named
from workbench.correct.force import at_span
from workbench.correct.locate import find_span
from workbench.correct.state import compute_state
from workbench.correct.touch import would_touch
from workbench.correct.waiting import waiting
from workbench.model.act import (
    Act,
    Add,
    Body,
    Change,
    Correct,
    Dismiss,
    Drop,
    Join,
    Operation,
    PinBead,
    Reject,
    Remark,
    Retarget,
    Split,
    Unpin,
)
from workbench.model.errors import StaleError, UsageError
from workbench.model.finding import Finding
from workbench.model.span import Span
from workbench.model.witness import Segment


def loose(desk: Desk) -> list[Loose]:
    """All that wait, in journal order."""
    found = waiting(desk.acts, desk.work.witnesses())
    seats = _seats(desk) if found else None
    return [seats.look(each) for each in found] if seats else []


def _seats(desk: Desk) -> Seats:
    """In the texts as they are, the corrected one among them."""
    state = compute_state(desk.base, desk.acts, desk.work.state_id)
    return Seats(desk.acts, [*desk.work.witnesses(), state.witness])


def take(desk: Desk, reference: str, number: int) -> Retarget:
    found = _find(desk, reference)
    if not 1 <= number <= len(found.offers):
        offers = f"has {len(found.offers)} of them" if found.offers else "has none"
        raise UsageError(
            f"there is no proposal {number}: {found.act.id} {offers}",
            hint=f"name the place:  workbench retarget {found.act.id} --segment p12 --words 'OLD'",
        )
    return _there(desk, found.offers[number - 1].act)


def place(
    desk: Desk, reference: str, segments: Sequence[str], words: Sequence[str], nth: int | None = None
) -> Retarget:
    """segments: one for each place that is gone, in order (two for a join); words: those that stand there."""
    found = _find(desk, reference)
    seats = _seats(desk)
    body, given = found.act.body, _Given(desk, segments, words, nth)
    if isinstance(body, Correct):
        moved: Body = replace(
            body,
            operations=tuple(given.operation(each) if seats.is_gone(each) else each for each in body.operations),
        )
    elif isinstance(body, Dismiss) and body.span is not None:
        moved = replace(body, span=given.span(body.span))
    elif isinstance(body, Remark):
        span = None if body.span is None or not words else given.span(body.span)
        moved = replace(body, segment=span.segment if span else given.segment().id, span=span)
    else:
        raise UsageError(f"{found.act.id} is a {found.act.kind}", hint="take it away (`--give-up`) and make another")
    given.check_spent()
    return _there(desk, replace(found.act, body=moved))


def take_all(desk: Desk) -> list[Retarget]:
    """What was decided on other texts than those in force, where its words stand in these without doubt."""
    made = carry(desk.work, desk.acts)
    if not made:
        raise UsageError("nothing can be put in its place by itself", hint="workbench retarget  lists what waits")
    return made


def give_up(desk: Desk, references: Sequence[str], why: str = "") -> list[Body]:
    acts = [_find(desk, reference).act for reference in references]
    return [Unpin(act.id) if isinstance(act.body, PinBead) else Reject(act.id, why) for act in acts]


def _find(desk: Desk, reference: str) -> Loose:
    """By the beginning of its id, or by the segment where it stood, if no other stood there."""
    every = {each.act.id: each for each in loose(desk)}
    unit = desk.work.unit_id(reference)
    there = [each for each in every.values() if unit in segments_named(each.act.body)]
    if len(there) == 1 and not any(act.startswith(reference) for act in every):
        return there[0]
    return every[find_act(reference, [each.act for each in every.values()], "act without a place").id]


def _there(desk: Desk, act: Act) -> Retarget:
    """Not on words that a correction has already: which of the two shall hold is another question."""
    body = act.body
    if isinstance(body, Correct):
        others = [each.act.id for each in would_touch(body.operations, desk.acts) if each.act.id != act.id]
        if others:
            raise StaleError(
                f"these words are corrected already, by act {others[0]}",
                hint=f"give one of them up:  workbench retarget {act.id} --give-up, or workbench undo {others[0]}",
            )
    if isinstance(body, Dismiss):
        act = replace(act, body=_dismissed(desk, act, body))
    return to_retarget(act)


def _dismissed(desk: Desk, act: Act, body: Dismiss) -> Dismiss:
    """The finding of the same rule that is raised there now."""
    made = desk.known[act.id].body
    assert isinstance(made, Dismiss)
    span = body.span
    assert span is not None
    rule = rule_of(made.finding, made.span, names_of_rules(desk.work)) if made.span else ""
    snapshot = desk.snapshot
    for finding in (*snapshot.findings, *snapshot.state_findings):
        if finding.rule == rule and _meets(finding, span):
            return replace(body, finding=finding.id, span=finding.spans[0])
    raise UsageError(
        f"{rule or 'no rule that there is'} raises nothing there",
        hint=f"there is nothing to dismiss any more:  workbench retarget {act.id} --give-up",
    )


def _meets(finding: Finding, span: Span) -> bool:
    """Whether they share a letter; two points if they are the same."""
    first = finding.spans[0]
    return (
        first.segment == span.segment
        and first.start < max(span.end, span.start + 1)
        and span.start < max(first.end, first.start + 1)
    )


class _Given:
    """What a person named: segments, and words in them, taken one after the other."""

    def __init__(self, desk: Desk, segments: Sequence[str], words: Sequence[str], nth: int | None) -> None:
        self._desk = desk
        self._segments, self._words = list(segments), list(words)
        self._nth = nth

    def segment(self) -> Segment:
        if not self._segments:
            raise UsageError("no segment is named", hint="--segment p12, once for each place that is gone")
        return find_segment(self._desk.base, self._segments.pop(0))

    def span(self, old: Span) -> Span:
        """Of what was a point: the one behind the words."""
        segment = self.segment()
        if not self._words:
            raise UsageError("no words are named", hint="--words 'OLD', once for each place that is gone")
        found = find_span(segment, self._words.pop(0), self._nth)
        return found if old.quote else Span.of(segment.id, segment.text, found.end, found.end)

    def operation(self, old: Operation) -> Operation:
        if isinstance(old, Join):
            return replace(old, first=self.segment().id, second=self.segment().id)
        if isinstance(old, Add):
            return at_span(old, self.span(old.span)) if old.span else replace(old, follows=self.segment().id)
        if isinstance(old, Drop):
            return Drop(whole(self.segment()))
        if isinstance(old, Change) and old.span.quote:
            return replace(old, span=self.span(old.span))
        point = self.span(replace(old.span, quote=""))
        segment = find_segment(self._desk.base, point.segment)
        behind = len(segment.text) - len(segment.text[point.end :].lstrip())
        if isinstance(old, Split):
            return Split(Span.of(segment.id, segment.text, point.end, behind))
        # words that bring the blank behind them with them go behind the one that is there
        is_before = old.after[-1:].isspace() and not old.after[:1].isspace()
        return replace(old, span=Span.of(segment.id, segment.text, behind, behind) if is_before else point)

    def check_spent(self) -> None:
        if self._segments or self._words:
            raise UsageError("more is named than the act has lost", hint="one --segment and --words for each place")
