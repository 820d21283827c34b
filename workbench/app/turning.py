"""Another text comes into force because a `replace` is taken back, or had back: what was decided meanwhile goes along.

    turn(desk.work, desk.acts, [Undo(("1f0c7a52",))]).bodies       # (Retarget(…), …)
    carry(desk.work, desk.acts)             # the same for acts that git brought in from somebody with an earlier text

What was decided before the `replace` has its old places back by itself. What was decided on the text that goes is put
where its words stand in the other one; what has no place there waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.app.moves import Move, between_states, move_acts, names_of_rules, to_retarget
from workbench.app.texts import entry_of, read_text
from workbench.app.workspace import Workspace
from workbench.correct.force import acts_in_force, texts_in_force
from workbench.correct.foresee import would_be
from workbench.correct.versions import Adrift, adrift, replaced_witnesses, text_in_force
from workbench.diff.succession import Succession
from workbench.model.act import Accept, Act, Body, Redo, Reject, Resolve, Retarget, Undo
from workbench.model.errors import StaleError

_States = Callable[[Succession], Callable[[Sequence[Move]], Succession] | None]


@dataclass(frozen=True, slots=True)
class Turn:
    """What is to be written too. sees: what says which texts are in force then."""

    bodies: tuple[Retarget, ...]
    sees: tuple[str, ...]


def turn(work: Workspace, acts: Sequence[Act], bodies: Sequence[Body]) -> Turn | None:
    """None where the same texts stay in force. StaleError or InputError where the bodies cannot be written."""
    witnesses = replaced_witnesses(acts)
    if not any(isinstance(body, Undo | Redo | Reject | Resolve | Accept) for body in bodies):
        return None
    after = would_be(acts, bodies)
    changed = [witness for witness in witnesses if text_in_force(after, witness) != _text_now(acts, witness)]
    if not changed:
        return None
    for witness in changed:
        entry_of(work, witness, text_in_force(after, witness))
    before = {each.act.id for each in adrift(acts)}
    loose = [each for each in adrift(after) if each.act.id not in before]
    standing = acts_in_force(after)

    def states(to: Succession) -> Callable[[Sequence[Move]], Succession] | None:
        is_base = to.old.id == work.edition.base.id and _text_now(acts, to.old.id)
        return between_states(work.state_id, to, acts, standing) if is_base else None

    return Turn(tuple(_carry(work, after, loose, states)), texts_in_force(after))


def carry(work: Workspace, acts: Sequence[Act]) -> list[Retarget]:
    """The acts in force that are of other texts, where their words stand without doubt."""
    return _carry(work, acts, adrift(acts), lambda _: None)


def _carry(work: Workspace, acts: Sequence[Act], loose: Iterable[Adrift], states: _States) -> list[Retarget]:
    """Only those that have a place; the others stay adrift."""
    here = {each.act.id: each for each in loose}
    waiting: set[str] = set()
    for witness, origin in dict.fromkeys(pair for each in here.values() for pair in each.origin):
        to = Succession(read_text(work, witness, origin), read_text(work, witness, text_in_force(acts, witness)))
        mine = [each.act for each in here.values() if (witness, origin) in each.origin]
        for move in move_acts(mine, to, names_of_rules(work), states(to)):
            here[move.act.id] = replace(here[move.act.id], act=move.moved)
            waiting |= {move.act.id} if move.waits else set()
    return [to_retarget(each.act) for each in here.values() if each.act.id not in waiting]


def _text_now(acts: Sequence[Act], witness: str) -> str:
    """Empty where two quarrel about it."""
    try:
        return text_in_force(acts, witness)
    except StaleError:
        return ""
