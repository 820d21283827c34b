"""What each key does: the decision about the item shown, made and written.

accept(session)                              # the suggestion, the other text's words, or the proposal
edit(session, {"en-corr.p3": "It poured."})  # the corrected text of a segment, as it should be
dismiss(session, "a quotation")
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from workbench.app.review.differences import take_over, texts_of
from workbench.app.review.ended import has_read
from workbench.app.review.local import relevant
from workbench.app.review.session import Session
from workbench.correct.forward import forward
from workbench.correct.rewrite import rewrite
from workbench.diff.words import diff_words
from workbench.model.act import (
    Accept,
    Act,
    Body,
    Change,
    Correct,
    Dismiss,
    PinBead,
    Read,
    Reject,
    Remark,
    Unpin,
)
from workbench.model.alignment import Level
from workbench.model.errors import UsageError
from workbench.model.ids import witness_of
from workbench.model.span import Span


def can_accept(session: Session) -> bool:
    """Whether there is something that one key can take: a suggestion, other words, a proposal."""
    item = session.item
    if item.key in session.settled:
        return False
    if item.finding is not None:
        return item.finding.suggestion is not None
    return item.proposal is not None or _taken_over(session) is not None


def accept(session: Session, *, proposed: bool = False) -> tuple[Act, ...]:
    """UsageError where nothing is offered."""
    item = session.item
    if item.key in session.settled:
        raise UsageError(f"this is {session.settled[item.key]}", hint="u takes back what you just decided")
    if item.proposal is not None:
        return session.write([Accept(item.proposal.id)])
    if item.difference is not None:
        texts = _taken_over(session)
        if texts is None:
            raise UsageError("paragraphs would have to be cut or joined", hint="workbench split and join do that")
        why = f"as in {witness_of(item.difference.others[0])}"
        return edit(session, texts, why=why, proposed=proposed)
    if item.finding is None or item.finding.suggestion is None:
        raise UsageError("nothing is suggested here", hint="e edits the words, d dismisses the finding")
    if item.finding.spans[0].quote == item.finding.suggestion:
        raise UsageError("the suggestion is what stands there", hint="e edits the words")
    return _take_suggestion(session, item.finding.spans[0], item.finding.suggestion, proposed=proposed)


def _take_suggestion(session: Session, span: Span, new: str, *, proposed: bool) -> tuple[Act, ...]:
    """In the place of the words as they stand in the corrected text: what was corrected beside them stays."""
    state = session.here.state
    acts = relevant(session.writer.acts, {segment.id for segment in state.base.segments})
    segment, start, end = span.segment, span.start, span.end
    if witness_of(segment) == state.base.id:
        here = (change for change in state.changes if change.segment == segment)
        if not any(change.start <= end and start <= change.end for change in here):
            return session.write([_about(session, Correct((Change(span, new),), proposed=proposed), "")])
        place = forward(state.base, acts, span, state.witness.id)
        if place is None:
            raise UsageError("these words are parted now", hint="E edits the segments")
        segment, start, end = place
    text = next((each.text for each in state.witness.segments if each.id == segment), "")
    if text[start:end] != span.quote:
        raise UsageError("these words were corrected since the review began", hint="e edits them as they are now")
    return edit(session, {segment: text[:start] + new + text[end:]}, proposed=proposed)


def _taken_over(session: Session) -> dict[str, str] | None:
    """The corrected segments with the other text's words."""
    difference, state = session.here.difference, session.here.state
    if difference is None:
        return None
    made = take_over(difference, texts_of(state.witness, difference.segments))
    return dict(zip(difference.segments, made, strict=True)) if made else None


def edit(session: Session, texts: Mapping[str, str], *, why: str = "", proposed: bool = False) -> tuple[Act, ...]:
    """Segments of the corrected text as they should be; nothing is written where they are so already."""
    state = session.here.state
    acts = relevant(session.writer.acts, {segment.id for segment in state.base.segments})
    bodies = rewrite(state.base, acts, texts, diff_words, rejects=not proposed, state_id=state.witness.id)
    if not bodies:
        return ()
    made: list[Body] = [
        replace(_about(session, body, why), proposed=proposed) if isinstance(body, Correct) else body for body in bodies
    ]
    return session.write(made)


def _about(session: Session, body: Correct, why: str) -> Correct:
    """With what the finding says: it is answered by this correction."""
    finding = session.item.finding
    if finding is None:
        return replace(body, why=why)
    return replace(
        body,
        why=why or finding.message,
        category=finding.category,
        severity=finding.severity,
        source=finding.source,
        findings=(finding.id,),
    )


def dismiss(session: Session, why: str) -> tuple[Act, ...]:
    """A finding is no error; a proposal is refused."""
    item = session.item
    if item.proposal is not None:
        return session.write([Reject(item.proposal.id, why)])
    if item.finding is None:
        raise UsageError("only findings and proposals are dismissed", hint="space leaves this as it is")
    return session.write([Dismiss(item.finding.id, item.finding.spans[0], why)])


def remark(session: Session, text: str) -> tuple[Act, ...]:
    return session.write([Remark(session.item.segments[0], text)])


def mark_read(session: Session) -> tuple[Act, ...]:
    """The segments of the item; nothing is written where all were read since they were last changed."""
    new = tuple(each for each in session.item.segments if not has_read(each, session.writer))
    return session.write([Read(new)]) if new else ()


def pin(session: Session, why: str = "") -> tuple[Act, ...]:
    """The bead of the item's first segment stays as it is, whatever the aligner thinks later."""
    bead = session.surroundings.bead(session.item.segments[0])
    if bead is None:
        raise UsageError("this segment is aligned with nothing", hint="workbench pin LEFT RIGHT")
    if _pins(session, bead.b):
        raise UsageError("this bead is pinned already", hint="U takes the pin away")
    return session.write([PinBead(Level.SEGMENT, bead.a, bead.b, why)])


def unpin(session: Session) -> tuple[Act, ...]:
    pins = _pins(session, session.item.segments)
    if not pins:
        raise UsageError("this bead is not pinned", hint="P pins it")
    return session.write([Unpin(act.id) for act in pins])


def _pins(session: Session, units: Sequence[str]) -> list[Act]:
    return [
        act
        for act in session.writer.standing
        if isinstance(act.body, PinBead) and act.body.level is Level.SEGMENT and set(act.body.b) & set(units)
    ]


def editable(session: Session, *, whole: bool = False) -> tuple[str, str, int, int]:
    """The words to change in place: segment of the corrected text, its text, and [start, end) of the stretch."""
    shown = session.here.now
    if not shown:
        raise UsageError("nothing is left of these words", hint="b goes back to what was decided")
    texts = {each.id: each.text for each in session.here.state.witness.segments}
    first = next((each for each in shown if each.marks), shown[0])
    text = texts[first.segment]
    return (
        (first.segment, text, 0, len(text))
        if whole
        else (first.segment, text, first.start, first.start + len(first.text))
    )
