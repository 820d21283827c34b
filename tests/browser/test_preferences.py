"""What readers set up for themselves: no motion, high contrast, twice the size, wide spacing (WCAG 1.4.4, 1.4.12)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
# Elements whose text is cut: it is wider or higher than they are, and cannot be scrolled to.
CUT = """() => [...document.querySelectorAll('body *')].filter((each) => {
    const look = getComputedStyle(each);
    return each.checkVisibility() && !each.closest('svg') && !each.matches('.spoken, .controls legend, .filters legend')
        && [look.overflowX, look.overflowY].some((way) => way === 'hidden' || way === 'clip')
        && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1);
}).map((each) => each.outerHTML.slice(0, 80))"""
NO_WIDER = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
OPEN = "for (const each of document.querySelectorAll('details')) { each.open = true; }"
LOOK = "each => { const look = getComputedStyle(each); return [look.%s]; }"


def look(page: Any, place: str, *names: str) -> list[str]:
    values: list[str] = page.locator(place).first.evaluate(LOOK % ", look.".join(names))
    return values


def test_nothing_moves_where_motion_is_unwanted(site: Site) -> None:
    moved = "() => [getComputedStyle(document.documentElement).scrollBehavior, document.getAnimations().length]"
    page = site.open(reduced_motion="reduce").page
    page.locator(".bar input").first.hover()
    assert page.evaluate(moved) == ["auto", 0]
    assert site.open(reduced_motion="no-preference").page.evaluate(moved)[0] == "smooth"


def test_high_contrast_keeps_what_colours_say(site: Site) -> None:
    """Severities by their lines, the source by its border, the place by a frame, in the system's own colours."""
    page = site.open(forced_colors="active", anchor="p1").page
    page.locator("[name=findings]").select_option("all")
    lines = {
        name: tuple(look(page, f".segment mark.{name}", "textDecorationStyle")) for name in ("critical", "neutral")
    }
    assert len(set(lines.values())) == 2
    assert look(page, ".segment mark", "backgroundColor") == look(page, "body", "backgroundColor")
    assert look(page, ".segment mark", "color") == look(page, "body", "color")
    assert look(page, "main > .row > .source", "borderInlineEndStyle") == ["solid"]
    assert look(page, ".row:has(#p1)", "outlineStyle") == ["solid"]
    assert look(page, ".segment del", "textDecorationLine") == ["line-through"]
    assert look(page, ".count", "borderTopStyle") == ["solid"]


@pytest.mark.parametrize("file", ["index.html", "apparatus.html"])
def test_wide_spacing_cuts_nothing(site: Site, file: str) -> None:
    for width in (1400, 360):
        page = site.open(file=file, width=width, bypass_csp=True).page
        page.evaluate(OPEN)
        page.add_style_tag(content=SPACED)
        assert page.evaluate(NO_WIDER)
        assert page.evaluate(CUT) == []


@pytest.mark.parametrize("file", ["index.html", "apparatus.html"])
def test_twice_the_size_fits(site: Site, file: str) -> None:
    """A window of 1280 × 720 at 200 % is one of 640 × 360."""
    opened = site.open(file=file, width=640, device_scale_factor=2)
    page = opened.page
    page.set_viewport_size({"width": 640, "height": 360})
    page.evaluate(OPEN)
    assert page.evaluate(NO_WIDER)
    assert page.evaluate(CUT) == []
    if file == "index.html":
        page.locator("#p1").scroll_into_view_if_needed()
        covered = page.evaluate("Math.max(0, document.querySelector('.bar').getBoundingClientRect().bottom)")
        assert covered < 360 / 3, "most of the window is for the text"
        page.evaluate("for (const each of document.querySelectorAll('.notes')) { each.open = false; }")
        page.locator("#p1 .flag >> visible=true").first.focus()
        box = page.locator("#popover").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 640
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 360
