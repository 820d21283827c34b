"""Which way quotation marks point."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.check.marks import directed, turns


def shown(text: str) -> str:
    """Straight marks as < and >."""
    return directed(text).replace("\ue000", "<").replace("\ue001", ">")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no".', "He said <no>."),
        ('"No," he said, "not now."', "<No,> he said, <not now.>"),
        ('He stopped—"Who is there?"—and listened.', "He stopped—<Who is there?>—and listened."),
        ('The ship ("Aurora") sailed.', "The ship (<Aurora>) sailed."),
        ('"First.\n"Second."', "<First.\n<Second.>"),
        ('“He called it "safe".”', "“He called it <safe>.”"),
        ('A\u00a0"word"\u00a0here.', "A\u00a0<word>\u00a0here."),
        ("Curly “marks” only.", "Curly “marks” only."),
        ("", ""),
    ],
)
def test_a_mark_opens_behind_a_blank_and_closes_before_one(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_a_mark_without_direction_closes_what_is_open() -> None:
    assert shown('one"two"three') == "one<two>three"
    assert shown('one " two " three') == "one < two > three"


def test_behind_a_figure_it_is_a_length_unless_it_can_close() -> None:
    assert shown('A board of 5" and one of 6".') == 'A board of 5" and one of 6".'
    assert shown('He said "in 1961" twice.') == "He said <in 1961> twice."
    assert shown('"The 5" board."') == "<The 5> board.>", "what is open is closed first"


def test_inner_low_marks_are_closed_by_high_ones() -> None:
    assert list(turns("«Он сказал: „нет“»")) == [(0, 1), (12, 1), (16, -1), (17, -1)]
    assert list(turns("„So“ und „so”.")) == [(0, 1), (3, -1), (9, 1), (12, -1)]


def test_high_marks_open_where_no_low_one_is_open() -> None:
    assert list(turns("“Yes” and “no")) == [(0, 1), (4, -1), (10, 1)]
    assert list(turns('He said "no".')) == [(8, 1), (11, -1)]


@given(st.text(alphabet='ab 5.,"“”«»„—(\n'))
def test_only_straight_marks_change_and_nothing_moves(text: str) -> None:
    assert len(directed(text)) == len(text)
    assert all(new == old or old == '"' for old, new in zip(text, directed(text), strict=True))
    places = [at for at, _ in turns(text)]
    assert places == sorted(set(places))
    assert all(directed(text)[at] in "“”«»„\ue000\ue001" for at in places)
