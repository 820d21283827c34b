"""Cells: no formulas, and exactly what went out comes back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.formats.tables.cells import guard, guard_words, unguard
from workbench.formats.tables.workbook import from_cell, to_cell


@pytest.mark.parametrize("text", ["=1+1", "+7", "-x", "@SUM(A1)", "\tx", "\rx", "＝1"])
def test_what_a_spreadsheet_takes_for_a_formula_is_quoted(text: str) -> None:
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["— Да", "'twas", "1 = 1", "", "…"])
def test_other_words_stay_as_they_are(text: str) -> None:
    assert guard(text) == text
    assert unguard(text) == text


@given(st.text("'=+-@\t\r\n＝ab", max_size=6))
def test_every_cell_comes_back(text: str) -> None:
    assert unguard(guard(text)) == text
    assert guard(text)[:1] not in tuple("=+-@\t\r\n＝")


@pytest.mark.parametrize(
    "text",
    ["May 6, 2022", "3/5", "05.06.2022", "10:30", "1,5", "007", "12 %", "1e5", "6 мая 2022 года", "12345678901234567"],
)
def test_words_that_a_spreadsheet_takes_for_a_date_or_a_number_are_quoted(text: str) -> None:
    assert guard_words(text) == f"'{text}"
    assert unguard(guard_words(text)) == text
    assert guard(text) == text


@pytest.mark.parametrize(
    "text", ["1904", "7", "0", "Chapter 3", "In May 1904 it rained", "—", ".", "", "'48", "mayday"]
)
def test_other_words_with_digits_stay_as_they_are(text: str) -> None:
    assert guard_words(text) == text
    assert unguard(text) == text


@given(st.text(st.sampled_from("'=10/., :mary%e"), max_size=9))
def test_every_cell_of_words_comes_back(text: str) -> None:
    assert unguard(guard_words(text)) == text


@given(st.text(st.sampled_from("_x0075FDa\x00\x07\r\n\ufffe\ud800é"), max_size=14))
def test_what_xml_cannot_hold_comes_back(text: str) -> None:
    made = to_cell(text)
    assert not re.search("[\x00-\x08\x0e-\x1f\r\ufffe\ud800]", made)
    assert from_cell(made) == text
