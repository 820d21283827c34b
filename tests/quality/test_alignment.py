"""Floors of alignment on the development data: strict F1 over a whole set, no segment lost, doubled or crossing.

The floors stand a little below what is reached; the digest says on which texts. textberg's test is not among them.
"""

from __future__ import annotations

import pytest

from tests.data import data_dir
from tests.quality.alignment_scores import digest, folders, ours, read, score
from tests.quality.alignment_trust import trust

pytestmark = pytest.mark.data

# set, mode, digest of the texts, floor
FAST = [
    ("articles", "sent", "2295bfe5b7c0", 0.985),
    ("articles", "para", "177579750de7", 0.975),
    ("news", "sent", "47dbfe5a8333", 0.993),
]
SLOW = [
    ("news", "para", "0014b7c96a7c", 0.985),
    ("news", "indep", "10decb79c3ae", 0.985),
    ("editions", "sent", "7e0ac02dfe92", 0.985),
    ("editions", "para", "dc0efad34cab", 0.985),
    ("editions", "indep", "0d035c09ec4c", 0.97),
    ("bible", "sent", "7db4022baed9", 0.99),
    ("bible", "para", "a84a2d4d2e51", 0.987),
    ("bible", "indep", "cea171c7e8e5", 0.97),
    ("textberg", "dev", "197d83140873", 0.87),
]


def check(name: str, mode: str, of: str, floor: float) -> None:
    paths = folders(data_dir("align"), name, mode)
    assert digest(paths) == of, "other texts than those the floor was measured on"
    reached = score(paths)
    assert reached.violations == 0
    assert reached.f1 >= floor, f"{name}-{mode}: {reached.f1:.4f} [{reached.low:.4f}, {reached.high:.4f}]"


@pytest.mark.parametrize(("name", "mode", "of", "floor"), FAST)
def test_floor(name: str, mode: str, of: str, floor: float) -> None:
    check(name, mode, of, floor)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "mode", "of", "floor"), SLOW)
def test_floor_of_long_texts(name: str, mode: str, of: str, floor: float) -> None:
    check(name, mode, of, floor)


def test_the_least_sure_beads_are_the_wrong_ones() -> None:
    """A wrong bead is less sure than a right one in nine of ten comparisons; the least sure tenth holds most."""
    assert trust(folders(data_dir("align"), "news", "para")).in_least_tenth >= 0.75
    sets = [("articles", "sent"), ("articles", "para"), ("news", "para"), ("news", "indep"), ("editions", "indep")]
    reached = trust([path for name, mode in sets for path in folders(data_dir("align"), name, mode)])
    assert reached.wrong > 0
    assert reached.auroc >= 0.88


def test_our_score_is_that_of_a_perfect_alignment() -> None:
    paths = folders(data_dir("align"), "articles", "sent")
    gold = {tuple(read(path).a): read(path).gold for path in paths}
    assert score(paths, lambda a, b, *_: gold[tuple(a)]).f1 == 1.0
    assert score(paths, lambda a, b, *_: ours(a, b[:0], "ru", "en")).violations > 0
