from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.diff.merging import Clash, count_news, merge_changes, shared_changes

OLD = "Two cranes stand in the port."


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        ("Three cranes stand in the port.", "Two cranes stood in the port.", "Three cranes stood in the port."),
        ("Two old cranes stand in the port.", "Two cranes stand in port.", "Two old cranes stand in port."),
        ("Three cranes stand in the port.", "Three cranes stand in the port.", "Three cranes stand in the port."),
        ("Two cranes stand in the port!", "Two cranes stand in the harbour.", "Two cranes stand in the harbour!"),
    ],
)
def test_changes_of_both_are_put_together(mine: str, theirs: str, merged: str) -> None:
    assert merge_changes(OLD, mine, theirs).text == merged
    assert not merge_changes(OLD, mine, theirs).clashes
    assert merge_changes(OLD, theirs, mine).text == merged


def test_the_same_words_changed_otherwise_clash_and_stay_theirs() -> None:
    made = merge_changes(OLD, "Ten cranes stand in the bay.", "Six cranes stand in the port.")
    assert made.clashes == (Clash("Two", "Ten", "Six"),)
    assert made.text == "Six cranes stand in the bay."


def test_words_put_in_at_one_place_clash() -> None:
    made = merge_changes(OLD, "Two old cranes stand in the port.", "Two new cranes stand in the port.")
    assert made.clashes == (Clash("", "old ", "new "),)


def test_news_are_what_the_other_side_lacks() -> None:
    mine, theirs = "Ten cranes stood in the port.", "Ten cranes stand in the bay."
    assert count_news(OLD, mine, theirs) == 1
    assert shared_changes(OLD, mine, theirs) == 1
    assert count_news(OLD, OLD, theirs) == 0


texts = st.lists(st.sampled_from(["a", "b", "c", "d", ",", "."]), max_size=8).map(" ".join)


@given(texts, texts, texts)
def test_one_who_changed_nothing_never_clashes(old: str, mine: str, theirs: str) -> None:
    assert merge_changes(old, mine, old).text == mine
    assert merge_changes(old, old, theirs).text == theirs
    assert merge_changes(old, mine, mine) == merge_changes(old, mine, old)
