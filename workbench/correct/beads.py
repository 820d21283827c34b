"""Beads from the base to its corrected state: they follow from the acts, no aligner is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.correct.follow import Carried
from workbench.correct.weave import Chunk
from workbench.model.alignment import Bead
from workbench.model.ids import to_state_id
from workbench.model.witness import Witness


def derive_beads(
    base: Witness, chunks: Sequence[Chunk], carried: Sequence[Sequence[Carried]], state_id: str
) -> tuple[tuple[Bead, ...], tuple[Bead, ...]]:
    """Segment beads and sentence beads; furniture and segments without words stand in none."""
    aligned = {segment.id for segment in base.segments if segment.is_aligned}
    units = [segment.id for segment in base.segments if segment.is_aligned]
    holders = [
        (to_state_id(chunk.id, state_id), [origin for origin in chunk.origins if origin in aligned])
        for chunk in chunks
        if chunk.like.kind != "fw" and chunk.text.strip()
    ]
    sentences = [each.id for segment in base.segments if segment.is_aligned for each in segment.sentences]
    kept = [
        (to_state_id(each.sentence.id, state_id), list(each.bases))
        for chunk, group in zip(chunks, carried, strict=True)
        if chunk.like.kind != "fw"
        for each in group
    ]
    return _tie(units, holders), _tie(sentences, kept)


def _tie(units: Sequence[str], holders: Iterable[tuple[str, list[str]]]) -> tuple[Bead, ...]:
    """Each unit of the base and each holder in one bead, in the base's order, new ones where they stand."""
    groups: list[tuple[list[str], list[str]]] = []
    of: dict[str, int] = {}
    for holder, bases in holders:
        known = sorted({of[each] for each in bases if each in of})
        if known:
            target = known[0]
        else:
            target = len(groups)
            groups.append(([], []))
        for other in known[1:]:
            for unit in groups[other][0]:
                of[unit] = target
            groups[target][0].extend(groups[other][0])
            groups[target][1].extend(groups[other][1])
            groups[other] = ([], [])
        groups[target][1].append(holder)
        for unit in bases:
            if unit not in of:
                of[unit] = target
                groups[target][0].append(unit)
    return tuple(_in_order(units, of, groups))


def _in_order(
    units: Sequence[str], of: dict[str, int], groups: Sequence[tuple[list[str], list[str]]]
) -> Iterable[Bead]:
    """The groups as they stand in the state; a unit that nothing holds where the base has it."""
    rank = {unit: number for number, unit in enumerate(units)}
    done = 0
    for left, right in groups:
        if not left and not right:
            continue
        first = min((rank[unit] for unit in left), default=None)
        if first is not None:
            for unit in units[done:first]:
                if unit not in of:
                    yield Bead((unit,), ())
            done = max(done, first)
        yield Bead(tuple(sorted(left, key=rank.__getitem__)), tuple(right))
    for unit in units[done:]:
        if unit not in of:
            yield Bead((unit,), ())
