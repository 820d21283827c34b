"""Which segments somebody has read as they are today.

    readers(acts)["en-mt.p12"]      # {"ak": Act(…, body=Read(("en-mt.p11", "en-mt.p12")))}

What was read is read as long as the same corrections hold there as then: a `read` has them in its `sees`. So a
correction of somebody else that git brings in later makes its segment unread again, whatever its number, and one that
is taken back and had back does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from workbench.correct.about import segments_of_all
from workbench.correct.force import acts_in_force, corrections_in_force, segments_of
from workbench.model.act import Act, Correct, Read, Replace, Retarget


def readers(acts: Iterable[Act]) -> dict[str, dict[str, Act]]:
    """By segment and person, the last `read` in force since which nothing changed there. Linear in the acts."""
    acts = tuple(acts)
    standing = acts_in_force(acts)
    touching = _touching(acts)
    newer = {act.id for act in acts if isinstance(act.body, Replace)}  # it has looked after what was read, too
    today: dict[str, set[str]] = defaultdict(set)
    for act, operations in corrections_in_force(acts):
        for operation in operations:
            for segment in segments_of(operation):
                today[segment].add(act.id)
    found: dict[str, dict[str, Act]] = defaultdict(dict)
    for act in standing:
        if isinstance(act.body, Read):
            for segment in act.body.segments:
                found[segment].pop(act.who, None)
                if {each for each in act.sees if segment in touching.get(each, ())} == today[segment]:
                    found[segment][act.who] = act
        elif isinstance(act.body, Retarget) and act.group not in newer:
            for segment in {*segments_of_all(act.body.operations), *touching.get(act.body.target, ())}:
                found[segment].clear()
    return {segment: by for segment, by in found.items() if by}


def _touching(acts: Iterable[Act]) -> dict[str, set[str]]:
    """By correction, every segment where it stands or stood."""
    found: dict[str, set[str]] = defaultdict(set)
    for act in acts:
        if isinstance(act.body, Correct):
            found[act.id].update(segments_of_all(act.body.operations))
        elif isinstance(act.body, Retarget):
            found[act.body.target].update(segments_of_all(act.body.operations))
    return found
