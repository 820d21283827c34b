"""The head of the page in a browser: charts lead to their places, nothing sticks out, axe has nothing to say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Site
from tests.browser.test_use import complaints_of_axe
from tests.snapshots import ferry_snapshot
from tests.unit.render.test_charts import EDITS
from workbench.render.beside import Beside, Download
from workbench.render.site import render_edition
from workbench.store.atomic import write_many

pytestmark = pytest.mark.browser

OPEN = "for (const each of document.querySelectorAll('header details')) { each.open = true; }"
BESIDE = Beside(EDITS, (("ru-en", "9b39b46bde38551e"),), (Download("ferry.txt", "Plain text", b"The Ferry\n"),))


@pytest.fixture
def head(chromium: Any, tmp_path: Path) -> Iterator[Site]:
    folder = tmp_path / "html"
    folder.mkdir()
    write_many(folder, render_edition(ferry_snapshot(), beside=BESIDE))
    made = Site(chromium, folder, ferry_snapshot())
    yield made
    made.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 800, 360])
def test_charts_and_facts_fit_and_can_be_read(head: Site, width: int, scheme: str) -> None:
    opened = head.open(width=width, color_scheme=scheme)
    page = opened.page
    page.evaluate(OPEN)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert opened.complaints == []
    assert complaints_of_axe(page, {"include": ["header"]}) == []


def test_bars_and_rows_lead_to_their_places(head: Site) -> None:
    page = head.open(reduced_motion="reduce").page
    page.evaluate(OPEN)
    page.locator("svg.edits a[href='#p5'] .hit").click()
    assert page.evaluate("location.hash") == "#p5"
    assert 0 <= page.locator("#p5").bounding_box()["y"] < 900
    category = page.locator(".charts figure:first-of-type tbody a").first
    category.click()
    note = page.locator(page.evaluate("location.hash"))
    assert note.is_visible()
    assert " › ".join(part for part in category.inner_text().split(" › ")) in note.inner_text()


def test_kinds_are_told_apart_without_colour(head: Site) -> None:
    page = head.open().page
    page.evaluate(OPEN)
    kinds = page.locator(".parts rect").evaluate_all(
        "all => [...new Set(all.map(each => each.classList[0] + ' ' + getComputedStyle(each).fill.split('(')[0]"
        " + ' ' + getComputedStyle(each).strokeDasharray))]"
    )
    looks = {each.split(" ", 1)[1] for each in kinds}
    assert len(looks) >= 3
    assert len({each.split(" ", 1)[0] for each in kinds}) == len(kinds)


def test_a_file_can_be_taken_along_from_the_disk(head: Site) -> None:
    page = head.open().page
    page.locator(".downloads a").click()
    page.wait_for_url("**/downloads/ferry.txt")
    assert page.locator("body").inner_text().strip() == "The Ferry"


def test_the_charts_are_printed_when_they_stand_open(head: Site) -> None:
    page = head.open(color_scheme="dark").page
    page.emulate_media(media="print")
    assert not page.locator(".charts").is_visible()
    assert page.locator(".facts").is_visible()
    page.evaluate(OPEN)
    assert page.locator("svg.edits").is_visible()
    fill = page.locator("svg.edits .changed").first.evaluate("each => getComputedStyle(each).fill")
    assert fill == "rgb(63, 125, 78)", "the colour of the light page"
