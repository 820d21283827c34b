"""The floors of what is said about one of several translations, on texts that nothing was chosen by."""

from __future__ import annotations

import math
from collections import Counter

import pytest

from tests.data import data_dir
from tests.quality.against_others import abstracts_beside, revised, tagged
from workbench.model.edits import Relation

pytestmark = pytest.mark.data


def test_what_a_post_editor_changed_is_what_is_reported() -> None:
    """MCC with the word tags of MLQE-PE dev; the diff alone has .962."""
    data_dir()
    context, _ = revised("dev")
    assert context.others[0].comparison.relation is Relation.CORRECTION
    counts = Counter(tagged("dev"))
    tp, fp, fn, tn = (counts[pair] for pair in ((True, True), (True, False), (False, True), (False, False)))
    mcc = (tp * tn - fp * fn) / math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
    assert mcc >= 0.95


@pytest.mark.slow
@pytest.mark.parametrize("others", ["references", "machines"])
def test_names_and_numbers_are_surer_than_words(others: str) -> None:
    data_dir()
    counts, _ = abstracts_beside(others)
    shares = {}
    for rule in ("alone-against-others", "worded-against-others"):
        right, flagged = counts[rule, True], counts[rule, True] + counts[rule, False]
        assert flagged >= 20
        shares[rule] = right / flagged
    assert shares["alone-against-others"] >= 0.5
    assert shares["alone-against-others"] > shares["worded-against-others"]
