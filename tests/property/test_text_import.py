"""Whatever lines come in, in whatever order: the TEI is valid, is read back the same, and gives the text back."""

from __future__ import annotations

import re

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.received import by_lines, import_text, to_tei
from workbench.formats.text_writer import to_text
from workbench.model.errors import InputError
from workbench.model.witness import Role
from workbench.tei.profile import validate
from workbench.tei.witness import read_witness

LINES = (
    "Part One",
    "CHAPTER II",
    "Глава первая",
    "IV",
    "A Heading Without a Stop",
    "Port Harbour, 3 May 1904",
    "Dear Anna,",
    "Yours ever",
    "— Peter",
    "* * *",
    "[p. 7]",
    "[p. 8]",
    *("- 12 -", "—\u00a013\u00a0—", "[14]", "Page 15", "1", "2", "3", "16", "17", "I", "II."),
    *("\u00a0", "\ufeff", "\u00a0* * *", "\u00a0\u00a0Chapter 3", "1.\u00a0a counted thing", "(a) a lettered thing"),
    *("- Who was it?", "It was raining when we came to the outer mole, and nobody was there to"),
    "- a first thing",
    "1. a counted thing",
    "name\tage\tplace",
    "Ivan\t40\tRiga",
    "The sea was grey,",
    "and nobody came home.",
    "[1] A note that explains the word.",
    "He said a word[1] and an _old_ one, then left the room before anybody could answer him at all.",
    "Пришёл он поздно вечером, ни слова не сказал и сел у окна, глядя на пустую дорогу за рекой.",
    "Share this:",
    "Leave a Reply",
    "Contents",
    "*** START OF THE PROJECT GUTENBERG EBOOK ***",
    "*** END OF THE PROJECT GUTENBERG EBOOK ***",
)
# What stands in texts beside letters and blanks, and must come back as it was.
ODD = [
    *("\u00a0", "\u202f", "\u00ad", "е\u0301", "\u200b", "\u2028", "\x85", "\x1c", "\x0c", "\t", "  "),
    *("\ufeff", "\x08", "\ufffe", "_", "*", "* *", "[1]", "[p.7]", "[p. 7", "[p.", "]", "1.", "-", "–", "§", "(a)"),
    *("<", "&", "😀", "Dear Anna", ",", "May 1904"),
]
ODD_LINES = st.lists(st.sampled_from([*ODD, " ", "sea", "Море"]), min_size=1, max_size=6).map("".join)
SOUPS = st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(["\n", "\n\n", "\n\n\n"])), min_size=1, max_size=14)

PAGE = re.compile(r"[^\w*]*|\W*(?:p\. |Page )?(?:7|8|12|13|14|15)\W*")


@settings(max_examples=150, deadline=None)
@given(SOUPS)
def test_any_soup_of_lines_is_valid_and_comes_back(soup: list[tuple[str, str]]) -> None:
    text = "".join(line + end for line, end in soup)
    assume(by_lines(text).strip())  # a text on which nothing is seen is refused
    witness = import_text(text.encode(), "en")
    assume(any(segment.kind != "fw" for segment in witness.segments))  # nothing but furniture is refused
    data = to_tei(witness)
    assert [str(error) for error in validate(data, "x.xml")] == []
    again = read_witness(data, "x.xml", role=Role.BASE, language="en")
    assert again.nodes == witness.nodes
    # What is aligned has something to be read, and says more than which page it is.
    assert [each.text for each in witness.segments if each.kind != "fw" and PAGE.fullmatch(each.text)] == []
    got, expected = to_text(again, with_furniture=True), by_lines(text)
    assert got.split() == expected.split()
    if [end for _, end in soup[:-1]].count("\n") < 3:  # more lines below each other may be a paragraph that was wrapped
        assert got == expected


@settings(max_examples=400, deadline=None)
@given(st.lists(ODD_LINES, min_size=1, max_size=6), st.sampled_from(["\n\n", "\r\n\r\n", "\r\r\r"]))
def test_odd_characters_anywhere_come_back(lines: list[str], end: str) -> None:
    text = end.join(["The harbour was quiet, and nobody came.", *lines])
    try:
        witness = import_text(text.encode(), "en")
    except InputError:
        assume(False)  # a text of control characters is none
    again = read_witness(to_tei(witness), "x.xml", role=Role.BASE, language="en")
    assert to_text(again, with_furniture=True) == by_lines(text)
