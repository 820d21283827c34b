"""For every filter, and for filters drawn at random, the page counts what `check --json` prints for that choice."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest

from tests.browser.conftest import Site
from tests.browser.harbour import records

pytestmark = pytest.mark.browser
SEVERITIES = ("critical", "major", "minor", "neutral")
TEXTS = {"en-mt": ("--on", "en-mt"), "en-corr": ("--on", "en-corr")}
SEED, DRAWN = 20261130, 150
CHOOSE = """(wish) => {
    const form = document.querySelector('.filters');
    for (const box of form.querySelectorAll('[name=severity]')) { box.checked = wish.severity.includes(box.value); }
    for (const name of ['category', 'rule', 'status', 'of', 'least']) {
        form.elements[name].value = wish[name];
        if (form.elements[name].value !== wish[name]) { throw new Error(`${name} has no ${wish[name]}`); }
    }
    form.dispatchEvent(new Event('change', { bubbles: true }));
    const shown = Number(document.querySelector('.list .shown').textContent);
    return [shown, document.querySelectorAll('.list ol > li').length];
}"""
Record = dict[str, Any]


@pytest.fixture(scope="module")
def told(harbour_folder: Any) -> dict[str, list[Record]]:
    """What the command line says of each text, whatever became of it."""
    return {
        text: records(harbour_folder, "check", "--json", "--status", "all", *words) for text, words in TEXTS.items()
    }


def is_wanted(record: Record, wish: Record) -> bool:
    statuses = {"open": ("open", "introduced"), "all": ("open", "introduced", "corrected", "dismissed")}
    return (
        record["severity"] in wish["severity"]
        and f"{record['category']}.".startswith(f"{wish['category']}." if wish["category"] else "")
        and wish["rule"] in ("", record["origin"] or record["rule"])
        and record["status"] in statuses.get(wish["status"], (wish["status"],))
        and record["confidence"] >= float(wish["least"])
    )


def usual(**changed: Any) -> Record:
    wish = {"severity": list(SEVERITIES), "category": "", "rule": "", "status": "open", "of": "en-mt", "least": "0"}
    return {**wish, **changed}


def offered(page: Any) -> dict[str, list[str]]:
    values = page.evaluate(
        "Object.fromEntries(['category', 'rule', 'status', 'of', 'least'].map((name) => [name,"
        " [...document.querySelector(`.filters [name=${name}]`).options].map((each) => each.value)]))"
    )
    return {name: list(each) for name, each in values.items()}


def assert_same(page: Any, wish: Record, told: dict[str, list[Record]]) -> int:
    wanted = sum(is_wanted(record, wish) for record in told[wish["of"]])
    assert page.evaluate(CHOOSE, wish) == [wanted, wanted], wish
    return wanted


def test_the_edition_has_findings_of_every_kind(told: dict[str, list[Record]]) -> None:
    """Else the tests below would say little."""
    every = [record for records in told.values() for record in records]
    assert {each["severity"] for each in every} == set(SEVERITIES)
    assert {each["status"] for each in every} == {"open", "introduced", "corrected", "dismissed"}
    assert {bool(each["origin"]) for each in every} == {True, False}
    assert len({each["category"] for each in every}) > 5
    assert len({each["confidence"] for each in every}) > 5


def test_every_value_that_is_there_is_offered(harbour: Site, told: dict[str, list[Record]]) -> None:
    values = offered(harbour.open().page)
    every = [record for records in told.values() for record in records]
    parts = {each["category"] for each in every} | {each["category"].split(".")[0] for each in every}
    assert parts == set(values["category"]) - {""}
    assert {each["origin"] or each["rule"] for each in every} == set(values["rule"]) - {""}
    assert {each["status"] for each in every} | {"all"} == set(values["status"])


@pytest.mark.parametrize("text", TEXTS)
def test_every_filter_by_itself(harbour: Site, told: dict[str, list[Record]], text: str) -> None:
    page = harbour.open().page
    values = offered(page)
    counted = 0
    for status in values["status"]:
        for name in ("category", "rule", "least"):
            for value in values[name]:
                counted += assert_same(page, usual(of=text, status=status, **{name: value}), told)
        for severity in SEVERITIES:
            counted += assert_same(page, usual(of=text, status=status, severity=[severity]), told)
            rest = [each for each in SEVERITIES if each != severity]
            counted += assert_same(page, usual(of=text, status=status, severity=rest), told)
    assert counted > 100


def test_filters_drawn_at_random(harbour: Site, told: dict[str, list[Record]]) -> None:
    opened = harbour.open()
    values = offered(opened.page)
    chance = random.Random(SEED)
    some = 0
    for _ in range(DRAWN):
        wish: Record = {name: chance.choice(each) for name, each in values.items()}
        for name in chance.sample(["category", "rule", "least"], 2):  # all at once seldom leaves anything
            wish[name] = values[name][0]
        wish["severity"] = [each for each in SEVERITIES if chance.random() < 0.7]
        some += assert_same(opened.page, wish, told) > 0
    assert some > DRAWN / 3
    assert opened.complaints == []


@pytest.mark.parametrize(("text", "words"), TEXTS.items())
@pytest.mark.parametrize("status", ["open", "introduced", "corrected", "dismissed", "all"])
def test_the_status_is_what_the_option_of_check_means(harbour: Site, text: str, words: Any, status: str) -> None:
    page = harbour.open().page
    said = records(harbour.index.parents[2], "check", "--json", "--status", status, *words)
    assert page.evaluate(CHOOSE, usual(of=text, status=status)) == [len(said), len(said)]


@pytest.mark.parametrize("text", TEXTS)
def test_the_counts_at_the_top(harbour: Site, told: dict[str, list[Record]], text: str) -> None:
    said = harbour.open().page.locator(f".counts [data-text={text}]").evaluate("each => ({...each.dataset})")
    status = Counter(each["status"] for each in told[text])
    opened = Counter(each["severity"] for each in told[text] if each["status"] in ("open", "introduced"))
    assert said.pop("text") == text
    wanted = {"total": len(told[text]), "corrected": status["corrected"], "dismissed": status["dismissed"], **opened}
    assert {name: int(value) for name, value in said.items()} == wanted
