"""What somebody else says about a text: their text, and the places in it, before anything is known of ours.

    ForeignText("There are 3 cranes here.", line=4, claims=(ForeignClaim(10, 11, "xCOMET marks this.", line=7),))

Offsets are code points of `text`. Categories and severities are words of the other side; places in our text come later.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.finding import Evidence


@dataclass(frozen=True, slots=True)
class ForeignClaim:
    """One place somebody objects to. on_source: start and end count in the source text, not in the translation.

    confidence: 0..1 as given, None where nothing is said. problem: why it has no place, if the file itself shows it.
    """

    start: int
    end: int
    message: str
    line: int
    category: str = ""
    severity: str = ""
    confidence: float | None = None
    suggestion: str | None = None
    evidence: tuple[Evidence, ...] = ()
    on_source: bool = False
    hint: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ForeignText:
    """A segment as the other side has it, with what is said of it; also one of which nothing is said.

    line: in the received file, 1-based. system: which of several translations in one file it belongs to.
    """

    text: str
    line: int
    claims: tuple[ForeignClaim, ...] = ()
    source: str = ""
    system: str = ""
