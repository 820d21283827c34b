"""The apparatus in a browser: readings rebuild each witness, axe is silent, nothing needs the script or is cut."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import Site
from tests.browser.test_use import complaints_of_axe
from tests.unit.diff.test_apparatus import put_in

pytestmark = pytest.mark.browser
FILE = "apparatus.html"


def test_the_base_with_a_witnesss_readings_is_that_witness(harbour: Site) -> None:
    snapshot = harbour.snapshot
    for text in ("en-corr", "en-rev"):
        made = [put_in(unit, text) for unit in snapshot.collate()]
        assert made == [segment.text for segment in snapshot.witness(text).segments]


def test_every_place_has_an_entry_and_each_leads_to_the_other(harbour: Site) -> None:
    page = harbour.open(file=FILE).page
    places = sum(len(unit.places) for unit in harbour.snapshot.collate())
    assert places > 8
    assert page.locator(".entry-list > li").count() == places
    assert page.locator(".to-entry a").count() == places
    assert page.locator(".segment .lemma").count() >= places
    page.locator(".to-entry a").first.click()
    target = page.locator(".entry-list > li:target")
    target.locator(".back").click()
    assert page.locator(".to-entry a:target").count() == 1


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (800, "dark"), (360, "light")])
def test_axe_is_silent_and_nothing_is_cut(harbour: Site, width: int, scheme: str) -> None:
    opened = harbour.open(file=FILE, width=width, color_scheme=scheme)
    page = opened.page
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert opened.complaints == []
    assert complaints_of_axe(page) == []


def test_it_needs_no_script(harbour: Site) -> None:
    page = harbour.open(file="index.html", java_script_enabled=False).page
    page.get_by_role("link", name="Apparatus", exact=True).click()
    assert page.locator(".entry-list > li").first.inner_text().endswith("R")
    page.locator(".wordings > summary").first.click()
    assert page.locator(".wording").first.is_visible()


def test_it_is_reached_by_the_keyboard(harbour: Site) -> None:
    page: Any = harbour.open(file="index.html").page
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Apparatus":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/apparatus.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
