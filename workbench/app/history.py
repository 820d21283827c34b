"""The journal as lines a person can read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.app.workspace import full_id, open_workspace
from workbench.correct.choose import overridden, without_overridden
from workbench.correct.force import acts_in_force, corrections_in_force
from workbench.model.act import (
    Accept,
    Act,
    Add,
    Body,
    Change,
    Correct,
    Dismiss,
    Drop,
    Join,
    Operation,
    PinBead,
    Read,
    Redo,
    Reject,
    Remark,
    Replace,
    Resolve,
    Retarget,
    Split,
    Undo,
    Unpin,
)
from workbench.model.edition import Person


@dataclass(frozen=True, slots=True)
class Line:
    """One act in words. in_force: it counts today; superseded_by: the acts that took some of its words, or all."""

    id: str
    seq: int
    when: str
    who: str
    act: str
    segments: tuple[str, ...]
    what: str
    why: str
    category: str | None
    severity: str | None
    in_force: bool
    superseded_by: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        return {
            "type": "act",
            "id": self.id,
            "seq": self.seq,
            "when": self.when,
            "who": self.who,
            "act": self.act,
            "segments": list(self.segments),
            "what": self.what,
            "why": self.why,
            "category": self.category,
            "severity": self.severity,
            "in_force": self.in_force,
            "superseded_by": list(self.superseded_by),
        }


def history(directory: Path, segment: str | None = None) -> list[Line]:
    """The acts, newest first; only those that touch the segment if one is given."""
    work = open_workspace(directory)
    lines = list(reversed(to_lines(work.acts(), work.edition.people)))
    if segment is None:
        return lines
    wanted = full_id(segment, work.edition.base.id)
    return [line for line in lines if wanted in line.segments]


def to_lines(acts: Sequence[Act], people: Sequence[Person]) -> list[Line]:
    """All acts, in their order, and what became of each."""
    standing = {act.id for act in acts_in_force(acts)}
    corrections = corrections_in_force(acts)
    kept = {act.id for act, _ in without_overridden(corrections)}
    gone = {act.id for act, _ in corrections if act.id not in kept}
    takers = {act: tuple(dict.fromkeys(by.values())) for act, by in overridden(corrections).items()}
    names = {person.id: person.name for person in people}
    known = {act.id: act for act in acts}
    return [
        replace(
            to_line(act, names, known, in_force=act.id in standing and act.id not in gone),
            superseded_by=takers.get(act.id, ()),
        )
        for act in acts
    ]


def to_line(act: Act, names: Mapping[str, str], known: Mapping[str, Act], *, in_force: bool) -> Line:
    """names: of people by id. known: acts by id, for those that speak of another one."""
    body = act.body
    others = [known[target] for target in targets_of(body) if target in known]
    segments = segments_of_body(body) or tuple(
        dict.fromkeys(each for act in others for each in segments_of_body(act.body))
    )
    correction = body if isinstance(body, Correct) else None
    return Line(
        act.id,
        act.seq,
        act.when,
        names.get(act.who, act.who),
        act.kind,
        segments,
        "; ".join(f"{each.kind} {each.id}: {describe(each.body)}" for each in others) or describe(body),
        getattr(body, "why", ""),
        correction.category if correction else None,
        correction.severity.value if correction and correction.severity else None,
        in_force,
    )


def segments_of_body(body: Body) -> tuple[str, ...]:
    if isinstance(body, Correct | Retarget):
        return tuple(dict.fromkeys(segment for operation in body.operations for segment in _touched(operation)))
    if isinstance(body, Remark):
        return (body.segment,)
    if isinstance(body, Dismiss):
        return (body.span.segment,) if body.span else ()
    if isinstance(body, PinBead):
        return body.a + body.b
    return body.segments if isinstance(body, Read) else ()


def targets_of(body: Body) -> tuple[str, ...]:
    """The acts that an act is about."""
    if isinstance(body, Undo | Redo):
        return body.targets
    return (body.target,) if isinstance(body, Accept | Reject | Unpin | Retarget) else ()


def _touched(operation: Operation) -> tuple[str, ...]:
    if isinstance(operation, Join):
        return (operation.first, operation.second)
    return (operation.follows,) if isinstance(operation, Add) else (operation.span.segment,)


def describe(body: Body) -> str:
    """What an act does, in one line."""
    if isinstance(body, Correct | Retarget):
        return "; ".join(describe_operation(operation) for operation in body.operations)
    if isinstance(body, Dismiss):
        return f"finding {body.finding}" + (f" at “{body.span.quote}”" if body.span and body.span.quote else "")
    if isinstance(body, Remark):
        return body.text
    if isinstance(body, PinBead):
        return f"{' '.join(body.a) or '–'} = {' '.join(body.b) or '–'}"
    if isinstance(body, Undo | Redo):
        return " ".join(body.targets)
    if isinstance(body, Accept | Reject | Unpin):
        return body.target
    if isinstance(body, Read):
        return " ".join(body.segments)
    if isinstance(body, Replace):
        return f"{body.witness}: a newer text"
    assert isinstance(body, Resolve)
    return f"{' '.join(body.keep)} holds, {' '.join(body.drop)} does not"


def describe_operation(operation: Operation) -> str:
    if isinstance(operation, Change):
        old, new = operation.span.quote, operation.after
        if not old:
            behind = operation.span.before.split(" ")[-1] or operation.span.before[-12:]
            return f"+{quoted(new)} behind {quoted(behind)}" if behind else f"+{quoted(new)} at the beginning"
        return f"{quoted(old, new)} → {quoted(new, old)}" if new else f"–{quoted(old)}"
    if isinstance(operation, Split):
        return f"{operation.span.segment} split behind {quoted(operation.span.before)}"
    if isinstance(operation, Join):
        return f"{operation.first} and {operation.second} joined"
    if isinstance(operation, Drop):
        return f"{operation.span.segment} dropped"
    return f"a {operation.kind} added behind {operation.follows}: {quoted(operation.text)}"


def quoted(words: str, beside: str = "") -> str:
    """In quotation marks of ours; in angles where the words, or those beside them, have such marks of their own."""
    return f"‹{words}›" if set(words + beside) & set("“”") else f"“{words}”"
