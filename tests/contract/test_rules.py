"""Every rule speaks on its hits with the expected words and is silent on its misses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.quality.editions import to_edition
from workbench.app.bitext import read_pair
from workbench.check.catalogue import catalogue_page, catalogue_rows
from workbench.check.registry import rules
from workbench.check.rule import Example, Rule
from workbench.check.runner import run
from workbench.model.context import Context
from workbench.model.edition import RuleOption
from workbench.model.witness import Role, Segment, Witness
from workbench.tei.categories import CATEGORIES
from workbench.text.mint import mint

RULES = rules()


def to_text_context(example: Example) -> Context:
    if example.others or example.revision:
        others = {f"en-{number}": [text] for number, text in enumerate(example.others, 2)}
        revised = {"en-rev": [example.revision]} if example.revision else {}
        role = Role.REVISION if revised else Role.TRANSLATION
        return to_edition([example.text], others or revised, [example.source] if example.source else [], role)
    if example.source:
        return replace(read_pair(example.source, example.text, "ru", "en"), glossary=example.glossary)
    nodes = mint(tuple(Segment("", "p", line) for line in example.text.split("\n")), "mt", "en")
    return Context(Witness("mt", "en", Role.BASE, nodes), glossary=example.glossary)


def quotes(rule: Rule, example: Example) -> list[str]:
    return [claim.spans[0].quote for claim in rule.find(to_text_context(example))]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_keeps_its_word(rule: Rule) -> None:
    assert rule.category in CATEGORIES
    assert rule.title
    assert rule.about.endswith(".")
    assert rule.origin
    assert rule.hits
    assert rule.misses
    for example in rule.hits:
        assert example.quote in quotes(rule, example), example
    for example in rule.misses:
        assert quotes(rule, example) == [], example


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_claims_quote_the_text(rule: Rule) -> None:
    for example in rule.hits:
        context = to_text_context(example)
        for claim in rule.find(context):
            assert 0 < claim.confidence <= 1
            assert claim.message
            for span in (*claim.spans, *claim.source):
                assert not span.is_stale(context.segments_by_id[span.segment].text)


def test_rules_can_be_switched_off_and_graded() -> None:
    context = to_text_context(Example("He saw the the berth.. It was late."))
    found = run(context)
    assert {"doubled-word", "doubled-stop"} <= {finding.rule for finding in found}
    options = (RuleOption("doubled-word", enabled=False), RuleOption("doubled-stop", severity="critical"))
    changed = run(context, options)
    assert "doubled-word" not in {finding.rule for finding in changed}
    assert {finding.severity.value for finding in changed if finding.rule == "doubled-stop"} == {"critical"}
    assert [finding.id for finding in changed] == [finding.id for finding in found if finding.rule != "doubled-word"]


def test_the_catalogue_has_every_rule() -> None:
    assert [row["id"] for row in catalogue_rows()] == list(RULES)
    page = catalogue_page()
    assert all(f"\n## {rule}\n" in page for rule in RULES)
