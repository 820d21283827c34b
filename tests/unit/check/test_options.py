"""What an edition may say of a rule: off, another severity, a least confidence, shown or a hint."""

from __future__ import annotations

import pytest

from workbench.check.runner import run
from workbench.model.context import Context
from workbench.model.edition import RuleOption
from workbench.model.finding import Finding, Severity
from workbench.model.witness import Role, Segment, Witness
from workbench.text.mint import mint

TEXT = "He saw the the berth.. It was (late."
BASE = Witness("en-mt", "en", Role.BASE, mint((Segment("", "p", TEXT),), "en-mt", "en"))


def found(*options: RuleOption) -> dict[str, Finding]:
    return {finding.rule: finding for finding in run(Context(BASE), options)}


def test_a_rule_without_options_is_as_measured() -> None:
    assert set(found()) == {"doubled-word", "doubled-stop", "bracket-unbalanced"}
    assert found(RuleOption("doubled-word")) == found()


def test_a_rule_that_is_off_is_silent_and_no_other() -> None:
    assert set(found(RuleOption("doubled-word", enabled=False))) == {"doubled-stop", "bracket-unbalanced"}


def test_another_severity() -> None:
    assert found(RuleOption("doubled-stop", severity="critical"))["doubled-stop"].severity is Severity.CRITICAL


def test_what_is_believed_less_is_not_reported() -> None:
    confidence = found()["doubled-stop"].confidence
    assert "doubled-stop" in found(RuleOption("doubled-stop", least=confidence))
    assert "doubled-stop" not in found(RuleOption("doubled-stop", least=round(confidence + 0.001, 3)))


@pytest.mark.parametrize("is_shown", [True, False])
def test_an_edition_says_whether_a_rule_is_a_hint(is_shown: bool) -> None:
    every = found(*(RuleOption(rule, default=is_shown) for rule in found()))
    assert {finding.hint for finding in every.values()} == {not is_shown}
    assert {finding.id for finding in every.values()} == {finding.id for finding in found().values()}
