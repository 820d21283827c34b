"""A page on A4: light whatever the screen was, the columns kept with their heads, no controls, every note numbered."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from tests.browser.conftest import Site
from workbench.text.normalise import show_controls

pytestmark = pytest.mark.browser

A4 = (595, 842)  # points
ACROSS = A4[::-1]  # for four columns and more
HEADS = ("source, reconstructed", "base", "corrected", "translation", "revision")
SIGNS = """() => [...document.querySelectorAll('main > .row [data-n]')]
    .filter(each => !each.closest('.notes') && getComputedStyle(each).display !== 'none')
    .map(each => [each.dataset.n, getComputedStyle(each, '::after').content])"""


def printed(page: Any) -> PdfReader:
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))


def letters(text: str) -> str:
    """Lines and columns break words where they like, and fonts join letters."""
    return re.sub(r"[\s\u00ad\u2010-]", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize(("scheme", "script"), [("light", True), ("dark", True), ("dark", False)])
def test_a4(site: Site, scheme: str, script: bool) -> None:
    page = site.open(color_scheme=scheme, width=360, java_script_enabled=script).page
    reader = printed(page)
    assert 2 <= len(reader.pages) <= 5
    for each in reader.pages:
        assert (round(each.mediabox.width), round(each.mediabox.height)) == ACROSS
    text = letters("".join(each.extract_text() for each in reader.pages))
    furniture = {segment.id for segment in site.snapshot.state.base.segments if segment.kind == "fw"}
    findings = [each for each in site.snapshot.findings if not each.hint and each.segment not in furniture]
    assert len(findings) > 5
    for finding in findings:
        assert letters(show_controls(finding.message)) in text, finding.id
    assert "Theidiomwastakenwordforword" in text, "the reason of a correction"
    for control in ("singlekeys", "savedecisions", "Legend", "Decisionsmadehere", "workbenchdismiss"):
        assert control not in text


@pytest.mark.parametrize("columns", [1, 2, 3, 4, 5])
def test_the_heads_of_the_columns_are_on_every_sheet(site: Site, columns: int) -> None:
    """Up to three columns stand upright. What the edition is may fill a sheet of its own, before them."""
    page = site.open().page
    for box in page.locator("[name=column]").all():
        if box.is_checked() != (int(box.get_attribute("value")) < columns):
            box.click()
    reader = printed(page)
    seen = []
    for each in reader.pages:
        size = round(each.mediabox.width), round(each.mediabox.height)
        assert size == (ACROSS if columns > 3 else A4)
        words = letters(each.extract_text())
        if "Aboutthisedition" not in words and "Madebyworkbench" not in words:
            seen.append([letters(head) in words for head in HEADS[:columns]])
    assert seen
    assert all(all(heads) for heads in seen)


def test_each_note_has_a_number_and_the_words_have_it_too(site: Site) -> None:
    page = site.open(color_scheme="dark").page
    page.emulate_media(media="print")
    noted = page.locator("main > .row > .notes > ul > li").evaluate_all("all => all.map(each => each.dataset.n)")
    assert noted == [str(number) for number in range(1, len(noted) + 1)], "row by row, none left out"
    signs = page.evaluate(SIGNS)
    assert all(shown == f'"\u202f{number}"' for number, shown in signs)
    # A remark, and a paragraph that was only split or joined, have no words of their own.
    wordless = {"Ask the author", "As in the source.", "One sentence."}
    for number in set(noted) - {number for number, _ in signs}:
        said = page.locator(f'.notes > ul > li[data-n="{number}"]').inner_text()
        assert any(each in said for each in wordless), said


def test_texts_stand_side_by_side_on_paper(site: Site) -> None:
    page = site.open(width=360).page
    page.set_viewport_size({"width": 690, "height": 975})  # what A4 leaves between its margins
    page.emulate_media(media="print", color_scheme="dark")
    for row in page.locator("main > .row:not(.break)").all()[:6]:
        boxes = [cell.bounding_box() for cell in row.locator("> .cell >> visible=true").all()]
        assert len(boxes) == 4
        assert max(box["y"] for box in boxes) - min(box["y"] for box in boxes) <= 1
        assert [box["x"] for box in boxes] == sorted({box["x"] for box in boxes})
        assert max(box["x"] + box["width"] for box in boxes) <= 690
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('color-scheme')") == "light"
