"""Floors for words left out, on the half of the pairs that no weight was fitted to (python -m tests.quality.deletions).

What was measured less half of the interval of 200 cases, rounded.
"""

from __future__ import annotations

import pytest

from tests.data import data_dir
from tests.quality.deletions import alarms, measure, share
from tests.quality.word_links import auc

pytestmark = [pytest.mark.data, pytest.mark.slow]

FLOORS = {(2, 5): (0.90, 0.82), (5, 8): (0.97, 0.90)}  # AUC, located


@pytest.mark.parametrize("length", FLOORS)
def test_words_cut_out_are_missed_where_they_stood(length: tuple[int, int]) -> None:
    data_dir()
    row = measure("report", *length)
    rated, located = FLOORS[length]
    assert auc(row.rated, row.whole) >= rated
    assert share(row.located) >= located


def test_whole_sentences_are_left_alone() -> None:
    data_dir()
    told, sentences = alarms("report")
    assert told / sentences <= 0.03
