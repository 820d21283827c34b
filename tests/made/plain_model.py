"""What a journal means, by another road: the rules read out one by one, slow and without cleverness.

    model = Model(base, acts)
    model.counts(act)       # whether it is in force
    model.texts()           # the texts of the corrected text, in order

Nothing of `workbench.correct` is used. Bases have no notes, joins only join neighbours, and no act is stale.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from workbench.model.act import (
    Accept,
    Act,
    Add,
    Change,
    Correct,
    Drop,
    Join,
    Operation,
    Redo,
    Reject,
    Resolve,
    Retarget,
    Split,
    Undo,
    Unpin,
)
from workbench.model.witness import Witness

Ranked = tuple[tuple[int, str], Act, tuple[Operation, ...], set[str]]  # order, act, operations, what it sees


class Model:
    def __init__(self, base: Witness, acts: Iterable[Act]) -> None:
        self.base = base
        self.acts = sorted({act.id: act for act in acts}.values(), key=lambda act: (act.seq, act.id))
        self._by_id = {act.id: act for act in self.acts}
        self._naming: dict[str, list[Act]] = defaultdict(list)
        self._undos = [act for act in self.acts if isinstance(act.body, Undo)]
        for act in self.acts:
            for target in _targets(act):
                self._naming[target].append(act)
        self._of_group: dict[str, list[Act]] = defaultdict(list)
        for undo in self._undos:
            for group in {self._by_id[each].group for each in _targets(undo) if each in self._by_id}:
                self._of_group[group].append(undo)
        self.counts = cache(self._counts)

    def _counts(self, act: Act) -> bool:
        """Neither undone nor refused, by an act that counts itself."""
        naming = [each for each in self._naming[act.id] if _order(each) > _order(act) and self.counts(each)]
        if any(isinstance(each.body, Undo) for each in naming):
            return False
        if isinstance(act.body, Undo) and any(isinstance(each.body, Redo) for each in naming):
            return False
        if act.group and any(_order(each) > _order(act) and self.counts(each) for each in self._of_group[act.group]):
            return False
        verdicts = [_verdict(each, act.id) for each in naming]
        return next((each for each in reversed(verdicts) if each is not None), True)

    def corrections(self) -> list[Ranked]:
        """Those that count, where they stand in the order: what was accepted, at its first acceptance."""
        found: list[Ranked] = []
        for act in self.acts:
            if not isinstance(act.body, Correct) or not self.counts(act):
                continue
            naming = [each for each in self._naming[act.id] if self.counts(each)]
            moved = [each.body.operations for each in naming if isinstance(each.body, Retarget)]
            accepts: list[Act] = []
            for each in naming:
                accepts = [] if isinstance(each.body, Reject) else accepts
                accepts += [each] if isinstance(each.body, Accept) else []
            if act.body.proposed and not accepts:
                continue
            order = _order(accepts[0]) if accepts else _order(act)
            seen = {*act.sees, *(one for each in accepts for one in each.sees)}
            found.append((order, act, moved[-1] if moved else act.body.operations, seen))
        return sorted(found, key=lambda each: each[0])

    def sees(self, segments: Iterable[str]) -> tuple[str, ...]:
        wanted = set(segments)
        return tuple(
            act.id
            for _, act, operations, _ in self.corrections()
            if any(wanted & {segment for segment, _ in _claims(each) | _stands(each)} for each in operations)
        )

    @staticmethod
    def meet(one: Operation, other: Operation) -> bool:
        """Whether two operations are about the same letters, or the same point between two.

        A note does not bear that all of what it hangs in goes.
        """
        for note, drop in ((one, other), (other, one)):
            if isinstance(note, Add) and note.span and isinstance(drop, Drop):
                return note.follows == drop.span.segment
        return bool(_claims(one) & _claims(other))

    def conflicts(self) -> set[frozenset[str]]:
        return self._holding()[1]

    def texts(self) -> list[str]:
        made = self._holding()[0]
        texts = {segment.id: _replaced(segment.id, segment.text, made) for segment in self.base.segments}
        behind: dict[str, list[str]] = defaultdict(list)
        for each in made:
            if isinstance(each, Add) and each.span is None:
                behind[each.follows].append(each.text)
        notes = [each for each in made if isinstance(each, Add)]
        dropped = {each.span.segment for each in made if isinstance(each, Drop)}
        joins = {each.second: each for each in made if isinstance(each, Join)}
        found: list[list[str]] = []
        ends: dict[str, list[str]] = {}  # the pieces whose last is the end of a segment
        for segment in self.base.segments:
            mine = [] if segment.id in dropped else texts[segment.id].split("\0")
            home = mine
            if segment.id in joins:
                home = ends[joins[segment.id].first]
                home[-1] += joins[segment.id].glue + mine.pop(0)
            ends[segment.id] = mine or home
            found += [mine, behind[segment.id]]
        return [text for pieces in found for piece in pieces for text in _with_notes(piece, notes)]

    def _holding(self) -> tuple[list[Operation], set[frozenset[str]]]:
        """What makes the text, in order; and who contradicts whom."""
        ranked = self.corrections()
        left: list[tuple[Act, list[Operation], set[str]]] = []
        for number, (_, act, operations, seen) in enumerate(ranked):
            takers = [later for later in ranked[number + 1 :] if act.id in later[3]]
            lost = {each for each in operations for later in takers for one in later[2] if Model.meet(each, one)}
            left.append((act, [each for each in operations if each not in lost], seen))
        conflicts = {
            frozenset((a.id, b.id))
            for number, (a, mine, _) in enumerate(left)
            for b, theirs, _ in left[:number]
            if any(one != other and Model.meet(one, other) for one in mine for other in theirs)
        }
        aside = {each for pair in conflicts for each in pair}
        made: list[Operation] = []
        done: dict[Operation, str] = {}
        for act, mine, seen in left:
            for each in mine if act.id not in aside else []:
                if each not in done or done[each] in seen:
                    made.append(each)
                    done[each] = act.id
        return made, conflicts


def _order(act: Act) -> tuple[int, str]:
    return act.seq, act.id


def _targets(act: Act) -> tuple[str, ...]:
    body = act.body
    if isinstance(body, Undo | Redo):
        return body.targets
    if isinstance(body, Resolve):
        return (*body.keep, *body.drop)
    return (body.target,) if isinstance(body, Accept | Reject | Unpin | Retarget) else ()


def _verdict(act: Act, target: str) -> bool | None:
    """Whether it says that the target holds; None if it says nothing of that."""
    body = act.body
    if isinstance(body, Accept):
        return True
    if isinstance(body, Reject | Unpin):
        return False
    return target in body.keep if isinstance(body, Resolve) else None


def _claims(operation: Operation) -> set[tuple[str, object]]:
    """Each letter (odd) and each point between two letters (even) that an operation is about."""
    if isinstance(operation, Join):
        return {(operation.first, "end"), (operation.second, "beginning")}
    if isinstance(operation, Add):
        return set()
    span = operation.span
    if isinstance(operation, Drop):
        marks: list[object] = ["end", "beginning", *range(2 * len(span.quote) + 1)]
        return {(span.segment, each) for each in marks}
    if span.start == span.end:
        return {(span.segment, 2 * span.start)}
    return {(span.segment, each) for each in range(2 * span.start + 1, 2 * span.end)}


def _stands(operation: Operation) -> set[tuple[str, object]]:
    return {(operation.follows, "behind")} if isinstance(operation, Add) else set()


def _replaced(segment: str, text: str, made: Iterable[Operation]) -> str:
    """Plain replacement from the end; a split leaves a NUL. What is put in stands before what is replaced there.

    A note leaves its number in angles: behind what is in front of its place.
    """
    all_of_it = list(made)
    inner = [each for each in all_of_it if isinstance(each, Change | Split) and each.span.segment == segment]
    edits = [
        (each.span.start, each.span.end, 0, each.span.end, each.after if isinstance(each, Change) else "\0")
        for each in inner
    ]
    numbered = enumerate(each for each in all_of_it if isinstance(each, Add))
    for number, note in numbered:
        if note.span is not None and note.follows == segment:
            at = _left_of(note.span.start, inner)
            edits.append((at, -1, note.span.start, at, f"\1{number}\2"))
    edits.sort(key=lambda one: one[:3])
    for start, _, _, end, new in reversed(edits):
        text = text[:start] + new + text[end:]
    return text


def _left_of(place: int, edits: Sequence[Change | Split]) -> int:
    """In front of what is replaced around it, or of the gaps at which the text is parted, unless nothing is there."""
    gaps = {each.span.start: each.span.end for each in edits if isinstance(each, Split)}
    lead = 0
    while lead in gaps and not any(isinstance(each, Change) and each.span.start <= lead for each in edits):
        lead = gaps[lead]
    if place <= lead:
        return lead
    for each in sorted(edits, key=lambda one: one.span.start, reverse=True):
        if each.span.start < place < each.span.end and isinstance(each, Change):
            return each.span.start
        if each.span.start < place <= each.span.end and isinstance(each, Split):
            place = each.span.start
    return place


def _with_notes(piece: str, added: Sequence[Add]) -> list[str]:
    numbers = re.findall("\1([0-9]+)\2", piece)
    return [re.sub("\1[0-9]+\2", "", piece), *(added[int(number)].text for number in numbers)]
