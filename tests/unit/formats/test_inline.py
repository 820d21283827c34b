"""_Italics_ and [1] of plain text."""

from __future__ import annotations

import pytest

from workbench.formats.inline import read_inline
from workbench.model.witness import Mark, Node, Segment

ITALIC = (("rend", "italic"),)


def _none(_: str) -> Node | None:
    return None


def test_italics_are_a_mark_over_the_words() -> None:
    text, marks = read_inline("He said _never_ and _not now_.", _none)
    assert text == "He said never and not now."
    assert marks == (Mark(8, 13, 0, "hi", ITALIC), Mark(18, 25, 0, "hi", ITALIC))


@pytest.mark.parametrize("text", ["snake_case_name", "a _ b _ c", "_open", "__", "file_", "_a _", "x_y_"])
def test_other_underscores_are_letters(text: str) -> None:
    assert read_inline(text, _none) == (text, ())


def test_a_note_hangs_behind_its_word_and_its_label_goes() -> None:
    note = Segment("", "note", "A pier.")
    text, marks = read_inline("The mole[1] was new.", {"1": note}.get)
    assert text == "The mole was new."
    assert marks == (Mark(8, 8, 0, "note", (), note),)


@pytest.mark.parametrize("text", ["The mole[1] was new.", "[2] and [**]", "[1234]"])
def test_a_label_without_a_note_stays(text: str) -> None:
    assert read_inline(text, _none) == (text, ())


def test_a_note_in_italics() -> None:
    note = Segment("", "note", "A pier.")
    text, marks = read_inline("A _new mole[*] here_.", {"*": note}.get)
    assert text == "A new mole here."
    assert marks == (Mark(2, 15, 0, "hi", ITALIC), Mark(10, 10, 1, "note", (), note))
