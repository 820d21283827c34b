"""The corrected text of a few segments, computed without the rest of the edition.

    here = Locally(base, "en-corr").state(acts, ["en-mt.p12"])
    here.witness.segments          # p12 as it is now, with what it was joined to, or split into

An edition of a thousand pages must not be computed again after each key. What a decision can touch is the segment,
what earlier decisions tied it to, and nothing else; the words, the ids and the beads are those of the whole.
"""

from __future__ import annotations

from collections.abc import Iterable

from workbench.correct.about import segments_named
from workbench.correct.around import hosts_of, reach
from workbench.correct.state import compute_state
from workbench.model.act import Accept, Act, Correct, Read, Redo, Reject, Replace, Resolve, Retarget, Undo
from workbench.model.state import State
from workbench.model.witness import Witness

# What changes whether, or where, other acts count: these are looked at wherever they are about.
_ABOUT_ACTS = (Undo, Redo, Accept, Reject, Resolve, Retarget, Replace)


class Locally:
    """The base with its segments looked up once."""

    def __init__(self, base: Witness, state_id: str) -> None:
        self.base = base
        self.state_id = state_id
        self.segments = {segment.id: segment for segment in base.segments}
        self.rank = {segment.id: number for number, segment in enumerate(base.segments)}
        self._hosts = hosts_of(base)

    def state(self, acts: Iterable[Act], segments: Iterable[str]) -> State:
        """The state of these segments and of those that corrections tie them to. acts: of the whole edition."""
        acts = tuple(acts)
        near = {self._hosts[each] for each in reach(self._hosts, acts, tuple(segments)) if each in self._hosts}
        nodes = tuple(self.segments[each] for each in sorted(near, key=self.rank.__getitem__))
        base = Witness(self.base.id, self.base.language, self.base.role, nodes)
        inside = {segment.id for segment in base.segments}
        return compute_state(base, relevant(acts, inside), self.state_id)


def relevant(acts: Iterable[Act], segments: set[str]) -> tuple[Act, ...]:
    """The acts that can say anything about the text of these segments."""
    return tuple(act for act in acts if isinstance(act.body, _ABOUT_ACTS) or _touches(act, segments))


def _touches(act: Act, segments: set[str]) -> bool:
    return isinstance(act.body, Correct | Read) and not segments.isdisjoint(segments_named(act.body))
