"""Where decisions without a place may belong: proposals for a person, never taken by themselves.

Seats(desk.acts, texts).look(waiting).offers[0].score      # how much the likeliest place is like what is gone
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.correct.choose import is_stale
from workbench.correct.force import at_span, span_of
from workbench.correct.waiting import Waiting
from workbench.diff.reanchor import propose
from workbench.model.act import (
    Act,
    Add,
    Change,
    Correct,
    Dismiss,
    Drop,
    Join,
    Operation,
    PinBead,
    Remark,
    Replace,
    Split,
)
from workbench.model.ids import to_state_id, witness_of
from workbench.model.span import Span
from workbench.model.witness import Segment, Witness

Place = Span | str  # words, or a segment
_BESIDE = 8  # letters that are looked at on either side
_MOST = 3  # proposals


@dataclass(frozen=True, slots=True)
class Offer:
    """A place proposed: the act there, the spans or segments that are new, and how like they are (0..1)."""

    act: Act
    places: tuple[Place, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Loose:
    """An act without a place. then: what it was about; now: the segments that are there in their stead.

    is_done: the new words of a correction stand there already.
    """

    waiting: Waiting
    then: tuple[Place, ...]
    now: tuple[Segment, ...]
    offers: tuple[Offer, ...]
    is_done: bool = False

    @property
    def act(self) -> Act:
        return self.waiting.act


class Seats:
    """The texts, and where what is gone may have gone."""

    def __init__(self, acts: Iterable[Act], texts: Iterable[Witness]) -> None:
        self._of = {text.id: text.segments for text in texts}
        self._segments = {segment.id: segment for each in self._of.values() for segment in each}
        self._heirs: dict[str, dict[str, None]] = defaultdict(dict)
        for act in acts:
            if isinstance(act.body, Replace):
                self._note(act.body)

    def _note(self, body: Replace) -> None:
        """Where the words of a segment went: as a whole, or sentence by sentence where it was split."""
        state = to_state_id(body.witness, f"{body.witness.split('-', 1)[0]}-corr")
        for was, now in body.ids:
            old, new = _segment_of(was), _segment_of(now)
            if old != new:
                self._heirs[old][new] = None
                self._heirs[to_state_id(old, state)][to_state_id(new, state)] = None

    def look(self, waiting: Waiting) -> Loose:
        body = waiting.act.body
        then: tuple[Place, ...] = ()
        if isinstance(body, Correct):
            gone = [each for each in body.operations if self.is_gone(each)]
            # of an act that is of another text all words may stand where they stood, by chance or not
            then = tuple(_about(each) for each in gone or body.operations)
        elif isinstance(body, Dismiss | Remark):
            then = (body.span,) if body.span else (body.segment,) if isinstance(body, Remark) else ()
        elif isinstance(body, PinBead):
            then = tuple(unit for unit in (*body.a, *body.b) if unit not in self._segments)
        wanted = dict.fromkeys(
            heir for each in then for heir in self._heirs_of(each if isinstance(each, str) else each.segment)
        )
        now = tuple(self._segments[each] for each in wanted)
        return Loose(waiting, then, now, tuple(self._offers(waiting)), self._is_done(waiting.act, now))

    def _is_done(self, act: Act, now: Sequence[Segment]) -> bool:
        gone = [each for each in act.body.operations if self.is_gone(each)] if isinstance(act.body, Correct) else []
        return bool(gone) and all(isinstance(each, Change) and _stands(each, now) for each in gone)

    def is_gone(self, operation: Operation) -> bool:
        return is_stale(operation, self._segments)

    def _heirs_of(self, segment: str) -> list[str]:
        """The segments that may have its words, itself among them if it is there."""
        found: dict[str, None] = {}
        waiting = [segment]
        while waiting:
            each = waiting.pop(0)
            if each not in found:
                found[each] = None
                waiting += self._heirs.get(each, ())
        return [each for each in found if each in self._segments]

    def _offers(self, waiting: Waiting) -> list[Offer]:
        act, body = waiting.act, waiting.act.body
        if isinstance(body, Correct):
            is_apart = not waiting.is_lost and not any(map(self.is_gone, body.operations))
            return [] if is_apart else self._corrections(act, body)
        if isinstance(body, Dismiss) and body.span is not None:
            near = [(replace(body, span=span), span, score) for span, score in self._near(body.span)]
            return [Offer(replace(act, body=there), (span,), score) for there, span, score in near]
        if isinstance(body, Remark) and body.span is not None:
            found = [
                (replace(body, segment=span.segment, span=span), span, score) for span, score in self._near(body.span)
            ]
            return [Offer(replace(act, body=there), (span,), score) for there, span, score in found]
        return []

    def _corrections(self, act: Act, body: Correct) -> list[Offer]:
        choices: list[list[tuple[Operation, float]]] = [
            self._operations(each) if self.is_gone(each) else [(each, 1.0)] for each in body.operations
        ]
        if not all(choices):
            return []
        several = [number for number, each in enumerate(choices) if len(each) > 1]
        ranks = range(len(choices[several[0]])) if len(several) == 1 else range(1)
        offers = []
        for rank in ranks:
            chosen = [each[min(rank, len(each) - 1)] for each in choices]
            operations = tuple(operation for operation, _ in chosen)
            pairs = zip(operations, body.operations, strict=True)
            places = tuple(_about(each) for each, old in pairs if each != old) or tuple(map(_about, operations))
            score = min(score for _, score in chosen)
            offers.append(Offer(replace(act, body=replace(body, operations=operations)), places, score))
        return offers

    def _operations(self, operation: Operation) -> list[tuple[Operation, float]]:
        if isinstance(operation, Join):
            first, second = self._heirs_of(operation.first)[-1:], self._heirs_of(operation.second)[:1]
            is_known = bool(first and second) and first != second
            return [(replace(operation, first=first[0], second=second[0]), 1.0)] if is_known else []
        span = span_of(operation)
        if isinstance(operation, Add) and span is None:
            return [(replace(operation, follows=each), 1.0) for each in self._heirs_of(operation.follows)[-1:]]
        assert span is not None
        near = self._near(span)
        if isinstance(operation, Drop):
            best = {span.segment: score for span, score in reversed(near)}
            return [(Drop(whole(self._segments[each])), score) for each, score in reversed(best.items())]
        if isinstance(operation, Split):
            near = [(span, score) for span, score in near if not span.quote.strip()]
        return [(at_span(operation, span), score) for span, score in near]

    def _near(self, span: Span) -> list[tuple[Span, float]]:
        here = self._of.get(witness_of(span.segment), ())
        found: dict[Span, float] = {}
        for segment in self._heirs_of(span.segment) or [span.segment]:
            for each in propose(replace(span, segment=segment), here):
                found[each.span] = max(each.score, found.get(each.span, 0.0))
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]


def _stands(change: Change, now: Sequence[Segment]) -> bool:
    """Whether the new words stand there, behind or before the same words as the old ones."""
    before, after = change.span.before[-_BESIDE:], change.span.after[:_BESIDE]
    return bool(change.after.strip()) and any(
        (before and before + change.after in each.text) or (after and change.after + after in each.text) for each in now
    )


def _segment_of(unit: str) -> str:
    """`en-mt.p12.s3` -> `en-mt.p12`."""
    return ".".join(unit.split(".")[:2])


def _about(operation: Operation) -> Place:
    if isinstance(operation, Join):
        return operation.second
    if operation.span is not None:
        return operation.span
    assert isinstance(operation, Add)
    return operation.follows


def whole(segment: Segment) -> Span:
    return Span.of(segment.id, segment.text, 0, len(segment.text))
