"""Rows: every segment once, in the order of the base; pages: every row once."""

from __future__ import annotations

from collections import Counter

from tests.snapshots import book_snapshot, ferry_snapshot
from tests.unit.correct.port import correct, port, split
from tests.unit.tei.test_added_notes import note
from tests.unit.tei.worked import edition_of, snapshot_of
from workbench.correct.state import compute_state
from workbench.model.alignment import Alignment, Level
from workbench.model.edition import Snapshot
from workbench.render.pages import LONGEST, cut_pages
from workbench.render.rows import Row, columns_of, lay_rows

FERRY = ferry_snapshot()
ROWS = lay_rows(FERRY)


def texts(row: Row) -> list[str]:
    return ["+".join(segment.id.partition(".")[2] for segment in cell) for cell in row.cells[:3]]


def row_of(identifier: str) -> Row:
    return next(row for row in ROWS if row.id == identifier)


def test_columns_are_source_base_corrected_and_the_others() -> None:
    assert [text.id for text in columns_of(FERRY)] == ["ru", "en-mt", "en-corr", "en-2", "en-rev", "he"]


def test_every_segment_stands_in_exactly_one_row() -> None:
    shown = Counter(segment.id for row in ROWS for segment in row.segments)
    assert set(shown.values()) == {1}
    assert set(shown) == {segment.id for text in columns_of(FERRY) for segment in text.segments}


def test_rows_follow_the_base() -> None:
    base = [segment.id for row in ROWS for segment in row.cells[1]]
    assert base == [segment.id for segment in FERRY.state.base.segments]


def test_shapes() -> None:
    assert texts(row_of("en-mt.p2")) == ["p2", "p2+p3", "p2+p3"]
    assert texts(row_of("en-mt.p4")) == ["p3+p4", "p4", "p4"]
    assert texts(row_of("en-mt.p5")) == ["", "p5", ""]
    assert texts(row_of("ru.p5")) == ["p5", "", "p4.88888888"]
    assert texts(row_of("en-mt.p9")) == ["p9+p10", "p9", "p9+p9.aaaa0000"]
    assert texts(row_of("en-mt.p10")) == ["p11", "p10+p11", "p10"]
    assert texts(row_of("en-mt.fn1")) == ["fn1", "fn1", "fn1"]


def test_what_the_base_lacks_stands_where_the_source_has_it() -> None:
    order = [row.id for row in ROWS]
    assert order.index("ru.p5") == order.index("en-mt.p4") + 1


def test_moved_and_unsure_rows_say_so() -> None:
    assert [row.id for row in ROWS if row.moved] == ["en-mt.p6", "en-mt.p7"]
    assert row_of("en-mt.q1").confidence == 0.312


def test_furniture_is_kept_apart() -> None:
    assert [row.id for row in ROWS if row.is_furniture] == ["en-mt.fw1", "en-mt.fw2", "en-mt.fw3"]
    assert texts(row_of("en-mt.fw1")) == ["", "fw1", "fw1"]


def test_a_section_break_stands_above_its_row() -> None:
    assert row_of("en-mt.p4").breaks[:3] == (("* * *",), ("* * *",), ("* * *",))
    assert not any(any(row.breaks) for row in ROWS if row.id != "en-mt.p4")


def test_a_short_text_is_one_page() -> None:
    (page,) = cut_pages(FERRY.state.base, ROWS, 1)
    assert (page.file, page.rows) == ("index.html", ROWS)


def book(chapters: int, paragraphs: int) -> tuple[Snapshot, tuple[Row, ...]]:
    snapshot = book_snapshot(chapters, paragraphs)
    return snapshot, lay_rows(snapshot)


def test_a_book_has_a_page_for_each_chapter() -> None:
    snapshot, rows = book(12, 40)
    pages = cut_pages(snapshot.state.base, rows, 1)
    assert [page.title for page in pages] == [f"Chapter {number}" for number in range(1, 13)]
    assert [page.file for page in pages] == [f"pages/d{number}.html" for number in range(1, 13)]
    assert tuple(row for page in pages for row in page.rows) == rows
    assert {page.parts for page in pages} == {("Part 1",), ("Part 2",)}
    # The heading of a part opens its first chapter's page.
    assert pages[10].rows[0].cells[1][0].text == "Part 2"


def test_a_long_chapter_is_cut_and_nothing_is_lost() -> None:
    snapshot, rows = book(1, LONGEST + 7)
    pages = cut_pages(snapshot.state.base, rows, 1)
    assert [page.title for page in pages] == ["Chapter 1 (1 of 2)", "Chapter 1 (2 of 2)"]
    assert all(len(page.rows) <= LONGEST for page in pages)
    assert tuple(row for page in pages for row in page.rows) == rows


def test_notes_added_in_both_parts_of_a_split_paragraph_stand_in_their_order() -> None:
    base = port()
    state = compute_state(
        base,
        [
            correct(1, split("p1", "dawn.")),
            correct(3, note("p1", "The boat", "Grey."), note("p1", "at dawn", "Early.")),
            correct(2, note("p1", "The tour", "On foot.")),
        ],
    )
    beads = Alignment("en-mt", "en-corr", Level.SEGMENT, state.segment_beads, derived=True)
    snapshot = snapshot_of(edition_of((base,)), (base,), state, alignments=(beads,))
    rows = [segment.text for row in lay_rows(snapshot) for segment in row.cells[1]]
    at = rows.index("The boat came at dawn.")
    assert rows[at : at + 6] == [
        "The boat came at dawn.",
        "We met the crew. The tour began late.",
        "Grey.",
        "Early.",
        "The crew was new.",
        "On foot.",
    ]
