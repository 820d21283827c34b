"""Penalties by severity and confidence for 1,000 words, and how sure that is."""

from __future__ import annotations

import random
from dataclasses import replace

from workbench.check.estimate import estimate
from workbench.model.estimate import Estimate
from workbench.model.finding import Finding, Severity, Status
from workbench.model.span import Span

FINDING = Finding("1", "r", "accuracy", Severity.MAJOR, (Span("en.p1", 0, 1, "x"),), "", 1.0)


def sizes(*words: int) -> dict[str, int]:
    return {f"en.p{number}": size for number, size in enumerate(words, 1)}


def test_nothing_found_costs_nothing_and_an_empty_text_is_no_error() -> None:
    assert estimate("en", [], sizes(10, 20)) == Estimate("en", 30, 0.0, 0.0, 0.0)
    assert estimate("en", [FINDING], {}) == Estimate("en", 0, 0.0, 0.0, 0.0)


def test_weights_are_those_of_mqm_and_counted_by_confidence() -> None:
    for severity, weight in zip(Severity, (0, 1, 5, 25), strict=True):
        found = replace(FINDING, severity=severity, confidence=0.5)
        assert estimate("en", [found], sizes(100)).penalty == weight * 0.5 / 100 * 1000


def test_what_does_not_count() -> None:
    others = [
        replace(FINDING, hint=True),
        replace(FINDING, status=Status.DISMISSED),
        replace(FINDING, rule="xcomet", origin="xcomet"),
        replace(FINDING, spans=(Span("en.fw1", 0, 1, "x"),)),
    ]
    assert estimate("en", others, sizes(100)).penalty == 0
    counted = [replace(FINDING, status=status) for status in (Status.OPEN, Status.INTRODUCED, Status.CORRECTED)]
    assert estimate("en", counted, sizes(100)).penalty == 150


def test_a_doubtful_finding_makes_the_interval_wider() -> None:
    sure, doubtful = (estimate("en", [replace(FINDING, confidence=c)], sizes(100)) for c in (1.0, 0.5))
    assert sure.low == sure.high == sure.penalty  # one segment, and nothing to doubt
    assert doubtful.low < doubtful.penalty < doubtful.high


def test_the_interval_holds_the_truth_nineteen_times_in_twenty() -> None:
    """Texts of 200 segments out of one distribution; findings are right as often as they say."""
    chance = random.Random(5)
    held = 0
    for _ in range(400):
        words = [chance.randrange(10, 60) for _ in range(200)]
        findings = [
            replace(FINDING, confidence=0.8, spans=(Span(f"en.p{number}", 0, 1, "x"),))
            for number, size in enumerate(words, 1)
            if chance.random() < size / 200
        ]
        found = estimate("en", findings, sizes(*words))
        held += found.low <= 5 * 0.8 / 200 * 1000 <= found.high
    assert held / 400 >= 0.92
