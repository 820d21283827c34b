"""What two editors do to a text in a thousand steps, apart and together; each step is five numbers.

    history = History(base)
    history.step(0, 3, 141, 59, 26)      # editor 0 does what 3 stands for, on what the other numbers choose
    history.acts()                       # all that both did, as git would bring it together

Whatever the numbers, what comes out is what the program lets an editor do: what he sees is what his journal holds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from tests.made.plain_model import Model
from workbench.model.act import (
    Accept,
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
    Read,
    Redo,
    Reject,
    Remark,
    Resolve,
    Retarget,
    Split,
    Undo,
    Unpin,
)
from workbench.model.alignment import Level
from workbench.model.span import Span
from workbench.model.witness import Block, Role, Segment, Witness
from workbench.text.mint import mint

WORDS = ("", "new", " and more", "Two words.", "ёлка 🚢", " “", "It was so. Then not")
T = TypeVar("T")


def base() -> Witness:
    texts = (
        "The boat came at dawn. We met the crew.",
        "The lamp lasts two years.",
        "He said: “There are three boats.”",
        "Oil until spring.",
        "Every child knows this coast. Send the maps.",
    )
    first, second = texts[:3], texts[3:]
    nodes = (
        Segment("", "fw", "0 Views"),
        Block("div", children=(Segment("", "head", "A Visit"), *(Segment("", "p", text) for text in first))),
        Block("div", children=(Segment("", "head", "The Coast"), *(Segment("", "p", text) for text in second))),
    )
    return Witness("en-mt", "en", Role.BASE, mint(nodes, "en-mt", "en"))


class History:
    def __init__(self, text: Witness) -> None:
        self.base = text
        self._segments = [segment for segment in text.segments if segment.is_aligned]
        self._known: tuple[dict[str, Act], ...] = ({}, {})
        self._made = 0

    def acts(self) -> list[Act]:
        return list({**self._known[0], **self._known[1]}.values())

    def step(self, editor: int, kind: int, *numbers: int) -> None:
        known = self._known[editor % 2]
        choice = _Choice(numbers)
        bodies = KINDS[kind % len(KINDS)](self, choice, Model(self.base, known.values()))
        group = f"{self._made + 1:08x}" if len(bodies) > 1 else ""
        for body in bodies:
            self._write(known, body, group)

    def merge(self) -> None:
        """Each has what the other has."""
        for one, other in (self._known, self._known[::-1]):
            one.update(other)

    def _write(self, known: dict[str, Act], body: Body, group: str) -> None:
        self._made += 1
        seen = Model(self.base, known.values()).sees(_segments(body, known))
        seq = max((act.seq for act in known.values()), default=0) + 1
        act = Act(f"{self._made:08x}", seq, seen, "2026-03-02T10:15:00Z", "ak", body, group)
        known[act.id] = act

    def operation(self, choice: _Choice) -> Operation:
        segment = choice.of(self._segments)
        start, end = sorted((choice.number(len(segment.text) + 1), choice.number(len(segment.text) + 1)))
        what = choice.number(13)
        new = choice.of(WORDS)
        if what < 5:
            return Change(Span.of(segment.id, segment.text, start, min(end, start + 9)), new)
        if what < 7:
            return Change(Span.of(segment.id, segment.text, start, start), new or "x")
        if what == 7:
            at = min(start, len(segment.text) - 1)
            return Split(Span.of(segment.id, segment.text, at, at + 1))
        if what == 8:
            return Join(*choice.of(list(pairwise(each.id for each in self._segments))), choice.of((" ", "", "; ")))
        if what == 9:
            return Drop(Span.of(segment.id, segment.text, 0, len(segment.text)))
        if what == 10:
            return Add(segment.id, choice.of(("p", "head")), f"Added {self._made}.")
        if what == 11:
            return Add(segment.id, "note", f"Note {self._made}.", Span.of(segment.id, segment.text, start, start))
        return Change(Span.of(segment.id, segment.text, 0, len(segment.text)), new)

    def operations(self, choice: _Choice) -> tuple[Operation, ...]:
        """One, or two that do not meet."""
        first, second = self.operation(choice), self.operation(choice)
        return (first,) if choice.number(4) or Model.meet(first, second) or first == second else (first, second)

    def span(self, choice: _Choice) -> Span:
        segment = choice.of(self._segments)
        start = choice.number(len(segment.text))
        return Span.of(segment.id, segment.text, start, min(len(segment.text), start + 5))

    def segments(self, choice: _Choice) -> tuple[str, ...]:
        start = choice.number(len(self._segments))
        return tuple(segment.id for segment in self._segments[start : start + 3])


class _Choice:
    """Numbers that stand for choices; when they are used up they begin again, each time a little otherwise."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers, self._at = numbers or (0,), 0

    def number(self, below: int) -> int:
        turn, at = divmod(self._at, len(self._numbers))
        self._at += 1
        return (self._numbers[at] // (turn * 7 + 1) + turn) % below

    def of(self, things: Sequence[T]) -> T:
        return things[self.number(len(things))]


def _segments(body: Body, known: dict[str, Act]) -> set[str]:
    if isinstance(body, Correct):
        return {
            segment
            for each in body.operations
            for segment in (
                (each.first, each.second)
                if isinstance(each, Join)
                else (each.follows if isinstance(each, Add) else each.span.segment,)
            )
        }
    if isinstance(body, Accept | Reject):
        return _segments(known[body.target].body, known)
    return set(body.segments) if isinstance(body, Read) else set()


Kind = Callable[[History, _Choice, Model], list[Body]]


def _correct(history: History, choice: _Choice, model: Model) -> list[Body]:
    return [Correct(history.operations(choice), "why")]


def _everywhere(history: History, choice: _Choice, model: Model) -> list[Body]:
    operations = [history.operation(choice) for _ in range(3)]
    apart = [
        each for number, each in enumerate(operations) if not any(Model.meet(each, o) for o in operations[:number])
    ]
    return [Correct((each,), "all") for each in dict.fromkeys(apart)]


def _propose(history: History, choice: _Choice, model: Model) -> list[Body]:
    return [Correct(history.operations(choice), "why", proposed=True)]


def _accept(history: History, choice: _Choice, model: Model) -> list[Body]:
    """A proposal, or what was refused before."""
    counting = [act for act in model.acts if model.counts(act)]
    waiting = [act.id for act in counting if isinstance(act.body, Correct) and act.body.proposed]
    waiting += [act.body.target for act in counting if isinstance(act.body, Reject)]
    waiting += [each for act in counting if isinstance(act.body, Resolve) for each in act.body.drop]
    return [Accept(choice.of(waiting))] if waiting else []


def _reject(history: History, choice: _Choice, model: Model) -> list[Body]:
    counting = [act for act in model.acts if isinstance(act.body, Correct) and model.counts(act)]
    return [Reject(choice.of(counting).id, "no")] if counting else []


def _undo(history: History, choice: _Choice, model: Model) -> list[Body]:
    counting = [act for act in model.acts if model.counts(act)]
    if not counting:
        return []
    chosen = choice.of(counting[-12:])
    group = [act.id for act in counting if act is chosen or (act.group and act.group == chosen.group)]
    return [Undo(tuple(group if choice.number(2) else (chosen.id,)))]


def _redo(history: History, choice: _Choice, model: Model) -> list[Body]:
    undos = [act for act in model.acts if isinstance(act.body, Undo) and model.counts(act)]
    return [Redo((choice.of(undos[-6:]).id,))] if undos else []


def _resolve(history: History, choice: _Choice, model: Model) -> list[Body]:
    pairs = sorted(sorted(pair) for pair in model.conflicts())
    if not pairs:
        return []
    keep = choice.of(choice.of(pairs))
    return [Resolve((keep,), tuple(each for pair in pairs if keep in pair for each in pair if each != keep))]


def _retarget(history: History, choice: _Choice, model: Model) -> list[Body]:
    corrections = [act for act in model.acts if isinstance(act.body, Correct) and model.counts(act)]
    return [Retarget(choice.of(corrections).id, (history.operation(choice),))] if corrections else []


def _pin(history: History, choice: _Choice, model: Model) -> list[Body]:
    return [PinBead(Level.SEGMENT, (f"ru.p{choice.number(5) + 1}",), (choice.of(history.segments(choice)),))]


def _unpin(history: History, choice: _Choice, model: Model) -> list[Body]:
    pins = [act for act in model.acts if isinstance(act.body, PinBead) and model.counts(act)]
    return [Unpin(choice.of(pins).id)] if pins else []


def _dismiss(history: History, choice: _Choice, model: Model) -> list[Body]:
    return [Dismiss(f"{choice.number(10**6):012x}", history.span(choice), "no error")]


def _read(history: History, choice: _Choice, model: Model) -> list[Body]:
    return [Read(history.segments(choice))]


def _remark(history: History, choice: _Choice, model: Model) -> list[Body]:
    span = history.span(choice)
    return [Remark(span.segment, "Which?", span)]


def _together(history: History, choice: _Choice, model: Model) -> list[Body]:
    history.merge()
    return []


KINDS: tuple[Kind, ...] = (
    *(_correct, _correct, _correct, _correct, _everywhere, _propose, _propose, _accept, _reject, _undo, _undo),
    *(_redo, _resolve, _resolve, _retarget, _pin, _unpin, _dismiss, _read, _remark, _together),
)
