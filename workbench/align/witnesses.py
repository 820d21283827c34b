"""Two witnesses aligned on all levels: divisions, segments, sentences.

    divisions, segments, sentences = align_witnesses(source, base, pins)

Segments come first, in the order of the text, cut at chapters where a work is long; what division a segment is in
and what kind it is of are evidence like its words. Divisions are read off their segments, sentences are aligned
inside the beads of segments. Furniture stays out. Pins hold on every level, and a pinned pair of divisions keeps
its segments to itself. What stands at another place in the other text is found and marked moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.align.beads import IndexBead
from workbench.align.divisions import align_divisions
from workbench.align.levels import align_levels
from workbench.align.links import Links
from workbench.align.pinning import in_order
from workbench.align.prepare import ids_of, prepare
from workbench.align.units import Units
from workbench.model.alignment import Alignment, Bead, Level, Pin
from workbench.model.witness import Witness


def align_witnesses(
    a: Witness, b: Witness, pins: Sequence[Pin] = (), *, lexica: Sequence[Links] = ()
) -> tuple[Alignment, Alignment, Alignment]:
    """Every division, every aligned segment and every sentence of one in exactly one bead of its level.

    Pins may name their units from either side; those of other witnesses are passed over. UsageError where a pin names
    a unit that cannot be aligned, or two pins share one.
    """
    ready = prepare(a, b, pins, lexica)
    beads, pieces = align_levels(ready.task)
    divisions = in_order(
        [*ready.pins[Level.DIVISION], *align_divisions(ready.a, ready.b, beads, ready.pins[Level.DIVISION])]
    )
    return (
        _alignment(a, b, Level.DIVISION, divisions, ids_of(ready.a, Level.DIVISION), ids_of(ready.b, Level.DIVISION)),
        _alignment(a, b, Level.SEGMENT, beads, ids_of(ready.a, Level.SEGMENT), ids_of(ready.b, Level.SEGMENT)),
        _alignment(a, b, Level.SENTENCE, _sentences(pieces, ready.a, ready.b), ready.a.sentences, ready.b.sentences),
    )


def _sentences(beads: Sequence[IndexBead], a: Units, b: Units) -> list[IndexBead]:
    """Without the pieces that are no sentences."""
    found = [
        replace(bead, a=tuple(i for i in bead.a if a.sentences[i]), b=tuple(j for j in bead.b if b.sentences[j]))
        for bead in beads
    ]
    return [bead for bead in found if bead.a or bead.b]


def _alignment(
    a: Witness, b: Witness, level: Level, beads: Sequence[IndexBead], ids_a: Sequence[str], ids_b: Sequence[str]
) -> Alignment:
    return Alignment(
        a.id,
        b.id,
        level,
        tuple(
            Bead(
                tuple(ids_a[i] for i in bead.a),
                tuple(ids_b[j] for j in bead.b),
                bead.confidence,
                bead.pinned,
                bead.moved,
            )
            for bead in beads
        ),
    )
