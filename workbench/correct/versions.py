"""Which text of a witness is in force, and which acts are of another one.

    text_in_force(journal.acts, "en-mt")        # sha256 of its file; "" where it was never replaced
    adrift(journal.acts)[0].origin              # (("en-mt", sha256 of the text that the act is of),)

The `replace` acts in force decide, each of which names the text that it found and the one that it brought.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.correct.force import acts_in_force
from workbench.correct.present import Placed, Texts, moved_body, moves_of
from workbench.model.act import Act, Replace, Retarget
from workbench.model.errors import StaleError


@dataclass(frozen=True, slots=True)
class Adrift:
    """An act in force at the last places it had, and the witnesses of whose text in force it is not, with its own."""

    act: Act
    origin: tuple[tuple[str, str], ...]


def text_in_force(acts: Iterable[Act], witness: str) -> str:
    """StaleError where two newer texts took the place of one, or what one took the place of is not in force."""
    every = list(acts)
    replaces = _replaces(every, witness)
    if not replaces:
        return ""
    standing = {act.id for act in acts_in_force(every)}
    digest, before = replaces[0][1].old, ""
    for act, body in replaces:
        if act.id in standing:
            if body.old != digest:
                raise _apart(before, act, body, replaces)
            digest, before = body.new, act.id
    return digest


def replaced_witnesses(acts: Iterable[Act]) -> tuple[str, ...]:
    """Those that were ever replaced, each once."""
    return tuple(dict.fromkeys(act.body.witness for act in acts if isinstance(act.body, Replace)))


def adrift(acts: Iterable[Act]) -> list[Adrift]:
    """The acts in force that are of other texts than those in force, and so have no place in these."""
    every = list(acts)
    if not replaced_witnesses(every):
        return []
    standing_ids = {act.id for act in acts_in_force(every)}
    standing = sorted((act for act in every if act.id in standing_ids), key=lambda act: act.order)
    texts, moves = Texts(every, standing), moves_of(standing)
    found = []
    for act in standing:
        body = act.body
        if not isinstance(body, Placed):
            continue
        candidates = [act, *moves.get(act.id, ())]
        strange = [texts.strange_to(each, (body, each.body)) for each in candidates]
        if all(strange):
            last, witnesses = candidates[-1], strange[-1]
            here = moved_body(body, last.body) if isinstance(last.body, Retarget) else body
            origin = tuple((witness, _text_of(last, witness, texts, every)) for witness in sorted(witnesses))
            found.append(Adrift(replace(act, body=here), origin))
    return found


def _replaces(acts: Sequence[Act], witness: str) -> list[tuple[Act, Replace]]:
    """All of a witness, in force or not, in order."""
    ordered = sorted({act.id: act for act in acts}.values(), key=lambda act: act.order)
    return [(act, act.body) for act in ordered if isinstance(act.body, Replace) and act.body.witness == witness]


def _text_of(act: Act, witness: str, texts: Texts, acts: Sequence[Act]) -> str:
    """The text that an act has its places in: that of the last `replace` that it saw, or that looked after it."""
    replaces = _replaces(acts, witness)
    known = texts.seen_by(act)
    mine = [body.new for each, body in replaces if each.id in known or texts.is_seen(act, each.id)]
    return mine[-1] if mine else replaces[0][1].old


def _apart(before: str, act: Act, body: Replace, replaces: Sequence[tuple[Act, Replace]]) -> StaleError:
    rival = next((each for each, other in replaces if each.id == before and other.old == body.old), None)
    if rival is not None:
        return StaleError(
            f"acts {rival.id} and {act.id} both put a newer text in the place of {body.witness}, "
            "and neither saw the other",
            hint=f"keep one of them: workbench undo {act.id}",
        )
    bringer = next((each.id for each, other in reversed(replaces) if other.new == body.old), "")
    found = f"the text that act {bringer} had brought in" if bringer else "a text that no act brought in"
    return StaleError(
        f"act {act.id} put a newer text of {body.witness} in the place of {found}, which is not in force",
        hint=f"take it back too: workbench undo {act.id}",
    )
