"""Words that stand for each other are found from the sentences they stand in."""

from __future__ import annotations

import random

from tests.unit.training.bitext_made import make_pairs
from workbench.packs.lexicon import Lexicon
from workbench.training.lexicon import build_lexicon
from workbench.training.translations import count_translations


def test_each_word_finds_its_partner_and_a_filler_none() -> None:
    """Word n of one language is n + 100 of the other; 999 stands everywhere and renders nothing."""
    chance = random.Random(5)
    left = [[chance.randrange(20) for _ in range(5)] for _ in range(300)]
    right = [[999, *(word + 100 for word in sentence), 999] for sentence in left]
    counts = count_translations(left, right)
    best: dict[int, tuple[float, int]] = {}
    for a, b, agreed in zip(counts.a.tolist(), counts.b.tolist(), counts.agreed.tolist(), strict=True):
        best[a] = max(best.get(a, (0.0, 0)), (agreed, b))
    assert {a: b for a, (_, b) in best.items()} == {word: word + 100 for word in range(20)}
    assert sum(counts.agreed[counts.b == 999]) < 0.05 * counts.agreed.sum()


def test_nothing_to_learn_from() -> None:
    assert len(count_translations([], []).a) == 0
    assert len(count_translations([[], [1]], [[2], []]).a) == 0


def test_a_lexicon_of_a_made_language() -> None:
    pairs = make_pairs(1500, seed=2)
    lexicon = Lexicon.load(build_lexicon(pairs, ("ru", "en")), "made")
    sure = [stem for stem in lexicon.a.stems if (of := lexicon.of_a(stem)) and of[0].probability > 0.5]
    assert len(sure) > 0.5 * len(lexicon.a.stems)
