"""The corrected text of a few segments, computed without the rest of the edition.

    here = Locally(base, "en-corr").state(acts, ["en-mt.p12"])
    here.witness.segments          # p12 as it is now, with what it was joined to, or split into

An edition of a thousand pages must not be computed again after each key. What a decision can touch is the segment,
what earlier decisions tied it to, and nothing else; the words, the ids and the beads are those of the whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from workbench.correct.about import segments_named
from workbench.correct.force import corrections_in_force, segments_of
from workbench.correct.state import compute_state
from workbench.model.act import Accept, Act, Correct, Read, Redo, Reject, Replace, Resolve, Retarget, Undo
from workbench.model.state import State
from workbench.model.witness import Witness, walk_segments

# What changes whether, or where, other acts count: these are looked at wherever they are about.
_ABOUT_ACTS = (Undo, Redo, Accept, Reject, Resolve, Retarget, Replace)


class Locally:
    """The base with its segments looked up once."""

    def __init__(self, base: Witness, state_id: str) -> None:
        self.base = base
        self.state_id = state_id
        self.segments = {segment.id: segment for segment in base.segments}
        self.rank = {segment.id: number for number, segment in enumerate(base.segments)}
        self._host = self._hosts()

    def _hosts(self) -> dict[str, str]:
        """A note hangs in a segment, and is woven with it."""
        hosts: dict[str, str] = {}
        for segment in self.base.segments:
            for inner in walk_segments((segment,)):
                hosts.setdefault(inner.id, segment.id)
        return hosts

    def state(self, acts: Iterable[Act], segments: Iterable[str]) -> State:
        """The state of these segments and of those that corrections tie them to. acts: of the whole edition."""
        acts = tuple(acts)
        near = self.closure(acts, segments)
        nodes = tuple(self.segments[each] for each in sorted(near, key=self.rank.__getitem__))
        base = Witness(self.base.id, self.base.language, self.base.role, nodes)
        inside = {segment.id for segment in base.segments}
        return compute_state(base, relevant(acts, inside), self.state_id)

    def closure(self, acts: Sequence[Act], segments: Iterable[str]) -> set[str]:
        """The hosts of the segments and of all that corrections in force touch together with them."""
        tied: dict[str, set[str]] = defaultdict(set)
        for _, operations in corrections_in_force(acts):
            hosts = {
                self._host[each] for operation in operations for each in segments_of(operation) if each in self._host
            }
            if len(hosts) > 1:
                for host in hosts:
                    tied[host] |= hosts
        found: set[str] = set()
        waiting = [self._host[each] for each in segments if each in self._host]
        while waiting:
            host = waiting.pop()
            if host not in found:
                found.add(host)
                waiting += tied[host]
        return found


def relevant(acts: Iterable[Act], segments: set[str]) -> tuple[Act, ...]:
    """The acts that can say anything about the text of these segments."""
    return tuple(act for act in acts if isinstance(act.body, _ABOUT_ACTS) or _touches(act, segments))


def _touches(act: Act, segments: set[str]) -> bool:
    return isinstance(act.body, Correct | Read) and not segments.isdisjoint(segments_named(act.body))
