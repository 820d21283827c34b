"""What a rule is: what it claims, how it finds it, and texts on which it must speak or stay silent.

    RULE = Rule("doubled-word", "A word stands twice", "linguistic-conventions.grammar", Severity.MINOR, ABOUT,
                SOURCE, find, hits=(Example("He saw the the berth.", "the the"),), misses=(...))

`find` is pure: a Context in, claims out, in document order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from workbench.model.context import Context
from workbench.model.finding import Evidence, Severity
from workbench.model.glossary import Term
from workbench.model.span import Span
from workbench.model.witness import Segment


@dataclass(frozen=True, slots=True)
class Claim:
    """One place a rule objects to. severity: only where it differs from the rule's; source: words of the source.

    category: only where it differs from the rule's.
    """

    spans: tuple[Span, ...]
    message: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    source: tuple[Span, ...] = ()
    suggestion: str | None = None
    severity: Severity | None = None
    category: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """Paragraphs (parted by line feeds), the words a finding must quote (None: nothing), and the source beside them.

    others: one paragraph as other translations have it; revision: as a corrected copy has it; glossary: that of the
    edition.
    """

    text: str
    quote: str | None = None
    source: str = ""
    glossary: tuple[Term, ...] = ()
    others: tuple[str, ...] = ()
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """id: the file's name with hyphens. about: for the catalogue. origin: where the rule comes from.

    needs_others: it reads other texts of the language.
    is_local: what it claims of a segment follows from the segment, its beads and what stands in these, whatever stands
    elsewhere: so after a correction it looks only where something changed.
    """

    id: str
    title: str
    category: str
    severity: Severity
    about: str
    origin: str
    find: Callable[[Context], Iterable[Claim]]
    hits: tuple[Example, ...]
    misses: tuple[Example, ...]
    needs_source: bool = False
    needs_others: bool = False
    is_local: bool = False


def claim_at(
    segment: Segment,
    start: int,
    end: int,
    message: str,
    confidence: float,
    *,
    evidence: tuple[Evidence, ...] = (),
    suggestion: str | None = None,
) -> Claim:
    """A claim about [start, end) of one segment."""
    span = Span.of(segment.id, segment.text, start, end)
    return Claim((span,), message, confidence, evidence, suggestion=suggestion)
