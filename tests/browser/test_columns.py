"""Columns: every set of texts in several orders is level at every width; it is read and reached as it is seen."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import Site
from tests.browser.test_use import complaints_of_axe

pytestmark = pytest.mark.browser

# Choose every set of two and more texts in each order, and return the rows whose cells are not level, not as wide as
# each other, or not in the order asked for. Where texts stand under each other, level means: each below the one before
# it, beginning at the same edge.
LEVEL = """([orders, width]) => {
    const boxes = [...document.querySelectorAll('[name=column]')];
    const wrong = [], stackedAt = [];
    let measured = 0;
    for (const order of orders) {
        for (let set = 1; set < 2 ** order.length; set += 1) {
            const chosen = order.filter((_, at) => set & 2 ** at);
            if (chosen.length < 2) continue;
            window.workbench.columns.restore({ order, columns: chosen });
            window.workbench.columns.show();
            const stacked = width <= 704 || (width <= 960 && chosen.length > 2) || (width <= 1184 && chosen.length > 3)
                || (width <= 1376 && chosen.length > 4);
            for (const row of document.querySelectorAll('main > .row:not(.break)')) {
                const cells = [...row.querySelectorAll('.cell')].filter(each => each.offsetParent !== null);
                const at = cells.map(each => each.getBoundingClientRect());
                const ids = cells.map(each => boxes.find(box => each.matches(`.c${box.value}`)).dataset.text);
                const level = Math.max(...at.map(each => each.top)) - Math.min(...at.map(each => each.top)) <= 1;
                const beside = at.every((each, i) => !i || each.left >= at[i - 1].right - 1);
                const below = at.every((each, i) => !i || each.top >= at[i - 1].bottom - 1)
                    && at.every(each => each.left === at[0].left);
                const even = Math.max(...at.map(each => each.width)) - Math.min(...at.map(each => each.width)) <= 1;
                measured += 1;
                if (ids.join() !== chosen.join() || !even || !(stacked ? below : level && beside)) {
                    wrong.push([chosen.join('.'), row.innerText.slice(0, 40)]);
                }
            }
            const page = document.documentElement;
            if (page.scrollWidth > page.clientWidth) wrong.push([chosen.join('.'), 'scrolls sideways']);
        }
    }
    return [measured, wrong.slice(0, 5)];
}"""
TEXTS = ["ru", "en-mt", "en-corr", "en-2", "en-rev", "he"]
ORDERS = [TEXTS, TEXTS[::-1], ["en-corr", "he", "ru", "en-2", "en-mt", "en-rev"]]


def orders_of(page: Any, selector: str = ".heads .cell") -> list[str]:
    """The texts as they stand on the screen, by their places there and not by the document."""
    found = page.evaluate(
        """(selector) => [...document.querySelectorAll(selector)].filter(each => each.offsetParent !== null)
            .map(each => [each.getBoundingClientRect().left, each.querySelector('small').textContent.split(' ')[0]])""",
        selector,
    )
    return [text for _, text in sorted(found)]


@pytest.mark.parametrize("width", [360, 800, 1400, 2200])
def test_every_set_in_several_orders_is_level(site: Site, width: int) -> None:
    """57 sets in three orders. Two windows' widths come before, so that it is a page that has been resized."""
    page = site.open(width=2200 if width == 360 else 360).page
    page.set_viewport_size({"width": width, "height": 900})
    measured, wrong = page.evaluate(LEVEL, [ORDERS, width])
    assert wrong == []
    assert measured > 3 * 57 * 15


def test_the_order_is_changed_by_buttons_and_survives(site: Site) -> None:
    page = site.open().page
    assert orders_of(page) == ["ru", "en-mt", "en-corr", "en-2"]
    page.get_by_role("button", name="Move source, reconstructed (ru) right").click()
    assert orders_of(page) == ["en-mt", "ru", "en-corr", "en-2"]
    assert page.locator(".said-of-columns").text_content() == "ru is text 2 of 4"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").endswith("(ru) right"), (
        "it keeps the focus"
    )
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert orders_of(page) == ["en-mt", "en-corr", "en-2", "ru"]
    assert "columns=en-mt.en-corr.en-2.ru" in page.url
    page.reload()
    assert orders_of(page) == ["en-mt", "en-corr", "en-2", "ru"]
    page.goto(site.index.as_uri())
    assert orders_of(page) == ["en-mt", "en-corr", "en-2", "ru"], "kept by the browser, too"
    page.goto(f"{site.index.as_uri()}?columns=he.ru.nowhere.he")
    assert orders_of(page) == ["he", "ru"], "the address goes before"


