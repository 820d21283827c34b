"""What stands in each paragraph of an export, whatever it is made from.

Line("en-corr.p3", segment, [Bit("We came to the "), Bit("harbor", "del", "1f0c7a52"), Bit("port", "ins", "1f0c7a52")])
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from workbench.model.witness import Mark, Segment

KEPT, CAME, WENT = "", "ins", "del"


@dataclass(frozen=True, slots=True)
class Bit:
    """Words that stayed, came or went. at, until: where they, or what they replace, stand in the line's segment."""

    text: str
    op: str = KEPT
    act: str = ""
    at: int = 0
    until: int = 0


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note that an act added: its mark, where it stands in the text that is exported."""

    mark: Mark
    act: str


@dataclass(slots=True)
class Line:
    """One paragraph. id: of the segment that it is, in the text that is exported (empty: it is none of its own).

    like: whose emphasis and notes it has. unit, begin: the segment its words are in, and where they begin there.
    notes: those that came, at places of the unit; what is written is taken off.
    mark, mark_act: whether the paragraph's end came or went, and by which act. is_last: nothing of `like` follows.
    """

    id: str
    like: Segment
    bits: list[Bit] = field(default_factory=list)
    unit: str = ""
    begin: int = 0
    mark: str = KEPT
    mark_act: str = ""
    is_last: bool = True
    notes: list[NewNote] = field(default_factory=list)

    @property
    def text(self) -> str:
        """As if all changes were accepted."""
        return "".join(bit.text for bit in self.bits if bit.op != WENT)

    @property
    def was(self) -> str:
        """As if all were rejected."""
        return "".join(bit.text for bit in self.bits if bit.op != CAME)


class Lines(Protocol):
    """Where a writer gets its paragraphs from."""

    def of(self, segment: Segment) -> Sequence[Line]:
        """The paragraphs that stand where the segment does."""
        ...

    def went_by(self, segment: Segment) -> str:
        """The act that took a note, or all that it hangs in, away; empty if none did."""
        ...


class Plain:
    """Each segment as it is."""

    def of(self, segment: Segment) -> Sequence[Line]:
        text = segment.text
        return [Line(segment.id, segment, [Bit(text, at=0, until=len(text))] if text else [], segment.id)]

    def went_by(self, segment: Segment) -> str:
        return ""
