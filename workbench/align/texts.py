"""Two texts given as lists of segments, aligned: every segment in exactly one bead, in order, pins kept exactly.

    align_texts(["Он пришёл.", "Все молчали."], ["He came. All were silent."], language_a="ru", language_b="en")
    == (IndexBead((0, 1), (0,), 0.98),)

The whole text gives the statistics (frequencies, lengths, what its words mean); between two pins each stretch is
searched by itself. Blank segments stand alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.align.beads import IndexBead, Stretch
from workbench.align.links import Links
from workbench.align.pinning import cut_at_pins, in_order, whole
from workbench.align.solve import link, solve
from workbench.align.terms import read_side


def align_texts(
    a: Sequence[str],
    b: Sequence[str],
    *,
    language_a: str,
    language_b: str,
    pins: Sequence[IndexBead] = (),
    lexica: Sequence[Links] = (),
) -> tuple[IndexBead, ...]:
    """Beads by their segments of a, those without by where they stand in b; m and n up to 4 unless pinned.

    lexica: what is known of the languages' words beside the cognates. UsageError if two pins share a segment, or one
    names a segment that is not there.
    """
    blank_a, blank_b = ({i for i, text in enumerate(side) if not text.strip()} for side in (a, b))
    stretches = [
        Stretch(tuple(i for i in each.a if i not in blank_a), tuple(j for j in each.b if j not in blank_b))
        for each in cut_at_pins([whole(len(a), len(b))], pins)
    ]
    beads = [IndexBead(pin.a, pin.b, 1.0, pinned=True) for pin in pins]
    pinned_a, pinned_b = {i for pin in pins for i in pin.a}, {j for pin in pins for j in pin.b}
    beads += [IndexBead((i,), ()) for i in sorted(blank_a - pinned_a)]
    beads += [IndexBead((), (j,)) for j in sorted(blank_b - pinned_b)]
    side_a, side_b = read_side(a, language_a), read_side(b, language_b)
    beads += solve(side_a, side_b, stretches, link(side_a, side_b, lexica)).beads
    return in_order(beads)
