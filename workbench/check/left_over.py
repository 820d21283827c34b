"""What each bead of sentences leaves over on either side: words that nothing renders, words that nothing warrants.

    context.once(left_over).holes[0].place

One walk for both, since the word links of a book are not all kept at hand.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.check.additions import Addition, find_addition
from workbench.check.holes import Hole, find_hole
from workbench.check.knowledge import encoder_of
from workbench.model.context import Context


@dataclass(frozen=True, slots=True)
class LeftOver:
    """In the order of the beads, one of each for a bead at most."""

    holes: tuple[Hole, ...] = ()
    additions: tuple[Addition, ...] = ()


def left_over(context: Context) -> LeftOver:
    """Nothing where no pack is of both languages: nothing was measured without."""
    if encoder_of(context) is None:
        return LeftOver()
    found = [
        (find_hole(context, bead), find_addition(context, bead)) for bead in context.sentence_beads if bead.a and bead.b
    ]
    return LeftOver(tuple(hole for hole, _ in found if hole), tuple(addition for _, addition in found if addition))
