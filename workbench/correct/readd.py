"""Added segments: their words change, some go, new ones come between them.

No operation reaches into an added segment, and they stand in the order in which they were added. So one whose words
change is added anew and its act rejected; so is what stands behind it, to stay behind it; and whatever else a rejected
act does is taken over.

    change_added(woven, standing, {Where("en-mt.p4"): [Wanted("p", "In winter people walk.", 0)]}, (), "why")
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.correct.choose import Chosen
from workbench.correct.loom import Woven
from workbench.correct.overlap import overlaps
from workbench.correct.weave import Where
from workbench.model.act import Add, Body, Correct, Drop, Operation, Reject

_Place = tuple[Where, int]  # where it was added, and which of those that were added there


@dataclass(frozen=True, slots=True)
class Wanted:
    """A segment that is wanted behind one of the base. old: which of those that were added there it is, if any.

    along: what the same act does, such as dropping the segment that was moved here.
    """

    kind: str
    text: str
    old: int | None = None
    along: tuple[Operation, ...] = ()


def change_added(
    woven: Woven, standing: Sequence[Chosen], lists: Mapping[Where, Sequence[Wanted]], others: Sequence[Body], why: str
) -> tuple[Body, ...]:
    """lists: by where they stand, all that is wanted there, in order. others: bodies made already, which go before."""
    kept = {where: _count_kept(woven, where, wanted) for where, wanted in lists.items()}
    whole = {where: list_added(woven, where) for where in woven.added if where not in lists}
    wanted = {**whole, **lists}
    kept |= {where: len(each) for where, each in whole.items()}
    rejected: dict[str, tuple[Operation, ...]] = {}
    before = -1
    while len(rejected) != before:
        before = len(rejected)
        gone = _gone(woven, wanted, kept)
        rejected = {act: operations for place in gone for act, operations in _holders(woven, standing, place)}
        for where, each in wanted.items():
            held = [entry.old for entry in each[: kept[where]] if entry.old is not None]
            lost = [number for number, old in enumerate(held) if woven.added[where][old][0] in rejected]
            kept[where] = min([kept[where], *lost])
    already = {each.target for each in others if isinstance(each, Reject)}
    bodies: list[Body] = [Reject(act, why) for act in rejected if act not in already]
    groups = [group for where, each in wanted.items() for group in _groups(where, each[kept[where] :])]
    groups = _without_hosts(others, groups)
    carried = _carried(rejected, others, groups)
    if carried:
        groups = [groups[0] + carried, *groups[1:]] if groups else [carried]
    return (*bodies, *(Correct(tuple(each), why) for each in groups))


def list_added(woven: Woven, where: Where) -> list[Wanted]:
    """What is added there now; nothing where what it would follow hangs in a segment that is dropped."""
    if not woven.added_at(where):
        return []
    return [Wanted(each.kind, each.text, number) for number, (_, each) in enumerate(woven.added[where])]


def _count_kept(woven: Woven, where: Where, wanted: Sequence[Wanted]) -> int:
    """How many of them, from the first, stand there already and in this order."""
    at = -1
    for number, each in enumerate(wanted):
        if each.old is None or each.old <= at:
            return number
        known = woven.added[where][each.old][1]
        if (known.kind, known.text) != (each.kind, each.text):
            return number
        at = each.old
    return len(wanted)


def _gone(woven: Woven, wanted: Mapping[Where, Sequence[Wanted]], kept: Mapping[Where, int]) -> list[_Place]:
    places = []
    for where, each in wanted.items():
        stay = {entry.old for entry in each[: kept[where]]}
        shown = len(list_added(woven, where))
        places += [(where, number) for number in range(shown) if number not in stay]
    return places


def _holders(woven: Woven, standing: Sequence[Chosen], place: _Place) -> list[tuple[str, tuple[Operation, ...]]]:
    """The acts that add it: the one it is known by, and those that decided the same unseen."""
    shown = woven.added[place[0]]
    known, operation = shown[place[1]]
    return [
        (act.id, operations)
        for act, operations in standing
        if operation in operations and (act.id == known or (act.id, operation) not in shown)
    ]


def _groups(where: Where, wanted: Sequence[Wanted]) -> list[list[Operation]]:
    """One correction each; those that say the same would agree with each other, and are one."""
    adds = [(Add(where.follows, each.kind, each.text, where.span, where.past), each.along) for each in wanted]
    groups: list[list[Operation]] = [[add, *along] for add, along in adds]
    if len({add for add, _ in adds}) < len(adds):
        return [[operation for group in groups for operation in group]]
    return groups


def _without_hosts(others: Sequence[Body], groups: Sequence[list[Operation]]) -> list[list[Operation]]:
    """Without the notes of segments that are dropped at the same time."""
    drops = [each for body in others if isinstance(body, Correct) for each in body.operations if isinstance(each, Drop)]
    drops += [each for group in groups for each in group if isinstance(each, Drop)]
    left = [
        [each for each in group if not (isinstance(each, Add) and any(overlaps(each, drop) for drop in drops))]
        for group in groups
    ]
    return [group for group in left if group]


def _carried(
    rejected: Mapping[str, tuple[Operation, ...]], others: Sequence[Body], groups: Sequence[Sequence[Operation]]
) -> list[Operation]:
    new = [each for body in others if isinstance(body, Correct) for each in body.operations]
    new += [each for group in groups for each in group]
    left = [each for operations in rejected.values() for each in operations if not isinstance(each, Add)]
    return [each for each in dict.fromkeys(left) if not any(overlaps(each, other) for other in new)]
