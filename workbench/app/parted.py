"""Sentences that stand in a bead with others but mean nothing that its other side says, parted from it for the checks.

    parted((Bead(("ru.p1.s1", "ru.p1.s2"), ("en.p1.s1",)),), source, text)
    == (Bead(("ru.p1.s1",), ("en.p1.s1",)), Bead(("ru.p1.s2",), (), 0.8))      # where s2 is not in the translation

A sentence that is left out costs an aligner little more if it is drawn into its neighbour's bead. The encoder of the
pack tells such a bead from one in which two sentences became one. Without a pack of the two languages nothing is
parted; pins never are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.model.alignment import Bead
from workbench.model.ids import witness_of
from workbench.model.witness import Witness, sentence_text
from workbench.packs.pack import Pack, find_pack

if TYPE_CHECKING:
    from workbench.packs.encoder import Encoder

# Cosines in 1/4096. Of 848 sentences that share a bead in the development alignments one is taken for a stranger, of
# 2308 that were put beside a foreign pair 45 in a hundred.
_GAIN = 205  # 0.05: by so much the sides are more alike without the stranger
_ALIKE = 1638  # 0.4: what is left has to render each other
_STRANGE = 819  # 0.2: the stranger is like nothing near
_BELIEVED = 0.8


def parted(beads: Sequence[Bead], source: Witness, text: Witness, packs: Sequence[Pack] = ()) -> tuple[Bead, ...]:
    """Sentence beads of source (a) and text (b), every sentence still in exactly one of them."""
    several = [bead for bead in beads if _may_hold_strangers(bead)]
    pack = find_pack(source.language, text.language, packs) if several else None
    if pack is None or pack.encoder is None:
        return tuple(beads)
    likeness = _Likeness(pack.encoder, source, text)
    made: list[Bead] = []
    for at, bead in enumerate(beads):
        near = beads[max(0, at - 1) : at + 2]
        made += _part(bead, near, likeness) if _may_hold_strangers(bead) else [bead]
    return tuple(made)


def _may_hold_strangers(bead: Bead) -> bool:
    return bool(bead.a and bead.b) and len(bead.a) + len(bead.b) > 2 and not bead.pinned


def _part(bead: Bead, near: Sequence[Bead], likeness: _Likeness) -> list[Bead]:
    omitted = likeness.strangers(bead.a, bead.b, [unit for each in near for unit in each.b])
    added = likeness.strangers(bead.b, bead.a, [unit for each in near for unit in each.a])
    if bool(omitted) == bool(added):  # strangers on both sides may well render each other, freely
        return [bead]
    kept_a = tuple(unit for unit in bead.a if unit not in omitted)
    kept_b = tuple(unit for unit in bead.b if unit not in added)
    alone = [Bead((unit,), (), _BELIEVED) for unit in omitted] + [Bead((), (unit,), _BELIEVED) for unit in added]
    before = bead.a.index(kept_a[0]) if omitted else bead.b.index(kept_b[0])
    return [*alone[:before], Bead(kept_a, kept_b, bead.confidence, moved=bead.moved), *alone[before:]]


class _Likeness:
    """Of sentences of two texts."""

    def __init__(self, encoder: Encoder, source: Witness, text: Witness) -> None:
        self._encoder = encoder
        self._language = {source.id: source.language, text.id: text.language}
        self._texts = {
            each.id: sentence_text(segment, each)
            for witness in (source, text)
            for segment in witness.segments
            for each in segment.sentences
        }

    def strangers(self, units: Sequence[str], partners: Sequence[str], near: Sequence[str]) -> list[str]:
        """Those that are like nothing near, and without which the others are more like the partners."""
        from workbench.packs.similarity import compare_vectors

        if len(units) < 2:
            return []
        rests = [[other for other in units if other != unit] for unit in units]
        left = [self._say(units), *map(self._say, rests), *(self._say([unit]) for unit in units)]
        right = [self._say(partners), *(self._say([unit]) for unit in near)]
        languages = self._language[witness_of(units[0])], self._language[witness_of(partners[0])]
        (whole, *_), *rows = compare_vectors(self._encoder, left, languages[0], right, languages[1]).tolist()
        found = [
            unit
            for unit, (rest, *_), alone in zip(units, rows, rows[len(units) :], strict=False)
            if rest - whole >= _GAIN and rest >= _ALIKE and max(alone) < _STRANGE
        ]
        return found if len(found) < len(units) else []

    def _say(self, units: Sequence[str]) -> str:
        return " ".join(self._texts[unit] for unit in units)
