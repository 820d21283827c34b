"""Taking back and having back: acts that make others count no longer, or count again.

    take_back(desk, "1f0c7a52", "Vera Editor")      # Undo of the act and of those recorded together with it
    bring_back(desk, None, "Vera Editor")           # Redo of her newest undo

Without an id it is always the newest act of the person who asks: what others decided is taken back by its id only.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.app.desk import Desk
from workbench.app.people import find_person
from workbench.correct.about import targets_of
from workbench.correct.force import acts_in_force
from workbench.model.act import Act, Body, Redo, Undo
from workbench.model.errors import UsageError


def take_back(desk: Desk, reference: str | None, who: str) -> Undo:
    """The act counts no longer, nor does its group. An undo can be undone by its id."""
    standing = acts_in_force(desk.acts)
    if reference is None:
        chosen = _newest(desk, [act for act in standing if not isinstance(act.body, Undo)], who, "undo")
    else:
        chosen = _named(standing, reference, desk.acts)
    return Undo(tuple(act.id for act in standing if act is chosen or (act.group and act.group == chosen.group)))


def bring_back(desk: Desk, reference: str | None, who: str) -> Redo:
    """An undo counts no longer. reference: of the undo, or of an act that it took back."""
    undone = [act for act in acts_in_force(desk.acts) if isinstance(act.body, Undo)]
    if reference is None:
        return Redo((_newest(desk, undone, who, "redo").id,))
    named = [act for act in undone if act.id.startswith(reference)]
    if len(named) > 1:
        raise UsageError(f"several undos begin with {reference!r}", hint="workbench log --kind undo")
    # two people may have taken the same act back
    named = named or [act for act in undone if _names(act.body, reference)]
    if not named or len({each for act in named for each in targets_of(act.body) if each.startswith(reference)}) > 1:
        raise UsageError(f"{reference!r} is no undo, and no act that was undone", hint="workbench log --kind undo")
    return Redo(tuple(act.id for act in named))


def _newest(desk: Desk, acts: Sequence[Act], who: str, verb: str) -> Act:
    person = find_person(desk.work.edition.people, who)
    newest = next((act for act in reversed(acts) if person is not None and act.who == person.id), None)
    if newest is not None:
        return newest
    if not acts:
        raise UsageError(f"there is nothing to {verb}", hint="workbench log")
    names = {each.id: each.name for each in desk.work.edition.people}
    last = acts[-1]
    raise UsageError(
        f"{who} has nothing to {verb}",
        hint=f"the newest is of {names.get(last.who, last.who)}:  workbench {verb} {last.id}",
    )


def _named(standing: Sequence[Act], reference: str, acts: Sequence[Act]) -> Act:
    chosen = [act for act in standing if reference and act.id.startswith(reference)]
    if len(chosen) == 1:
        return chosen[0]
    if chosen:
        raise UsageError(f"several acts begin with {reference}", hint="workbench log lists them")
    by = next((act for act in standing if isinstance(act.body, Undo) and _names(act.body, reference)), None)
    if by is not None:
        raise UsageError(f"{reference} is undone already", hint=f"to have it back:  workbench redo {by.id}")
    gone = any(act.id.startswith(reference) for act in acts)
    what = f"{reference} is no longer in force" if gone and reference else f"no act begins with {reference!r}"
    raise UsageError(what, hint="workbench log lists them")


def _names(body: Body, reference: str) -> bool:
    return bool(reference) and any(target.startswith(reference) for target in targets_of(body))
