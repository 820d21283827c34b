"""A long page: rows are watched by the hundred, and stay whole and in order whatever the layout."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Site, write_site
from tests.snapshots import book_snapshot

pytestmark = pytest.mark.browser

PARAGRAPHS = 350
HELD = [100, 100, 100, 52]  # with two heads
ORDER = "() => [...document.querySelectorAll('main .row .number')].map(each => each.hash)"
HUNDREDS = "() => [...document.querySelectorAll('main > .hundred')].map(each => each.children.length)"
SKIPPED = """() => [...document.querySelectorAll('main > .hundred')].map(
    each => !each.firstElementChild.checkVisibility({ contentVisibilityAuto: true }))"""
FRAMES = """() => new Promise(done => {
    const next = left => left ? requestAnimationFrame(() => next(left - 1)) : done();
    next(5);
})"""
TOP = "(id) => Math.round(document.getElementById(id).closest('.row').getBoundingClientRect().top)"


@pytest.fixture
def long(chromium: Any, tmp_path: Path) -> Iterator[Site]:
    snapshot = book_snapshot(1, PARAGRAPHS)
    write_site(tmp_path, snapshot)
    made = Site(chromium, tmp_path, snapshot)
    yield made
    made.close()


def test_what_is_out_of_sight_is_not_laid_out_until_it_is_jumped_to(long: Site) -> None:
    page = long.open().page
    assert page.evaluate(HUNDREDS) == HELD
    page.wait_for_function(f"() => ({SKIPPED})()[3]")
    page.evaluate("() => { location.hash = 'p340'; }")
    page.wait_for_function(f"() => !({SKIPPED})()[3] && ({SKIPPED})()[0]")
    bar = page.locator(".bar").bounding_box()
    assert bar["y"] + bar["height"] <= page.evaluate(TOP, "p340") <= bar["y"] + bar["height"] + 40


@pytest.mark.parametrize("layout", ["free", "read"])
def test_rows_come_back_in_order_and_to_the_same_place(long: Site, layout: str) -> None:
    opened = long.open(anchor="p222")
    page = opened.page
    before, bar = page.evaluate(ORDER), page.locator(".bar").bounding_box()
    assert len(before) == sum(HELD)
    for wanted in (layout, "rows", layout, "rows"):
        page.select_option("[name=layout]", wanted)
        assert sorted(page.evaluate(ORDER)) == sorted(before)
        page.evaluate(FRAMES)
        assert abs(page.evaluate(TOP, "p222") - bar["y"] - bar["height"]) < 60, wanted
    assert page.evaluate(ORDER) == before
    assert page.evaluate(HUNDREDS) == HELD
    assert opened.complaints == []


def test_keys_go_from_row_to_row_over_the_edge_of_a_hundred_and_round(long: Site) -> None:
    page = long.open().page
    here = "() => document.activeElement.closest('.row').querySelector('.number').textContent.trim()"
    first, last = page.evaluate(ORDER)[0][1:], page.evaluate(ORDER)[-1][1:]
    page.keyboard.press("k")
    assert page.evaluate(here) == last
    page.keyboard.press("j")
    assert page.evaluate(here) == first
    page.evaluate("() => document.querySelectorAll('main .row .number')[99].closest('.row').focus()")
    seen = []
    for key in "jjkk":
        page.keyboard.press(key)
        seen.append(page.evaluate(here))
    names = [each[1:] for each in page.evaluate(ORDER)]
    assert seen == [names[100], names[101], names[100], names[99]]


def test_without_a_script_every_row_is_there(long: Site) -> None:
    page = long.open(java_script_enabled=False, anchor="p300").page
    assert page.locator("main .hundred > .row").count() == sum(HELD)
    assert page.locator("#p300").is_visible()
