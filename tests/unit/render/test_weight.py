"""A page weighs at most three times the text it shows, and 150 kB: with everything it reads, before any compression."""

from __future__ import annotations

from posixpath import dirname, join, normpath

import pytest
from lxml import html

from tests.snapshots import book_snapshot, ferry_snapshot
from workbench.model.edition import Snapshot
from workbench.render import pages
from workbench.render.site import render_edition

SPARE = 150_000


def weights(snapshot: Snapshot) -> dict[str, tuple[int, int]]:
    """By page: bytes of all that a browser reads, and of the text that it shows, blanks between elements left out."""
    files = render_edition(snapshot)
    found = {}
    for name in (name for name in files if name.endswith(".html")):
        document = html.document_fromstring(files[name].decode("utf-8"))
        named = {*document.xpath("//link[@rel='stylesheet']/@href"), *document.xpath("//script/@src")}
        read = [normpath(join(dirname(name), each)) for each in named]
        shown = " ".join(str(document.xpath("string(//body)")).split())
        found[name] = (len(files[name]) + sum(len(files[each]) for each in read), len(shown.encode("utf-8")))
    return found


@pytest.mark.parametrize(
    "snapshot",
    [ferry_snapshot(), book_snapshot(11, 40), book_snapshot(2, 900), book_snapshot(239, 2)],
    ids=["article", "book", "long chapters", "long contents"],
)
def test_a_page_weighs_little_more_than_its_text(snapshot: Snapshot) -> None:
    for name, (weight, text) in weights(snapshot).items():
        assert weight <= 3 * text + SPARE, name


def test_ten_thousand_rows_on_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "ONE_PAGE", 20_000)
    ((weight, text),) = weights(book_snapshot(1, 10_000)).values()
    assert weight <= 3 * text + SPARE
