"""Choices, keys, permalinks, notes beside the words; axe has nothing to say."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import Site
from workbench.model.finding import Status

pytestmark = pytest.mark.browser


def focused(page: Any) -> str:
    return str(
        page.evaluate(
            "document.activeElement.matches('.flag') ? document.activeElement.hash.slice(3)"
            " : document.activeElement.id || document.activeElement.className"
        )
    )


def complaints_of_axe(
    page: Any, context: dict[str, Any] | None = None, options: dict[str, Any] | None = None
) -> list[Any]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, context=context, options=options).response["violations"]
    return [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found]


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (1400, "light"),
        (360, "dark"),
        pytest.param(1400, "dark", marks=pytest.mark.slow),
        pytest.param(360, "light", marks=pytest.mark.slow),
    ],
)
def test_axe_is_silent(site: Site, scheme: str, width: int) -> None:
    page = site.open(width=width, color_scheme=scheme).page
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    page.locator("[name=findings]").select_option("all")
    page.locator("[name=compare]").select_option(index=1)
    page.locator("#p1 .flag").first.focus()
    assert complaints_of_axe(page) == []


def test_controls_and_notes_are_large_enough_to_hit(site: Site) -> None:
    """Signs inside a line of text may be smaller than a finger (WCAG 2.5.8)."""
    page = site.open(width=360).page
    page.locator("#p1").evaluate("each => { each.closest('.row').querySelector('details').open = true; }")
    options = {"runOnly": ["target-size"], "rules": {"target-size": {"enabled": True}}}
    assert complaints_of_axe(page, {"exclude": [[".segment"]]}, options) == []


def test_axe_is_silent_on_a_book(book: Site) -> None:
    opened = book.open()
    for file in ("index.html", "pages/d2.html"):
        assert complaints_of_axe(opened.goto(file=file)) == []


def test_a_book_is_leafed_through(book: Site) -> None:
    opened = book.open()
    page = opened.page
    page.get_by_role("link", name="Chapter 2", exact=True).click()
    page.locator("header [rel=next]").click()
    assert page.url.endswith("d3.html")
    assert page.locator("h1").inner_text() == "Chapter 3"
    assert opened.complaints == []


def test_columns_are_chosen_and_remembered(site: Site) -> None:
    page = site.open().page
    assert [page.locator(f".heads .c{number}").is_visible() for number in range(6)] == [True] * 4 + [False] * 2
    page.locator("[name=column][value='3']").click()
    page.locator("[name=theme]").select_option("dark")
    page.reload()
    assert not page.locator("#en-2\\.p1").is_visible()
    assert page.locator("[name=theme]").input_value() == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 24, 27)"
    (key,) = page.evaluate("Object.keys(localStorage)")
    assert key == f"workbench:ferry:{page.locator('html').get_attribute('data-base')}"


def test_the_last_column_cannot_be_hidden(site: Site) -> None:
    page = site.open().page
    for box in page.locator("[name=column]").all():
        if box.is_checked():
            box.click()
    assert page.locator(".heads .cell >> visible=true").count() == 1


def test_marks_can_be_switched_off(site: Site) -> None:
    page = site.open().page

    def background(selector: str) -> str:
        return str(page.locator(selector).first.evaluate("each => getComputedStyle(each).backgroundColor"))

    clear = "rgba(0, 0, 0, 0)"
    assert background("#p6 del") != clear
    page.locator("[name=changes]").click()
    assert background("#p6 del") == clear
    assert page.locator("#p1 .flag.critical").is_visible()
    page.locator("[name=findings]").select_option("grave")
    assert page.locator("#p1 .flag.critical").is_visible()
    assert not page.locator("#p1 .flag.minor").first.is_visible()
    page.locator("[name=findings]").select_option("none")
    assert page.locator(".segment .flag >> visible=true").count() == 0


def test_settled_findings_are_quiet_until_asked_for(site: Site) -> None:
    page = site.open().page
    shown = [each for each in (*site.snapshot.findings, *site.snapshot.state_findings) if not each.hint]
    page.locator(".furniture summary").first.click()
    still_open = sum(len(each.spans) for each in shown if each.status is Status.OPEN)
    assert page.locator(".segment .flag >> visible=true").count() == still_open
    page.locator("[name=findings]").select_option("all")
    assert page.locator(".segment .flag >> visible=true").count() == sum(len(each.spans) for each in shown)


def test_a_comparison_replaces_the_text_and_shows_its_column(site: Site) -> None:
    page = site.open().page
    page.locator("[name=compare]").select_option(label="en-rev with en-mt")
    assert page.locator(".heads .c4").is_visible()
    assert page.locator(".compare ins >> visible=true").all_inner_texts() == ["Four", "fifth"]
    assert not page.locator("#en-rev\\.p2").is_visible()
    page.locator("[name=compare]").select_option("")
    assert page.locator("#en-rev\\.p2").is_visible()


def test_a_finding_shows_its_reason_and_lights_the_source(site: Site) -> None:
    page = site.open().page
    page.locator("#p1 .flag.critical").evaluate("each => each.scrollIntoView({block: 'center', behavior: 'instant'})")
    page.locator("#p1 .flag.critical").focus()
    assert "An idiom seems to be taken word for word." in page.locator("#popover").inner_text()
    assert page.locator("#ru\\.p1 .light.lit").inner_text() == "как по писаному"
    box, words = page.locator("#popover").bounding_box(), page.locator("#p1 .flag.critical").bounding_box()
    assert box["y"] >= words["y"] + words["height"]
    page.keyboard.press("Escape")
    assert not page.locator("#popover").is_visible()
    assert page.locator(".lit").count() == 0


def test_the_pointer_can_reach_the_reason(site: Site) -> None:
    page = site.open().page
    page.locator("#p6 del").hover()
    assert "Those who loved her were people" in page.locator("#popover").inner_text()
    page.locator("#popover").hover()
    page.wait_for_timeout(350)
    assert page.locator("#popover").is_visible()
    page.mouse.move(5, 5)
    page.wait_for_timeout(350)
    assert not page.locator("#popover").is_visible()


@pytest.mark.parametrize(("hovered", "lit"), [("#p4 [data-s]", "#ru\\.p3 .near"), ("#ru\\.p3 [data-s]", "#p4 .near")])
def test_sentence_partners_are_lit_both_ways(site: Site, hovered: str, lit: str) -> None:
    page = site.open().page
    page.locator(hovered).first.hover(position={"x": 5, "y": 8})
    assert page.locator(lit).count() >= 1
    assert page.locator("#p1 .near").count() == 0


def test_a_permalink_opens_the_note(site: Site) -> None:
    finding = next(each for each in site.snapshot.findings if each.rule == "omission")
    page = site.open(anchor=f"n-{finding.id}").page
    assert page.locator(f"#n-{finding.id}").is_visible()
    assert focused(page) == f"n-{finding.id}"
    top = page.locator(f"#n-{finding.id}").bounding_box()["y"]
    bar = page.locator(".bar").bounding_box()
    assert top >= bar["y"] + bar["height"], "not under the bar"


def test_a_paragraphs_permalink_is_in_sight_even_in_furniture(site: Site) -> None:
    opened = site.open(anchor="p9")
    bar = opened.page.locator(".bar").bounding_box()
    assert opened.page.locator("#p9").bounding_box()["y"] >= bar["y"] + bar["height"]
    assert opened.goto("fw3").locator("#fw3").is_visible()


def test_keys(site: Site) -> None:
    page = site.open().page
    page.keyboard.press("n")
    first = focused(page)
    page.keyboard.press("n")
    second = focused(page)
    assert first != second
    page.keyboard.press("p")
    assert focused(page) == first
    assert page.locator("#popover").is_visible()
    # The browser moves the focus at once and tells the page of it later.
    jumped = "new Promise((done) => addEventListener('hashchange', done, { once: true }))"
    page.evaluate(f"() => {{ window.jumped = {jumped}; }}")
    page.keyboard.press("Enter")
    page.evaluate("() => window.jumped.then(() => true)")
    assert focused(page) == f"n-{first}"
    page.keyboard.press("Escape")
    assert focused(page) == first
    assert not page.locator(f"#n-{first}").is_visible()
    page.keyboard.press("j")
    assert focused(page) == "row"
    row = page.evaluate("document.activeElement.querySelector('.number').textContent")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.querySelector('.number').textContent") == row
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.classList.contains('change')")
    page.keyboard.press("?")
    assert page.locator(".legend ul").is_visible()


def test_single_keys_can_be_switched_off(site: Site) -> None:
    page = site.open().page
    page.locator("[name=keys]").click()
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.name") == "keys"


def test_words_are_copied_without_signs(site: Site) -> None:
    page = site.open().page
    text = page.evaluate("""() => {
        getSelection().selectAllChildren(document.getElementById('p4')); return getSelection().toString();
    }""")
    assert text == next(each.text for each in site.snapshot.state.base.segments if each.id == "en-mt.p4")
