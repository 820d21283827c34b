"""Which acts count today: what was undone, rejected, resolved or taken back does not.

    [act.id for act in acts_in_force(journal.acts)]

Order is (seq, id); two journals merged in either order give the same answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.correct.present import present, torn_groups
from workbench.model.act import (
    Accept,
    Act,
    Add,
    Correct,
    Join,
    Operation,
    Redo,
    Reject,
    Replace,
    Resolve,
    Undo,
    Unpin,
)
from workbench.model.span import Span


def acts_in_force(acts: Iterable[Act]) -> tuple[Act, ...]:
    """The acts that no later act in force took back, in order, each once, with the places they have now.

    Read from the newest back, so that an undo that was itself undone (or whose id a redo names) takes nothing back,
    and of two contrary decisions about an act (accept, reject, resolve) the later one holds. Linear.
    """
    ordered = sorted({act.id: act for act in acts}.values(), key=lambda act: act.order, reverse=True)
    by_id = {act.id: act for act in ordered}
    off: set[str] = set()
    groups_off: set[str] = torn_groups(ordered)
    kept: set[str] = set()
    standing: list[Act] = []
    for act in ordered:
        if act.id in off or act.group in groups_off:
            continue
        standing.append(act)
        body = act.body
        if isinstance(body, Undo):
            off.update(body.targets)
            groups_off.update(each.group for target in body.targets if (each := by_id.get(target)) and each.group)
        elif isinstance(body, Redo):
            off.update(each for each in body.targets if each in by_id and isinstance(by_id[each].body, Undo))
        elif isinstance(body, Accept):
            kept.add(body.target)
        elif isinstance(body, Reject | Unpin):
            off.update({body.target} - kept)
        elif isinstance(body, Resolve):
            off.update(set(body.drop) - kept)
            kept.update(body.keep)
    return present(ordered, standing[::-1])


def texts_in_force(acts: Iterable[Act]) -> tuple[str, ...]:
    """The `replace` acts in force, in order: which texts are meant."""
    every = tuple(acts)
    if not any(isinstance(act.body, Replace) for act in every):
        return ()
    return tuple(act.id for act in acts_in_force(every) if isinstance(act.body, Replace))


def verdicts(standing: Iterable[Act]) -> dict[str, Act]:
    """By act, the last accept, reject or resolve in force that names it. standing: acts in force, in order."""
    found: dict[str, Act] = {}
    for act in standing:
        if isinstance(act.body, Accept | Reject):
            found[act.body.target] = act
        elif isinstance(act.body, Resolve):
            found.update(dict.fromkeys((*act.body.keep, *act.body.drop), act))
    return found


def proposals(standing: Iterable[Act]) -> tuple[Act, ...]:
    """Those that nobody has answered. standing: acts in force, in order."""
    standing = tuple(standing)
    answered = verdicts(standing)
    return tuple(
        act for act in standing if isinstance(act.body, Correct) and act.body.proposed and act.id not in answered
    )


def corrections_in_force(acts: Iterable[Act]) -> tuple[tuple[Act, tuple[Operation, ...]], ...]:
    """The corrections that make the text, with their operations where they are now; none: they have no place.

    A proposal, or what was rejected before, counts from the day it is accepted: it stands in the order where its
    accept stands, and has seen what whoever accepted it saw.
    """
    standing = acts_in_force(acts)
    accepts = _accepts(standing)
    found = []
    for act in standing:
        body = act.body
        if not isinstance(body, Correct):
            continue
        order, operations = act.order, body.operations
        if taken := accepts.get(act.id):
            order = taken[0].order
            act = replace(act, sees=tuple(dict.fromkeys([*act.sees, *(each for one in taken for each in one.sees)])))
        elif body.proposed:
            continue
        found.append((order, act, operations))
    return tuple((act, operations) for _, act, operations in sorted(found, key=lambda each: each[0]))


def _accepts(standing: Iterable[Act]) -> dict[str, list[Act]]:
    """By act, those who accepted it since it was rejected last."""
    accepts: dict[str, list[Act]] = defaultdict(list)
    for act in standing:
        if isinstance(act.body, Accept):
            accepts[act.body.target].append(act)
        elif isinstance(act.body, Reject):
            accepts.pop(act.body.target, None)
    return accepts


def segments_of(operation: Operation) -> tuple[str, ...]:
    """The segments that an operation touches."""
    if isinstance(operation, Join):
        return (operation.first, operation.second)
    if isinstance(operation, Add):
        return (operation.follows,)
    return (operation.span.segment,)


def span_of(operation: Operation) -> Span | None:
    """The words, or the place, that an operation quotes; none where it only names segments."""
    return None if isinstance(operation, Join) else operation.span


def at_span(operation: Operation, span: Span) -> Operation:
    """The operation with another place; of a note it is what it follows too."""
    assert not isinstance(operation, Join)
    if isinstance(operation, Add):
        return replace(operation, follows=span.segment, span=span)
    return replace(operation, span=span)


def sees(acts: Iterable[Act], segments: Sequence[str]) -> tuple[str, ...]:
    """The corrections in force on these segments: what somebody who decides on them now has before him.

    And every `replace` in force: it says which text that was.
    """
    return Sight(acts).on(segments)


class Sight:
    """The corrections in force by segment, for many decisions made at once."""

    def __init__(self, acts: Iterable[Act]) -> None:
        acts = tuple(acts)
        self._by_segment: dict[str, set[int]] = {}
        self._ids: list[str] = []
        self._texts = texts_in_force(acts)
        for number, (act, operations) in enumerate(corrections_in_force(acts)):
            self._ids.append(act.id)
            for operation in operations:
                for segment in segments_of(operation):
                    self._by_segment.setdefault(segment, set()).add(number)

    def on(self, segments: Iterable[str]) -> tuple[str, ...]:
        """Those in force on some segments, in journal order, behind what says which texts are meant."""
        numbers = {number for segment in segments for number in self._by_segment.get(segment, ())}
        return self._texts + tuple(self._ids[number] for number in sorted(numbers))
