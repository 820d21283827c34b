"""The page by keyboard alone: all controls in the order that is seen; one sees where one is; Escape returns."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

# What Tab should reach, in the order of the document; and where the focus is among it.
ALL = """() => {
    const able = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
    window.reach = [...document.querySelectorAll(able)].filter((each) => each.tabIndex >= 0 && !each.disabled
        && each.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false })
        && (!each.closest('details:not([open])') || each.matches('details:not([open]) > summary')
            && !each.parentElement.parentElement.closest('details:not([open])')));
    return window.reach.map((each) => `${each.localName} ${each.getAttribute('href') || each.name || each.className}`);
}"""
HERE = """() => {
    const here = document.activeElement;
    const look = getComputedStyle(here);
    const box = here.getBoundingClientRect();
    return [window.reach.indexOf(here), look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2,
        box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth];
}"""
AT = "document.activeElement.getAttribute('href') || document.activeElement.id || document.activeElement.localName"


@pytest.mark.parametrize(("width", "layout"), [(1400, "rows"), (360, "rows"), (1400, "read")])
def test_tab_reaches_every_control_in_order_and_one_sees_where(site: Site, width: int, layout: str) -> None:
    page = site.open(width=width, reduced_motion="reduce").page
    page.locator("[name=layout]").select_option(layout)
    page.evaluate("for (const each of [...document.querySelectorAll('.notes')].slice(0, 2)) { each.open = true; }")
    page.locator(".finding .buttons").first.wait_for(state="attached")
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0);")
    names = page.evaluate(ALL)
    assert len(names) > 60
    seen = []
    for _ in names:
        page.keyboard.press("Tab")
        place, is_plain, is_in_sight = page.evaluate(HERE)
        seen.append(place)
        assert is_plain, names[place]
        assert is_in_sight or names[place] == "a #text", names[place]
    assert seen == list(range(len(names)))


@pytest.mark.parametrize("sign", ["n", "c"])
def test_enter_opens_the_note_and_escape_returns(site: Site, sign: str) -> None:
    page = site.open().page
    page.keyboard.press(sign)
    first = page.evaluate(AT)
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('.notes li')")
    assert page.evaluate("document.activeElement.id") == first.removeprefix("#")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Escape")
    assert page.evaluate(AT) == first
    assert page.locator(".notes[open]").count() == 0


def test_escape_leaves_a_question_and_then_the_note(site: Site) -> None:
    page = site.open().page
    page.keyboard.press("n")
    first = page.evaluate(AT)
    page.keyboard.press("Enter")
    note = page.locator(".notes[open] .finding:focus")
    note.wait_for()
    note.get_by_role("button", name="Dismiss").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(AT) == "input"
    page.keyboard.press("Escape")
    assert page.locator(".ask").count() == 0
    assert f"#{page.evaluate(AT)}" == first
    page.keyboard.press("Escape")
    assert page.evaluate(AT) == first


@pytest.mark.parametrize(("key", "opened"), [("?", ".legend[open]"), ("/", "dialog.search[open]")])
def test_escape_returns_from_legend_and_search(site: Site, key: str, opened: str) -> None:
    page = site.open().page
    page.keyboard.press("n")
    first = page.evaluate(AT)
    page.keyboard.press("Escape")
    page.keyboard.press(key)
    page.locator(opened).wait_for()
    assert page.evaluate(AT) != first
    page.keyboard.press("Escape")
    page.locator(opened).wait_for(state="detached" if key == "?" else "hidden")
    assert page.evaluate(AT) == first


def test_a_paragraph_that_has_the_focus_is_marked_at_the_edge(site: Site) -> None:
    page = site.open().page
    page.keyboard.press("j")
    margin: Any = page.locator(".row:focus > .margin")
    assert margin.evaluate("each => getComputedStyle(each).boxShadow") != "none"
