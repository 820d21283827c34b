"""One line of the journal: what a person decided, when, and on what they then saw.

    Act("1f0c7a52", 3, (), "2026-03-02T10:15:00Z", "ak", Correct((Change(span, "three"),), why="Number: три."))

Order is (seq, id). `sees` holds the ids of the acts in force on the touched segments when this one was made.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.alignment import Level
from workbench.model.finding import Severity
from workbench.model.span import Span


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one segment replaced: an empty quote inserts, an empty `after` deletes."""

    span: Span
    after: str


@dataclass(frozen=True, slots=True)
class Split:
    """The segment ends before the span; the rest is a segment of its own; the span (a blank, mostly) goes."""

    span: Span


@dataclass(frozen=True, slots=True)
class Join:
    """`second`, the next aligned segment after `first`, becomes its end, with `glue` between."""

    first: str
    second: str
    glue: str = " "


@dataclass(frozen=True, slots=True)
class Add:
    """A new segment behind `follows`; one with a span (of `follows`, without a quote) is a note that hangs there.

    past: of the words that corrections put in just there, so many code points stand in front of the note.
    """

    follows: str
    kind: str
    text: str
    span: Span | None = None
    past: int = 0


@dataclass(frozen=True, slots=True)
class Drop:
    """The whole segment goes; the span quotes all of it."""

    span: Span


Operation = Change | Split | Join | Add | Drop


@dataclass(frozen=True, slots=True)
class Correct:
    """A correction: operations on the base's words. finding: ids it answers. source: words of the source."""

    operations: tuple[Operation, ...]
    why: str = ""
    category: str | None = None
    severity: Severity | None = None
    source: tuple[Span, ...] = ()
    findings: tuple[str, ...] = ()
    certainty: float = 1.0
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class Accept:
    """A proposed correction is taken."""

    target: str


@dataclass(frozen=True, slots=True)
class Reject:
    """A correction is refused, proposed or not."""

    target: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Dismiss:
    """A finding is no error; the span keeps what it was about."""

    finding: str
    span: Span | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class PinBead:
    """Units that render each other, whatever the aligner thinks."""

    level: Level
    a: tuple[str, ...]
    b: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Unpin:
    target: str


@dataclass(frozen=True, slots=True)
class Read:
    """Segments read and found good."""

    segments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    segment: str
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Undo:
    """An act counts no longer; a group (`--all`) is undone by the id of any of its acts."""

    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Redo:
    """An undo counts no longer."""

    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replace:
    """A newer text of a witness. old, new: digests (sha256) of both files.

    ids: units that are now part of another, (was, is). retired: ids no longer used. minted: ids first used by the new
    text. moved: how many `retarget` acts of its group belong to it; without all of them none of the group counts.
    The acts it sees are those whose places it looked after.
    """

    witness: str
    old: str
    new: str
    ids: tuple[tuple[str, str], ...] = ()
    retired: tuple[str, ...] = ()
    minted: tuple[str, ...] = ()
    moved: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Retarget:
    """New places for an act whose words moved: what of its fields names a place. With none it has no place any more.

    Which they are depends on the act: operations (and source, if that moved too) of a correction, finding and span of a
    dismissal, segment and span of a remark, segments of a reading, a and b of a pin.
    """

    target: str
    operations: tuple[Operation, ...] = ()
    source: tuple[Span, ...] | None = None
    finding: str = ""
    span: Span | None = None
    segment: str = ""
    segments: tuple[str, ...] = ()
    a: tuple[str, ...] = ()
    b: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolve:
    """A conflict settled: `keep` holds, `drop` do not."""

    keep: tuple[str, ...]
    drop: tuple[str, ...]


Body = (
    Correct | Accept | Reject | Dismiss | PinBead | Unpin | Read | Remark | Undo | Redo | Replace | Retarget | Resolve
)

KINDS: dict[str, type] = {
    "correct": Correct, "accept": Accept, "reject": Reject, "dismiss": Dismiss, "pin": PinBead, "unpin": Unpin,
    "read": Read, "remark": Remark, "undo": Undo, "redo": Redo, "replace": Replace, "retarget": Retarget,
    "resolve": Resolve,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Act:
    """id: 8 hex digits; seq: 1 + the largest seen; when: UTC, `2026-03-02T10:15:00Z`; who: id of a person."""

    id: str
    seq: int
    sees: tuple[str, ...]
    when: str
    who: str
    body: Body
    group: str = ""

    @property
    def order(self) -> tuple[int, str]:
        return (self.seq, self.id)

    @property
    def kind(self) -> str:
        return next(name for name, type_ in KINDS.items() if isinstance(self.body, type_))
