"""The glossary as one meets it in a segment.

terms_here(session)                          # ["флот = navy|naval  required"]
add_term(session, "порт = port")
"""

from __future__ import annotations

from workbench.app.review.session import Session
from workbench.model.errors import UsageError
from workbench.model.glossary import Term
from workbench.store.glossary_write import add_term as write_term
from workbench.text.terms import TermIndex


def terms_here(session: Session) -> list[str]:
    """The rows whose words stand in the segment, or in the source beside it, in any form."""
    around = session.surroundings
    texts = {around.base.language: [around.segment(each).text for each in session.item.segments]}
    if around.source is not None:
        texts[around.source.language] = [each.text for each in around.sources(session.item.segments)]
    return [
        "  ".join(part for part in (f"{row.source} = {'|'.join(row.targets)}", row.status.value, row.note) if part)
        for row in session.writer.work.glossary()
        if any(_stands(row, language, text) for language, some in texts.items() for text in some)
    ]


def _stands(row: Term, language: str, text: str) -> bool:
    terms = [term for term in (row.source, *row.targets) if term]
    return bool(TermIndex(terms, language, is_strict=False).find(text))


def add_term(session: Session, typed: str) -> str:
    """`source = target`, with | between targets; what is wrong with it is a UsageError."""
    source, sign, target = typed.partition("=")
    if not sign or not source.strip() or not target.strip():
        raise UsageError(f"“{typed}” is no term", hint="write it as  source = target")
    added = write_term(session.writer.work.paths.glossary, (source.strip(), target.strip(), "required", ""))
    return f"the glossary has {source.strip()} = {target.strip()} now" if added else "the glossary has that already"
