"""What others changed in the corrected text since somebody last decided anything.

    changed_since(acts, "ak")      # Since(Act(…), ("en-mt.p3", "en-mt.p9")); None for who has no act

Somebody has looked at the edition when his last act was written. Acts of others are later if they stand behind it, or
bear a later time: what git brings in may have a smaller number. A segment is changed where other corrections hold now
than would without those acts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.correct.choose import without_overridden
from workbench.correct.force import corrections_in_force, segments_of
from workbench.model.act import Act, Operation


@dataclass(frozen=True, slots=True)
class Since:
    """last: somebody's last act. segments: of the base, in no order that means anything."""

    last: Act
    segments: frozenset[str]


def changed_since(acts: Sequence[Act], who: str) -> Since | None:
    """who: the id of a person. Linear in the acts."""
    mine = [act for act in acts if act.who == who]
    if not mine:
        return None
    last = max(mine, key=lambda act: act.order)
    moment = max(act.when for act in mine)
    later = {act.id for act in acts if act.who != who and (act.order > last.order or act.when > moment)}
    if not later:
        return Since(last, frozenset())
    now, then = _held(acts), _held(act for act in acts if act.id not in later)
    return Since(last, frozenset(each for each in now.keys() | then.keys() if now.get(each) != then.get(each)))


def _held(acts: Iterable[Act]) -> dict[str, set[tuple[str, Operation]]]:
    """By segment, what corrections do there."""
    found: dict[str, set[tuple[str, Operation]]] = defaultdict(set)
    for act, operations in without_overridden(corrections_in_force(acts)):
        for operation in operations:
            for segment in segments_of(operation):
                found[segment].add((act.id, operation))
    return dict(found)
