"""Numbers with units on both sides: which were converted, and which bear another unit than the source.

    in_other_units(ours, theirs, beads)        # [(`10 miles`, «10 км»)]
    not_converted(unmatched, theirs)           # without `6 miles` where the source has «10 км»

A number without a unit on one of the sides says nothing about the other one's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench.check.figures import Figure
from workbench.check.quantities import agree
from workbench.model.alignment import Bead


def in_other_units(
    ours: Sequence[Figure], theirs: Sequence[Figure], beads: Mapping[str, Bead]
) -> Iterator[tuple[Figure, Figure]]:
    """Figures of ours beside one of theirs with the same number and another unit, of the same sentence.

    Silent where the source has the quantity anyway, or the number without a unit more often than the translation.
    """
    claimed: list[Figure] = []
    for mine in ours:
        value = mine.quantity.value
        same = [each for each in theirs if each.quantity.value == value]
        if not mine.units or any(agree(mine.quantity, each.quantity) for each in same):
            continue
        also = [each for each in ours if each.quantity.value == value]
        if sum(not each.units for each in same) > sum(not each.units for each in also):
            continue
        free = [
            each
            for each in same
            if each.units and each not in claimed and are_together(mine, each, beads) and _is_lost(each, same, also)
        ]
        if free:
            claimed.append(free[0])
            yield mine, free[0]


def _is_lost(figure: Figure, theirs: Sequence[Figure], ours: Sequence[Figure]) -> bool:
    """Whether the source says this quantity more often than the translation."""
    there, here = (sum(agree(figure.quantity, each.quantity) for each in side) for side in (theirs, ours))
    return there > here


def not_converted(figures: Sequence[Figure], others: Iterable[Figure]) -> list[Figure]:
    """Those of figures that say no quantity of the others in another unit. Without figures the others are not read."""
    if not figures:
        return []
    measured = [each.quantity for each in others if each.units]
    return [each for each in figures if not any(agree(each.quantity, other) for other in measured)]


def are_together(ours: Figure, theirs: Figure, beads: Mapping[str, Bead]) -> bool:
    """In sentences that render each other; without beads of sentences, any of the paragraph will do."""
    bead = beads.get(theirs.sentence)
    return bead is None or ours.sentence in bead.b
