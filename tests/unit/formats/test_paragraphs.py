"""Lines become paragraphs by their shape."""

from __future__ import annotations

import textwrap

import pytest

from workbench.formats.paragraphs import paragraphs, read_lines

LONG = (
    "The harbour was quiet that winter and the ice had not yet come down from the river to the outer mole.",
    "Nobody in the town could say who had ordered the third crane, and nobody had asked the one man who might know.",
    "So the board sat again, heard the same two letters read aloud, and went home without having voted on either.",
)


def _texts(text: str) -> list[str]:
    return [each.text for each in paragraphs(text)]


def _wrapped(text: str, indent: str = "", hang: str = "") -> str:
    return textwrap.fill(text, 60, initial_indent=indent, subsequent_indent=hang)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_ends_a_line_and_nothing_else_does(end: str) -> None:
    lines = read_lines(end.join([" one\u2028and ", "", "\ttwo\x85three\f"]))
    assert [(line.number, line.text, line.indent, line.after_blank) for line in lines] == [
        (1, "one\u2028and", 1, True),
        (3, "two\x85three", 1, True),
    ]


def test_one_paragraph_a_line() -> None:
    assert _texts("\n".join(LONG)) == list(LONG)


def test_wrapped_blocks() -> None:
    found = paragraphs("\n\n".join(map(_wrapped, LONG)))
    assert [each.text for each in found] == list(LONG)
    assert [(each.first, each.last) for each in found] == [(1, 2), (4, 5), (7, 8)]


def test_indented_paragraphs_without_blank_lines() -> None:
    assert _texts("\n".join(_wrapped(each, indent="   ") for each in LONG)) == list(LONG)


def test_many_indented_paragraphs_of_one_line_between_wrapped_ones() -> None:
    """A conversation: most paragraphs are too short to be wrapped, and still the others are."""
    talk = ["“Who?” he said.", "“The other one.”", "“Nobody ordered it.”", "“Then who paid?”"] * 3
    texts = [LONG[0], *talk, LONG[1], *talk, LONG[2]]
    assert _texts("\n".join(_wrapped(each, indent="   ") for each in texts)) == texts


def test_a_block_that_is_indented_throughout_is_one_paragraph() -> None:
    quotation = textwrap.indent(_wrapped(LONG[1]), "    ")
    assert _texts("\n\n".join([*map(_wrapped, LONG), quotation])) == [*LONG, LONG[1]]


def test_lines_with_room_for_the_next_word_stay_lines() -> None:
    address = "The Harbour Board\nPort Alder\nNorthern Mole"
    assert _texts("\n\n".join([*map(_wrapped, LONG * 4), address])) == [*LONG * 4, *address.split("\n")]


def test_short_lists_do_not_hide_that_a_text_is_wrapped() -> None:
    items = ["- a dredger", "- two cranes", "- a lamp", "- a rope"]
    assert _texts(_wrapped(LONG[0] + " " + LONG[1]) + "\n\n" + "\n".join(items)) == [LONG[0] + " " + LONG[1], *items]


@pytest.mark.parametrize(("marker", "hang"), [("- ", "  "), ("1. ", "   "), ("1. ", ""), ("• ", "  ")])
def test_wrapped_items_of_a_list(marker: str, hang: str) -> None:
    items = [f"{marker}{each}" for each in LONG[:2]]
    block = "\n".join(_wrapped(each, hang=hang) for each in items)
    assert _texts("\n\n".join([*map(_wrapped, LONG), block])) == [*LONG, *items]


def test_a_wrapped_line_that_begins_with_a_dash_is_no_item() -> None:
    speech = (
        "- Who ordered the third crane, if it was nobody in this town?\n- asked the man from the mole, and sat down."
    )
    assert _texts("\n\n".join([*map(_wrapped, LONG), speech])) == [*LONG, speech.replace("\n", " ")]


def test_runs_of_blanks_become_one_and_tabs_stay_within_a_line() -> None:
    assert _texts("one   two\tthree\n") == ["one two\tthree"]
    text = _wrapped(LONG[0]).replace("quiet", "\tquiet", 1)
    assert _texts("\n\n".join([text, *map(_wrapped, LONG[1:])])) == list(LONG)


def test_no_line_is_lost_in_texts_of_any_width() -> None:
    for width in range(10, 140, 7):
        text = "\n".join(textwrap.fill(each, width) for each in LONG)
        assert " ".join(_texts(text)) == " ".join(LONG)


@pytest.mark.parametrize("line", ["\u00a0", "\u00a0 \u2003", "\ufeff", "\u200b", "\u00ad", "\u2028"])
def test_a_line_on_which_nothing_is_seen_is_blank(line: str) -> None:
    first, second = paragraphs(f"We came.\n{line}\nIt rained.\n")
    assert (first.text, second.text, second.first, second.after_blank) == ("We came.", "It rained.", 3, True)


def test_blanks_beside_a_tab_go_whatever_the_line_is() -> None:
    assert _texts("name  \t  age\n\u00a0 \t 1.") == ["name\tage", "\u00a0\t1."]


def test_special_spaces_at_the_ends_of_a_line_stay() -> None:
    (found,) = paragraphs("\u00a0\u00a0We came.\u00a0")
    assert (found.text, found.shape) == ("\u00a0\u00a0We came.\u00a0", "We came.")


@pytest.mark.parametrize("mark", ["12", "- 12 -", "— 12 —", "[12]", "{12}"])
def test_the_number_of_a_page_inside_wrapped_lines_is_alone(mark: str) -> None:
    lines = ["The harbour was quiet that winter, and nobody knew who had sent for"] * 8
    wrapped = "\n".join([*lines[:4], f"      {mark}", *lines[4:]])
    assert [each.text for each in paragraphs(wrapped)] == [" ".join(lines[:4]), mark, " ".join(lines[4:])]
