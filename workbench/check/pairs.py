"""One segment with or without its source, judged on its own: the records of `bitext check`.

judge("7", to_context("Мы пришли.", "We came..", "ru", "en"))     # {"id": "7", "score": …, "spans": […]}
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from workbench.check.doubt import Doubt, doubts
from workbench.check.judge import Judge, JudgedWord, Judgement
from workbench.check.runner import run
from workbench.check.score import score
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.finding import Finding, Severity
from workbench.model.witness import Role, Segment, Witness
from workbench.text.mint import mint
from workbench.text.tokens import words

DOUBT = "doubt"  # what stands for a rule in spans that the judge doubts


def judge(
    identifier: object, context: Context, mt_off: object = None, judge_of: Judge | None = None
) -> dict[str, object]:
    """The output record: score, spans, and `mt_bad` where the record has token offsets.

    Where there is no judge of these languages, the score follows from what the rules found; where nothing was
    translated it is 0. Beside its source, a passage has the stretches that the judge doubts among its spans, unless a
    rule names what is wrong in them.
    """
    findings = run(context)
    shown = [finding for finding in findings if not finding.hint]
    judgement = _read(context, judge_of) if judge_of else None
    text = context.witness.segments[0].text
    spans = [_span(finding) for finding in shown]
    if judgement and context.source is not None:
        free = (each for each in doubts(text, judgement.words) if not _is_named(each, shown))
        spans = sorted([*spans, *map(_doubted, free)], key=lambda span: (span["start"], span["end"], span["rule"]))
    record: dict[str, object] = {
        "id": identifier,
        "score": 0.0 if _is_empty(context) else judgement.score if judgement else score(shown, len(words(text))),
        "spans": spans,
    }
    if isinstance(mt_off, list):
        judged = judgement.words if judgement else ()
        borders = [word.start for word in judged], [word.end for word in judged]
        record["mt_bad"] = [_bad(shown if judgement else findings, judged, borders, each) for each in mt_off]
    return record


def _read(context: Context, judge_of: Judge) -> Judgement:
    text = context.witness.segments[0].text
    if context.source is None:
        return judge_of.read(text)
    return judge_of.read(text, context.source.segments[0].text, context.link_words(context.segment_beads[0]))


def to_context(source: str, text: str, source_language: str, target_language: str) -> Context:
    """One paragraph beside its source, one bead on either level: who can align sentences puts in better ones."""
    witness = Witness("mt", target_language, Role.BASE, mint((Segment("", "p", text),), "mt", target_language))
    if not source.strip():
        return Context(witness)
    original = Witness("src", source_language, Role.SOURCE, mint((Segment("", "p", source),), "src", source_language))
    theirs, ours = (tuple(each.id for each in one.segments[0].sentences) for one in (original, witness))
    beads = (Bead((original.segments[0].id,), (witness.segments[0].id,)),)
    return Context(witness, original, beads, (Bead(theirs, ours),))


def _is_empty(context: Context) -> bool:
    """No word where the source has some: neither judge nor rules have anything to look at."""
    source = context.source.segments[0].text if context.source else ""
    return bool(words(source)) and not words(context.witness.segments[0].text)


def _is_named(doubt: Doubt, findings: Sequence[Finding]) -> bool:
    return any(doubt.start <= span.start and span.end <= doubt.end for each in findings for span in each.spans)


def _doubted(doubt: Doubt) -> dict[str, Any]:
    return {
        "start": doubt.start,
        "end": doubt.end,
        "category": "accuracy.mistranslation",
        "severity": Severity.MINOR.value,
        "rule": DOUBT,
        "confidence": doubt.confidence,
        "message": "An editor would sooner change this than the rest of the passage.",
    }


def _span(finding: Finding) -> dict[str, Any]:
    span = finding.spans[0]
    return {
        "start": span.start,
        "end": span.end,
        "category": finding.category,
        "severity": finding.severity.value,
        "rule": finding.rule,
        "confidence": finding.confidence,
        "message": finding.message,
    }


def _bad(
    findings: Sequence[Finding], judged: Sequence[JudgedWord], borders: tuple[list[int], list[int]], offsets: object
) -> float:
    """Probability that a token is bad: of the surest finding on it (hints at half their confidence), or as judged.

    borders: where the judged words start and end.
    """
    if not isinstance(offsets, list) or len(offsets) != 2 or not all(isinstance(each, int) for each in offsets):
        return 0.0
    start, end = offsets
    starts, ends = borders
    sure = [
        finding.confidence / (2 if finding.hint else 1)
        for finding in findings
        if finding.spans[0].start < end and start < finding.spans[0].end
    ]
    first = bisect_right(ends, start)
    sure += [judged[at].bad for at in range(first, max(first, bisect_left(starts, end)))]
    return round(max(sure, default=0.0), 3)
