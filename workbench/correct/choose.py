"""Which operations make the text together; what is stale or in conflict stands aside, whole, and is named.

    chosen, problems = choose(corrections_in_force(acts), base)

A later act takes the words it changes from an earlier one only if it saw it; operations of the earlier act on other
words stay. If it did not see it, two people decided about the same words without knowing of each other: neither act
holds until one is undone, resolved, or overridden by an act that saw it. Two who decided the same agree. What was
overridden stays so even if the act that did it is in conflict: the words are then the base's, and the conflict named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from workbench.correct.force import segments_of, span_of
from workbench.correct.overlap import Claims, overlaps
from workbench.model.act import Act, Drop, Join, Operation
from workbench.model.state import Problem
from workbench.model.witness import Segment, Witness, walk_segments

_LONG = 80  # letters of a quote that a message repeats

Chosen = tuple[Act, tuple[Operation, ...]]


def choose(corrections: Iterable[Chosen], base: Witness) -> tuple[list[Chosen], list[Problem]]:
    """The corrections that hold, in order, each with its operations that hold; then the problems, in order."""
    segments = {segment.id: segment for segment in base.segments}
    fresh: list[Chosen] = []
    problems: list[Problem] = []
    for act, operations in corrections:
        problem = find_stale(act, operations, segments) or _find_quarrel(act, operations)
        if problem is None:
            fresh.append((act, operations))
        else:
            problems.append(problem)
    standing = without_overridden(fresh)
    conflicts = _find_conflicts(standing)
    problems += conflicts
    suspended = {act for problem in conflicts for act in problem.acts}
    holding = [(act, operations) for act, operations in standing if act.id not in suspended]
    while apart := _find_joins_apart(holding, base):
        problems += apart
        suspended = {act for problem in apart for act in problem.acts}
        holding = [(act, operations) for act, operations in holding if act.id not in suspended]
    return _agreed(holding), problems


def is_stale(operation: Operation, segments: Mapping[str, Segment]) -> bool:
    """Whether what the operation quotes or names is no longer there; a drop quotes all of its segment."""
    span = span_of(operation)
    if span is None:
        return any(segment not in segments for segment in segments_of(operation))
    segment = segments.get(span.segment)
    if segment is None or span.is_stale(segment.text):
        return True
    return isinstance(operation, Drop) and span.quote != segment.text


def find_stale(act: Act, operations: Sequence[Operation], segments: Mapping[str, Segment]) -> Problem | None:
    if not operations:
        return Problem("stale", (act.id,), f"act {act.id}: its words have no place in the text")
    stale = next((operation for operation in operations if is_stale(operation, segments)), None)
    if stale is None:
        return None
    span = span_of(stale)
    if span is None:
        missing = next(each for each in segments_of(stale) if each not in segments)
        return Problem("stale", (act.id,), f"act {act.id}: {missing} is not there")
    segment = segments.get(span.segment)
    if segment is None:
        return Problem("stale", (act.id,), f"act {act.id}: {span.segment} is not there", span)
    found = segment.text[span.start : span.end]
    what = f"“{_begin(span.quote)}”" if span.quote else f"the place behind “{span.before}”"
    return Problem("stale", (act.id,), f"act {act.id}: {what} no longer stands in {span.segment}", span, found)


def _begin(words: str) -> str:
    """Of a whole paragraph its first words say enough."""
    return words if len(words) <= _LONG else words[:_LONG].rpartition(" ")[0] + "…"


def _find_quarrel(act: Act, operations: Sequence[Operation]) -> Problem | None:
    """An act that changes the same words twice says nothing that could be done."""
    for number, operation in enumerate(operations):
        for other in operations[:number]:
            if overlaps(operation, other):
                message = f"act {act.id} changes the same words of {segments_of(operation)[0]} twice"
                return Problem("conflict", (act.id,), message, span_of(operation))
    return None


def without_overridden(corrections: Sequence[Chosen]) -> list[Chosen]:
    """Each correction with the operations that no later one which saw it overlaps; those that lost all are gone."""
    lost = overridden(corrections)
    kept = (
        (act, tuple(each for each in operations if each not in lost.get(act.id, ()))) for act, operations in corrections
    )
    return [(act, operations) for act, operations in kept if operations or act.id not in lost]


def overridden(corrections: Sequence[Chosen]) -> dict[str, dict[Operation, str]]:
    """By act, its operations that a later one which saw it overlaps, each with the id of the last that does."""
    claims = Claims()
    lost: dict[str, dict[Operation, str]] = defaultdict(dict)
    for act, operations in corrections:
        for operation in operations:
            for other, claimed in claims.against(act, operation):
                if other.id in act.sees:
                    lost[other.id][claimed] = act.id
        for operation in operations:
            claims.enter(act, operation)
    return dict(lost)


def _find_conflicts(corrections: Sequence[Chosen]) -> list[Problem]:
    claims = Claims()
    found: dict[tuple[str, str], Problem] = {}
    for act, operations in corrections:
        for operation in operations:
            for other, claimed in claims.against(act, operation):
                if claimed != operation:
                    found.setdefault((other.id, act.id), _conflict(other, act, operation))
        for operation in operations:
            claims.enter(act, operation)
    return list(found.values())


def _conflict(earlier: Act, later: Act, operation: Operation) -> Problem:
    acts = (earlier.id, later.id)
    segment = segments_of(operation)[0]
    message = f"acts {acts[0]} and {acts[1]} change the same words of {segment}, and neither saw the other"
    return Problem("conflict", acts, message, span_of(operation))


def _find_joins_apart(corrections: Sequence[Chosen], base: Witness) -> list[Problem]:
    """Joins of segments that do not follow each other; a dropped segment between them does not part them."""
    joins = [(act, each) for act, operations in corrections for each in operations if isinstance(each, Join)]
    if not joins:
        return []
    dropped = {each.span.segment for _, operations in corrections for each in operations if isinstance(each, Drop)}
    following: dict[str, str] = {}
    for flow in flows(base):
        left = [segment.id for segment in flow if segment.is_aligned and segment.id not in dropped]
        following.update(pairwise(left))
    return [
        Problem("stale", (act.id,), f"act {act.id}: {join.second} does not follow {join.first}")
        for act, join in joins
        if following.get(join.first) != join.second
    ]


def flows(base: Witness) -> Iterator[list[Segment]]:
    """The text, and what hangs on each mark: a note never follows the paragraph it hangs in."""
    hanging = [mark.node for segment in base.segments for mark in segment.marks if mark.node is not None]
    inner = {segment.id for node in hanging for segment in walk_segments((node,))}
    yield [segment for segment in base.segments if segment.id not in inner]
    for node in hanging:
        deeper = {
            segment.id
            for host in walk_segments((node,))
            for mark in host.marks
            if mark.node is not None
            for segment in walk_segments((mark.node,))
        }
        yield [segment for segment in walk_segments((node,)) if segment.id not in deeper]


def _agreed(corrections: Sequence[Chosen]) -> list[Chosen]:
    """Every operation once: who decided the same without seeing it agrees, and there is nothing more to do."""
    done: dict[Operation, str] = {}
    made: list[Chosen] = []
    for act, operations in corrections:
        new = tuple(each for each in operations if each not in done or done[each] in act.sees)
        done.update((each, act.id) for each in new)
        made.append((act, new))
    return made
