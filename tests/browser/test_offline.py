"""The page asks nobody for anything, and its security policy is in force."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import Site

pytestmark = pytest.mark.browser


def test_nothing_is_asked_from_outside(site: Site) -> None:
    opened = site.open()
    page = opened.page
    page.locator("#p1 .flag").first.hover()
    page.locator(".legend summary").click()
    page.keyboard.press("j")
    folder = site.index.parent
    named = set(re.findall(r'(?:href|src)="(assets/[^"]+)"', site.index.read_text("utf-8")))
    ours = {name for name in named if (folder / name).is_file()} | {"index.html"}
    asked = {url.removeprefix(folder.as_uri() + "/") for url in opened.requests if url.startswith("file:")}
    assert asked == ours, "the texts that are searched are not read before somebody searches"
    assert [url for url in opened.requests if not url.startswith("file:")] == []
    assert opened.complaints == []
    assert page.evaluate("document.documentElement.classList.contains('script')"), "the script ran"
    assert page.evaluate("getComputedStyle(document.querySelector('.row')).display") == "grid", "the style was read"


def test_the_policy_stops_what_is_not_ours(site: Site) -> None:
    opened = site.open()
    page = opened.page
    page.evaluate("""() => {
        const add = (name, parent) => parent.appendChild(document.createElement(name));
        add('script', document.head).textContent = 'window.broken = 1';
        add('img', document.body).src = 'https://example.invalid/x.png';
        const part = add('p', document.body);
        part.setAttribute('style', 'color: red');
        part.setAttribute('onclick', 'window.broken = 2');
        part.click();
    }""")
    page.wait_for_timeout(50)
    assert page.evaluate("window.broken") is None
    assert page.evaluate("getComputedStyle(document.querySelector('body > p:last-child')).color") != "rgb(255, 0, 0)"
    assert len(opened.complaints) >= 4
    assert all("Content Security Policy" in each for each in opened.complaints)


def test_hostile_text_does_not_run(site: Site) -> None:
    opened = site.open()
    opened.page.on("dialog", lambda dialog: opened.complaints.append(dialog.message))
    opened.page.locator("#p8").click()
    opened.page.locator("#p8").hover()
    assert opened.complaints == []
    assert opened.page.locator("main script").count() == 0


def test_the_page_works_where_storage_is_blocked(site: Site) -> None:
    context = site.open().page.context
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked'); } })"
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(site.index.as_uri())
    page.locator("[name=column][value='0']").click()
    assert not page.locator("#ru\\.p1").is_visible()
    assert errors == []
