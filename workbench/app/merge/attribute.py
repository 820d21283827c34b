"""Who decided what, where the file says so: tracked changes bear a name and a moment.

    signatures = attribute(base, acts, bodies, returned.passages, "en-corr")
    signatures[bodies[0]]       # ("Vera Editor", "2026-05-03T10:00:00Z"); one that nobody signed is not there

The decisions are tried out, and each is signed by whoever is named where its words then stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.app.merge.places import Shift, find_passages
from workbench.correct.about import segments_named, targets_of
from workbench.correct.force import segments_of
from workbench.correct.foresee import would_be
from workbench.correct.state import compute_state
from workbench.model.act import Act, Add, Body
from workbench.model.ids import to_state_id
from workbench.model.returned import Authored, Passage
from workbench.model.state import State
from workbench.model.witness import Segment, Witness

Signature = tuple[str, str]  # a name, and a moment as acts have it (empty: not said)


def attribute(
    base: Witness, acts: Sequence[Act], bodies: Sequence[Body], passages: Sequence[Passage], state_id: str
) -> dict[Body, Signature]:
    """passages: with ids of the corrected text. Of two who changed the same words the later one signs."""
    if not any(passage.authored for passage in passages):
        return {}
    tried = would_be(acts, bodies)
    before, after = (compute_state(base, each, state_id) for each in (acts, tried))
    signs = _Signs(after, passages)
    found: dict[Body, Signature] = {}
    for act, body in zip(tried[len(acts) :], bodies, strict=True):
        sign = signs.best(_places(act, after)) or signs.best(_taken_back(body, before)) or signs.of_dropped(body)
        if sign is not None and sign.who:
            found[body] = (sign.who, sign.when)
    return found


@dataclass(frozen=True, slots=True)
class _Range:
    """In the text that the decisions give; end -1: all of the segment.

    slack: how far from there the same may have been done. Of “a very very old man” either “very” may be struck out.
    """

    segment: str
    start: int = 0
    end: int = -1
    slack: int = 0


def _places(act: Act, state: State) -> Iterator[_Range]:
    """Where what an act says stands in the state: its words, and the segments that it made or ended."""
    for change in state.changes:
        if change.act == act.id and change.state_segment:
            start = change.state_start
            slack = 0 if change.new else len(change.old) + 1
            yield _Range(change.state_segment, start, start + len(change.new), slack)
    for structure in state.structures:
        operation = structure.operation
        if structure.act == act.id and isinstance(operation, Add) and operation.span is not None:
            yield from _of_note(act.id, state)
        elif structure.act == act.id:
            wanted = {to_state_id(each, state.witness.id) for each in segments_of(structure.operation)}
            made = {each.id for each in state.witness.segments if act.id in each.id.split(".")}
            yield from (_Range(each) for each in sorted(made))
            yield from (_Range(each.id) for each in state.witness.segments if each.id in wanted)


def _of_note(act: str, state: State) -> Iterator[_Range]:
    """The words of an added note, and the place at which it is called."""
    for segment in state.witness.segments:
        for mark in segment.marks:
            if isinstance(mark.node, Segment) and act in mark.node.id.split("."):
                yield from (_Range(mark.node.id), _Range(segment.id, mark.start, mark.start))


def _taken_back(body: Body, before: State) -> Iterator[_Range]:
    """The segments in which an act stood that is refused."""
    for change in before.changes:
        if change.act in targets_of(body) and change.state_segment:
            yield _Range(change.state_segment)


class _Signs:
    """What is signed in the passages, at its places in the text that they become."""

    def __init__(self, state: State, passages: Sequence[Passage]) -> None:
        self._by_segment: dict[str, list[tuple[int, int, Authored]]] = defaultdict(list)
        self._state_id = state.witness.id
        self._dropped = {each.segment: each.authored for each in passages if not each.text.strip() and each.authored}
        texts = {segment.id: segment.text for segment in state.witness.segments}
        for segment, passage in find_passages(state.witness, passages):
            shift = Shift(passage.text, texts[segment])
            self._by_segment[segment] += [(shift.to(each.start), shift.to(each.end), each) for each in passage.authored]

    def best(self, ranges: Iterable[_Range]) -> Authored | None:
        """Whoever signed most of these words; where that says nothing, the latest."""
        votes: dict[tuple[int, str, str], Authored] = {}
        for each in ranges:
            for start, end, sign in self._by_segment.get(each.segment, ()):
                to = each.end if each.end >= 0 else end
                if start - each.slack <= to and each.start - each.slack <= end:
                    votes[min(to, end) - max(each.start, start), sign.when, sign.who] = sign
        return votes[max(votes)] if votes else None

    def of_dropped(self, body: Body) -> Authored | None:
        signs = (self._dropped.get(to_state_id(each, self._state_id), ()) for each in segments_named(body))
        return next((each[0] for each in signs if each), None)
