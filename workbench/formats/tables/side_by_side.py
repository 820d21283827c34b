"""Source, translation and corrected text in rows: what renders what, in the order of the corrected text.

    rows = side_by_side(snapshot)       # [SideBySide(("ru.p3",), ("en-mt.p3", "en-mt.p4"), ("en-corr.p3",))]

Read from top to bottom, the corrected segments stand as they do in the text: rows that would cross are one row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.model.alignment import Level
from workbench.model.edition import Snapshot
from workbench.model.ids import witness_of


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Ids of the segments of each text."""

    source: tuple[str, ...]
    base: tuple[str, ...]
    state: tuple[str, ...]


def side_by_side(snapshot: Snapshot) -> list[SideBySide]:
    """Each aligned segment of the three texts in one row; what is not rendered behind what stands before it."""
    source = snapshot.edition.source
    texts = [
        [each.id for each in text.segments if each.is_aligned]
        for text in (snapshot.state.witness, snapshot.state.base, *([snapshot.witness(source.id)] if source else []))
    ]
    groups = _Groups(each for text in texts for each in text)
    for bead in snapshot.state.segment_beads:
        groups.tie((*bead.a, *bead.b))
    for text in (snapshot.state.base, snapshot.state.witness):  # the corrected text has beads of what was added
        found = source and snapshot.alignment(source.id, text.id, Level.SEGMENT)
        for bead in found.beads if found else ():
            groups.tie((*bead.a, *bead.b))
    groups.close(texts[0])
    names = ((source.id if source else ""), snapshot.state.base.id, snapshot.state.witness.id)
    rows = []
    for members in groups.in_order(texts):
        sides = ([each for each in members if witness_of(each) == name] for name in names)
        rows.append(SideBySide(*(tuple(side) for side in sides)))
    return rows


class _Groups:
    """Units that stand in one row; each is known by its units' list."""

    def __init__(self, units: Iterable[str]) -> None:
        self._of = {unit: [unit] for unit in units}

    def tie(self, units: Iterable[str]) -> None:
        found = {id(group): group for unit in units if (group := self._of.get(unit))}
        whole, *others = sorted(found.values(), key=len, reverse=True) or [[]]
        for group in others:
            whole += group
            self._of.update(dict.fromkeys(group, whole))

    def close(self, text: list[str]) -> None:
        """A row whose units do not follow each other takes in what stands between."""
        last = {id(self._of[unit]): at for at, unit in enumerate(text)}
        start, end = 0, -1
        for at, unit in enumerate(text):
            if at > end:
                start, end = at, last[id(self._of[unit])]
                open_ = [unit]
            elif end > start:
                end = max(end, last.get(id(self._of[unit]), at))
                open_.append(unit)
            if at == end and len(open_) > 1:
                self.tie(open_)

    def in_order(self, texts: list[list[str]]) -> list[list[str]]:
        """By the first text; what is not in it behind what stands before it in the second, then in the third."""
        rank = {unit: number for number, unit in enumerate(each for text in texts for each in text)}
        placed: list[list[str]] = []
        known: set[int] = set()
        for text in texts:
            earlier = frozenset(known)
            behind: dict[int, list[list[str]]] = {}
            before = 0
            for unit in text:
                group = self._of[unit]
                if id(group) in earlier:
                    before = id(group)
                elif id(group) not in known:
                    known.add(id(group))
                    behind.setdefault(before, []).append(group)
            placed = [*behind.get(0, []), *(each for group in placed for each in (group, *behind.get(id(group), [])))]
        return [sorted(group, key=lambda unit: rank[unit]) for group in placed]
