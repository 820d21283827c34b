"""Two hundred hostile words in every field: the page is built as if they were plain ones, and shows each of them."""

from __future__ import annotations

import re
from functools import cache

import pytest
from lxml import html

from tests.made.hostile import TEXTS, hostile_snapshot
from tests.made.payloads import PAYLOADS
from workbench.render.notes import in_words
from workbench.render.site import render_edition
from workbench.text.normalise import show_controls

PLAIN = [f"w{number:03}w" for number in range(len(PAYLOADS))]
RAW = re.compile("[\u202a-\u202e\u2066-\u2069\u200b-\u200f\u2060\u00ad\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


@cache
def site(*, hostile: bool, chapters: bool) -> dict[str, bytes]:
    return render_edition(hostile_snapshot(PAYLOADS if hostile else PLAIN, chapters=chapters))


@cache
def page() -> html.HtmlElement:
    return html.document_fromstring(site(hostile=True, chapters=False)["index.html"].decode("utf-8"))


@cache
def anchors() -> dict[str, html.HtmlElement]:
    return {each.get("id", ""): each for each in page().xpath("//*[@id]")}


def text_at(anchor: str) -> str:
    return str(anchors()[anchor].text_content())


TOLD = {"data-old", "data-new"}  # words that a note cannot show letter for letter are told the script as well


def built(data: bytes) -> list[tuple[str, list[str]]]:
    document = html.document_fromstring(data.decode("utf-8"))
    return [(each.tag, sorted({*each.attrib} - TOLD)) for each in document.iter() if isinstance(each.tag, str)]


def test_there_are_two_hundred() -> None:
    assert len(PAYLOADS) == len(set(PAYLOADS)) == 200


@pytest.mark.parametrize("chapters", [False, True], ids=["one page", "a page for each"])
def test_pages_are_built_as_if_there_was_nothing_to_fear(chapters: bool) -> None:
    """Not an element or attribute more or less; but comments and declarations are none either."""
    hostile, plain = (site(hostile=each, chapters=chapters) for each in (True, False))
    assert hostile.keys() == plain.keys()
    for name in hostile:
        if name.endswith(".html"):
            assert built(hostile[name]) == built(plain[name]), name
            assert hostile[name].count(b"<!") == hostile[name].count(b"<!DOCTYPE html>") == 1
        assert not RAW.search(hostile[name].decode("utf-8")) or name.startswith("assets/"), name


@pytest.mark.parametrize("number", range(len(PAYLOADS)), ids=lambda number: f"{number:03}")
def test_it_is_shown_as_text_wherever_it_stood(number: int) -> None:
    word = show_controls(PAYLOADS[number])
    for text in TEXTS:
        segment = f"p{number + 1}" if text == "en-mt" else f"{text}.p{number + 1}"
        assert f"Before {word}" in text_at(segment)
        assert word in text_at(f"fn{number + 1}" if text == "en-mt" else f"{text}.fn{number + 1}")
    assert f"{word} first {word} behind" in text_at(f"en-corr.p{number + 1}")
    opened, received, dismissed = (text_at(f"n-{number:08x}{kind}") for kind in ("aaaa", "bbbb", "dddd"))
    category = show_controls(in_words(f"accuracy.{PAYLOADS[number]}"))
    for told in (f"says {word} twice", f"Suggested: not {word}.", f"{word} {word}", f"value is {word}", category):
        assert told in opened
    assert f"received from {word}" in received
    assert f"by name {word}, 2026-03-02: as {word} is right" in dismissed
    correction, addition, remark = (text_at(f"a-{number:06x}a{kind}") for kind in range(3))
    assert f"{word} first" in correction
    assert f"for {word}" in correction
    assert f"name {word}, 2026-03-02" in correction
    assert word in addition
    assert f"about {word}" in remark
    assert f"unlike {word} here" in str(page().xpath("string(//header)"))


def test_fields_that_come_once_show_all() -> None:
    joined = " ".join(show_controls(each) for each in PAYLOADS)
    assert page().xpath("string(//title)") == page().xpath("string(//h1)") == joined
    about = str(page().xpath("string(//details[@class='about'])"))
    for field in ("title ", "author ", "by ", "engine ", "date ", "at ", "seen ", "licence "):
        assert f"{field}{joined}" in about, field
    assert page().xpath("string(//details[@class='about']//dt[.='author']/following-sibling::dd[1])") == joined
    footer = str(page().xpath("string(//footer)"))
    for word in PAYLOADS:
        assert f"sources/{show_controls(word)}.txt" in footer


def test_chapters_and_their_neighbours_show_their_titles() -> None:
    files = site(hostile=True, chapters=True)
    contents = html.document_fromstring(files["index.html"].decode("utf-8"))
    titles = [each.text_content() for each in contents.xpath("//nav[@class='contents']//li/a")]
    assert titles == [show_controls(each.strip()) for each in PAYLOADS]
    for number in range(1, len(PAYLOADS) - 1):
        chapter = html.document_fromstring(files[f"pages/d{number + 1}.html"].decode("utf-8"))
        around = [each.text_content() for each in chapter.xpath("//header//a[@rel]")]
        assert around == [f"← {titles[number - 1]}", f"{titles[number + 1]} →"]
        assert chapter.xpath("string(//h1)") == titles[number]
