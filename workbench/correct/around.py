"""A little of a text: some segments and what stands next to them, as a text of its own.

    around(base, ["en-mt.p12"])       # … from p9 to p15, in their blocks

What is decided about a segment depends on nothing farther away, and of a book the rest need not be computed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
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


def hosts_of(base: Witness) -> dict[str, str]:
    """By segment, the one of the running text that it hangs in: its own id, if it is no note."""
    return {each.id: host.id for host in _flow(base.nodes) for each in walk_segments((host,))}


def reach(hosts: Mapping[str, str], acts: Iterable[Act], segments: Collection[str]) -> set[str]:
    """The segments that hang together with these: by corrections (whether they count or not) that stand in several,
    and as notes with their hosts. hosts: of the base.
    """
    tied: dict[str, set[str]] = defaultdict(set)
    for act in acts:
        if isinstance(act.body, Correct | Retarget):
            named = {hosts.get(each, each) for each in segments_named(act.body)}
            for host in named if len(named) > 1 else ():
                tied[host] |= named
    found, waiting = set[str](), [hosts.get(each, each) for each in segments]
    while waiting:
        host = waiting.pop()
        if host not in found:
            found.add(host)
            waiting += tied.get(host, ())
    return found.union(each for each, host in hosts.items() if host in found)


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
