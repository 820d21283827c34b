"""What a file says besides its words: comments become remarks, and what somebody marked as read is read.

    bodies, signed = say(base, acts, corrections, returned.passages, "en-corr")

What the journal has already is not said again, so that our own remarks may travel in a file and come back.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.app.merge.attribute import Signature
from workbench.app.merge.places import find_passages
from workbench.correct.force import acts_in_force
from workbench.correct.foresee import would_be
from workbench.correct.locate import find_all
from workbench.correct.reading import readers
from workbench.correct.state import compute_state
from workbench.model.act import Act, Body, Read, Remark
from workbench.model.ids import to_state_id
from workbench.model.returned import Comment, Passage
from workbench.model.state import State
from workbench.model.witness import Segment, Witness


def say(
    base: Witness, acts: Sequence[Act], corrections: Sequence[Body], passages: Sequence[Passage], state_id: str
) -> tuple[tuple[Body, ...], dict[Body, Signature]]:
    """The remarks and one `read`, as they are to be once the corrections are written; who signed which remark."""
    telling = [each for each in passages if each.comments or each.is_read]
    if not telling:
        return (), {}
    tried = would_be(acts, corrections)
    state = compute_state(base, tried, state_id)
    segments = {segment.id: segment for segment in base.segments}
    said = {(act.body.segment, act.body.text) for act in acts_in_force(acts) if isinstance(act.body, Remark)}
    signed: dict[Body, Signature] = {}
    bodies: list[Body] = []
    read: list[str] = []
    for unit, passage in find_passages(state.witness, passages):
        homes = [segments[each] for each in _homes(unit, state) if each in segments]
        for comment in passage.comments if homes else ():
            remark = _remark(comment, homes)
            if (remark.segment, remark.text) not in said:
                said.add((remark.segment, remark.text))
                bodies.append(remark)
                if comment.who:
                    signed[remark] = (comment.who, comment.when)
        read += [home.id for home in homes] if passage.is_read else []
    known = readers(tried)
    fresh = tuple(dict.fromkeys(each for each in read if each not in known))
    return (*bodies, *((Read(fresh),) if fresh else ())), signed


def _homes(unit: str, state: State) -> tuple[str, ...]:
    """The segments of the base that a segment of the state is made of; of one that was added, what it stands behind."""
    bead = next((each for each in state.segment_beads if unit in each.b), None)
    if bead is not None and bead.a:
        return bead.a
    name = to_state_id(unit, state.base.id)
    return (name,) if bead is None else (name.rpartition(".")[0],)


def _remark(comment: Comment, homes: Sequence[Segment]) -> Remark:
    """On the words it quotes, if the base has them just once there."""
    spans = find_all(homes, comment.quote) if comment.quote.strip() else []
    if len(spans) == 1:
        return Remark(spans[0].segment, comment.text, spans[0])
    return Remark(homes[0].id, comment.text)