def test_the_order_is_changed_by_dragging_a_head(site: Site) -> None:
    page = site.open().page
    page.locator(".heads .c3 strong").hover()
    page.mouse.down()
    box = page.locator(".heads .c0").bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 8, steps=6)
    assert page.locator(".heads .c0.drop-before").count() == 1
    page.mouse.up()
    assert orders_of(page) == ["en-2", "ru", "en-mt", "en-corr"]
    page.locator(".heads .c0 strong").hover()
    page.mouse.down()
    page.mouse.move(1300, box["y"] + 8, steps=6)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert orders_of(page) == ["en-2", "ru", "en-mt", "en-corr"], "Esc leaves it where it was"


def test_reading_and_focus_follow_what_is_seen(site: Site) -> None:
    page = site.open().page
    page.goto(f"{site.index.as_uri()}?columns=en-corr.ru.en-mt#p1")
    for row in page.locator("main > .row:not(.heads)").all():
        seen = row.evaluate(
            """row => [...row.querySelectorAll('.cell')].filter(each => each.offsetParent !== null)
                .map(each => each.getBoundingClientRect().left)"""
        )
        assert seen == sorted(seen)
    page.locator("#en-corr\\.p1 a").first.focus()
    reached = []
    for _ in range(30):
        reached.append(page.evaluate("(document.activeElement.closest('.segment') || {}).id || ''"))
        page.keyboard.press("Tab")
    texts = [text for text in dict.fromkeys(reached) if text.endswith("p1")]
    assert texts == ["en-corr.p1", "ru.p1", "p1"]
    labels = page.locator("[name=column]").evaluate_all("all => all.map(each => each.dataset.text)")
    assert labels[:3] == ["en-corr", "ru", "en-mt"], "the boxes stand as the columns do"


def test_what_older_pages_kept_does_no_harm(site: Site) -> None:
    opened = site.open()
    page = opened.page
    page.locator("[name=changes]").click()
    page.evaluate(
        "(kept) => { for (const key of Object.keys(localStorage)) localStorage.setItem(key, kept); }",
        '{"columns": {"0": true, "1": false}, "order": "ru"}',
    )
    page.goto(site.index.as_uri())
    assert orders_of(page) == ["ru", "en-mt", "en-corr", "en-2"]
    assert opened.complaints == []


@pytest.mark.parametrize("order", ["ru.en-mt.en-corr", "en-mt.en-corr.ru", "en-mt.ru.en-corr"])
def test_notes_stand_beside_the_source_at_either_edge(site: Site, order: str) -> None:
    page = site.open().page
    page.goto(f"{site.index.as_uri()}?columns={order}")
    notes, base, source = (
        page.evaluate(
            f"document.getElementById('{name}').closest('.row').querySelector('{part}').getBoundingClientRect()"
        )
        for name, part in (("p1", ".notes"), ("p1", ".base"), ("ru.p1", ".source"))
    )
    assert abs(notes["left"] - base["left"]) <= 1
    assert notes["top"] >= base["bottom"] - 1
    if not order.startswith("en-mt.ru"):
        assert source["bottom"] >= notes["bottom"] - 1, "the band goes on beside the notes"
        assert notes["right"] <= source["left"] + 1 or source["right"] <= notes["left"] + 1


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (360, "dark")])
def test_axe_is_silent_in_another_order(site: Site, scheme: str, width: int) -> None:
    page = site.open(width=width, color_scheme=scheme).page
    page.goto(f"{site.index.as_uri()}?columns=en-corr.he.ru")
    assert complaints_of_axe(page) == []


def test_what_moved_leads_to_its_place_and_back(site: Site) -> None:
    page = site.open().page
    page.locator("#p6").evaluate("each => each.closest('.row').querySelector('.elsewhere a').focus()")
    assert page.locator(".joined-to").count() == 2
    assert page.evaluate("document.getElementById('at-ru.p7').matches('.joined-to')"), "both places are lit"
    page.keyboard.press("Enter")
    page.wait_for_url("**#at-ru.p7")
    page.locator("[id='at-ru.p7'] a").focus()
    assert page.locator(".cell.joined-to #ru\\.p7").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url("**#ru.p7")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.parentElement.className") == "elsewhere"


def test_what_moved_is_told_without_script_and_on_paper(site: Site) -> None:
    page = site.open(java_script_enabled=False).page
    page.get_by_role("link", name="moved: the source has it behind p7").click()
    assert page.url.endswith("#at-ru.p7")
    page.emulate_media(media="print")
    assert "behind p7" in page.locator("main").inner_text()
    assert page.locator("[id='at-ru.p7']").is_visible()
