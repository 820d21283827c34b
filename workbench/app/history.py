"""The journal as lines a person can read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.app.moments import to_moment
from workbench.app.people import is_person
from workbench.app.workspace import Workspace, full_id, open_workspace, select_range
from workbench.correct.about import segments_about, segments_named, targets_of
from workbench.correct.choose import overridden, without_overridden
from workbench.correct.force import acts_in_force, corrections_in_force, proposals
from workbench.model.act import (
    Accept,
    Act,
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
from workbench.model.span import CONTEXT, Span


@dataclass(frozen=True, slots=True)
class Line:
    """One act in words. in_force: it counts today; superseded_by: the acts that took some of its words, or all.

    pending: a proposal that nobody has answered.
    """

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
    pending: bool = False

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
            "pending": self.pending,
        }


@dataclass(frozen=True, slots=True)
class History:
    """Which acts are wanted. where: a segment or range; since: a day or moment, UTC; pending: proposals that wait."""

    where: str | None = None
    who: str | None = None
    since: str | None = None
    kind: str | None = None
    pending: bool = False


def history(directory: Path, wanted: History = History()) -> list[Line]:
    """The acts, newest first."""
    work = open_workspace(directory)
    acts = work.journal()
    people = work.edition.people
    since = None if wanted.since is None else to_moment(wanted.since)
    about = None if wanted.where is None else _segments(work, wanted.where)
    chosen = {
        act.id
        for act in acts
        if (wanted.who is None or is_person(people, act.who, wanted.who))
        and (since is None or act.when >= since)
        and wanted.kind in (None, act.kind)
    }
    return [
        line
        for line in reversed(to_lines(acts, people))
        if line.id in chosen
        and (about is None or not about.isdisjoint(line.segments))
        and (line.pending or not wanted.pending)
    ]


def _segments(work: Workspace, where: str) -> set[str]:
    """Of a range those of the base; a single one may be of any text, or be there no more."""
    base = work.edition.base.id
    if ".." not in where:
        return {full_id(where, base)}
    return {segment.id for segment in select_range(work.witness(base), where)}


def to_lines(acts: Sequence[Act], people: Sequence[Person]) -> list[Line]:
    """All acts, in their order, and what became of each."""
    in_force = acts_in_force(acts)
    standing = {act.id for act in in_force}
    pending = {act.id for act in proposals(in_force)}
    corrections = corrections_in_force(acts)
    kept = {act.id for act, _ in without_overridden(corrections)}
    gone = {act.id for act, _ in corrections if act.id not in kept}
    takers = {act: tuple(dict.fromkeys(by.values())) for act, by in overridden(corrections).items()}
    counting = standing - gone - pending
    names = {person.id: person.name for person in people}
    known = {act.id: act for act in acts}
    return [
        replace(
            to_line(act, names, known, in_force=act.id in counting),
            superseded_by=takers.get(act.id, ()),
            pending=act.id in pending,
        )
        for act in acts
    ]


def to_line(act: Act, names: Mapping[str, str], known: Mapping[str, Act], *, in_force: bool) -> Line:
    """names: of people by id. known: acts by id, for those that speak of another one."""
    body = act.body
    correction = body if isinstance(body, Correct) else None
    return Line(
        act.id,
        act.seq,
        act.when,
        names.get(act.who, act.who),
        act.kind,
        segments_about(body, known),
        describe_fully(body, known),
        getattr(body, "why", ""),
        correction.category if correction else None,
        correction.severity.value if correction and correction.severity else None,
        in_force,
    )


def describe_fully(body: Body, known: Mapping[str, Act], depth: int = 2) -> str:
    """What an act does, and for one about others what those did. known: acts by id."""
    if isinstance(body, Resolve):
        verbs = [*((each, "holds") for each in body.keep), *((each, "does not hold") for each in body.drop)]
        told = [(known[each], verb) for each, verb in verbs if each in known]
        return "; ".join(f"{each.id} {verb}: {describe(each.body)}" for each, verb in told) or describe(body)
    if isinstance(body, Retarget) and body.target in known:
        act, place = known[body.target], " ".join(segments_named(body))
        where = f"now in {place}" if place else "has no place now"
        if isinstance(act.body, Read):
            return f"read {act.id}: of what was read {describe(Read(body.segments))} have the same words"
        return f"{act.kind} {act.id}, {where}: {describe(act.body)}"
    others = [known[target] for target in targets_of(body) if target in known and depth]
    if any(isinstance(each.body, Replace) for each in others):  # what it moved goes with it and need not be told
        others = [each for each in others if not isinstance(each.body, Retarget)]
    return "; ".join(
        f"{each.kind} {each.id}: {describe_fully(each.body, known, depth - 1)}" for each in others
    ) or describe(body)


def describe(body: Body) -> str:
    """What an act does, in one line."""
    if isinstance(body, Correct | Retarget):
        return "; ".join(describe_operation(operation) for operation in body.operations)
    if isinstance(body, Dismiss):
        return f"finding {body.finding}" + (f" at “{body.span.quote}”" if body.span and body.span.quote else "")
    if isinstance(body, Remark):
        return f"{quoted(body.span.quote)}: {body.text}" if body.span else body.text
    if isinstance(body, PinBead):
        return f"{' '.join(body.a) or '–'} = {' '.join(body.b) or '–'}"
    if isinstance(body, Undo | Redo):
        return " ".join(body.targets)
    if isinstance(body, Accept | Reject | Unpin):
        return body.target
    if isinstance(body, Read):
        return "1 segment" if len(body.segments) == 1 else f"{len(body.segments)} segments"
    if isinstance(body, Replace):
        return f"{body.witness}: a newer text"
    assert isinstance(body, Resolve)
    return f"{' '.join(body.keep)} holds, {' '.join(body.drop)} does not"


def describe_operation(operation: Operation) -> str:
    if isinstance(operation, Change):
        old, new = operation.span.quote, operation.after
        if old == new:  # words given back to the base
            place = f"behind {quoted(operation.span.before)}" if operation.span.before else "at the beginning"
            return f"{quoted(old)} stays" if old else f"nothing put in {place}"
        if not old:
            return f"+{quoted(new)} {_behind(operation.span)}"
        return f"{quoted(old, new)} → {quoted(new, old)}" if new else f"–{quoted(old)}"
    if isinstance(operation, Split):
        return f"{operation.span.segment} split behind {quoted(_whole_words(operation.span))}"
    if isinstance(operation, Join):
        return f"{operation.first} and {operation.second} joined"
    if isinstance(operation, Drop):
        return f"{operation.span.segment} dropped"
    place = f"in {operation.follows} {_behind(operation.span)}" if operation.span else f"behind {operation.follows}"
    return f"a {operation.kind} added {place}: {quoted(operation.text)}"


def _behind(place: Span) -> str:
    word = place.before.split(" ")[-1] or place.before[-12:]
    return f"behind {quoted(word)}" if word else "at the beginning"


def _whole_words(span: Span) -> str:
    """The words before a place; of a long text the first of them may be cut and is left out."""
    return span.before.partition(" ")[2] if len(span.before) == CONTEXT and " " in span.before else span.before


def quoted(words: str, beside: str = "") -> str:
    """In quotation marks of ours; in angles where the words, or those beside them, have such marks of their own."""
    return f"‹{words}›" if set(words + beside) & set("“”") else f"“{words}”"
