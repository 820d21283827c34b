"""The floors of the rules: errors put in are found, clean text is left alone."""

from __future__ import annotations

import pytest

from tests.data import data_dir
from tests.quality.injections import ALL
from tests.quality.measure_rules import NUMBER, false_alarms, recall
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


@pytest.mark.slow
def test_clean_prose_is_left_alone() -> None:
    data_dir()
    alarms, words = false_alarms()
    shown = sum(number for rule, number in alarms.items() if not is_hint(rule) and not rules()[rule].needs_source)
    assert shown / words * 10_000 <= ALARMS, alarms
