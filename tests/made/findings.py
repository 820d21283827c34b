"""Findings on the ferry: overlapping, empty, on several places, settled, hostile, a hint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.made.texts import HOSTILE, span
from workbench.model.finding import Evidence, Finding, Severity, Status
from workbench.model.ids import finding_id
from workbench.model.span import Span
from workbench.model.state import State
from workbench.model.witness import Witness


def finding(
    rule: str, category: str, severity: Severity, spans: Sequence[Span], message: str, **more: object
) -> Finding:
    identifier = finding_id(rule, spans[0].segment, spans[0].quote, 1)
    return Finding(identifier, rule, category, severity, tuple(spans), message, 0.9, **more)  # type: ignore[arg-type]


def ferry_findings(base: Witness, source: Witness, state: State) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    p = {part.id.partition(".")[2]: part for part in base.segments}
    s = {part.id.partition(".")[2]: part for part in source.segments}
    c = {part.id.partition(".")[2]: part for part in state.witness.segments}
    corrected = Status.CORRECTED
    on_base = (
        finding(
            "quote-unbalanced",
            "linguistic-conventions.punctuation",
            Severity.MAJOR,
            [span(p["p1"], "“as in a book, and")],
            "A quotation opens and is not closed.",
            evidence=(Evidence("opened", "“ in sentence 4"),),
            status=corrected,
            act="33333333",
        ),
        finding(
            "idiom-literal",
            "accuracy.mistranslation",
            Severity.CRITICAL,
            [span(p["p1"], "in a book, and we believed")],
            "An idiom seems to be taken word for word.",
            source=(span(s["p1"], "как по писаному"),),
            evidence=(Evidence("source", "«как по писаному»"), Evidence("value", "<i>as if reading</i>")),
            conjecture=True,
        ),
        finding(
            "doubled-word",
            "linguistic-conventions.grammar",
            Severity.NEUTRAL,
            [span(p["p1"], "In the morning we")],
            "Only a remark.",
        ),
        finding(
            "name-unsteady",
            "terminology.inconsistent",
            Severity.MINOR,
            [span(p["p1"], "Pavel"), span(p["p6"], "Pavel's")],
            "The same name is used in two ways.",
            suggestion="Pavel",
        ),
        finding(
            "number-differs",
            "accuracy.mistranslation",
            Severity.CRITICAL,
            [span(p["p2"], "Five"), span(p["p2"], "sixth")],
            "The numbers differ from the source.",
            source=(span(s["p2"], "четыре"), span(s["p2"], "Пятую")),
            status=corrected,
            act="44444444",
        ),
        finding(
            "omission",
            "accuracy.omission",
            Severity.MAJOR,
            [span(p["p4"], "", after="far away.")],
            "A sentence of the source has no counterpart here.",
            source=(span(s["p5"], "Вехи ставит Павел."),),
        ),
        finding(
            "addition",
            "accuracy.addition",
            Severity.MAJOR,
            [span(p["p5"], p["p5"].text)],
            "Nothing in the source says this.",
            status=corrected,
            act="99999999",
        ),
        replace(
            finding(
                "spacing",
                "linguistic-conventions.punctuation",
                Severity.MINOR,
                [span(p["q1"], "bridge")],
                "A mark seems to be missing & <em>more</em>.",
                status=Status.DISMISSED,
                act="bbbb0000",
            ),
            id="0" * 12,
        ),
        finding(
            "furniture", "design.markup", Severity.MINOR, [span(p["fw2"], "0 comments")], "Not a part of the text."
        ),
        finding(
            "hint-only",
            "style.awkward-style",
            Severity.MINOR,
            [span(p["p3"], "old coin")],
            "A hint nobody sees.",
            hint=True,
        ),
        finding(
            "control-character",
            "linguistic-conventions.character-encoding",
            Severity.MAJOR,
            [span(p["p8"], "gnp.exe")],
            HOSTILE,
        ),
    )
    on_state = (
        finding(
            "name-unsteady",
            "terminology.inconsistent",
            Severity.MINOR,
            [span(c["p1"], "Pavel"), span(c["p6"], "Pavel's")],
            "The same name is used in two ways.",
        ),
        finding(
            "long-sentence",
            "style.awkward-style",
            Severity.MINOR,
            [span(c["p6"], "She was at odds with the numbers")],
            "An idiom of the source shines through.",
        ),
    )
    return on_base, on_state
