"""What a rule claims about a passage: what, where, how bad, why, and how far to believe it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.span import Span


class Severity(StrEnum):
    """MQM severities; penalties 0, 1, 5, 25."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        return ("neutral", "minor", "major", "critical").index(self.value)

    @property
    def penalty(self) -> int:
        return (0, 1, 5, 25)[self.rank]


class Status(StrEnum):
    """introduced: open, in the corrected text only, and a correction brought it in."""

    OPEN = "open"
    INTRODUCED = "introduced"
    CORRECTED = "corrected"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason in words: kind is a short label (`source`, `opened`, `value`…), value what a reader sees."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim of a machine, or one received. An omission has an empty quote at the point where the words are missing.

    category: MQM, dotted (`accuracy.omission`). confidence 0..1 in steps of 1/1000.
    source: the words of the source behind it. conjecture: they come from a reconstruction.
    hint: the rule has no measured precision, or a low one; hints are not shown by default.
    act: the act that corrected, dismissed or introduced it. origin: who found it, if no rule of ours; `rule` then
    says the same.
    """

    id: str
    rule: str
    category: str
    severity: Severity
    spans: tuple[Span, ...]
    message: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    source: tuple[Span, ...] = ()
    suggestion: str | None = None
    conjecture: bool = False
    hint: bool = False
    status: Status = Status.OPEN
    act: str | None = None
    origin: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to look at it."""
        return self.status in (Status.OPEN, Status.INTRODUCED)

    @property
    def segment(self) -> str:
        return self.spans[0].segment
