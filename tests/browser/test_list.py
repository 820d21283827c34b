"""The list of findings, its filters and the address: the counts are those of `check --json`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest

from tests.browser.conftest import Site
from workbench.model.finding import Finding, Severity, Status

pytestmark = pytest.mark.browser
Test = Callable[[Finding], bool]


def has_status(status: str, finding: Finding) -> bool:
    return status == "all" or (finding.is_open if status == "open" else finding.status.value == status)


def is_within(category: str, finding: Finding) -> bool:
    return f"{finding.category}.".startswith(f"{category}.")


def is_sure(least: float, finding: Finding) -> bool:
    return finding.confidence >= least


def is_other_than(severity: Severity, finding: Finding) -> bool:
    return finding.severity is not severity


def is_of(rule: str, finding: Finding) -> bool:
    return rule == (finding.origin or finding.rule)


def wanted(site: Site, text: str, *tests: Test) -> int:
    findings = (*site.snapshot.findings, *site.snapshot.state_findings)
    mine = [each for each in findings if not each.hint and each.segment.startswith(f"{text}.")]
    return sum(all(test(each) for test in tests) for each in mine)


def shown(page: Any) -> int:
    count = int(page.locator(".list .shown").text_content())
    assert page.locator(".list ol li").count() == count
    return count


def choose(page: Any, name: str, value: str) -> None:
    page.locator(f".filters [name={name}]").select_option(value)


def test_every_filter_counts_as_the_command_line_does(site: Site) -> None:
    page = site.open().page
    page.locator(".list > summary").click()
    for text in (site.snapshot.state.base.id, site.snapshot.state.witness.id):
        choose(page, "of", text)
        for status in ("open", "introduced", "corrected", "dismissed", "all"):
            choose(page, "status", status)
            assert shown(page) == wanted(site, text, partial(has_status, status)), (text, status)
        for category in ("accuracy", "accuracy.mistranslation", "linguistic-conventions"):
            choose(page, "category", category)
            assert shown(page) == wanted(site, text, partial(is_within, category))
        choose(page, "category", "")
        for least in ("0.5", "0.9"):
            choose(page, "least", least)
            assert shown(page) == wanted(site, text, partial(is_sure, float(least)))
        choose(page, "least", "0")
        for severity in Severity:
            box = page.locator(f".filters [value={severity.value}]")
            box.uncheck()
            assert shown(page) == wanted(site, text, partial(is_other_than, severity))
            box.check()
        choose(page, "status", "open")
    rules = {each.origin or each.rule for each in site.snapshot.findings if not each.hint}
    choose(page, "of", site.snapshot.state.base.id)
    for rule in sorted(rules):
        choose(page, "rule", rule)
        assert shown(page) == wanted(
            site, site.snapshot.state.base.id, partial(has_status, "open"), partial(is_of, rule)
        )


def test_what_is_left_out_is_not_marked(site: Site) -> None:
    """A place that two findings share stays marked as long as one of them is listed."""
    page = site.open().page
    page.locator(".list > summary").click()
    page.locator(".filters [value=critical]").uncheck()
    is_listed = {each.id for each in site.snapshot.findings if each.is_open and each.severity is not Severity.CRITICAL}
    marks = page.evaluate(
        "[...document.querySelectorAll('.cell.base mark[data-finding]:not(.settled)')]"
        ".map((mark) => [mark.dataset.finding, mark.matches('.out')])"
    )
    assert {is_out for _, is_out in marks} == {True, False}
    for ids, is_out in marks:
        listed = [each for each in ids.split() if each in is_listed]
        assert is_out == (not listed), ids


def test_the_address_holds_what_is_shown(site: Site) -> None:
    opened = site.open()
    page = opened.page
    page.locator(".list > summary").click()
    choose(page, "status", "corrected")
    page.locator("[name=column]").nth(1).uncheck()
    page.keyboard.press("j")
    address = page.url
    said = parse_qs(urlparse(address).query)
    assert said["status"] == ["corrected"]
    assert urlparse(address).fragment
    before = shown(page)
    other = site.open().page
    other.goto(address)
    assert shown(other) == before
    assert not other.locator("[name=column]").nth(1).is_checked()
    assert other.locator(".list").get_attribute("open") is not None
    assert opened.complaints == []


def test_an_entry_leads_to_the_note(site: Site) -> None:
    page = site.open().page
    page.locator(".list > summary").click()
    target = page.locator(".list ol a").first.get_attribute("href")
    page.locator(".list ol a").first.click()
    page.wait_for_function("document.activeElement.matches('.finding')")
    assert f"#{page.evaluate('document.activeElement.id')}" == target


def test_a_command_is_copied(site: Site) -> None:
    opened = site.open(permissions=["clipboard-read", "clipboard-write"])
    page = opened.page
    finding = next(each for each in site.snapshot.findings if each.status is Status.OPEN and not each.hint)
    page.evaluate(f"document.getElementById('n-{finding.id}').closest('details').open = true")
    note = page.locator(f"[id='n-{finding.id}']")
    note.locator(".commands > summary").click()
    note.locator(".command button").last.click()
    assert f"workbench dismiss {finding.id} --why" in page.evaluate("navigator.clipboard.readText()")
    note.focus()
    page.evaluate("navigator.clipboard.writeText('')")
    page.keyboard.press("y")
    page.wait_for_function("navigator.clipboard.readText().then((text) => text.startsWith('workbench '))")
    assert opened.complaints == []
