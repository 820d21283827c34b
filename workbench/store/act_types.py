"""The journal's lines as pydantic models: one per kind of act, each a mirror of a class of model/act.py.

    LINES["undo"].model_validate({"v": 1, "id": "1f0c7a52", ..., "act": "undo", "targets": ["…"]}).to_body()

A new kind or a new field changes the schemas in schemas/ (a contract test holds them to the code).
"""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from workbench.model import act, span
from workbench.model.alignment import Level
from workbench.model.finding import Severity as ModelSeverity

ActId = Annotated[str, Field(pattern="^[0-9a-f]{8}$")]
Text = Annotated[str, Field(min_length=1)]
Severity = Annotated[ModelSeverity, Field(strict=False)]
AnyLevel = Annotated[Level, Field(strict=False)]


class _Part(BaseModel):
    """Its fields are those of `model`, in the same order, with the same defaults."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)
    model: ClassVar[type]

    def to_model(self) -> Any:
        return self.model(**{field.name: _to_model(getattr(self, field.name)) for field in fields(self.model)})


def _to_model(value: Any) -> Any:
    if isinstance(value, _Part):
        return value.to_model()
    return tuple(_to_model(item) for item in value) if isinstance(value, list) else value


class SpanPart(_Part):
    """Code points [start, end) of a segment's text, the words there, and up to 20 code points on either side."""

    model = span.Span
    segment: Text
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    quote: str
    before: str = ""
    after: str = ""

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.end - self.start != len(self.quote):
            raise PydanticCustomError("span", "start and end do not fit the length of the quote")
        return self


class ChangePart(_Part):
    """Words of one segment replaced: an empty quote inserts, an empty `after` deletes."""

    model = act.Change
    op: Literal["change"]
    span: SpanPart
    after: str


class SplitPart(_Part):
    """The segment ends before the span, which goes; the rest is a segment of its own."""

    model = act.Split
    op: Literal["split"]
    span: SpanPart


class JoinPart(_Part):
    """`second`, the next aligned segment, becomes the end of `first`, with `glue` between."""

    model = act.Join
    op: Literal["join"]
    first: Text
    second: Text
    glue: str = " "


class AddPart(_Part):
    """A new segment behind `follows`; one with a span (of `follows`, without a quote) is a note that hangs there."""

    model = act.Add
    op: Literal["add"]
    follows: Text
    kind: Text
    text: str
    span: SpanPart | None = None
    past: Annotated[int, Field(ge=0, description="how much of what corrections put in just there is before it")] = 0

    @model_validator(mode="after")
    def _hangs(self) -> Self:
        if self.span is None:
            if self.past:
                raise PydanticCustomError("add", "past without a span means nothing")
        elif self.kind != "note":
            raise PydanticCustomError("add", "only a note hangs at a place; its kind is note")
        elif self.span.segment != self.follows or self.span.quote:
            raise PydanticCustomError("add", "the span of a note is a place in what it follows, without a quote")
        return self


class DropPart(_Part):
    """The whole segment goes; the span quotes all of it."""

    model = act.Drop
    op: Literal["drop"]
    span: SpanPart


Operation = Annotated[ChangePart | SplitPart | JoinPart | AddPart | DropPart, Field(discriminator="op")]
Operations = Annotated[list[Operation], Field(min_length=1)]


class Line(_Part):
    """What every line says besides what was decided."""

    v: Literal[1] = Field(description="version of the form of this line")
    id: ActId
    seq: Annotated[int, Field(ge=1, description="1 + the largest seen; order is (seq, id)")]
    sees: list[ActId] = Field(description="acts in force on the touched segments when this one was made")
    when: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", description="UTC")]
    who: Annotated[str, Field(pattern="^[a-z][a-z0-9-]{0,31}$", description="id of a person of the manifest")]
    act: str
    group: str = Field("", description="the same for acts that one command made")


class CorrectLine(Line):
    """A correction: operations on the base's words."""

    model = act.Correct
    act: Literal["correct"]
    operations: Operations
    why: str = ""
    category: Text | None = None
    severity: Severity | None = None
    source: list[SpanPart] = []
    findings: list[Text] = []
    certainty: Annotated[float, Field(ge=0, le=1)] = 1.0
    proposed: bool = False


class AcceptLine(Line):
    """A proposed correction is taken."""

    model = act.Accept
    act: Literal["accept"]
    target: ActId


class RejectLine(Line):
    """A correction is refused, proposed or not."""

    model = act.Reject
    act: Literal["reject"]
    target: ActId
    why: str = ""


class DismissLine(Line):
    """A finding is no error; the span keeps what it was about."""

    model = act.Dismiss
    act: Literal["dismiss"]
    finding: Text
    span: SpanPart | None
    why: str = ""


class PinLine(Line):
    """Units that render each other, whatever the aligner thinks."""

    model = act.PinBead
    act: Literal["pin"]
    level: AnyLevel
    a: list[Text]
    b: list[Text]
    why: str = ""


class UnpinLine(Line):
    """A pin counts no longer."""

    model = act.Unpin
    act: Literal["unpin"]
    target: ActId


class ReadLine(Line):
    """Segments read and found good."""

    model = act.Read
    act: Literal["read"]
    segments: list[Text]


class RemarkLine(Line):
    """A note on a segment, or on words of it."""

    model = act.Remark
    act: Literal["remark"]
    segment: Text
    text: str
    span: SpanPart | None = None


class UndoLine(Line):
    """Acts count no longer."""

    model = act.Undo
    act: Literal["undo"]
    targets: Annotated[list[ActId], Field(min_length=1)]


class RedoLine(Line):
    """An undo counts no longer."""

    model = act.Redo
    act: Literal["redo"]
    targets: Annotated[list[ActId], Field(min_length=1)]


class ReplaceLine(Line):
    """A newer text of a witness: sha256 of both files, and what became of the ids."""

    model = act.Replace
    act: Literal["replace"]
    witness: Text
    old: Text
    new: Text
    ids: Annotated[
        list[Annotated[list[Text], Field(min_length=2, max_length=2)]],
        Field(description="units that are now part of another: was, is"),
    ] = []
    retired: Annotated[list[Text], Field(description="ids no longer used")] = []
    minted: Annotated[list[Text], Field(description="ids first used by the new text")] = []
    moved: Annotated[int, Field(ge=0, description="retarget acts of its group that belong to it")] = 0
    why: str = ""


class RetargetLine(Line):
    """New places for an act whose words moved; with none of them it has no place any more."""

    model = act.Retarget
    act: Literal["retarget"]
    target: ActId
    operations: list[Operation] = []
    source: list[SpanPart] | None = None
    finding: str = ""
    span: SpanPart | None = None
    segment: str = ""
    segments: list[Text] = []
    a: list[Text] = []
    b: list[Text] = []


class ResolveLine(Line):
    """A conflict settled: `keep` holds, `drop` do not."""

    model = act.Resolve
    act: Literal["resolve"]
    keep: list[ActId]
    drop: list[ActId]


LINES: dict[str, type[Line]] = {
    "correct": CorrectLine, "accept": AcceptLine, "reject": RejectLine, "dismiss": DismissLine, "pin": PinLine,
    "unpin": UnpinLine, "read": ReadLine, "remark": RemarkLine, "undo": UndoLine, "redo": RedoLine,
    "replace": ReplaceLine, "retarget": RetargetLine, "resolve": ResolveLine,
}  # fmt: skip
