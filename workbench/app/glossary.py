"""The glossary of an edition: what it says, how it is kept to, and rows put in and taken out.

for use in list_terms(directory):
    use.term, use.stands, use.rendered        # «флот»: 12 times in the source, 10 of them as the row says
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from workbench.app.compute import context_of
from workbench.check.glossary import forbidden_anywhere, meetings
from workbench.model.event import Report, ignore
from workbench.model.glossary import Term
from workbench.store.glossary_write import add_term, remove_terms
from workbench.store.paths import EditionPaths, find_edition


@dataclass(frozen=True, slots=True)
class TermUse:
    """stands: times in the source, None where the term or the edition has none. rendered: by a target beside it."""

    term: Term
    stands: int | None
    rendered: int

    def to_json(self) -> dict[str, object]:
        return {
            "source": self.term.source,
            "targets": list(self.term.targets),
            "status": self.term.status.value,
            "note": self.term.note,
            "stands": self.stands,
            "rendered": self.rendered,
        }


def list_terms(directory: Path, on: str | None = None, report: Report = ignore) -> list[TermUse]:
    """In the order of the file. on: the corrected state instead of the base."""
    context = context_of(directory, on, report)
    stands: Counter[Term] = Counter()
    rendered: Counter[Term] = Counter()
    for meeting in meetings(context):
        stands[meeting.term] += len(meeting.origins)
        rendered[meeting.term] += min(len(meeting.origins), len(meeting.rendered))
    for term, _ in forbidden_anywhere(context):
        rendered[term] += 1
    return [
        TermUse(term, stands[term] if term.source and context.source else None, rendered[term])
        for term in context.glossary
    ]


def add(directory: Path, source: str, target: str, status: str, note: str) -> bool:
    """False where the row stands there already."""
    return add_term(EditionPaths(find_edition(directory)).glossary, (source, target, status, note))


def remove(directory: Path, source: str, target: str | None) -> tuple[Term, ...]:
    return remove_terms(EditionPaths(find_edition(directory)).glossary, source, target)
