"""Edits by words: the fewest that do it, counted as anybody would count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.diff.edit_rate import count_edits
from workbench.model.report import edit_rate
from workbench.text.tokens import split_tokens


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("There are 3 cranes.", "There are four cranes here.", (2, 6)),
        ("He came.", "He came.", (0, 3)),
        ("He  came .", "He came.", (0, 3)),
        ("", "He came.", (3, 3)),
        ("He came.", "", (3, 0)),
        ("", "", (0, 0)),
        ("yesterday he came", "he came yesterday", (2, 3)),
        ("the Port", "the port", (1, 2)),
    ],
)
def test_edits_of_words_and_marks(old: str, new: str, expected: tuple[int, int]) -> None:
    assert count_edits(old, new) == expected


TEXTS = st.lists(st.sampled_from(["a", "b", "c", ","]), max_size=7).map(" ".join)


@given(TEXTS, TEXTS)
def test_the_fewest(old: str, new: str) -> None:
    """Beside the textbook's table."""
    a, b = ([token for token in split_tokens(text) if token != " "] for text in (old, new))
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        above, row = row, [i]
        for j, right in enumerate(b, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (left != right)))
    assert count_edits(old, new) == (row[-1], len(b))


def test_rates() -> None:
    assert (edit_rate(1, 3), edit_rate(0, 0), edit_rate(4, 0)) == (0.333, 0.0, 1.0)
