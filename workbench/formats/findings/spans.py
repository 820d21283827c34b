"""Spans as JSON Lines: what `workbench bitext check` prints, with the texts; also what an estimator of a plug-in says.

    {"mt": "There are 3 cranes.", "src": "…", "score": 0.4, "spans": [{"start": 10, "end": 11, "severity": "major",
     "category": "accuracy.mistranslation", "confidence": 0.8, "message": "…", "suggestion": "four", "hint": false}]}

A span needs `start` and `end`, code points of `mt`; all else is optional. Source: docs/reference/json.md.
"""

from __future__ import annotations

from workbench.formats.findings.records import Record, first_record, read_json_lines
from workbench.formats.findings.registry import Importer, Received
from workbench.model.finding import Evidence
from workbench.model.foreign import ForeignClaim, ForeignText


def _read(received: Received) -> tuple[ForeignText, ...]:
    return tuple(_to_text(record) for record in read_json_lines(received.text(), received.name))


def _to_text(record: Record) -> ForeignText:
    mt = record.text("mt")
    score = record.number("score")
    evidence = (Evidence("score of the segment", f"{score:.3f}"),) if score is not None else ()
    claims = tuple(_to_claim(span, mt, evidence) for span in record.records("spans"))
    return ForeignText(mt, record.line, claims, record.optional_text("src"))


def _to_claim(span: Record, mt: str, evidence: tuple[Evidence, ...]) -> ForeignClaim:
    start, end = span.span(len(mt))
    rule = span.optional_text("rule")
    return ForeignClaim(
        start,
        end,
        span.optional_text("message") or "These words are marked as an error.",
        span.line,
        span.optional_text("category"),
        span.optional_text("severity"),
        span.confidence(),
        span.optional_text("suggestion") or None,
        (*((Evidence("rule", rule),) if rule else ()), *evidence),
        hint=span.get("hint") is True,
    )


def _is_mine(text: str) -> int:
    first = first_record(text)
    return 3 if "mt" in first and isinstance(first.get("spans"), list) else 0


IMPORTER = Importer("spans", "Spans as JSON Lines (workbench bitext check)", "spans", _is_mine, _read)
