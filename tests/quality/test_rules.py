"""The floors of the rules: errors put in are found, clean text is left alone."""

from __future__ import annotations

import pytest

from tests.data import data_dir
from tests.quality.injections import ALL
from tests.quality.lost_sentences import sentence_cases, to_aligned, windows
from tests.quality.measure_rules import BESIDE, NUMBER, SENTENCES, false_alarms, recall
from workbench.check.registry import rules
from workbench.check.runner import is_hint

FLOOR = 0.9
ALARMS = 5.0  # findings shown by default in 10,000 words of clean prose

pytestmark = pytest.mark.data


def test_every_rule_is_measured() -> None:
    assert set(ALL) == set(rules())


@pytest.mark.parametrize("rule", ALL)
def test_errors_put_in_are_found(rule: str) -> None:
    data_dir()
    found, total = recall(rule, 40, seed=7)
    assert total == 40
    assert found >= (FLOOR - 0.05) * total, f"{rule}: {found} of {total}"


@pytest.mark.slow
@pytest.mark.parametrize("rule", ALL)
def test_two_hundred_errors_put_in_are_found(rule: str) -> None:
    data_dir()
    found, total = recall(rule, NUMBER, seed=2)
    assert total == NUMBER
    assert found >= FLOOR * total, f"{rule}: {found} of {total}"


@pytest.mark.parametrize("rule", SENTENCES)
def test_the_sentence_without_counterpart_is_the_one_that_is_named(rule: str) -> None:
    data_dir()
    right = 0
    for case in sentence_cases(rule, 40, seed=7):
        claims = [each for each in rules()[rule].find(case.context) if each.spans[0].segment in case.expected]
        right += any(case.words in (each.source or each.spans)[0].quote for each in claims)
    assert right >= 0.85 * 40


@pytest.mark.parametrize("rule", SENTENCES)
def test_whole_articles_are_left_alone(rule: str) -> None:
    data_dir()
    reports = [claim for beads in windows("report") for claim in rules()[rule].find(to_aligned(beads))]
    assert len(reports) <= 3, [each.spans[0].quote for each in reports]


@pytest.mark.slow
def test_clean_prose_is_left_alone() -> None:
    data_dir()
    alarms, words = false_alarms()
    shown = sum(number for rule, number in alarms.items() if not is_hint(rule) and rule not in BESIDE)
    assert shown / words * 10_000 <= ALARMS, alarms
