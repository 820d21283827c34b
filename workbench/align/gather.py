"""Beads of segments from beads of their pieces.

    gather([IndexBead((0,), (0,)), IndexBead((1, 2), (1,))], owner_a, owner_b)

Walking along the pieces, a bead of segments closes where all pieces of its segments are used on both sides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from workbench.align.beads import IndexBead
from workbench.align.fixed import Integers


def gather(beads: Sequence[IndexBead], owner_a: Integers, owner_b: Integers) -> list[IndexBead]:
    """beads: in order, each of whole stretches of pieces; confidence of a joined bead is the least of its parts."""
    left = Counter(int(owner_a[piece]) for bead in beads for piece in bead.a)
    right = Counter(int(owner_b[piece]) for bead in beads for piece in bead.b)
    found: list[IndexBead] = []
    a: set[int] = set()
    b: set[int] = set()
    confidence = 1.0
    for bead in beads:
        for pieces, owner, missing, mine in ((bead.a, owner_a, left, a), (bead.b, owner_b, right, b)):
            segments = [int(owner[piece]) for piece in pieces]
            missing.subtract(segments)
            mine.update(segments)
        confidence = min(confidence, bead.confidence)
        if not any(left[each] for each in a) and not any(right[each] for each in b):
            found.append(IndexBead(tuple(sorted(a)), tuple(sorted(b)), confidence))
            a, b, confidence = set(), set(), 1.0
    return found
