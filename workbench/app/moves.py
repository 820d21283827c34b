"""What becomes of decisions when a text takes the place of another: they stay, move with their words, or wait.

    move_acts(acts_in_force(acts), Succession(earlier, newer), rules)[7].to     # Retarget(…), or None: it stays

An act moves where the same words stand, no doubt which. Where they do not it waits for a person, with both texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.app.refound import refind
from workbench.app.workspace import Workspace
from workbench.check.registry import rules
from workbench.correct.choose import flows, is_stale
from workbench.correct.force import at_span
from workbench.correct.present import Placed, is_placeless, moved_body, touches
from workbench.correct.state import compute_state
from workbench.diff.succession import Succession
from workbench.model.act import (
    Act,
    Add,
    Correct,
    Dismiss,
    Drop,
    Join,
    Operation,
    PinBead,
    Read,
    Remark,
    Replace,
    Retarget,
)
from workbench.model.ids import witness_of
from workbench.model.span import Span
from workbench.model.witness import Segment, Witness


@dataclass(frozen=True, slots=True)
class Move:
    """act: as it was in the earlier text. to: where it is now; None: there still. waits: it has no place now.

    unread: segments of a reading that have other words now.
    """

    act: Act
    to: Retarget | None = None
    waits: bool = False
    unread: tuple[str, ...] = ()

    @property
    def moved(self) -> Act:
        """The act where it is now."""
        assert isinstance(self.act.body, Placed)
        return self.act if self.to is None else replace(self.act, body=moved_body(self.act.body, self.to))


def move_acts(
    standing: Iterable[Act],
    to: Succession,
    rules: Collection[str],
    states: Callable[[Sequence[Move]], Succession] | None = None,
) -> list[Move]:
    """The moves of the acts in force that have places in the witness, or in the state computed from it.

    rules: names that a finding may be of. states: from the state of the earlier text to that of the newer one, once it
    is known where the corrections are; without it what was dismissed in the state waits if anything changed there.
    """
    mine = [act for act in standing if isinstance(act.body, Placed) and touches(act.body, to.old.id)]
    carrier = _Carrier(to, rules)
    moves = {act.id: carrier.move(act) for act in mine if not _is_of_state(act, to)}
    above = [act for act in mine if _is_of_state(act, to)]
    if above:
        succession = states(list(moves.values())) if states else to
        over = _Carrier(succession, rules)
        moves |= {act.id: over.move(act) for act in above}
    return _merge_pins([moves[act.id] for act in mine])


def between_states(
    state_id: str, to: Succession, acts: Sequence[Act], standing: Sequence[Act]
) -> Callable[[Sequence[Move]], Succession]:
    """What was decided on the corrected text is looked for in the corrected text that there will be.

    acts: of which the earlier corrected text is made. standing: those in force of the newer one, before they move.
    """

    def succession(moves: Sequence[Move]) -> Succession:
        moved = {move.act.id: move.moved for move in moves}
        after = [moved.get(act.id, act) for act in standing if not isinstance(act.body, Replace | Retarget)]
        old, new = (compute_state(text, made, state_id) for text, made in ((to.old, acts), (to.new, after)))
        return Succession(old.witness, new.witness)

    return succession


def names_of_rules(work: Workspace) -> Collection[str]:
    """Of what a finding can be: our rules, and those from whom findings were received."""
    return {*rules(), *(each.origin for each in work.edition.findings)}


def to_retarget(act: Act) -> Retarget:
    """What says that an act is where it is, whatever was said before."""
    body = act.body
    if isinstance(body, Correct):
        return Retarget(act.id, operations=body.operations, source=body.source)
    if isinstance(body, Dismiss):
        return Retarget(act.id, finding=body.finding, span=body.span)
    if isinstance(body, Remark):
        return Retarget(act.id, segment=body.segment, span=body.span)
    if isinstance(body, PinBead):
        return Retarget(act.id, a=body.a, b=body.b)
    assert isinstance(body, Read)
    return Retarget(act.id, segments=body.segments)


def _is_of_state(act: Act, to: Succession) -> bool:
    body = act.body
    span = body.span if isinstance(body, Dismiss | Remark) else None
    return span is not None and witness_of(span.segment) != to.old.id and touches(body, to.old.id)


class _Carrier:
    def __init__(self, to: Succession, rules: Collection[str]) -> None:
        self._to, self._rules = to, rules
        self._old: dict[str, Segment] = {each.id: each for each in to.old.segments}
        self._new: dict[str, Segment] = {each.id: each for each in to.new.segments}

    def move(self, act: Act) -> Move:
        body = act.body
        assert isinstance(body, Placed)
        if is_placeless(body):
            return Move(act, waits=True)
        if isinstance(body, Correct):
            return self._correction(act, body)
        if isinstance(body, Dismiss):
            return self._dismissal(act, body)
        if isinstance(body, Remark):
            return self._remark(act, body)
        if isinstance(body, PinBead):
            return self._pin(act, body)
        return self._reading(act, body)

    def _correction(self, act: Act, body: Correct) -> Move:
        operations = tuple(self._operation(each) for each in body.operations)
        if any(each is None for each in operations):
            return Move(act, waits=True)
        found = tuple(each for each in operations if each is not None)
        spans = [self._span(each) for each in body.source]
        source = tuple(each for each in spans if each is not None)
        if (found, source) == (body.operations, body.source):
            return Move(act)
        return Move(act, Retarget(act.id, operations=found, source=None if source == body.source else source))

    def _operation(self, operation: Operation) -> Operation | None:
        if isinstance(operation, Join):
            first, second = self._segments(operation.first), self._segments(operation.second)
            if not first or not second or first[-1] == second[0]:
                return None
            join = replace(operation, first=first[-1], second=second[0])
            return join if 0 < _distance(join, self._to.new) <= _distance(operation, self._to.old) else None
        if isinstance(operation, Add) and operation.span is None:
            segments = self._segments(operation.follows)
            return replace(operation, follows=segments[-1]) if segments else None
        assert operation.span is not None
        span = self._span(operation.span)
        moved = None if span is None else at_span(operation, span)
        if isinstance(moved, Drop) and is_stale(moved, self._new):
            return None
        return moved

    def _span(self, span: Span) -> Span | None:
        """Where it is; what stands there still, with the words around it, is there. Other texts' spans stay."""
        if witness_of(span.segment) != self._to.old.id:
            return span
        found = self._to.follow(span)
        segment = self._new.get(span.segment)
        return span if found is None and segment is not None and not span.is_stale(segment.text) else found

    def _segments(self, segment: str) -> tuple[str, ...]:
        return (segment,) if witness_of(segment) != self._to.old.id else self._to.segments(segment)

    def _dismissal(self, act: Act, body: Dismiss) -> Move:
        if body.span is None:
            return Move(act)
        span = self._span(body.span)
        if span is not None and body.span.segment in self._old:
            texts = self._old[body.span.segment].text, self._new[span.segment].text
            finding = refind(body.finding, body.span, texts[0], span, texts[1], self._rules)
            if (finding, span) == (body.finding, body.span):
                return Move(act)
            if finding:
                return Move(act, Retarget(act.id, finding=finding, span=span))
        return Move(act, Retarget(act.id), waits=True)

    def _remark(self, act: Act, body: Remark) -> Move:
        segments = self._segments(body.segment)
        span = None if body.span is None else self._span(body.span)
        if not segments or (body.span is not None and span is None):
            return Move(act, waits=True)
        segment = span.segment if span is not None and span.segment in self._new else segments[0]
        if (segment, span) == (body.segment, body.span):
            return Move(act)
        return Move(act, Retarget(act.id, segment=segment, span=span))

    def _pin(self, act: Act, body: PinBead) -> Move:
        sides = [[self._units(unit) for unit in side] for side in (body.a, body.b)]
        if not all(units for side in sides for units in side):
            return Move(act, Retarget(act.id), waits=True)
        a, b = (_flat(side) for side in sides)
        return Move(act) if (a, b) == (body.a, body.b) else Move(act, Retarget(act.id, a=a, b=b))

    def _units(self, unit: str) -> tuple[str, ...]:
        """What can be aligned of what it is now."""
        if witness_of(unit) != self._to.old.id:
            return (unit,)
        return tuple(each for each in self._to.units(unit) if each not in self._new or self._new[each].is_aligned)

    def _reading(self, act: Act, body: Read) -> Move:
        """What was read is read as long as it has the same words, however they are parted."""
        read: dict[str, None] = {}
        unread = []
        for segment in body.segments:
            if witness_of(segment) != self._to.old.id:
                read[segment] = None
            elif self._to.has_same_words(segment) and set(self._to.partners(segment)) <= set(body.segments):
                read |= dict.fromkeys(self._to.heirs(segment))
            else:
                unread.append(segment)
        segments = tuple(read)
        to = None if segments == body.segments else Retarget(act.id, segments=segments)
        return Move(act, to, unread=tuple(unread))


