"""What has to be checked again in a corrected text, if all is known that rules said of the text before.

    since = read_since(before, run(before), context)     # before: the base; context: its corrected state
    run(context, since=since)                            # as run(context) would give them, in a tenth of the time

Local rules (`Rule.is_local`) look again only at segments whose words, sentences or beads are others now, with all that
share a bead with them; what they said of the rest is said of it under its new ids. Other rules read the whole text.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from workbench.check.knowledge import encoder_of
from workbench.check.registry import rules
from workbench.check.renamed import rename, renamed_beads, renamed_segments
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.finding import Finding
from workbench.model.witness import Witness

_MOST = 0.5  # of the segments: where more are to be read, all may be


@dataclass(frozen=True, slots=True)
class Since:
    """part: the segments that changed, with what is beside them; kept: what local rules said of all others."""

    part: Context
    kept: tuple[Finding, ...]


def read_since(before: Context, findings: Sequence[Finding], context: Context) -> Since | None:
    """None where all of the text has to be read. findings: all that a check of `before` found.

    Without a pack word links are taught by the texts themselves, so a correction anywhere may tell in any bead.
    """
    if before.witness.language != context.witness.language or not _is_taught_elsewhere(context):
        return None
    changed = _Changed(before, context)
    if len(changed.ours) > _MOST * len(context.witness.segments):
        return None
    local = {rule.id for rule in rules().values() if rule.is_local}
    there = {each.id for each in context.witness.segments} - changed.ours
    kept = [each for each in findings if each.rule in local]
    renamed = rename(kept, before.witness, context.witness, there)
    return Since(changed.part(), renamed)


def _is_taught_elsewhere(context: Context) -> bool:
    return context.source is None or encoder_of(context) is not None


class _Joined(NamedTuple):
    """A bead of either level, and the segments in which its units stand."""

    bead: Bead
    theirs: set[str]
    ours: set[str]


class _Changed:
    """Segments of the text (ours) and of its source (theirs) that are to be read again."""

    def __init__(self, before: Context, context: Context) -> None:
        self._context = context
        self.ours = _other_segments(before.witness, context.witness)
        self.theirs: set[str] = set()
        sentences = context.sentences_by_id
        self._segment_beads = [_Joined(bead, set(bead.a), set(bead.b)) for bead in context.segment_beads]
        self._sentence_beads = [
            _Joined(bead, {sentences[unit][0].id for unit in bead.a}, {sentences[unit][0].id for unit in bead.b})
            for bead in context.sentence_beads
        ]
        known = {*renamed_beads(before.segment_beads, context.witness.id)}
        known |= {*renamed_beads(before.sentence_beads, context.witness.id)}
        for each in (*self._segment_beads, *self._sentence_beads):
            if each.bead not in known:
                self._add(each)
        self._spread()

    def _add(self, joined: _Joined) -> None:
        self.theirs |= joined.theirs
        self.ours |= joined.ours

    def _is_touched(self, joined: _Joined) -> bool:
        return not (self.theirs.isdisjoint(joined.theirs) and self.ours.isdisjoint(joined.ours))

    def _spread(self) -> None:
        """To all that shares a bead with what changed, until no bead is read in part."""
        size = -1
        while size != len(self.ours) + len(self.theirs):
            size = len(self.ours) + len(self.theirs)
            for each in (*self._segment_beads, *self._sentence_beads):
                if self._is_touched(each):
                    self._add(each)

    def part(self) -> Context:
        context = self._context
        return replace(
            context,
            witness=_some(context.witness, self.ours),
            source=_some(context.source, self.theirs) if context.source else None,
            segment_beads=tuple(each.bead for each in self._segment_beads if self._is_touched(each)),
            sentence_beads=tuple(each.bead for each in self._sentence_beads if self._is_touched(each)),
        )


def _other_segments(before: Witness, now: Witness) -> set[str]:
    """Those of the text now that are not the same words in the same sentences as before."""
    twins = {segment.id: segment for segment in renamed_segments(before, now.id)}
    return {segment.id for segment in now.segments if twins.get(segment.id) != replace(segment, marks=())}


def _some(witness: Witness, segments: Collection[str]) -> Witness:
    """What hangs in a segment is a segment of its own."""
    nodes = (
        replace(each, marks=tuple(replace(mark, node=None) for mark in each.marks))
        for each in witness.segments
        if each.id in segments
    )
    return replace(witness, nodes=tuple(nodes))
