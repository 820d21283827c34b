"""Partners begin on one line at every width and with every choice of columns; print and script-less pages are whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tests.browser.conftest import Site
from workbench.render.rows import columns_of
from workbench.text.normalise import show_controls

pytestmark = pytest.mark.browser

# Tops of the visible cells of each row, and whether the cells stand side by side.
MEASURE = """() => [...document.querySelectorAll('main .row:not(.heads)')].map(row => {
    const cells = [...row.children].filter(each => each.matches('.cell') && each.offsetParent !== null);
    return cells.map(each => { const box = each.getBoundingClientRect(); return [box.top, box.left, box.width]; });
}).filter(tops => tops.length > 1)"""

# What is said before each visible cell: the name of its text.
NAMES = """() => [...document.querySelectorAll('main > .row:not(.heads, .break) > .cell')]
    .filter((each) => each.offsetParent).map((each) => getComputedStyle(each, '::before'))
    .map((each) => each.display === 'none' ? '' : JSON.parse(each.content))"""
NAMED = ("source, reconstructed", "base", "corrected", "translation en-2", "revision", "translation he")


def choose(page: Any, columns: Sequence[int]) -> None:
    for box in page.locator("[name=column]").all():
        if box.is_checked() != (int(box.get_attribute("value")) in columns):
            box.click()


@pytest.mark.parametrize("columns", [(0, 1), (0, 2, 3), (0, 1, 2, 3), (1, 4), (0, 1, 2, 3, 4, 5)], ids=str)
def test_partners_are_level(site: Site, columns: tuple[int, ...]) -> None:
    """Level after a change of the window's width, too; on a narrow one the texts stand under each other."""
    page = site.open(width=1400).page
    choose(page, columns)
    names = [NAMED[column] for column in columns]
    for width in (1400, 360, 2200, 800):
        page.set_viewport_size({"width": width, "height": 900})
        rows = page.evaluate(MEASURE)
        assert len(rows) > 15
        stacked = width <= 704 or (width < 960 and len(columns) > 2)
        for cells in rows:
            tops, lefts = [cell[0] for cell in cells], [cell[1] for cell in cells]
            if stacked:
                assert tops == sorted(tops)
                assert len(set(tops)) == len(tops)
            else:
                assert max(tops) - min(tops) <= 1
                assert lefts == sorted(lefts)
                assert max(cell[2] for cell in cells) - min(cell[2] for cell in cells) <= 1
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert {name for name in page.evaluate(NAMES) if name} == (set(names) if stacked else set())


@pytest.mark.parametrize("width", [800, 360])
def test_heads_stand_on_one_line_where_texts_stand_below_each_other(site: Site, width: int) -> None:
    """What does not fit is reached by moving the line, and by its buttons."""
    page = site.open(width=width).page
    tops = page.locator(".heads .cell >> visible=true").evaluate_all("all => all.map(each => each.offsetTop)")
    assert len(tops) == 4
    assert len(set(tops)) == 1
    last = page.locator(".heads .cell >> visible=true").last.locator("button").first
    last.focus()
    box = last.bounding_box()
    assert 0 <= box["x"] <= width - box["width"]
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("width", [1400, 800, 360])
def test_the_sign_of_a_correction_stays_with_its_first_word(site: Site, width: int) -> None:
    page = site.open(width=width).page
    first = page.locator(".segment :is(del, ins) >> visible=true").evaluate_all(
        """all => all.filter(each => each.textContent.trim() && !/^\\s/.test(each.textContent)).map(each =>
            each.getClientRects()[0].width - parseFloat(getComputedStyle(each).paddingInlineStart))"""
    )
    assert len(first) > 3
    assert min(first) > 3, "of a word, not of the sign alone"


def test_a_long_id_breaks_between_its_words(site: Site) -> None:
    page = site.open().page
    number = page.locator("main > .row .number").first
    parts = number.evaluate("""each => {
        each.innerHTML = 'doc<wbr>Author1';
        return [...each.childNodes].filter((part) => part.data).map((part) => {
            const range = document.createRange();
            range.selectNodeContents(part);
            return range.getClientRects().length;
        });
    }""")
    assert parts == [1, 1]


def test_everything_is_readable_without_script(site: Site) -> None:
    opened = site.open(java_script_enabled=False, width=2200)
    page = opened.page
    assert not page.locator(".controls").is_visible()
    assert page.locator("noscript a").get_attribute("href") == "apparatus.html"
    assert page.locator("noscript .notice").is_visible()
    for each in page.locator("details").all():
        if not each.evaluate("each => each.open") and each.locator("summary").first.is_visible():
            each.locator("summary").first.click()
    shown = page.locator("main").inner_text()
    flat = "".join(shown.replace("‸", "").split())
    for text in columns_of(site.snapshot):
        for segment in text.segments:
            last_words = "".join(show_controls(segment.text).split())[-12:]
            assert last_words in flat, segment.id
    for finding in site.snapshot.findings:
        assert ("".join(show_controls(finding.message).split()) in flat) != finding.hint
    assert "Idiom." in shown
    assert page.locator("#p6 del").is_visible()


def test_print_has_no_controls_light_colours_and_all_notes(site: Site) -> None:
    page = site.open(color_scheme="dark", width=703).page
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not page.locator(".controls").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".notes > ul >> visible=true").count() == page.locator("main > .row > .notes").count()
    for cells in page.evaluate(MEASURE):
        assert max(cell[0] for cell in cells) - min(cell[0] for cell in cells) <= 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".notes[open]").count() == 0


def test_text_that_runs_from_right_to_left(site: Site) -> None:
    page = site.open().page
    choose(page, (1, 5))
    box, words = (page.locator(each).bounding_box() for each in ("#he\\.h1", "#he\\.h1"))
    assert page.locator("#he\\.p1").evaluate("each => getComputedStyle(each).direction") == "rtl"
    assert box == words
    assert page.locator("#p1").evaluate("each => getComputedStyle(each).direction") == "ltr"
