"""The wrapping of a library's plain-text book."""

from __future__ import annotations

from workbench.formats.gutenberg import mark_wrapping
from workbench.formats.paragraphs import paragraphs

START = "*** START OF THE PROJECT GUTENBERG EBOOK THE MOLE ***"
END = "*** END OF THE PROJECT GUTENBERG EBOOK THE MOLE ***"


def _wrapping(*blocks: str) -> list[str]:
    return [each.text for each, is_wrapping in mark_wrapping(paragraphs("\n\n".join(blocks))) if is_wrapping]


def test_what_stands_before_the_start_and_behind_the_end_is_wrapping() -> None:
    assert _wrapping("A licence", START, "The text.", END, "More licence") == ["A licence", START, END, "More licence"]


def test_an_older_end_line() -> None:
    older = "End of the Project Gutenberg EBook of The Mole"
    assert _wrapping(START, "The text.", older, "Licence") == [START, older, "Licence"]


def test_a_text_without_marks_has_no_wrapping() -> None:
    assert _wrapping("A title", "The start of the project was in May.", "The end.") == []


def test_a_contents_list_is_wrapping_as_far_as_its_lines_come_again() -> None:
    blocks = ("The Mole", "Contents", "CHAPTER I. Ice", "CHAPTER II. Thaw", "A foreword.")
    text = ("Chapter I. Ice.", "It froze.", "Chapter II. Thaw.", "It thawed.")
    assert _wrapping(*blocks, *text) == ["Contents", "CHAPTER I. Ice", "CHAPTER II. Thaw"]


def test_a_heading_contents_with_other_lines_below_stays() -> None:
    assert _wrapping("Contents", "A box of nails.", "Two lamps.", "Chapter I", "It froze.") == []
