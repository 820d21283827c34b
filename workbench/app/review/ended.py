"""Why there is nothing to decide about an item any more, in words; empty while there is."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.app.review.differences import Difference, of_diff, texts_of
from workbench.app.review.items import Item
from workbench.app.review.local import relevant
from workbench.app.review.writer import Writer
from workbench.check.touch import answers, meets
from workbench.correct.reading import readers
from workbench.diff.compare import diff_bead
from workbench.model.act import Accept, Act, Correct, Dismiss, Drop
from workbench.model.alignment import Bead
from workbench.model.edition import Snapshot
from workbench.model.finding import Finding
from workbench.model.ids import witness_of
from workbench.model.state import State


def why_settled(item: Item, state: State, writer: Writer, snapshot: Snapshot) -> str:
    """state: of the item's segments."""
    standing = writer.standing
    if item.finding is not None:
        return _why_answered(item.finding, state, standing)
    if item.difference is not None:
        return "" if now(item.difference, state, snapshot) else "no difference any more"
    if item.proposal is not None:
        return _why_closed(item.proposal, standing)
    return "read" if has_read(item.segments[0], writer) else ""


def has_read(segment: str, writer: Writer) -> bool:
    """Whether the person who decides has read the segment as it is."""
    return writer.person in readers(relevant(writer.acts, {segment})).get(segment, ())


def _why_answered(finding: Finding, state: State, standing: Sequence[Act]) -> str:
    counting = {act.id for act in state.acts}
    for act in standing:
        if isinstance(act.body, Dismiss) and act.body.finding == finding.id:
            return f"dismissed by {act.id}"
        if isinstance(act.body, Correct) and finding.id in act.body.findings and act.id in counting:
            return f"corrected by {act.id}"
    is_of_state = witness_of(finding.segment) == state.witness.id
    for change in state.changes:
        if is_of_state:
            if change.state_segment == finding.segment and change.act not in (finding.act, ""):
                place = (change.state_start, change.state_start + len(change.new))
                if any(meets((span.start, span.end), place) for span in finding.spans):
                    return f"corrected by {change.act}"
        elif any(answers(change, span) for span in finding.spans):
            return f"corrected by {change.act}"
    if is_of_state and not _still_stands(finding, state):
        return "its words are gone"
    dropped = {each.operation.span.segment for each in state.structures if isinstance(each.operation, Drop)}
    return "its segment is dropped" if finding.segment in dropped else ""


def _still_stands(finding: Finding, state: State) -> bool:
    texts = {segment.id: segment.text for segment in state.witness.segments}
    return all(span.quote in texts.get(span.segment, "") for span in finding.spans)


def _why_closed(proposal: Act, standing: Sequence[Act]) -> str:
    for act in standing:
        if isinstance(act.body, Accept) and act.body.target == proposal.id:
            return f"accepted by {act.id}"
    return "" if any(act.id == proposal.id for act in standing) else "rejected or undone"


def now(difference: Difference, state: State, snapshot: Snapshot) -> Difference | None:
    """The same difference with the words as they are now; None when the two texts agree there."""
    here = {segment.id for segment in state.witness.segments}
    segments = tuple(each for each in difference.segments if each in here)
    if not segments:
        return None
    other = snapshot.witness(witness_of(difference.others[0]))
    bead = Bead(segments, difference.others)
    diff = diff_bead(bead, texts_of(state.witness, bead.a), texts_of(other, bead.b))
    return next((each for each in of_diff(diff, difference.relation) if each.key == difference.key), None)
