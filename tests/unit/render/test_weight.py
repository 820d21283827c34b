"""A page weighs at most three times the words it is made for, and 150 kB: with all it reads, before any compression.

The words are those of the texts and of what is said about them; heads, controls, charts and lists are not counted.
"""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath

import pytest
from lxml import html

from tests.data import ROOT
from tests.made.dense import dense_snapshot
from tests.snapshots import book_snapshot, ferry_snapshot
from workbench.model.edition import Snapshot
from workbench.render import pages
from workbench.render.site import render_edition

SPARE = 150_000
SEGMENT, NOTE = (f"//*[contains(concat(' ', @class, ' '), ' {name} ')]" for name in ("segment", "finding"))
DECISION, APPARATUS = "//li[@class='decision']", "//div[@class='entries']"
CONTENTS = "//nav[@class='contents']//li"


def letters(document: html.HtmlElement, *paths: str) -> int:
    """Bytes of what is read there, runs of blanks as one."""
    texts = [" ".join(each.text_content().split()) for path in paths for each in document.xpath(path)]
    return sum(len(text.encode("utf-8")) for text in texts)


def weights(snapshot: Snapshot) -> dict[str, tuple[int, int, int]]:
    """By page: bytes of all that a browser reads, of the words of the texts and their notes, and of the texts alone."""
    files = render_edition(snapshot)
    found = {}
    for name in (name for name in files if name.endswith(".html")):
        document = html.document_fromstring(files[name].decode("utf-8"))
        named = {*document.xpath("//link[@rel='stylesheet']/@href"), *document.xpath("//script/@src")}
        read = [normpath(join(dirname(name), each)) for each in named]
        weight = len(files[name]) + sum(len(files[each]) for each in read)
        told = letters(document, SEGMENT, NOTE, DECISION, APPARATUS, CONTENTS)
        found[name] = weight, told, letters(document, SEGMENT)
    return found


@pytest.mark.parametrize(
    "snapshot",
    [ferry_snapshot(), book_snapshot(11, 40), book_snapshot(2, 900), book_snapshot(239, 2), dense_snapshot(24, 9)],
    ids=["article", "book", "long chapters", "long contents", "five texts and 216 findings"],
)
def test_a_page_weighs_little_more_than_its_words(snapshot: Snapshot) -> None:
    for name, (weight, words, _) in weights(snapshot).items():
        assert weight <= 3 * words + SPARE, name


def test_ten_thousand_rows_on_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "ONE_PAGE", 20_000)
    ((weight, words, texts),) = weights(book_snapshot(1, 10_000)).values()
    assert weight <= 3 * words + SPARE
    assert words == texts, "nothing is said about them"


def test_no_text_of_a_script_spans_lines() -> None:
    """Blanks at the beginning of its lines would be lost."""
    for each in sorted((ROOT / "workbench" / "render" / "assets").glob("*.js")):
        for number, line in enumerate(each.read_text("utf-8").split("\n"), 1):
            assert re.sub(r"/(?:[^/\\\n]|\\.)+/\w*", "", line).count("`") % 2 == 0, f"{each.name}:{number}"


if __name__ == "__main__":  # python -m tests.unit.render.test_weight: the numbers
    for title, made in (("ferry", ferry_snapshot()), ("dense", dense_snapshot(24, 9)), ("book", book_snapshot(2, 900))):
        for page, (whole, said, alone) in weights(made).items():
            of_words, of_texts = ((whole - SPARE) / max(1, each) for each in (said, alone))
            print(f"{title} {page}: {whole} bytes = 150 kB + {of_words:.2f} x words ({of_texts:.2f} x texts)")
