"""Where acts are now: a newer text of a witness moved some of them, and others have no place in it.

    present(journal.acts, standing)[4].body.operations      # in the coordinates of the texts in force

An act is of the text that was in force when it was made. A `replace` looks after the acts that it sees, and gives those
whose words moved a `retarget`. An act that neither saw the `replace` nor is seen by it (two people's journals, merged)
or that saw one which was taken back since, is of another text: it has no place until it is retargeted. Nothing is
guessed here. What has no place keeps its kind with nothing in it: a correction without operations, a pin of nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from workbench.model.act import (
    Act,
    Add,
    Body,
    Correct,
    Dismiss,
    Join,
    PinBead,
    Read,
    Remark,
    Replace,
    Retarget,
)
from workbench.model.ids import witness_of

Placed = Correct | Dismiss | PinBead | Read | Remark


def torn_groups(acts: Iterable[Act]) -> set[str]:
    """Groups of a `replace` whose lines are not all there: their command was killed before it was done."""
    every = list(acts)
    wanted = {act.group or act.id: act.body.moved for act in every if isinstance(act.body, Replace) and act.body.moved}
    if not wanted:
        return set()
    found = Counter(act.group for act in every if isinstance(act.body, Retarget))
    return {group for group, number in wanted.items() if found[group] < number}


def present(acts: Iterable[Act], standing: Sequence[Act]) -> tuple[Act, ...]:
    """The acts in force, in order, each with the places it has now. acts: all there are, in force or not."""
    texts, moves = Texts(acts, standing), moves_of(standing)
    if not texts.replaces and not moves:
        return tuple(standing)
    return tuple(
        replace(act, body=_body_now(act, moves.get(act.id, ()), texts)) if isinstance(act.body, Placed) else act
        for act in standing
    )


def moves_of(standing: Iterable[Act]) -> dict[str, list[Act]]:
    """The retargets in force by the act that they move, in order."""
    moves: dict[str, list[Act]] = defaultdict(list)
    for act in standing:
        if isinstance(act.body, Retarget):
            moves[act.body.target].append(act)
    return moves


def where_they_are(acts: Iterable[Act], in_force: Iterable[Act]) -> tuple[Act, ...]:
    """All acts, those in force at the places they have now; what has none is where it was."""
    here = {act.id: act for act in in_force if not is_placeless(act.body)}
    return tuple(here.get(act.id, act) for act in acts)


def is_placeless(body: Body) -> bool:
    """Whether an act in force has no place in the texts there are now."""
    if isinstance(body, Correct):
        return not body.operations
    if isinstance(body, Dismiss):
        return not body.finding
    if isinstance(body, PinBead):
        return not body.a and not body.b
    return isinstance(body, Remark) and not body.segment


def moved_body(body: Placed, to: Retarget) -> Placed:
    """The act's body at the places that a retarget names."""
    if isinstance(body, Correct):
        return replace(body, operations=to.operations, source=body.source if to.source is None else to.source)
    if isinstance(body, Dismiss):
        return replace(body, finding=to.finding, span=to.span)
    if isinstance(body, PinBead):
        return replace(body, a=to.a, b=to.b)
    if isinstance(body, Read):
        return replace(body, segments=to.segments)
    return replace(body, segment=to.segment, span=to.span)


def texts_of(body: Body) -> set[str]:
    """The texts in which an act has places, by the ids of witnesses and of the corrected state."""
    return {witness_of(unit) for unit in _units(body) if unit}


def touches(body: Body, witness: str) -> bool:
    """Whether an act has places in a witness, or in the state that is computed from it."""
    return not texts_of(body).isdisjoint((witness, f"{witness.split('-', 1)[0]}-corr"))


def _units(body: Body) -> Iterator[str]:
    if isinstance(body, Correct | Retarget):
        for operation in body.operations:
            if isinstance(operation, Join):
                yield from (operation.first, operation.second)
            else:
                yield operation.follows if isinstance(operation, Add) else operation.span.segment
        yield from (span.segment for span in body.source or ())
    if isinstance(body, PinBead | Retarget):
        yield from body.a + body.b
    if isinstance(body, Read | Retarget):
        yield from body.segments
    if isinstance(body, Remark | Retarget):
        yield body.segment
    if isinstance(body, Dismiss | Remark | Retarget) and body.span is not None:
        yield body.span.segment


class Texts:
    """Which acts are of the texts in force. standing: the acts in force, as they were made."""

    def __init__(self, acts: Iterable[Act], standing: Iterable[Act]) -> None:
        self.replaces = {act.id: act for act in acts if isinstance(act.body, Replace)}
        self._in_force = {act.id: set(act.sees) for act in standing if act.id in self.replaces}

    def strange_to(self, act: Act, bodies: Sequence[Body]) -> set[str]:
        """The witnesses in which an act with these bodies has places, of whose text in force it is not."""
        known = self.seen_by(act)
        return {
            witness
            for each, witness in self._witnesses()
            if any(touches(body, witness) for body in bodies)
            and (each in known if each not in self._in_force else not (each in known or self.is_seen(act, each)))
        }

    def seen_by(self, act: Act) -> set[str]:
        """Those that an act saw when it was made, or belongs to."""
        return {each for each in (*act.sees, act.group) if each in self.replaces}

    def is_seen(self, act: Act, by: str) -> bool:
        """Whether a `replace` in force looked after the act."""
        return act.id in self._in_force.get(by, ())

    def _witnesses(self) -> Iterator[tuple[str, str]]:
        for each, act in self.replaces.items():
            assert isinstance(act.body, Replace)
            yield each, act.body.witness


def _body_now(act: Act, moves: Sequence[Act], texts: Texts) -> Placed:
    body = act.body
    assert isinstance(body, Placed)
    here = [each for each in (act, *moves) if not texts.strange_to(each, (body, each.body))]
    if not here:
        return moved_body(body, Retarget(act.id, source=()))
    to = here[-1].body
    return moved_body(body, to) if isinstance(to, Retarget) else body
