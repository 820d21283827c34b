"""Floors for word links, on the half of the pairs that no constant was chosen on (python -m tests.quality.word_links).

What was measured on these pairs less .01, and .02 where some hundred cases decide.
"""

from __future__ import annotations

import pytest

from tests.data import data_dir
from tests.quality.word_links import agreement, hole, inside, marked_words, strange
from tests.quality.word_pairs import Pair, gold

pytestmark = [pytest.mark.data, pytest.mark.slow]
_MOST = 1000  # pairs of a set; the Bible's report half has 3,123

FLOORS = {  # inside in order, inside swapped, linked in order, hole of 2–5 words, of 5–8, strange words
    "news": (0.985, 0.95, 0.84, 0.89, 0.97, 0.945),
    "bible": (0.98, 0.90, 0.79, 0.805, 0.93, 0.905),
}


def pairs(name: str) -> tuple[Pair, ...]:
    data_dir()
    return gold(name, "report")[:_MOST]


@pytest.mark.parametrize("name", FLOORS)
def test_links_stay_inside_their_sentence_pair(name: str) -> None:
    in_order, linked = inside(pairs(name), swapped=False)
    swapped, _ = inside(pairs(name), swapped=True)
    assert in_order >= FLOORS[name][0]
    assert swapped >= FLOORS[name][1]
    assert linked >= FLOORS[name][2], "links that are few stay inside easily"


@pytest.mark.parametrize("name", FLOORS)
def test_words_that_are_left_out_are_noticed(name: str) -> None:
    assert hole(pairs(name), 2, 5, 2) >= FLOORS[name][3]
    assert hole(pairs(name), 5, 8, 3) >= FLOORS[name][4]


@pytest.mark.parametrize("name", FLOORS)
def test_words_of_another_sentence_are_told_from_its_own(name: str) -> None:
    assert strange(pairs(name)) >= FLOORS[name][5]


def test_another_aligner_mostly_agrees() -> None:
    data_dir()
    precision, recall, f1 = agreement("report")
    assert precision >= 0.88
    assert recall >= 0.735
    assert f1 >= 0.80


def test_additions_that_people_marked_stand_out() -> None:
    data_dir()
    assert marked_words("addition") >= 0.66
