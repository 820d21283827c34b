"""What an error is, and that nothing counts twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.check.penalties import count_errors
from workbench.model.act import Act, Change, Correct
from workbench.model.finding import Finding, Severity, Status
from workbench.model.report import MqmScore
from workbench.model.span import Span

SPAN = Span("en.p1", 0, 1, "x")
OPEN = Finding("1", "r", "accuracy", Severity.MAJOR, (SPAN,), "", 0.4)
FIXED = replace(OPEN, status=Status.CORRECTED, act="00000001")


def correction(severity: Severity | None, name: str = "00000001") -> Act:
    return Act(name, 1, (), "2026-03-02T10:15:00Z", "ak", Correct((Change(SPAN, "y"),), severity=severity))


def test_an_open_finding_is_an_error_whatever_its_confidence() -> None:
    assert count_errors([OPEN, replace(OPEN, status=Status.INTRODUCED)]).points == 10


@pytest.mark.parametrize(
    "other",
    [
        replace(OPEN, hint=True),
        replace(OPEN, origin="xcomet"),
        replace(OPEN, status=Status.DISMISSED),
        FIXED,  # by an act that is not among those in force
    ],
)
def test_what_is_none(other: Finding) -> None:
    assert count_errors([other]).points == 0


def test_a_correction_is_one_error_of_its_own_severity() -> None:
    assert count_errors([], [correction(Severity.CRITICAL)]).points == 25
    assert count_errors([FIXED, FIXED], [correction(Severity.MINOR)]).points == 1


def test_one_that_states_none_counts_as_what_it_settled() -> None:
    errors = count_errors([FIXED, replace(FIXED, severity=Severity.MINOR)], [correction(None)])
    assert (errors.points, errors.ungraded) == (6, 0)


def test_one_that_settled_nothing_either_is_told_and_costs_nothing() -> None:
    errors = count_errors([OPEN, FIXED], [correction(None), correction(None, "00000002")])
    assert (errors.points, errors.ungraded) == (10, 1)
    assert errors.rows() == (("critical", 0), ("major", 2), ("minor", 0), ("neutral", 0))


def test_the_score_is_100_less_the_points_in_100_words() -> None:
    score = MqmScore("en", 400, (), 10)
    assert (score.penalty, score.score) == (25.0, 97.5)
    assert MqmScore("en", 0, (), 0).score == 100
    assert MqmScore("en", 10, (), 50).score == 0
