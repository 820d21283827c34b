"""A finding in place: what is lit, what its note says, and the command line that a key copies."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Opened, Site
from tests.browser.harbour import tell
from workbench.model.finding import Finding, Status

pytestmark = pytest.mark.browser
STYLE = "getComputedStyle(each)"


def finding_of(site: Site, is_it: Callable[[Finding], bool]) -> Finding:
    return next(each for each in site.snapshot.findings if not each.hint and is_it(each))


def is_open(finding: Finding) -> bool:
    return finding.status is Status.OPEN


def open_note(page: Any, finding: Finding) -> Any:
    note = page.locator(f"[id='n-{finding.id}']")
    note.evaluate("each => { each.closest('details').open = true; each.focus(); }")
    return note


def copied(page: Any) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def open_with_clipboard(site: Site) -> Opened:
    return site.open(permissions=["clipboard-read", "clipboard-write"], reduced_motion="reduce")


def test_its_words_and_those_of_the_source_are_lit_from_its_sign_and_from_its_note(harbour: Site) -> None:
    finding = finding_of(harbour, lambda each: is_open(each) and each.rule == "negation-differs")
    page = harbour.open().page
    for focus in (f".segment .flag[href='#n-{finding.id}']", None):
        if focus:
            page.locator(focus).first.focus()
        else:
            open_note(page, finding)
        lit = page.locator(".lit:visible").evaluate_all("all => all.map((each) => [each.localName, each.textContent])")
        assert ["mark", finding.spans[0].quote] in lit
        assert ["span", finding.source[0].quote] in lit
        page.locator(".skip").focus()
        page.keyboard.press("Escape")
        assert page.locator(".lit").count() == 0


def test_each_severity_has_its_own_sign_and_line(harbour: Site) -> None:
    """Black and white is enough to tell them apart; the word stands in the note and in the label."""
    page = harbour.open().page
    looks = {}
    for severity in ("critical", "major", "minor", "neutral"):
        mark = page.locator(f"main .segment mark.{severity}").first
        line = mark.evaluate(
            "each => [getComputedStyle(each).textDecorationStyle, getComputedStyle(each).textDecorationThickness]"
        )
        sign = page.locator(f"main .segment .flag.{severity}").first
        assert str(sign.get_attribute("aria-label")).startswith(f"{severity}, ")
        looks[severity] = (sign.inner_text(), *line)
    assert len(set(looks.values())) == 4
    assert len({sign for sign, *_ in looks.values()}) == 4


def test_a_note_says_how_often_its_rule_was_right(harbour: Site) -> None:
    page = harbour.open().page
    note = open_note(page, finding_of(harbour, lambda each: each.rule == "negation-differs"))
    assert (
        note.locator(".trust").inner_text().startswith("Confidence 0.662. This rule was right in 21 of 24 places of ")
    )
    received = open_note(page, finding_of(harbour, lambda each: each.origin == "xcomet"))
    assert "not measured here" in received.locator(".trust").inner_text()


def test_a_settled_finding_says_by_whom_and_why_in_note_and_list(harbour: Site) -> None:
    page = harbour.open().page
    dismissed = open_note(page, finding_of(harbour, lambda each: each.status is Status.DISMISSED))
    assert dismissed.locator(".settled-by").inner_text().startswith("Dismissed by Vera Editor, ")
    assert dismissed.locator(".settled-by").inner_text().endswith(": as the author has it")
    corrected = open_note(page, finding_of(harbour, lambda each: each.status is Status.CORRECTED))
    assert corrected.locator(".settled-by").inner_text().startswith("Corrected by Vera Editor, ")
    act = corrected.locator(".settled-by a").get_attribute("href")
    assert page.locator(f"[id='{act[1:]}']").count() == 1
    page.locator(".list > summary").click()
    page.locator(".filters [name=status]").select_option("dismissed")
    assert "Dismissed by Vera Editor" in page.locator(".list ol li").first.inner_text()
    assert "as the author has it" in page.locator(".list ol li").first.inner_text()


def test_a_key_copies_what_takes_the_suggestion_and_another_what_dismisses(harbour: Site) -> None:
    opened = open_with_clipboard(harbour)
    page = opened.page
    finding = finding_of(harbour, lambda each: is_open(each) and each.rule == "doubled-word")
    page.locator(f".segment .flag[href='#n-{finding.id}']").first.focus()
    told = page.locator("#popover .command").inner_text()
    page.keyboard.press("y")
    page.locator(".toast", has_text="Copied: workbench correct").wait_for()
    assert copied(page).startswith("workbench correct p8 ' the' '' --finding") or copied(page).startswith(
        "workbench correct p8 "
    )
    assert told == f"y copies {copied(page)}"
    page.keyboard.press("Shift+Y")
    page.locator(".toast", has_text="Copied: workbench dismiss").wait_for()
    assert copied(page).startswith(f"workbench dismiss {finding.id} --why ")
    assert opened.complaints == []


def test_where_nothing_is_to_be_done_the_key_says_so(harbour: Site) -> None:
    page = open_with_clipboard(harbour).page
    page.evaluate("navigator.clipboard.writeText('as it was')")
    open_note(page, finding_of(harbour, lambda each: each.status is Status.DISMISSED))
    page.keyboard.press("y")
    page.locator(".toast", has_text="Settled: there is nothing to do").wait_for()
    assert copied(page) == "as it was"
    page.locator("[name=keys]").click()
    open_note(page, finding_of(harbour, is_open))
    page.keyboard.press("y")
    assert copied(page) == "as it was"


def test_the_copied_lines_are_understood(harbour: Site) -> None:
    """Also of what only the corrected text has, whose words are counted there."""
    folder = str(harbour.index.parents[2])
    page = harbour.open().page
    page.evaluate("for (const each of document.querySelectorAll('.notes')) { each.open = true; }")
    page.locator(".command code").first.wait_for(state="attached")
    lines = page.locator(".command code").all_text_contents()
    corrections = [shlex.split(each)[1:] for each in lines if each.startswith("workbench correct ")]
    assert any(words[1].startswith("en-corr.") and "--nth" in words for words in corrections)
    for words in corrections:
        assert tell("-C", folder, *words, "--dry-run", "--who", "Vera Editor")
