"""Decisions in force whose words are not in the text, or that name what is no longer there: they wait for a place.

    [each.act.id for each in waiting(acts, witnesses, state)]

Corrections among them are the stale ones of `state.problems`; of the others nobody would hear otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.correct.choose import choose, find_stale
from workbench.correct.force import acts_in_force, corrections_in_force, span_of
from workbench.correct.present import Placed, is_placeless, moved_body, moves_of
from workbench.model.act import Act, Change, Correct, Dismiss, PinBead, Remark, Retarget
from workbench.model.ids import witness_of
from workbench.model.span import Span
from workbench.model.state import Problem, State
from workbench.model.witness import Role, Segment, Witness, walk_blocks


@dataclass(frozen=True, slots=True)
class Waiting:
    """act: at the last places it had. problem: what is not there; its span, if it is about words.

    is_lost: it has no place at all, even if its words should stand where they stood.
    """

    act: Act
    problem: Problem
    is_lost: bool = False


def waiting(acts: Iterable[Act], witnesses: Iterable[Witness]) -> tuple[Waiting, ...]:
    """In journal order. Proposals wait too; what was read does not: it is simply not read any more."""
    every, texts = list(acts), list(witnesses)
    known, base = _Known(texts), next(text for text in texts if text.role is Role.BASE)
    stale = {each.acts[0]: each for each in choose(corrections_in_force(every), base)[1] if each.kind == "stale"}
    made = {act.id: act for act in every}
    standing = acts_in_force(every)
    moves = moves_of(standing)
    found = []
    for act in standing:
        body = act.body
        if not isinstance(body, Correct | Dismiss | Remark | PinBead):
            continue
        if is_placeless(body):
            last = _last(made[act.id], moves.get(act.id, ()))
            message = f"act {act.id}: {_named(last)} has no place in the text"
            found.append(Waiting(last, Problem("stale", (act.id,), message, _span_of(last)), is_lost=True))
        elif problem := stale.get(act.id) or known.lack(act):
            found.append(Waiting(act, problem))
    return tuple(found)


def _last(act: Act, moves: Sequence[Act]) -> Act:
    """At the last places that it, or a retarget, named."""
    assert isinstance(act.body, Placed)
    bodies = [act.body, *(moved_body(act.body, each.body) for each in moves if isinstance(each.body, Retarget))]
    return replace(act, body=[body for body in bodies if not is_placeless(body)][-1])


def with_waiting(state: State, acts: Iterable[Act], witnesses: Iterable[Witness]) -> State:
    """The state with what waits among its problems, beside the corrections that are there already."""
    told = {act for problem in state.problems for act in problem.acts}
    found = (each for each in waiting(acts, witnesses) if not isinstance(each.act.body, Correct))
    return replace(state, problems=(*state.problems, *(each.problem for each in found if each.act.id not in told)))


class _Known:
    """What there is in the texts."""

    def __init__(self, witnesses: Iterable[Witness]) -> None:
        self._segments: dict[str, Segment] = {}
        self._units: set[str] = set()
        self._texts: set[str] = set()
        for witness in witnesses:
            self._texts.add(witness.id)
            self._segments |= {segment.id: segment for segment in witness.segments}
            self._units |= {each.id for segment in witness.segments for each in segment.sentences}
            self._units |= {block.id for block in walk_blocks(witness.nodes) if block.id}

    def lack(self, act: Act) -> Problem | None:
        """What is not there. Texts that are computed are not looked into."""
        body = act.body
        if isinstance(body, Correct):
            return find_stale(act, body.operations, self._segments)
        units = (*body.a, *body.b) if isinstance(body, PinBead) else (body.segment,) if isinstance(body, Remark) else ()
        for unit in units:
            if not (unit in self._segments or unit in self._units or witness_of(unit) not in self._texts):
                return Problem("stale", (act.id,), f"act {act.id}: {unit} is not there")
        if isinstance(body, Remark) and body.span and witness_of(body.span.segment) in self._texts:
            return find_stale(act, (Change(body.span, ""),), self._segments)
        return None


def _named(act: Act) -> str:
    body = act.body
    if isinstance(body, PinBead):
        return f"the pin of {' '.join((*body.a, *body.b))}"
    span = _span_of(act)
    what = {"correct": "what it corrects", "dismiss": "what it dismisses", "remark": "what it remarks on"}[act.kind]
    return f"{what} (“{span.quote}”)" if span is not None and span.quote else what


def _span_of(act: Act) -> Span | None:
    body = act.body
    if isinstance(body, Correct):
        return next((span for each in body.operations if (span := span_of(each))), None)
    return body.span if isinstance(body, Dismiss | Remark) else None
