"""What each paragraph of a plain text is taken for."""

from __future__ import annotations

import pytest

from workbench.formats import outline, shapes
from workbench.formats.divisions import kind_of
from workbench.formats.registry import ReadOptions
from workbench.formats.text import read_text
from workbench.model.witness import Block, Segment, walk_blocks, walk_segments

PROSE = "The harbour was quiet that winter, and nobody in the town could say who had ordered the third crane."
MORE = "So the board sat again, heard the same two letters read aloud, and went home without having voted."


def _kinds(*blocks: str) -> list[str]:
    """Kinds of segments in order; blank lines between the blocks."""
    return [each.kind for each in _segments(*blocks)]


def _segments(*blocks: str) -> list[Segment]:
    return list(walk_segments(read_text("\n\n".join(blocks).encode(), "x.txt", ReadOptions("en")).nodes))


def _blocks(name: str, *blocks: str) -> list[Block]:
    nodes = read_text("\n\n".join(blocks).encode(), "x.txt", ReadOptions("en")).nodes
    return [each for each in walk_blocks(nodes) if each.name == name]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("On 3 May 1904 the board met.", "p"),
        ("Leave a Reply", "fw"),
        ("A Quiet Winter", "head"),
        ("A quiet winter.", "p"),
        ("a quiet winter", "p"),
        ("[7] A note that nobody calls for.", "p"),
        ("- one thing alone", "p"),
        ("Dear Anna,", "salute"),
        ("Dear things cost more", "head"),
        ("1. What Was Bought", "head"),
        ("\u00a0A Quiet Winter\u00a0", "head"),
        ("חורף שקט", "head"),
        ("平静的冬天", "head"),
        ("平静的冬天。", "p"),
        ("1904", "fw"),
    ],
)
def test_a_line_between_two_paragraphs(line: str, kind: str) -> None:
    assert _kinds(PROSE, line, MORE) == ["p", kind, "p"]


@pytest.mark.parametrize(
    "line",
    [
        "Port Alder, 3 May 1904",
        "April 5, 1904",
        "12 декабря 1904 года",
        "Порт, 12 декабря 1904 г.",
        "1904-05-03",
        "May 1904",
    ],
)
def test_a_dateline_stands_at_either_end_of_a_division(line: str) -> None:
    assert _kinds(line, PROSE) == ["dateline", "p"]
    assert _kinds(PROSE, line) == ["p", "dateline"]
    assert _kinds(PROSE, line, MORE) == ["p", "p", "p"]


@pytest.mark.parametrize("line", ["On 3 May 1904", "In May 1904 it froze", "3 May 1904 was a quiet day.", "1904"])
def test_other_dates_are_no_datelines(line: str) -> None:
    assert "dateline" not in _kinds(line, PROSE)


def test_a_title_and_its_subtitle() -> None:
    found = _segments("The Report", "For the Board", PROSE)
    assert [(each.kind, dict(each.attributes).get("type")) for each in found] == [
        ("head", "main"),
        ("head", "sub"),
        ("p", None),
    ]


def test_furniture_is_believed_near_the_ends_only() -> None:
    middle = ["Leave a Reply" if at == 20 else PROSE for at in range(40)]
    assert _kinds(*middle)[20] != "fw"
    assert _kinds(*middle[15:])[5] == "fw"


def test_a_list_needs_two_items_and_a_dash_may_be_speech() -> None:
    assert _kinds(PROSE, "- a dredger", "- two cranes", MORE) == ["p", "item", "item", "p"]
    assert _kinds(PROSE, "– Who paid?", "– Nobody.", MORE) == ["p", "p", "p", "p"]
    (found,) = _blocks("list", PROSE, "1. a dredger", "2. two cranes")
    assert [dict(each.attributes)["n"] for each in walk_segments(found.children)] == ["1.", "2."]


def test_lists_with_text_between_are_two() -> None:
    assert len(_blocks("list", "- a\n- b", PROSE, "- c\n- d")) == 2


def test_a_note_hangs_at_its_first_call_once() -> None:
    first, note, second = _segments("The mole[1] " + PROSE, "The crane[1] " + MORE, "[1] A pier.")
    assert [mark.name for mark in first.marks] == ["note"]
    assert (note.kind, note.text) == ("note", "A pier.")
    assert second.text.startswith("The crane[1]")


def test_two_notes_of_one_label_are_paragraphs() -> None:
    assert _kinds("The mole[1] " + PROSE, "[1] A pier.", "[1] A wall.") == ["p", "p", "p"]


def test_verse_is_lines_of_one_group() -> None:
    verse = "The sea was grey,\nthe boats were in,\nand nobody came home."
    assert _kinds(PROSE, verse, MORE) == ["p", "l", "l", "l", "p"]
    assert len(_blocks("lg", PROSE, verse, MORE, verse)) == 2


def test_short_lines_that_end_in_stops_are_no_verse() -> None:
    assert "l" not in _kinds(PROSE, "He came.\nHe saw.\nHe left.", MORE)


def test_tabs_are_cells_and_a_blank_line_ends_a_table() -> None:
    assert _kinds("name\tage\nIvan\t40", PROSE) == ["cell"] * 4 + ["p"]
    assert len(_blocks("table", "name\tage\nIvan\t40", "Anna\t38", PROSE)) == 2


@pytest.mark.parametrize(
    "line", ["* * *", "***", "-----", "§", "⁂", "*\u00a0*\u00a0*", "\u00a0* * *", "* " * 12 + "*", "◊"]
)
def test_section_breaks(line: str) -> None:
    (found,) = _blocks("milestone", PROSE, line, MORE)
    assert dict(found.attributes) == {"unit": "section", "n": line}


