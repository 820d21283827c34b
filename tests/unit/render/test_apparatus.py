"""The apparatus: the base whole, entries at their words, who has what, and other translations apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from tests.snapshots import book_snapshot, ferry_snapshot
from tests.unit.render.test_page import shown_text
from workbench.model.apparatus import Unit
from workbench.render.site import render_edition
from workbench.render.wordings import shorten
from workbench.text.normalise import show_controls

FERRY = ferry_snapshot()
FILES = render_edition(FERRY)
PAGE = html.document_fromstring(FILES["apparatus.html"].decode("utf-8"))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def entry(name: str) -> str:
    (found,) = PAGE.xpath("//*[@id=$id]", id=f"e-{name}")
    return words(found)


def test_the_base_is_there_character_for_character() -> None:
    for segment in FERRY.state.base.segments:
        if segment.kind != "fw":
            (element,) = PAGE.xpath("//*[@id=$id]", id=segment.id.removeprefix("en-mt."))
            assert shown_text(element) == show_controls(segment.text), segment.id


def test_an_entry_says_lemma_reading_and_who() -> None:
    assert entry("p2-1") == "1 Five] Four R"
    assert entry("p6-1").startswith("1 and they loved her] but everybody loved her C (")
    (mark,) = PAGE.xpath("//*[@id='t-p6-1']")
    assert mark.get("href") == "#e-p6-1"
    assert PAGE.xpath("string(//*[@id='p6']//span[@class='lemma'])") == "and they loved her"


def test_what_is_left_out_whole_is_not_repeated() -> None:
    assert entry("p5-1").startswith("1 all] om. C")


def test_what_is_added_stands_behind_its_paragraph() -> None:
    (added,) = PAGE.xpath("//p[@class='added']")
    assert words(added).startswith("behind it + In winter people")
    assert words(added).endswith(" C")
    assert "p4" in added.xpath("ancestor::section//p/@id")


def test_a_decision_leads_to_its_note() -> None:
    index = html.document_fromstring(FILES["index.html"].decode("utf-8"))
    links = PAGE.xpath("//span[@class='by']/a/@href")
    assert links
    for link in links:
        file, _, anchor = link.partition("#")
        assert file == "index.html"
        assert index.xpath("//*[@id=$id]", id=anchor)


def test_every_text_has_its_letter_and_its_part() -> None:
    told = {words(dt): words(dt.getnext()) for dt in PAGE.xpath("//dl[@class='sigla']/dt")}
    assert list(told) == ["S", "B", "C", "T1", "R", "T2"]
    assert "from which every lemma is taken" in told["B"]
    assert "readings stand in the apparatus" in told["C"]
    assert "readings stand in the apparatus" in told["R"]
    assert "variation, no error" in told["T1"]
    assert "in another language, not collated" in told["T2"]


def test_another_translation_stands_apart_as_whole_sentences() -> None:
    (wordings,) = PAGE.xpath("//section[.//*[@id='p1']]//details[@class='wordings']")
    assert words(wordings).startswith("Other translations: T1")
    assert "We reached the ferry at daybreak." in words(wordings)
    assert not PAGE.xpath("//ol[@class='entry-list']//a[@href='#w-T1']"), "no entry word by word"


def test_it_is_linked_from_the_page_and_back() -> None:
    index = html.document_fromstring(FILES["index.html"].decode("utf-8"))
    assert index.xpath("//header//a[@href='apparatus.html']")
    assert PAGE.xpath("//header//a[@href='index.html']")
    assert PAGE.xpath("//a[@class='number'][@href='index.html#p6']")


def test_a_book_has_one_for_each_chapter() -> None:
    book = book_snapshot(11, 40)
    base = book.state.base
    units = tuple(Unit((segment.id,), segment.text, ()) for segment in base.segments)
    made = render_edition(replace(book, comparisons=FERRY.comparisons[:2], collate=lambda: units))
    chapters = sorted(name for name in made if name.startswith("pages/d"))
    assert sorted(name for name in made if "apparatus" in name and name.endswith(".html")) == [
        name.replace("pages/", "pages/apparatus-") for name in chapters
    ]
    second = html.document_fromstring(made["pages/apparatus-d2.html"].decode("utf-8"))
    assert second.xpath("//a[@rel]/@href")[:2] == ["apparatus-d1.html", "apparatus-d3.html"]
    contents = html.document_fromstring(made["index.html"].decode("utf-8"))
    assert contents.xpath("//header//a/@href")[-1] == "pages/apparatus-d1.html"
    chapter = html.document_fromstring(made["pages/d2.html"].decode("utf-8"))
    assert chapter.xpath("//header//a[text()='Apparatus']/@href") == ["apparatus-d2.html"]


def test_one_text_alone_has_none() -> None:
    assert not [name for name in render_edition(book_snapshot(2, 3)) if name.startswith("apparatus")]


@pytest.mark.parametrize(
    ("text", "short"),
    [("He left.", "He left."), ("one two three four five six seven eight", "one two three … seven eight"),
     ("It rained.\nWe left.", "It rained. ¶ We left.")],
)  # fmt: skip
def test_a_long_lemma_is_shortened(text: str, short: str) -> None:
    assert shorten(text) == short
