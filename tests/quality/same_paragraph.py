"""How alike two machines' renderings of one passage are, and those of passages that follow each other.

    same, neighbours = likenesses()
    python -m tests.quality.same_paragraph      # shares at several thresholds

Nine systems' translations of the same Russian abstracts (`qe/ru-en-bio-mqm`), segment by segment.
"""

from __future__ import annotations

import itertools
import random

from tests.quality.editions import abstracts
from workbench.diff.lineage import likeness

_PAIRS = 4  # of systems, for each segment


def likenesses() -> tuple[list[float], list[float]]:
    """Of one passage by two systems; of a passage by one and its neighbours by the other."""
    chance = random.Random(1)
    passages = [{system: str(record["mt"]) for system, record in each.items()} for each in abstracts()]
    documents = [str(next(iter(each.values()))["doc"]) for each in abstracts()]
    same: list[float] = []
    neighbours: list[float] = []
    for number, passage in enumerate(passages):
        pairs = list(itertools.combinations([system for system in passage if "ref" not in system.lower()], 2))
        for one, other in chance.sample(pairs, min(_PAIRS, len(pairs))):
            same.append(likeness(passage[one], passage[other]))
            for at in (number - 1, number + 1, number + 2):
                if 0 <= at < len(passages) and documents[at] == documents[number] and other in passages[at]:
                    neighbours.append(likeness(passage[one], passages[at][other]))
    return same, neighbours


def share(values: list[float], least: float) -> float:
    return sum(value >= least for value in values) / len(values)


def main() -> None:
    same, neighbours = likenesses()
    print(f"{len(same)} pairs of renderings, {len(neighbours)} of neighbours")
    for least in (0.2, 0.3, 0.4, 0.5):
        print(f"{least}: {share(same, least):.3f} of the same, {share(neighbours, least):.3f} of neighbours")


if __name__ == "__main__":
    main()
