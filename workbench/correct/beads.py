"""Beads from the base to its corrected state: they follow from the acts, no aligner is asked.

Each aligned unit of either side stands in exactly one bead; furniture and segments without words in none.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.correct.sentences import Carried
from workbench.correct.weave import Chunk
from workbench.model.alignment import Bead
from workbench.model.ids import to_state_id
from workbench.model.witness import Segment, Witness, walk_segments

_Place = tuple[int, float, int]  # rank of a base segment, offset in it, and what is new in front of what stands there


@dataclass(frozen=True, slots=True)
class _Holder:
    """A unit of the state: the base units it holds words of, or, for want of any, where in the base it would stand."""

    id: str
    bases: tuple[str, ...]
    place: _Place = (0, 0, 0)


@dataclass(slots=True)
class _Group:
    bases: list[str] = field(default_factory=list)
    holders: list[str] = field(default_factory=list)
    place: _Place = (0, 0, 0)


def derive_beads(
    base: Witness, chunks: Sequence[Chunk], carried: Mapping[str, Sequence[Carried]], state_id: str
) -> tuple[tuple[Bead, ...], tuple[Bead, ...]]:
    """Segment beads and sentence beads. chunks: in the state's order; carried: their sentences by chunk id."""
    rank = {segment.id: number for number, segment in enumerate(base.segments)}
    base_segments = {segment.id: segment for segment in base.segments}
    # behind a segment: behind the notes that hang in it
    behind = {segment.id: rank[list(walk_segments((segment,)))[-1].id] for segment in base.segments}
    aligned = [segment for segment in base.segments if segment.is_aligned]
    units: dict[str, _Place] = {segment.id: (rank[segment.id], 0, 1) for segment in aligned}
    sentences: dict[str, _Place] = {
        each.id: (rank[segment.id], each.start, 1) for segment in aligned for each in segment.sentences
    }
    held, kept = [], []
    for chunk in chunks:
        if chunk.like.kind == "fw" or not chunk.text.strip():
            continue
        place = (_rank_of_added(chunk, base_segments, rank, behind), math.inf, 0)
        held.append(
            _Holder(to_state_id(chunk.id, state_id), tuple(each for each in chunk.origins if each in units), place)
        )
        for each in carried[chunk.id]:
            at = (rank.get(each.segment, 0), each.offset, 0) if not math.isinf(each.offset) else place
            kept.append(_Holder(to_state_id(each.sentence.id, state_id), each.bases, at))
    return _tie(units, held), _tie(sentences, kept)


def _rank_of_added(
    chunk: Chunk, segments: Mapping[str, Segment], rank: Mapping[str, int], behind: Mapping[str, int]
) -> int:
    """Of the base segment behind which it comes: a note comes behind those that hang in front of it."""
    if chunk.where is None or chunk.where.span is None:
        return behind.get(chunk.follows, 0)
    at = chunk.where.span.start
    before = [mark.node for mark in segments[chunk.follows].marks if mark.node is not None and mark.start <= at]
    inner = list(walk_segments(tuple(before)))
    return rank[inner[-1].id] if inner else rank[chunk.follows]


def _tie(units: Mapping[str, _Place], holders: Iterable[_Holder]) -> tuple[Bead, ...]:
    """Holders and units that share words in one bead; in the base's order, what is new where it stands."""
    groups: list[_Group] = []
    of: dict[str, _Group] = {}
    for holder in holders:
        known = list({id(of[each]): of[each] for each in holder.bases if each in of}.values())
        group = known[0] if known else _Group(place=holder.place)
        if not known:
            groups.append(group)
        for other in known[1:]:
            group.bases += other.bases
            group.holders += other.holders
            groups.remove(other)
            of.update((each, group) for each in other.bases)
        group.holders.append(holder.id)
        new = [each for each in holder.bases if each not in of]
        group.bases += new
        of.update((each, group) for each in new)
    groups += [_Group([unit]) for unit in units if unit not in of]
    for group in groups:
        group.bases.sort(key=lambda each: units[each])
    ordered = sorted(groups, key=lambda group: units[group.bases[0]] if group.bases else group.place)
    return tuple(Bead(tuple(group.bases), tuple(group.holders)) for group in ordered)
