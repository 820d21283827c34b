"""Added segments whose words change: no operation reaches into them, so their act is rejected and they are added anew.

    change_added(woven, standing, {"en-mt.p4.77d5e2f4": "In winter people walk."}, (), "why")

What stands behind one that is added anew must be too, to stay behind it; whatever else a rejected act does is taken
over. An empty text takes the segment away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.correct.choose import Chosen
from workbench.correct.loom import Woven
from workbench.correct.overlap import overlaps
from workbench.model.act import Add, Body, Correct, Operation, Reject

_Place = tuple[str, int]  # what it follows, and which of those that do


def change_added(
    woven: Woven, standing: Sequence[Chosen], wanted: Mapping[str, str], others: Sequence[Body], why: str
) -> tuple[Body, ...]:
    """wanted: texts by chunk id. others: bodies made already, which go before."""
    texts: dict[_Place, str] = {}
    anew: dict[str, int] = {}  # by what they follow: from which one on they are added anew
    for follows in woven.added:
        for number, chunk in enumerate(chunk for chunk in woven.of[follows] if chunk.follows):
            texts[follows, number] = wanted.get(chunk.id, chunk.text)
            if chunk.id in wanted and wanted[chunk.id].strip():
                anew[follows] = min(number, anew.get(follows, number))
    away = {place for place, text in texts.items() if not text.strip()}
    rejected: dict[str, tuple[Operation, ...]] = {}
    before = -1
    while len(rejected) != before:
        before = len(rejected)
        places = [place for place in texts if place in away or place[1] >= anew.get(place[0], len(texts))]
        rejected = {act: operations for place in places for act, operations in _holders(woven, standing, place)}
        for follows, number in texts:
            if woven.added[follows][number][0] in rejected and (follows, number) not in away:
                anew[follows] = min(number, anew.get(follows, number))
    already = {each.target for each in others if isinstance(each, Reject)}
    bodies: list[Body] = [Reject(act, why) for act in rejected if act not in already]
    groups = [_added(woven, texts, follows, number) for follows, number in anew.items()]
    carried = _carried(rejected, others)
    if carried:
        groups = [groups[0] + carried, *groups[1:]] if groups else [carried]
    return (*bodies, *(Correct(tuple(each), why) for each in groups))


def _holders(woven: Woven, standing: Sequence[Chosen], place: _Place) -> list[tuple[str, tuple[Operation, ...]]]:
    """The acts that add it: the one it is known by, and those that decided the same unseen."""
    shown = woven.added[place[0]]
    known, operation = shown[place[1]]
    return [
        (act.id, operations)
        for act, operations in standing
        if operation in operations and (act.id == known or (act.id, operation) not in shown)
    ]


def _added(woven: Woven, texts: Mapping[_Place, str], follows: str, first: int) -> list[Operation]:
    return [
        Add(follows, operation.kind, texts[follows, number])
        for number, (_, operation) in enumerate(woven.added[follows])
        if number >= first and texts[follows, number].strip()
    ]


def _carried(rejected: Mapping[str, tuple[Operation, ...]], others: Sequence[Body]) -> list[Operation]:
    new = [each for body in others if isinstance(body, Correct) for each in body.operations]
    left = [each for operations in rejected.values() for each in operations if not isinstance(each, Add)]
    return [each for each in dict.fromkeys(left) if not any(overlaps(each, other) for other in new)]
