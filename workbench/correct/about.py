"""What an act is about: other acts, and segments.

segments_about(Undo(("1f0c7a52",)), known)      # those of act 1f0c7a52
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.correct.force import segments_of
from workbench.model.act import (
    Accept,
    Act,
    Body,
    Correct,
    Dismiss,
    Operation,
    PinBead,
    Read,
    Redo,
    Reject,
    Remark,
    Resolve,
    Retarget,
    Undo,
    Unpin,
)


def targets_of(body: Body) -> tuple[str, ...]:
    """The acts that an act names."""
    if isinstance(body, Undo | Redo):
        return body.targets
    if isinstance(body, Resolve):
        return body.keep + body.drop
    return (body.target,) if isinstance(body, Accept | Reject | Unpin | Retarget) else ()


def segments_named(body: Body) -> tuple[str, ...]:
    """The segments (for a pin: units) that an act itself names, each once, in its order."""
    if isinstance(body, Correct):
        return segments_of_all(body.operations)
    if isinstance(body, Retarget):
        span = (body.span.segment,) if body.span else ()
        own = (body.segment,) if body.segment else ()
        units = (*segments_of_all(body.operations), *span, *own, *body.segments, *body.a, *body.b)
        return tuple(dict.fromkeys(units))
    if isinstance(body, Remark):
        return (body.segment,)
    if isinstance(body, Dismiss):
        return (body.span.segment,) if body.span else ()
    if isinstance(body, PinBead):
        return body.a + body.b
    return body.segments if isinstance(body, Read) else ()


def segments_of_all(operations: Iterable[Operation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(segment for each in operations for segment in segments_of(each)))


def segments_about(body: Body, known: Mapping[str, Act]) -> tuple[str, ...]:
    """Those it names, and those of the acts it names, of the acts these name, and so on."""
    found = dict.fromkeys(segments_named(body))
    waiting, passed = list(targets_of(body)), set[str]()
    while waiting:
        target = waiting.pop()
        if target in passed or target not in known:
            continue
        passed.add(target)
        found.update(dict.fromkeys(segments_named(known[target].body)))
        waiting += targets_of(known[target].body)
    return tuple(found)


def segments_seen(body: Body, known: Mapping[str, Act]) -> tuple[str, ...]:
    """Those whose corrections somebody who decides so has before him."""
    is_seen = isinstance(body, Correct | Accept | Reject | Resolve | Remark | Read)
    return segments_about(body, known) if is_seen else ()
