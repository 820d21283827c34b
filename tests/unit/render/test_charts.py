"""Charts measured out: what they count, in which order, and where their bars lead."""

from __future__ import annotations

from dataclasses import replace

from lxml import html

from tests.snapshots import book_snapshot, ferry_snapshot, finding
from workbench.model.finding import Severity, Status
from workbench.model.report import SegmentEdits
from workbench.model.span import Span
from workbench.render.beside import Beside
from workbench.render.charts import by_unit, categories_of, edits_of_page
from workbench.render.drawer import Drawer
from workbench.render.site import render_edition

FERRY = ferry_snapshot()
EDITS = (
    SegmentEdits(("en-mt.h1",), ("en-corr.h1",), 0, 5),
    SegmentEdits(("en-mt.p1",), ("en-corr.p1",), 9, 40),
    SegmentEdits(("en-mt.p5",), (), 7, 0),
    SegmentEdits(("en-mt.p10", "en-mt.p11"), ("en-corr.p10",), 4, 20),
)


def test_findings_are_counted_by_category_and_status_the_most_first() -> None:
    first = next(each for each in FERRY.findings if each.is_open and not each.hint)
    findings = [
        replace(first, id="c1", category="accuracy.omission", status=Status.CORRECTED),
        replace(first, id="o1", category="accuracy.omission"),
        replace(first, id="o2", category="accuracy.omission"),
        replace(first, id="d1", category="style.awkward-style", status=Status.DISMISSED),
        replace(first, id="i1", category="style.awkward-style", status=Status.INTRODUCED),
        replace(first, id="o3", category="accuracy.addition"),
    ]
    chart = categories_of(findings, "there#{}".format)
    assert chart.kinds == ("open", "introduced", "corrected", "dismissed")
    assert [(row.name, row.link) for row in chart.rows] == [
        ("accuracy › omission", "there#n-o1"),
        ("style › awkward style", "there#n-i1"),
        ("accuracy › addition", "there#n-o3"),
    ]
    assert [(part.kind, part.number, part.x, part.width) for part in chart.rows[0].parts] == [
        ("open", 2, 0, 666.7), ("corrected", 1, 666.7, 333.3),
    ]  # fmt: skip


def test_edits_are_shown_where_they_were_made() -> None:
    (page,) = Drawer(FERRY).pages()
    chart = edits_of_page(page, by_unit(EDITS), "en-mt", "en-corr")
    assert chart is not None
    assert [(bar.at, bar.link, bar.rate, bar.height) for bar in chart.bars] == [
        (1, "#p1", "0.225", 22.5), (2, "#p5", "1.000", 100), (3, "#p10", "0.200", 20),
    ]  # fmt: skip
    assert (chart.length, chart.top, chart.mean, chart.level) == (4, "1", "0.308", 30.8)
    assert edits_of_page(page, by_unit(EDITS[:1]), "en-mt", "en-corr") is None


def test_the_page_shows_both_with_their_numbers() -> None:
    page = html.fromstring(render_edition(FERRY, beside=Beside(EDITS))["index.html"])
    (drawn,) = page.xpath("//details[@class='charts']")
    assert not drawn.xpath(".//@style")
    shown = sum(int(each.text or 0) for each in drawn.xpath(".//figure[1]//tbody//td[not(@class)]"))
    findings = [each for each in FERRY.findings if not each.hint]
    told = len(page.xpath("//li[starts-with(@class, 'finding ')]"))
    assert shown == told >= len(findings) > 5
    assert drawn.xpath(".//svg[@class='edits']/a/@href") == ["#p1", "#p5", "#p10"]
    assert drawn.xpath(".//details[@class='numbers']//th/a/@href") == ["#p1", "#p5", "#p10"]
    first = drawn.xpath(".//details[@class='numbers']//tbody/tr[1]/*")
    assert [each.text_content() for each in first] == ["p1", "9", "40", "0.225"]
    assert not html.fromstring(render_edition(FERRY)["index.html"]).xpath("//svg[@class='edits']")


def test_a_book_is_shown_by_chapter_and_its_bars_lead_into_the_chapters() -> None:
    book = book_snapshot(11, 40)
    last = book.state.base.segments[-1]
    span = Span(last.id, 0, 5, last.text[:5])
    book = replace(book, findings=(finding("doubled-word", "accuracy.addition", Severity.MINOR, [span], "Twice."),))
    base = [segment.id for segment in book.state.base.segments]
    edits = tuple(SegmentEdits((each,), (f"{each}.c",), int(at % 40 == 7), 10) for at, each in enumerate(base))
    files = render_edition(book, beside=Beside(edits))
    contents = html.fromstring(files["index.html"])
    links = contents.xpath("//svg[@class='edits']/a/@href")
    assert len(links) > 5
    assert set(links) <= set(files)
    (link,) = contents.xpath("//details[@class='charts']//figure[1]//th/a/@href")
    file, _, anchor = link.partition("#")
    assert html.fromstring(files[file]).xpath(f"//*[@id='{anchor}']")
