"""The texts each by themselves, and one to be read: whole, in their own order, at the same place, with the keyboard."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import Site
from tests.browser.test_use import complaints_of_axe
from workbench.text.normalise import show_controls

pytestmark = pytest.mark.browser

SEEN = (
    """(place) => [...place.querySelectorAll('.segment')].filter(each => each.checkVisibility()).map(each => each.id)"""
)
# The first paragraph of each text that begins in sight.
TOPS = """() => [...document.querySelectorAll('.flow')].map(flow => {
    const top = flow.getBoundingClientRect().top;
    return [...flow.querySelectorAll('.segment')].find(each => each.getBoundingClientRect().bottom > top + 20).id;
})"""


def address(site: Site, query: str) -> str:
    return f"{site.index.as_uri()}?{query}"


def segments_of(site: Site, text: str) -> list[str]:
    """Ids as the page has them, footnotes behind the paragraph that has their mark, without web furniture."""
    witness = next(each for each in (*site.snapshot.witnesses, site.snapshot.state.witness) if each.id == text)
    return [each.id.removeprefix("en-mt.") for each in witness.segments if each.kind != "fw"]


@pytest.mark.parametrize("order", ["ru.en-mt.en-corr", "en-2.ru", "he.en-rev.en-mt.ru.en-corr.en-2"])
def test_each_text_by_itself_is_whole_and_in_its_own_order(site: Site, order: str) -> None:
    page = site.open(width=2200).page
    page.goto(address(site, f"columns={order}&layout=free"))
    assert page.locator(".flow").evaluate_all(
        "all => all.map(each => each.dataset.label.split(' · ')[0].split(' ').at(-1))"
    ) == (order.split("."))
    for text, flow in zip(order.split("."), page.locator(".flow").all(), strict=True):
        assert flow.evaluate(SEEN) == segments_of(site, text)
        assert flow.evaluate("each => each.tabIndex") == 0
    assert page.locator(".flow.source .notes").count() == 0
    assert page.locator(".flow .notes >> visible=true").count() == page.locator(".flow > .row > .notes").count() > 8


@pytest.mark.parametrize("comes", ["with the address", "later"])
def test_an_address_brings_texts_that_scroll_apart_level(site: Site, comes: str) -> None:
    page = site.open(reduced_motion="reduce", width=1400).page
    there = address(site, "columns=ru.en-mt.en-corr&layout=free")
    page.goto(f"{there}#p9" if comes == "with the address" else there)
    if comes == "later":
        page.evaluate(
            "new Promise((done) => { addEventListener('hashchange', () => setTimeout(done)); location.hash = 'p9'; })"
        )
    page.wait_for_load_state()
    tops = [page.locator(each).bounding_box()["y"] for each in ("#ru\\.p9", "#p9", "#en-corr\\.p9")]
    assert max(tops) - min(tops) <= 1


def test_texts_scroll_apart_and_come_back_to_the_same_place(site: Site) -> None:
    opened = site.open(reduced_motion="reduce")
    page = opened.page
    page.set_viewport_size({"width": 1400, "height": 500})
    page.goto(address(site, "columns=ru.en-mt.en-corr"))
    before = page.locator("main").inner_text()
    page.locator("#p9").evaluate("each => each.closest('.row').scrollIntoView({behavior: 'instant'})")
    page.keyboard.press("s")
    assert "layout=free" in page.url
    assert page.evaluate(TOPS) == ["ru.p9", "p9", "en-corr.p9"]
    flow = page.locator(".flow.source")
    flow.hover()
    page.mouse.wheel(0, -400)
    page.wait_for_function("() => document.querySelector('.flow.source').scrollTop < 900")
    assert page.evaluate(TOPS)[1:] == ["p9", "en-corr.p9"], "the others stay"
    page.keyboard.press("j")
    page.locator("#p4").evaluate("each => each.closest('.row').focus()")
    page.keyboard.press("Enter")
    assert page.evaluate(TOPS)[::2] == ["ru.p3", "en-corr.p4"], "Enter brings the partners level"
    page.locator(".flow.base").evaluate("each => { each.focus(); each.scrollTop = 0; }")
    page.locator(".flow.base #p6").evaluate(
        "each => { const at = each.closest('.row'); at.parentElement.scrollTop = at.offsetTop; }"
    )
    page.keyboard.press("s")
    assert "layout" not in page.url
    bar = page.locator(".bar").bounding_box()
    assert bar["y"] + bar["height"] <= page.locator("#p6").bounding_box()["y"] <= bar["y"] + bar["height"] + 60
    assert page.locator("main").inner_text() == before
    assert opened.complaints == []


def test_a_change_of_columns_and_comparisons_work_apart(site: Site) -> None:
    opened = site.open()
    page = opened.page
    page.goto(address(site, "columns=ru.en-mt&layout=free#p9"))
    page.locator("[name=column][data-text=en-corr]").click()
    assert page.evaluate(TOPS) == ["ru.p9", "p9", "en-corr.p9"]
    page.get_by_role("button", name="Move source, reconstructed (ru) right").click()
    assert page.evaluate(TOPS) == ["p9", "ru.p9", "en-corr.p9"]
    option = page.locator("[name=compare] option").nth(1)
    page.locator("[name=compare]").select_option(option.get_attribute("value"))
    assert page.locator(".flow .compare").count() > 0
    page.reload()
    assert page.locator(".flow").count() >= 3
    assert opened.complaints == []


def test_sentence_partners_are_lit_in_texts_apart_and_by_keyboard(site: Site) -> None:
    page = site.open().page
    for query in ("columns=ru.en-mt&layout=free", "columns=ru.en-mt"):
        page.goto(address(site, query))
        page.locator("#ru\\.p4 [data-s]").first.hover()
        assert page.locator("#p4 .near").count() == 1
        page.locator("#p4").evaluate("each => each.closest('.row').focus()")
        page.keyboard.press(".")
        reached = page.evaluate("document.activeElement.closest('.segment').id")
        assert page.evaluate("document.activeElement.matches('[data-s].near')"), "where the keyboard is"
        other = "#p4" if reached.startswith("ru.") else "#ru\\.p3, #ru\\.p4"
        assert page.locator(other).locator(".near").count() >= 1, "and its partner"


def test_one_text_is_read_with_the_others_on_demand(site: Site) -> None:
    opened = site.open()
    page = opened.page
    page.keyboard.press("r")
    assert "layout=read" in page.url
    assert "read=en-corr" in page.url
    shown = page.locator("main .segment >> visible=true").evaluate_all("all => all.map(each => each.id)")
    assert shown == segments_of(site, "en-corr")
    assert page.locator("main .notes >> visible=true").count() == 0
    assert page.locator(".margin .number >> visible=true").count() == 0
    page.locator("#en-corr\\.p4").click(position={"x": 40, "y": 10})
    assert page.locator("#p4").is_visible()
    assert page.locator("#ru\\.p3").is_visible()
    assert page.locator("#p4").evaluate(
        "each => each.closest('.row').querySelector('.notes > summary').checkVisibility()"
    )
    page.locator("#en-corr\\.p4").click(position={"x": 40, "y": 10})
    assert not page.locator("#p4").is_visible()
    page.locator("#en-corr\\.p2").evaluate("each => each.closest('.row').focus()")
    page.keyboard.press("Enter")
    assert page.locator("#ru\\.p2").is_visible()
    page.keyboard.press("Tab")
    button = page.get_by_role("button", name="The other texts of p2")
    assert button.evaluate("each => each === document.activeElement")
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Space")
    assert not page.locator("#ru\\.p2").is_visible()
    page.locator("[name=read]").select_option("ru")
    page.reload()
    shown = page.locator("main .segment >> visible=true").evaluate_all("all => all.map(each => each.id)")
    assert shown == segments_of(site, "ru"), "in its own order"
    page.keyboard.press("r")
    base = page.locator("main .base .segment >> visible=true").evaluate_all("all => all.map(each => each.id)")
    assert base == segments_of(site, "en-mt")
    assert page.locator("#p4").is_visible()
    assert opened.complaints == []


def test_findings_are_reached_while_one_reads(site: Site) -> None:
    page = site.open().page
    page.goto(address(site, "layout=read&read=en-mt"))
    page.keyboard.press("n")
    assert page.locator("#popover").is_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**#n-*")
    assert page.locator(".notes[open] .finding:focus").count() == 1
    omission = next(each for each in site.snapshot.findings if each.rule == "omission")
    page.goto("about:blank")
    page.goto(address(site, f"layout=read&read=en-2#n-{omission.id}"))
    assert page.locator(f"#n-{omission.id}").is_visible(), "in a row that the text has nothing in"


def test_a_line_to_read_has_about_65_characters(site: Site) -> None:
    for width in (1400, 2200):
        page = site.open(width=width).page
        page.goto(address(site, "layout=read&read=en-corr"))
        lines = page.locator("#en-corr\\.p1").evaluate(
            """each => { const range = document.createRange(); range.selectNodeContents(each);
                const tops = new Set([...range.getClientRects()].map(box => Math.round(box.bottom / 20)));
                return each.textContent.length / each.getBoundingClientRect().height
                    * parseFloat(getComputedStyle(each).lineHeight); }"""
        )
        assert 48 <= lines <= 75
        box = page.locator("#en-corr\\.p1").bounding_box()
        assert abs(box["x"] + box["width"] / 2 - width / 2) < 20, "in the middle"


def test_printed_apart_the_texts_stand_side_by_side(site: Site) -> None:
    page = site.open(width=760).page
    page.goto(address(site, "columns=ru.en-mt&layout=free"))
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".flows").count() == 0
    boxes = [page.locator(each).bounding_box() for each in ("#ru\\.p1", "#p1")]
    assert abs(boxes[0]["y"] - boxes[1]["y"]) <= 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".flow").count() == 2


def test_text_that_is_read_is_whole(site: Site) -> None:
    """Nothing is cut at the edge of a narrow window, and it does not scroll sideways."""
    for query in ("layout=read&read=ru", "layout=free&columns=ru.en-mt", "layout=read&read=he"):
        page: Any = site.open(width=360).page
        page.goto(address(site, query))
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    text = next(each.text for each in site.snapshot.witnesses[1].segments if each.id == "ru.p7")
    page.goto(address(site, "layout=read&read=ru"))
    assert show_controls(text) in page.locator("main").inner_text()


@pytest.mark.parametrize("query", ["layout=free&columns=en-mt.ru", "layout=read&columns=ru.en-mt"])
@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (1400, "dark"), (360, "light"), (360, "dark")])
def test_axe_is_silent_in_every_layout(site: Site, query: str, width: int, scheme: str) -> None:
    page = site.open(width=width, color_scheme=scheme).page
    page.goto(address(site, query))
    if "read" in query:
        page.locator("#en-corr\\.p1").evaluate("each => each.click()")
    assert complaints_of_axe(page) == []


def test_an_address_leads_there_while_one_reads(site: Site) -> None:
    page = site.open(reduced_motion="reduce").page
    page.goto(address(site, "layout=read&read=en-corr#p9"))
    bar = page.locator(".bar").bounding_box()
    assert bar["y"] + bar["height"] <= page.locator("#en-corr\\.p9").bounding_box()["y"] < 900
    assert not page.locator("#p9").is_visible(), "the base is not unfolded for that"
