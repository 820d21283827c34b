"""The rows in which the texts of an edition stand side by side: what renders what, and what was added.

units_of(snapshot)   # [Unit(("en-mt.p3", "en-mt.p4"), ("en-corr.p3",), (("ru", ("ru.p3",)),))]
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.model.act import Add, Correct, Join, Split
from workbench.model.alignment import Level
from workbench.model.edition import Snapshot
from workbench.model.ids import to_state_id, witness_of
from workbench.tei.added import NewSegments


@dataclass(frozen=True, slots=True)
class Unit:
    """One row.

    base: segments of the base, or one that an act added, by its id in the corrected text. heads: the elements of
    the corrected text's file that hold them. others: segments of the other texts, by text id.
    """

    base: tuple[str, ...]
    heads: tuple[str, ...]
    others: tuple[tuple[str, tuple[str, ...]], ...]


def units_of(snapshot: Snapshot) -> tuple[Unit, ...]:
    """Each aligned segment in one unit, in the base's order; what the base lacks behind what stands before it."""
    return tuple(_Rows(snapshot).units())


class _Rows:
    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._state = snapshot.state.witness.id
        self._group: dict[str, list[str]] = {}
        self._new = NewSegments(snapshot.state)
        self._joined: set[str] = set()
        self._added: dict[str, list[str]] = {}  # base segment -> what was added behind it
        self._rank = {
            segment.id: number
            for witness in (*snapshot.witnesses, snapshot.state.witness)
            for number, segment in enumerate(witness.segments)
        }
        self._tie_all()

    def _tie_all(self) -> None:
        snapshot, source = self._snapshot, self._snapshot.edition.source
        for segment in snapshot.state.base.segments:
            if segment.is_aligned:
                self._tie([segment.id])
        for alignment in snapshot.alignments:
            is_source = source is None or source.id in (alignment.a, alignment.b)
            if alignment.level is Level.SEGMENT and not alignment.derived and is_source:
                for bead in alignment.beads:
                    self._tie([*bead.a, *bead.b])
        acts = {act.id: act.body for act in snapshot.state.acts}
        for structure in snapshot.state.structures:
            operation = structure.operation
            if isinstance(operation, Split):
                self._new.take(operation.span.segment, structure.act)  # no unit of its own
            elif isinstance(operation, Join):
                self._joined.add(operation.second)
                self._tie([operation.first, operation.second])
            elif isinstance(operation, Add):
                body = acts[structure.act]
                self._add(operation, structure.act, body if isinstance(body, Correct) else None)

    def _add(self, operation: Add, act: str, body: Correct | None) -> None:
        """An added segment stands with the source words it renders, if nothing of the base does."""
        new = self._new.take(operation.follows, act)
        rendered = {span.segment for span in body.source} if body else set()
        free = [one for one in sorted(rendered) if not any(map(self._is_base, self._group.get(one, [])))]
        self._tie([new, *free])
        if not free:
            self._added.setdefault(operation.follows, []).append(new)

    def _is_base(self, unit: str) -> bool:
        return witness_of(unit) in (self._snapshot.state.base.id, self._state)

    def _tie(self, members: list[str]) -> None:
        merged = list(dict.fromkeys(one for member in members for one in self._group.get(member, [member])))
        for one in merged:
            self._group[one] = merged

    def units(self) -> Iterator[Unit]:
        base = self._snapshot.state.base
        behind: dict[int | None, list[list[str]]] = {}
        order: list[list[str]] = []
        placed: set[int] = set()
        for witness in (base, *(one for one in self._snapshot.witnesses if one.id != base.id)):
            before: int | None = None
            for segment in witness.segments:
                group = self._group.get(segment.id)
                if group is None:
                    continue
                if id(group) not in placed:
                    placed.add(id(group))
                    (order if witness is base else behind.setdefault(before, [])).append(group)
                before = id(group)
                for new in sorted(self._added.get(segment.id, []), key=lambda one: self._rank.get(one, 0)):
                    behind.setdefault(before, []).append(self._group[new])
        stack = list(reversed([*behind.get(None, []), *order]))
        while stack:
            group = stack.pop()
            yield self._unit(group)
            stack += reversed(behind.get(id(group), []))

    def _unit(self, members: list[str]) -> Unit:
        ordered = sorted(members, key=lambda one: self._rank.get(one, 0))
        mine = tuple(one for one in ordered if self._is_base(one))
        heads = tuple(to_state_id(one, self._state) for one in mine if one not in self._joined)
        texts = [one.id for one in self._snapshot.witnesses if not self._is_base(one.id)]
        others = ((text, tuple(one for one in ordered if witness_of(one) == text)) for text in texts)
        return Unit(mine, heads, tuple((text, segments) for text, segments in others if segments))
