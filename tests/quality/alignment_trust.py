"""How far the confidence of beads can be trusted, and whether what has no counterpart is found.

trust(folders(root, "news", "para"))      # Trust(wrong=3, auroc=0.986, in_least_tenth=1.0, null_f1=0.965)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.quality.alignment_scores import read, sure_beads


@dataclass(frozen=True, slots=True)
class Trust:
    """auroc: how often a right bead is surer than a wrong one (a tie counts half), 1 where none is wrong.

    in_least_tenth: share of the wrong beads among the least sure tenth; null_f1: of beads without counterpart.
    """

    beads: int
    wrong: int
    auroc: float
    in_least_tenth: float
    null_f1: float


def trust(paths: Iterable[Path]) -> Trust:
    rated: list[tuple[float, bool]] = []
    found_alone, gold_alone, right_alone = 0, 0, 0
    for path in paths:
        document = read(path)
        gold = set(document.gold)
        beads = sure_beads(document.a, document.b, *document.languages)
        rated += [(bead.confidence, (bead.a, bead.b) in gold) for bead in beads]
        alone = {(bead.a, bead.b) for bead in beads if not bead.a or not bead.b}
        expected = {bead for bead in gold if not all(bead)}
        found_alone, gold_alone = found_alone + len(alone), gold_alone + len(expected)
        right_alone += len(alone & expected)
    rated.sort()
    wrong = sum(not right for _, right in rated)
    caught = sum(not right for _, right in rated[: len(rated) // 10])
    null_f1 = 2 * right_alone / max(1, found_alone + gold_alone)
    return Trust(len(rated), wrong, _auroc(rated), caught / wrong if wrong else 1.0, null_f1)


def _auroc(rated: list[tuple[float, bool]]) -> float:
    """By the mean rank of the right ones (Mann and Whitney); rated: sorted."""
    ranks: dict[float, float] = {}
    for place, (confidence, _) in enumerate(rated):
        ranks.setdefault(confidence, float(place))
    last = {confidence: place for place, (confidence, _) in enumerate(rated)}
    right = [(ranks[confidence] + last[confidence]) / 2 for confidence, is_right in rated if is_right]
    wrong = len(rated) - len(right)
    if not wrong or not right:
        return 1.0
    return (sum(right) - len(right) * (len(right) - 1) / 2) / (len(right) * wrong)
