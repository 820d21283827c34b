"""A little of a text: some segments and what stands next to them, as a text of its own.

    around(base, ["en-mt.p12"])       # … from p9 to p15, in their blocks

What is decided about a segment depends on nothing farther away, and of a book the rest need not be computed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from workbench.correct.about import segments_named
from workbench.correct.force import acts_in_force
from workbench.model.act import Act, Correct, Retarget
from workbench.model.witness import Node, Segment, Witness, walk_segments

NEAR = 3  # on either side: what a letter begins and ends with takes as many


def around(base: Witness, segments: Collection[str]) -> Witness:
    """Those segments (a note with its host), the next ones on either side, and the blocks they stand in."""
    wanted = set(segments)
    flow = _flow(base.nodes)
    kept: set[str] = set()
    for number, host in enumerate(flow):
        if not wanted.isdisjoint(each.id for each in walk_segments((host,))):
            kept.update(each.id for each in flow[max(0, number - NEAR) : number + NEAR + 1])
    return replace(base, nodes=_only(base.nodes, kept))


def reach(acts: Iterable[Act], segments: Collection[str]) -> set[str]:
    """The segments that hang together with these by corrections (whether they count or not) that stand in several."""
    sharing: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for act in acts:
        if isinstance(act.body, Correct | Retarget):
            named = segments_named(act.body)
            for segment in named:
                sharing[segment].append(named)
    found, waiting = set[str](), list(segments)
    while waiting:
        segment = waiting.pop()
        if segment not in found:
            found.add(segment)
            waiting += [each for named in sharing[segment] for each in named]
    return found


def acts_within(acts: Iterable[Act], segments: Collection[str]) -> list[Act]:
    """What is in force, without the corrections that stand elsewhere, or nowhere."""
    return [
        act
        for act in acts_in_force(acts)
        if not isinstance(act.body, Correct) or (act.body.operations and set(segments_named(act.body)) <= set(segments))
    ]


def _flow(nodes: tuple[Node, ...]) -> list[Segment]:
    """Without the notes: they hang in their hosts."""
    found: list[Segment] = []
    for node in nodes:
        found += [node] if isinstance(node, Segment) else _flow(node.children)
    return found


def _only(nodes: tuple[Node, ...], kept: Collection[str]) -> tuple[Node, ...]:
    made: list[Node] = []
    for node in nodes:
        if isinstance(node, Segment):
            made += [node] if node.id in kept else []
        elif children := _only(node.children, kept):
            made.append(replace(node, children=children))
    return tuple(made)
