"""A page with much said about little text: five texts of one language, and a finding every few words.

snapshot = dense_snapshot(24, 9)        # 24 paragraphs; nine findings on each, in base and state
"""

from __future__ import annotations

from dataclasses import replace

from tests.made.book import book_snapshot
from workbench.model.alignment import Alignment, Bead, Level
from workbench.model.edition import Snapshot, WitnessEntry
from workbench.model.finding import Evidence, Finding, Severity
from workbench.model.ids import finding_id
from workbench.model.span import Span
from workbench.model.witness import Block, Role, Segment, Witness

_OTHERS = {"en-2": Role.TRANSLATION, "en-3": Role.TRANSLATION, "en-rev": Role.REVISION}
_RULES = (
    ("number-differs", "accuracy.mistranslation", Severity.MAJOR, "“{}” stands for another number.", "value there"),
    ("doubled-word", "linguistic-conventions.grammar", Severity.MINOR, "The word “{}” stands twice.", "trace"),
    ("negation-differs", "accuracy.mistranslation", Severity.CRITICAL, "The source denies; “{}” does not.", "source"),
)


def dense_snapshot(paragraphs: int, each: int) -> Snapshot:
    book = book_snapshot(1, paragraphs)
    base, source = book.state.base, book.witnesses[1]
    others = tuple(_copy(base, identifier, role) for identifier, role in _OTHERS.items())
    entries = tuple(WitnessEntry(name, role, "en", (f"{name}.txt",)) for name, role in _OTHERS.items())
    pairs = {"en-2": "ru", "en-3": "ru", "en-rev": "en-mt"}
    return replace(
        book,
        edition=replace(book.edition, witnesses=(*book.edition.witnesses, *entries)),
        witnesses=(base, source, *others),
        alignments=(*book.alignments, *(_beads(pairs[text.id], text) for text in others)),
        findings=tuple(made for text in base.segments if text.kind == "p" for made in _findings(text, each)),
        state_findings=tuple(
            made for text in book.state.witness.segments if text.kind == "p" for made in _findings(text, each)
        ),
    )


def _copy(base: Witness, identifier: str, role: Role) -> Witness:
    nodes = tuple(
        Segment(segment.id.replace(base.id, identifier), segment.kind, segment.text) for segment in base.segments
    )
    return Witness(identifier, "en", role, (Block("div", f"{identifier}.d1", children=nodes),))


def _beads(a: str, text: Witness) -> Alignment:
    ids = [segment.id for segment in text.segments]
    return Alignment(a, text.id, Level.SEGMENT, tuple(Bead((each.replace(text.id, a),), (each,)) for each in ids))


def _findings(segment: Segment, count: int) -> list[Finding]:
    made = []
    at = 0
    for number in range(count):
        rule, category, severity, message, kind = _RULES[number % len(_RULES)]
        word = segment.text[at:].split(" ")[0]
        start, end = at, at + len(word)
        before, behind = segment.text[max(0, start - 20) : start], segment.text[end : end + 20]
        spans = (Span(segment.id, start, end, word, before, behind),)
        identifier = finding_id(rule, segment.id, word, number)
        evidence = (Evidence(kind, word),)
        told = message.format(word)
        claim = Finding(identifier, rule, category, severity, spans, told, 0.9, evidence=evidence, suggestion="so")
        made.append(claim)
        at = segment.text.index(" ", end) + 1
    return made
