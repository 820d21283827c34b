"""Two hundred hostile words in fields, addresses and what a browser keeps, typed and searched: nothing runs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from tests.browser.conftest import Opened, Site, write_site
from tests.made.hostile import hostile_snapshot
from tests.made.payloads import PAYLOADS
from tests.port import make_port
from workbench.app.compute import compute
from workbench.app.workspace import open_workspace
from workbench.cli.main import run
from workbench.store.journal import read_journal
from workbench.text.normalise import show_controls

pytestmark = pytest.mark.browser
PLAIN = [f"w{number:03}w" for number in range(len(PAYLOADS))]

# Elements with the names of their attributes, as the page is after its scripts; options are one for each rule there is.
# Words that a note cannot show letter for letter are told the script as well (data-old, data-new).
BUILT = """() => [...document.querySelectorAll('*:not(option)')].map((each) => each.localName + ' '
    + [...each.attributes].map((attribute) => attribute.name).filter((name) => !/^data-(old|new)$/.test(name))
        .sort().join(' '))"""
# What a note shows beside its words: the elements in it.
POPOVERS = """() => {
    const kinds = new Set();
    const signs = [...document.querySelectorAll('main :is(mark, .flag, .change, .light)')];
    for (const sign of signs.filter((_, number) => number % 31 === 0)) {
        sign.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
        for (const each of document.querySelectorAll('#popover *')) {
            kinds.add(`${each.localName} ${each.getAttributeNames().sort().join(' ')}`);
        }
    }
    return [...kinds].sort();
}"""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = {}
    for name, words in (("hostile", PAYLOADS), ("plain", PLAIN)):
        made[name] = tmp_path_factory.mktemp(name)
        write_site(made[name], hostile_snapshot(words))
    return made


@pytest.fixture
def sites(chromium: Any, folders: dict[str, Path]) -> Iterator[dict[str, Site]]:
    made = {name: Site(chromium, folder, hostile_snapshot(PLAIN[:1])) for name, folder in folders.items()}
    yield made
    for each in made.values():
        each.close()


def opened(site: Site, **options: Any) -> Opened:
    made = site.open(**options)

    def refuse(dialog: Any) -> None:
        made.complaints.append(dialog.message)
        dialog.dismiss()

    made.page.on("dialog", refuse)
    return made


def assert_nothing_ran(made: Opened) -> None:
    assert made.complaints == []
    assert made.page.evaluate("[window.ran, window.name, ({}).polluted].filter(Boolean)") == []
    assert all(url.startswith(("file:", "blob:")) for url in made.requests)


def test_the_page_is_built_as_if_there_was_nothing_to_fear(sites: dict[str, Site]) -> None:
    """After all scripts, with every note shown beside its words, and a comparison."""
    found = {}
    for name, site in sites.items():
        made = opened(site)
        page = made.page
        popovers = page.evaluate(POPOVERS)
        page.evaluate("for (const each of document.querySelectorAll('details')) { each.open = true; }")
        page.locator("[name=findings]").select_option("all")
        if page.locator("[name=compare]").count():
            page.locator("[name=compare]").select_option(index=1)
        for rule in page.locator("[name=rule] option").all()[1:4]:
            page.locator("[name=rule]").select_option(rule.get_attribute("value"))
        page.locator("[name=rule]").select_option("")
        found[name] = (popovers, page.evaluate(BUILT))
        assert_nothing_ran(made)
    assert found["hostile"][0] == found["plain"][0]
    assert found["hostile"][1] == found["plain"][1]


def test_each_is_seen_as_text(sites: dict[str, Site]) -> None:
    page = opened(sites["hostile"]).page
    texts = page.evaluate("[...document.querySelectorAll('.segment')].map((each) => [each.id, each.textContent])")
    shown = dict(texts)
    for number, word in enumerate(PAYLOADS, 1):
        for name in (f"p{number}", f"ru.p{number}", f"en-2.p{number}", f"en-corr.p{number}"):
            # A browser makes a line feed of every line end; there is no other control in what it is given.
            assert show_controls(word) in shown[name], name
    listed = " ".join(page.locator(".list ol li").all_text_contents())
    assert all(show_controls(word) in listed for word in PAYLOADS)


def test_they_are_searched(sites: dict[str, Site]) -> None:
    made = opened(sites["hostile"])
    page = made.page
    page.keyboard.press("/")
    page.locator("dialog.search:not([aria-busy])").wait_for()
    kinds = page.evaluate(
        """(words) => {
            const field = document.getElementById('search-words');
            const kinds = new Set();
            const counts = [];
            for (const word of words) {
                field.value = word;
                field.dispatchEvent(new Event('input'));
                counts.push(document.querySelectorAll('.found a').length);
                for (const each of document.querySelectorAll('.found *')) {
                    kinds.add(`${each.localName} ${each.getAttributeNames().sort().join(' ')}`);
                }
            }
            return [[...kinds].sort(), counts];
        }""",
        [show_controls(word) for word in PAYLOADS],
    )
    assert kinds[0] == ["a href", "mark ", "section data-file", "span class", "span class dir lang"]
    assert sum(count > 0 for count in kinds[1]) > 150
    page.locator("#search-words").fill("<b>bold</b>")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert "find=%3Cb%3Ebold" in page.url
    assert page.evaluate("CSS.highlights.get('found').size") >= 1
    assert_nothing_ran(made)


FEW = (*PAYLOADS[::40], "%E0%A4%A", "\ud800alone")
PARTS = (
    "columns", "order", "findings", "changes", "compare", "layout", "read",
    "severity", "category", "rule", "status", "of", "least", "find",
)  # fmt: skip
# What the page is made of once the place was looked for, and how many columns can be seen.
SEEN = f"""() => [({BUILT})(),
    [...document.querySelectorAll('.heads .cell')].filter((each) => each.offsetParent).length]"""
JUMP = """(anchor) => new Promise((done) => {
    const before = location.href;
    location.hash = anchor;
    if (location.href === before) { done(); return; }
    addEventListener('hashchange', () => setTimeout(done), { once: true });
})"""


def well_formed(words: Sequence[str]) -> list[str]:
    return [each.encode("utf-8", "replace").decode("utf-8") for each in words]


def assert_as_built(made: Opened, known: set[str], word: object) -> None:
    built, columns = made.page.evaluate(SEEN)
    assert {each.split(" ")[0] for each in built} <= known
    assert [each for each in built if " on" in each] == []
    assert columns >= 1
    assert made.complaints == [], word


def test_the_address_does_nothing_of_itself(site: Site) -> None:
    """A word in every part of it."""
    made = opened(site)
    known = {each.split(" ")[0] for each in made.page.evaluate(BUILT)}
    for word in well_formed(FEW):
        for anchor in (quote(word), word.replace("#", "").replace("\n", "")):
            made.page.goto("about:blank")
            made.page.goto(f"{site.index.as_uri()}?{urlencode(dict.fromkeys(PARTS, word))}#{anchor}")
            assert_as_built(made, known, word)
    assert_nothing_ran(made)


@pytest.mark.slow
def test_none_of_two_hundred_in_the_address_does_anything(site: Site) -> None:
    """Four in the parts of an address, each for the page's choices and for the list's; and each as the place there."""
    made = opened(site)
    known = {each.split(" ")[0] for each in made.page.evaluate(BUILT)}
    words = well_formed(PAYLOADS)
    for first in range(0, len(words), 4):
        four = words[first : first + 4]
        said = {name: four[(number + first // 4) % 4] for number, name in enumerate(PARTS)}
        made.page.goto(f"{site.index.as_uri()}?{urlencode(said)}#{quote(four[0])}", wait_until="domcontentloaded")
        assert_as_built(made, known, four)
        for word in four[1:]:
            made.page.evaluate(JUMP, word)
        assert_as_built(made, known, four)
    assert_nothing_ran(made)


KEPT: tuple[object, ...] = (
    None, 5, "words", [], [5], [None], [[]], {}, {"columns": 5}, {"columns": ["<b>"]}, {"columns": {"0": "<b>"}},
    {"order": {}}, {"theme": "<img src=x onerror=window.ran=1>", "findings": {}, "keys": "no", "changes": []},
    [{"act": "<b>bold</b>"}], [{"act": 5, "who": [], "about": {}}], {"length": 3}, True, "{{ 7*7 }}",
    [{"act": "correct", "who": "<img src=x onerror=window.ran=1>", "about": "n-1", "old": "<b>"}],
)  # fmt: skip


def test_what_a_browser_keeps_does_nothing_of_itself(site: Site) -> None:
    made = opened(site)
    base = made.page.locator("html").get_attribute("data-base")
    for kept in (*map(json.dumps, KEPT), "{not json"):
        made.page.evaluate(
            """([kept, base]) => {
                localStorage.setItem(`workbench:ferry:${base}`, kept);
                localStorage.setItem(`workbench:acts:ferry:${base}`, kept);
                localStorage.setItem('workbench:who', kept);
            }""",
            [kept, base],
        )
        made.page.reload()
        assert made.page.locator(".heads .cell >> visible=true").count() >= 1
        assert made.page.locator(".made-here").text_content() == ("1" if "correct" in kept else "0")
        assert made.page.locator("main img, main b, .decisions b, .decisions img").count() == 0
        assert made.complaints == [], kept
    made.page.locator("[name=theme]").select_option("dark")
    made.page.locator("#p1 .flag").first.hover()
    assert_nothing_ran(made)


REMARK = """async (word) => {
    const note = document.querySelector('.finding[data-segment]');
    note.closest('details').open = true;
    while (!note.querySelector('.buttons')) { await new Promise((go) => setTimeout(go)); }
    [...note.querySelectorAll('button')].find((each) => each.textContent === 'Remark').click();
    note.querySelector('.ask input').value = word;
    const typed = note.querySelector('.ask input').value.replace(/\\p{Surrogate}/gu, '\ufffd').trim();
    note.querySelector('.ask').requestSubmit();
    return typed;
}"""


def test_decisions_that_are_typed_are_saved_and_taken(chromium: Any, tmp_path: Path) -> None:
    """All are remarks on one finding, signed with a hostile name; the program takes the file and builds a page."""
    port = make_port(tmp_path)
    assert run(["-q", "-C", str(port), "build"]) == 0
    site = Site(chromium, port / "build" / "html", compute(open_workspace(port)))
    try:
        made = site.open(accept_downloads=True)
        page = made.page
        page.once("dialog", lambda dialog: dialog.accept('"><script>window.ran=1</script>'))
        typed = [word for word in (page.evaluate(REMARK, word) for word in PAYLOADS) if word]
        page.locator(".decisions > summary").click()
        assert page.locator(".decisions ol > li").count() == len(typed)
        assert page.evaluate("document.querySelectorAll('.decisions ol *:not(li, button)').length") == 0
        with page.expect_download() as download:
            page.get_by_role("button", name="Save acts.jsonl").click()
        lines = Path(download.value.path()).read_text("utf-8").splitlines()
        assert [json.loads(line)["text"] for line in lines] == typed
        assert_nothing_ran(made)
        file = tmp_path / "acts.jsonl"
        file.write_text("\n".join(lines) + "\n", "utf-8")
        assert run(["-q", "-C", str(port), "correct", "--from-file", str(file), "--who", "Vera"]) == 0
        once = list(dict.fromkeys(typed))  # a field has one line, so two of them were the same
        assert len(once) > 190
        assert len(read_journal(port / "journal.jsonl").acts) == len(once)
        assert run(["-q", "-C", str(port), "build"]) == 0
        again = opened(site)
        remarks = again.page.evaluate("[...document.querySelectorAll('.decision')].map((each) => each.textContent)")
        for word, remark in zip(once, remarks, strict=True):
            assert show_controls(word) in remark
        assert_nothing_ran(again)
    finally:
        site.close()
