"""The JSON shapes of an edition's parts, one place for every command and export (docs/reference/json.md)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.model.alignment import Alignment, Bead
from workbench.model.edits import Comparison, SegmentDiff
from workbench.model.finding import Finding
from workbench.model.ids import witness_of
from workbench.model.score import Score
from workbench.model.span import Span
from workbench.model.witness import Segment

Record = dict[str, Any]


def segment_record(witness: str, segment: Segment) -> Record:
    return {
        "type": "segment",
        "witness": witness,
        "id": segment.id,
        "kind": segment.kind,
        "text": segment.text,
        "line": segment.place.first if segment.place else None,
    }


def bead_record(alignment: Alignment, bead: Bead) -> Record:
    return {
        "type": "bead",
        "level": alignment.level.value,
        "a": alignment.a,
        "b": alignment.b,
        "a_ids": list(bead.a),
        "b_ids": list(bead.b),
        "confidence": bead.confidence,
        "pinned": bead.pinned,
        "moved": bead.moved,
    }


def span_record(span: Span) -> Record:
    return {"segment": span.segment, "start": span.start, "end": span.end, "quote": span.quote}


def finding_record(finding: Finding, lines: Mapping[str, int | None]) -> Record:
    """lines: segment id -> first line in its received file."""
    span = finding.spans[0]
    return {
        "type": "finding",
        "id": finding.id,
        "rule": finding.rule,
        "origin": finding.origin,
        "category": finding.category,
        "severity": finding.severity.value,
        "witness": witness_of(span.segment),
        **span_record(span),
        "line": lines.get(span.segment),
        "message": finding.message,
        "evidence": [{"kind": item.kind, "value": item.value} for item in finding.evidence],
        "confidence": finding.confidence,
        "status": finding.status.value,
        "act": finding.act,
        "hint": finding.hint,
        "conjecture": finding.conjecture,
        "suggestion": finding.suggestion,
        "spans": [span_record(each) for each in finding.spans],
        "source": [span_record(each) for each in finding.source],
    }


def score_record(score: Score) -> Record:
    return {
        "type": "score",
        "witness": witness_of(score.segment),
        "segment": score.segment,
        "score": score.value,
        "rank": score.rank,
        "words": score.words,
        "doubts": [each._asdict() for each in score.doubts],
    }


def diff_record(comparison: Comparison, diff: SegmentDiff) -> Record:
    return {
        "type": "diff",
        "a": comparison.a,
        "b": comparison.b,
        "relation": comparison.relation.value,
        "a_ids": list(diff.a),
        "b_ids": list(diff.b),
        "change": diff.change,
        "block": diff.is_block,
        "edits": [{"op": edit.op.value, "old": edit.old, "new": edit.new} for edit in diff.edits],
    }
