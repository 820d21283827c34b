"""What is searched: each paragraph of each text once, where it stands, as small as the texts and the same each time."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from tests.snapshots import book_snapshot, ferry_snapshot
from workbench.model.edition import Snapshot
from workbench.model.witness import Segment
from workbench.render.rows import columns_of
from workbench.render.site import render_edition
from workbench.text.normalise import show_controls

FERRY, BOOK = ferry_snapshot(), book_snapshot(11, 40)
SITES = {"article": (FERRY, render_edition(FERRY)), "book": (BOOK, render_edition(BOOK))}


def record(files: dict[str, bytes], name: str) -> Any:
    call = re.fullmatch(r"workbenchSearch\.(contents|text)\((.*)\);\n", files[f"search/{name}.js"].decode("utf-8"))
    assert call
    return json.loads(call[2])


@pytest.mark.parametrize("name", SITES)
def test_every_paragraph_stands_in_the_index_once(name: str) -> None:
    snapshot, files = SITES[name]
    state, base = snapshot.state.witness, {each.id: each.text for each in snapshot.state.base.segments}
    for text in columns_of(snapshot):
        told = record(files, f"text-{text.id}")
        wanted = {each.id: show_controls(each.text) for each in text.segments}
        if text is state:
            same = [each.id for each in text.segments if base.get(f"en-mt.{each.id.partition('.')[2]}") == each.text]
            wanted = {each: words for each, words in wanted.items() if each not in same}
        ids = [f"{text.id}.{each}" for each in told["ids"].split()]
        assert dict(zip(ids, told["lines"].split("\n"), strict=bool(ids))) == wanted
        assert len(ids) == len(wanted) == len(told["rows"])


def test_the_corrected_text_takes_the_place_of_the_base_where_it_differs() -> None:
    told = record(SITES["article"][1], "text-en-corr")
    base = {each.id.partition(".")[2]: each.text for each in FERRY.state.base.segments}
    state = {each.id.partition(".")[2]: each.text for each in FERRY.state.witness.segments}
    assert sorted(told["instead"]) == sorted(each for each, text in base.items() if state.get(each) != text)
    assert record(SITES["book"][1], "text-en-corr") == {
        "id": "en-corr", "ids": "", "rows": [], "lines": "", "instead": [],
    }  # fmt: skip


@pytest.mark.parametrize("name", SITES)
def test_rows_lead_to_the_page_where_the_paragraph_stands(name: str) -> None:
    snapshot, files = SITES[name]
    pages = record(files, "contents")["pages"]
    anchors = {page["file"]: set(html.document_fromstring(files[page["file"]]).xpath("//main//@id")) for page in pages}
    for text in columns_of(snapshot):
        told, row = record(files, f"text-{text.id}"), 0
        for local, step in zip(told["ids"].split(), told["rows"], strict=True):
            row += step
            page = next(page for page in reversed(pages) if page["first"] <= row)
            assert (local if text.id == "en-mt" else f"{text.id}.{local}") in anchors[page["file"]]


def test_the_index_is_about_as_large_as_the_texts() -> None:
    texts = sum(len(each.text.encode()) for text in BOOK.witnesses for each in text.segments)
    index = sum(len(data) for name, data in SITES["book"][1].items() if name.startswith("search/"))
    assert texts < index < 1.25 * texts, "short paragraphs: an id and a row for each"


def test_texts_are_data_and_no_script() -> None:
    first = FERRY.state.base
    hostile = "</script>\u2028\u2029\ud800\x00\\\"'` <!-- \n next"
    nodes = tuple(
        replace(each, text=hostile) if isinstance(each, Segment) and each.id == "en-mt.fw1" else each
        for each in first.nodes
    )
    base = replace(first, nodes=nodes)
    witnesses = tuple(base if each is first else each for each in FERRY.witnesses)
    changed: Snapshot = replace(FERRY, witnesses=witnesses, state=replace(FERRY.state, base=base))
    data = render_edition(changed)["search/text-en-mt.js"]
    assert not re.search("[\x00-\x08\x0b-\x1f\u2028\u2029<]", data.decode("utf-8"))
    told = record({"search/text-en-mt.js": data}, "text-en-mt")
    line = dict(zip(told["ids"].split(), told["lines"].split("\n"), strict=True))["fw1"]
    assert line == "</script>‹U+2028›‹U+2029›‹U+D800›‹U+0000›\\\"'` <!--   next"
