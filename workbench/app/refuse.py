"""Decisions that would not hold are refused before they are written, with what to do instead."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.correct.foresee import NEW, foresee
from workbench.model.act import Accept, Act, Body, Change, Correct, Dismiss, PinBead, Read, Remark, Unpin
from workbench.model.errors import StaleError
from workbench.model.state import Problem
from workbench.model.witness import Witness


def refuse_unheld(
    bodies: Sequence[Body], seen: Sequence[Sequence[str]], acts: Sequence[Act], base: Witness
) -> tuple[Problem, ...]:
    """The problems that the new acts bring about.

    StaleError if one of them says nothing that can be done, or accepts what others have decided otherwise. What an
    undo brings back is no reason to refuse it: it is told, and `workbench resolve` settles it.
    """
    if not any(map(_may_quarrel, bodies)):
        return ()
    problems = foresee(bodies, seen, acts, base)
    accepted = {body.target for body in bodies if isinstance(body, Accept)}
    for problem in problems:
        own = next((act for act in problem.acts if act.startswith(NEW)), None)
        if own is not None:
            raise StaleError(problem.message.removeprefix(f"act {own}: "), hint="workbench log shows what holds there")
        if accepted & set(problem.acts):
            other = next((act for act in problem.acts if act not in accepted), problem.acts[-1])
            hint = f"accept one of them only, or first refuse the other:  workbench reject {other}"
            raise StaleError(problem.message, hint=hint)
    return problems


def _may_quarrel(body: Body) -> bool:
    """Words changed by somebody who sees what holds there can always be changed."""
    if isinstance(body, Correct):
        return not all(isinstance(each, Change) for each in body.operations)
    return not isinstance(body, Dismiss | PinBead | Unpin | Read | Remark)