def _distance(join: Join, witness: Witness) -> int:
    """From the first to the second in one flow of text: 1 if it follows, more if something between them was dropped."""
    for flow in flows(witness):
        ids = [segment.id for segment in flow if segment.is_aligned]
        if join.first in ids and join.second in ids:
            return ids.index(join.second) - ids.index(join.first)
    return 0


def _flat(side: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(unit for units in side for unit in units))


def _merge_pins(moves: Sequence[Move]) -> list[Move]:
    """Pins that share a unit now, because it was joined, are one bead; beside a pin of nothing it waits."""
    made = list(moves)
    holders: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number in range(len(made)):
        body = made[number].moved.body
        if not isinstance(body, PinBead):
            continue
        for other in sorted({each for unit in (*body.a, *body.b) for each in holders[body.level, unit]}):
            made[other], made[number] = _one_bead(made[other], made[number])
        body = made[number].moved.body
        assert isinstance(body, PinBead)
        for unit in (*body.a, *body.b):
            holders[body.level, unit].add(number)
    return made


def _one_bead(one: Move, other: Move) -> tuple[Move, Move]:
    first, second = one.moved.body, other.moved.body
    assert isinstance(first, PinBead)
    assert isinstance(second, PinBead)
    if is_placeless(first) or is_placeless(second) or not _is_of_same_texts(first, second):
        return one, other
    if not all(side for body in (first, second) for side in (body.a, body.b)):
        return one, Move(other.act, Retarget(other.act.id), waits=True)
    a, b = (_flat(sides) for sides in ((first.a, second.a), (first.b, second.b)))
    return _pinned(one, a, b), _pinned(other, a, b)


def _is_of_same_texts(one: PinBead, other: PinBead) -> bool:
    """A pin of nothing is one with every text."""
    return not (one.b and other.b) or witness_of(one.b[0]) == witness_of(other.b[0])


def _pinned(move: Move, a: tuple[str, ...], b: tuple[str, ...]) -> Move:
    body = move.act.body
    assert isinstance(body, PinBead)
    return Move(move.act) if (a, b) == (body.a, body.b) else Move(move.act, Retarget(move.act.id, a=a, b=b))
