"""Floors of alignment on the development data: strict F1 over a whole set, no segment lost, doubled or crossing.

The floors stand a little below what is reached; the digest says on which texts. textberg's test is not among them.
"""

from __future__ import annotations

import pytest

from tests.data import data_dir
from tests.quality.alignment_scores import digest, folders, ours, read, score

pytestmark = pytest.mark.data

# set, mode, digest of the texts, floor
FAST = [
    ("articles", "sent", "2295bfe5b7c0", 0.96),
    ("articles", "para", "177579750de7", 0.90),
    ("news", "sent", "47dbfe5a8333", 0.985),
]
SLOW = [
    ("news", "para", "0014b7c96a7c", 0.965),
    ("news", "indep", "10decb79c3ae", 0.80),
    ("editions", "sent", "7e0ac02dfe92", 0.985),
    ("editions", "para", "dc0efad34cab", 0.965),
    ("editions", "indep", "0d035c09ec4c", 0.87),
    ("bible", "sent", "7db4022baed9", 0.985),
    ("bible", "para", "a84a2d4d2e51", 0.93),
    ("bible", "indep", "cea171c7e8e5", 0.64),
    ("textberg", "dev", "197d83140873", 0.86),
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
    """The tenth of the beads with the least confidence holds half of the wrong ones."""
    from workbench.align.texts import align_texts

    wrong = caught = 0
    for path in folders(data_dir("align"), "news", "para"):
        document = read(path)
        gold = set(document.gold)
        found = align_texts(document.a, document.b, language_a=document.languages[0], language_b=document.languages[1])
        ranked = sorted(found, key=lambda bead: bead.confidence)
        errors = [(bead.a, bead.b) not in gold for bead in ranked]
        wrong += sum(errors)
        caught += sum(errors[: len(errors) // 10])
    assert wrong > 0
    assert caught >= 0.5 * wrong


def test_our_score_is_that_of_a_perfect_alignment() -> None:
    paths = folders(data_dir("align"), "articles", "sent")
    gold = {tuple(read(path).a): read(path).gold for path in paths}
    assert score(paths, lambda a, b, *_: gold[tuple(a)]).f1 == 1.0
    assert score(paths, lambda a, b, *_: ours(a, b[:0], "ru", "en")).violations > 0
