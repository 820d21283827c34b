"""Any two texts of one language, chosen in the page: what it shows and counts is what `diff --json` says."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest

from tests.browser.conftest import Site
from tests.browser.harbour import records

pytestmark = pytest.mark.browser
PAIRS = [
    ("en-mt", "en-corr", "correction"), ("en-mt", "en-rev", "correction"), ("en-corr", "en-rev", "correction"),
    ("en-other", "en-other-2", "correction"), ("en-mt", "en-other", "variation"), ("en-corr", "en-other", "variation"),
    ("en-mt", "en-other-2", "variation"), ("en-corr", "en-other-2", "variation"), ("en-rev", "en-other", "variation"),
    ("en-rev", "en-other-2", "variation"),
]  # fmt: skip
# What a comparison draws, paragraph by paragraph: the words of ins and del, and how many of each stand as blocks.
DRAWN = """() => [...document.querySelectorAll('main .compare')].map((box) => ({
    row: box.closest('.row').querySelector('.number').textContent,
    kind: box.className.replace('compare ', ''),
    block: box.querySelector('.block') !== null,
    edits: [...box.querySelectorAll('del, ins')].map((each) => [each.localName, each.textContent]),
    text: [...box.querySelectorAll(':scope > p:not(.extent)')].map((each) => each.textContent).join(''),
}))"""


def choose(page: Any, a: str, b: str) -> None:
    page.locator("[name=compare]").select_option(f"{a}..{b}")


@cache
def said(folder: Path, a: str, b: str) -> list[dict[str, Any]]:
    return records(folder, "diff", a, b, "--json")


def differing(site: Site, a: str, b: str) -> list[dict[str, Any]]:
    every = said(site.index.parents[2], a, b)
    assert {each["relation"] for each in every} <= {"correction", "retranslation"}
    return [each for each in every if any(edit["op"] != "equal" for edit in each["edits"])]


def test_every_pair_is_offered_under_what_it_is(harbour: Site) -> None:
    page = harbour.open().page
    found = [tuple(each) for each in page.evaluate(
        "[...document.querySelectorAll('[name=compare] option[data-kind]')]"
        ".map((each) => [...each.value.split('..'), each.dataset.kind])"
    )]  # fmt: skip
    assert sorted(found) == sorted(PAIRS)
    groups = page.locator("[name=compare] optgroup").evaluate_all("all => all.map((each) => each.label)")
    assert groups == ["corrections", "another translator’s wording"]


@pytest.mark.parametrize(("a", "b", "kind"), PAIRS)
def test_the_page_draws_what_diff_says(harbour: Site, a: str, b: str, kind: str) -> None:
    opened = harbour.open()
    page = opened.page
    choose(page, a, b)
    wanted = differing(harbour, a, b)
    drawn = page.evaluate(DRAWN)
    assert {each["kind"] for each in drawn} == {kind}
    assert len(drawn) == len(wanted)
    for box, record in zip(drawn, wanted, strict=True):
        edits = [each for each in record["edits"] if each["op"] != "equal"]
        if record["block"]:
            edits = [{side: "".join(each[side] for each in record["edits"]) for side in ("old", "new")}]
        sides = [("del" if side == "old" else "ins", each[side]) for each in edits for side in ("old", "new")]
        assert [tuple(each) for each in box["edits"]] == [(name, words) for name, words in sides if words]
        assert box["block"] == record["block"]
        if not record["block"]:
            merged = "".join(
                each["old"] + each["new"] if each["op"] != "equal" else each["new"] for each in record["edits"]
            )
            assert box["text"] == merged
    assert opened.complaints == []


@pytest.mark.parametrize(("a", "b", "kind"), PAIRS)
def test_its_counts_are_those_of_diff(harbour: Site, a: str, b: str, kind: str) -> None:
    page = harbour.open().page
    choose(page, a, b)
    told = page.locator(".comparison").inner_text()
    assert told.startswith(kind)
    assert ("no error" in told) == (kind == "variation")
    wanted = differing(harbour, a, b)
    read = Counter(
        edit["op"] for each in wanted if not each["block"] and each["a_ids"] and each["b_ids"] for edit in each["edits"]
    )
    whole = len(said(harbour.index.parents[2], a, b))
    assert f"{len(wanted)} of {whole} paragraph" in told
    blocks = sum(each["block"] for each in wanted)
    assert (f"{blocks} reworded throughout" in told) == bool(blocks)
    counts = f"{read['replace']} replaced, {read['insert']} put in, {read['delete']} taken out"
    assert (counts in told) == bool(read["replace"] + read["insert"] + read["delete"])


def test_off_and_on_by_a_key_and_in_the_address(harbour: Site) -> None:
    page = harbour.open().page
    choose(page, "en-rev", "en-other")
    assert page.locator(".compare").count() > 0
    assert page.locator(".heads .cell", has_text="en-other").first.is_visible()
    assert parse_qs(urlparse(page.url).query)["compare"] == ["en-rev..en-other"]
    other = harbour.open().page
    other.goto(page.url)
    assert other.locator(".compare").count() == page.locator(".compare").count()
    bare = harbour.open().page
    bare.goto(f"{harbour.index.as_uri()}?compare=en-other..en-other-2")
    assert bare.locator(".compare:visible").count() > 0, "its column was hidden at first"
    page.locator("main .row").nth(2).focus()
    page.keyboard.press("d")
    assert page.locator(".compare").count() == 0
    assert not page.locator(".comparison").is_visible()
    assert "compare" not in parse_qs(urlparse(page.url).query)
    assert page.locator(".drawn-over").count() == 0
    page.keyboard.press("d")
    assert page.locator("[name=compare]").input_value() == "en-rev..en-other"


def test_a_change_is_told_by_more_than_its_colour(harbour: Site) -> None:
    page = harbour.open().page
    looks = """each => [getComputedStyle(each).textDecorationLine, getComputedStyle(each, '::before').content]"""
    choose(page, "en-mt", "en-rev")
    assert page.locator(".compare ins").first.evaluate(looks) == ["underline", '"+"']
    assert page.locator(".compare del").first.evaluate(looks) == ["line-through", '"−"']
    colour = "each => getComputedStyle(each).backgroundColor"
    corrected = page.locator(".compare ins").first.evaluate(colour)
    choose(page, "en-mt", "en-other")
    assert page.locator(".compare.variation ins").first.evaluate(colour) != corrected


def test_an_address_with_a_comparison_leads_below_the_bar(harbour: Site) -> None:
    """The line that tells what the difference is makes the bar higher, and what stands above moves the paragraph."""
    page = harbour.open(reduced_motion="reduce").page
    page.goto(f"{harbour.index.as_uri()}?compare=en-mt..en-rev#p5")
    page.wait_for_load_state()
    page.locator(".comparison >> visible=true").wait_for()
    bar, words = (page.locator(each).bounding_box() for each in (".bar", "#p5"))
    assert words["y"] >= bar["y"] + bar["height"]
    assert words["y"] <= bar["y"] + bar["height"] + 60