@pytest.mark.parametrize(
    ("line", "number"),
    [
        *(("[p. 7]", "7"), ("[с.12]", "12"), ("[P. xi]", "xi"), ("\u00a0[p.\u00a07]", "7")),
        *(("- 12 -", "12"), ("—\u00a012\u00a0—", "12"), ("–12–", "12"), ("[12]", "12"), ("{12}", "12")),
        *(("Page 12", "12"), ("Стр. 12", "12"), ("с.12", "12"), ("p. 12", "12")),
    ],
)
def test_pages(line: str, number: str) -> None:
    (found,) = _blocks("pb", PROSE, line, MORE)
    assert dict(found.attributes) == {"n": number, "rend": line}


def test_parts_and_chapters_open_divisions() -> None:
    found = _blocks("div", "PART ONE", "Chapter 1", PROSE, "Chapter 2. Ice", MORE, "Глава третья", PROSE)
    assert [dict(each.attributes)["type"] for each in found] == ["part", "chapter", "chapter", "chapter"]


def test_a_short_line_in_a_chapter_of_a_book_is_no_heading() -> None:
    book = ["Chapter 1", PROSE, "A Sign On The Door", MORE, "Chapter 2", PROSE, "Chapter 3", MORE]
    assert _kinds(*book)[2] == "p"
    assert _kinds(*book[:4])[2] == "head"


def test_a_letter_is_signed_only_after_it_was_opened() -> None:
    assert _kinds("Dear Anna,", PROSE, "Peter Alder") == ["salute", "p", "signed"]
    assert _kinds(PROSE, "Peter Alder") == ["p", "p"]


@pytest.mark.parametrize(
    "line", ["- 12 –", "[12", "page twelve", "Page 12 of the book", "- 12 - 13 -", "[p. 7] and on"]
)
def test_what_says_more_than_a_page_is_none(line: str) -> None:
    assert _blocks("pb", PROSE, line, MORE) == []


@pytest.mark.parametrize("numbers", [("1", "2", "3"), ("1.", "2.", "3."), ("I", "II", "III"), ("I.", "II.", "1")])
def test_lone_numbers_from_one_are_sections(numbers: tuple[str, ...]) -> None:
    texts = [text for number in numbers for text in (number, PROSE)]
    assert _kinds("The Report", *texts)[1:5] == ["head", "p", "head", "p"]
    assert len(_blocks("div", "The Report", *texts)) == (3 if numbers[-1] != "1" else 2)


@pytest.mark.parametrize("numbers", [("12", "13"), ("1", "2"), ("7",)])
def test_lone_numbers_that_cut_prose_or_begin_later_are_pages(numbers: tuple[str, ...]) -> None:
    texts = [text for number in numbers for text in (number, MORE[0].lower() + MORE[1:-1])]
    found = _blocks("pb", PROSE[:-1], *texts, PROSE)
    assert [dict(each.attributes)["n"] for each in found] == list(numbers)
    assert set(_kinds(PROSE[:-1], *texts, PROSE)) == {"p"}


def test_numbers_out_of_order_or_below_each_other_are_no_pages() -> None:
    middle = [PROSE] * 14
    assert _blocks("pb", *middle, "7", PROSE, "9", PROSE, "4", *middle) == []
    assert _blocks("pb", *middle, "12\n13\n14", *middle) == []


def test_prose_that_a_page_cuts_is_no_heading() -> None:
    assert _kinds(MORE, PROSE[:70], "[p. 7]", MORE) == ["p", "p", "p"]
    assert _kinds(MORE, PROSE[:20], "[p. 7]", MORE) == ["p", "head", "p"]


def test_an_item_keeps_its_no_break_space_in_its_marker() -> None:
    first, second = _segments(PROSE, "1.\u00a0a dredger\n2. two cranes")[1:]
    assert (first.text, dict(first.attributes)["n"], dict(second.attributes)["n"]) == ("a dredger", "1.\u00a0", "2.")


@pytest.mark.parametrize("speech", ["- Who paid?\n- Nobody.", "- We paid, - said Anna.\n- Nobody paid.", "- Oh…\n- No"])
def test_hyphens_before_speech_are_no_list(speech: str) -> None:
    assert _kinds(PROSE, speech, MORE) == ["p", "p", "p", "p"]


def test_markers_of_two_kinds_are_no_list_and_letters_in_brackets_are() -> None:
    assert _kinds(PROSE, "1. a dredger\n* two cranes", MORE) == ["p", "p", "p", "p"]
    assert _kinds(PROSE, "(a) a dredger\n(b) two cranes", MORE) == ["p", "item", "item", "p"]


def test_a_label_used_twice_takes_no_other_note_away() -> None:
    assert _kinds("The mole[1] and[2] " + PROSE, "[1] A pier.", "[1] A wall.", "[2] Long.") == ["p", "note", "p", "p"]


@pytest.mark.parametrize("line", ["He came.\n", "The sea,\n", "The Sea\n\n", "- Who?\n", "1\n\nWe came.\n\n"])
def test_the_work_grows_with_the_text_and_no_faster(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = []
    for times in (200, 400):
        looked: list[str] = []
        monkeypatch.setattr(outline, "kind_of", lambda node, looked=looked: looked.append("") or kind_of(node))
        monkeypatch.setattr(shapes, "is_furniture", lambda text, looked=looked: looked.append(text) or False)
        read_text((line * times).encode(), "x.txt", ReadOptions("en"))
        counts.append(len(looked))
    assert counts[1] <= 2.1 * counts[0] + 100
