"""Two witnesses aligned on all levels: divisions, segments, sentences.

    divisions, segments, sentences = align_witnesses(source, base, pins)

Segments come first, in the order of the text, cut at chapters where a work is long; what division a segment is in
and what kind it is of are evidence like its words. Divisions are read off their segments, sentences are aligned
inside the beads of segments. Furniture stays out. Pins hold on every level, and a pinned pair of divisions keeps
its segments to itself. What stands at another place in the other text is found and marked moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from workbench.align.beads import IndexBead
from workbench.align.divisions import align_divisions
from workbench.align.levels import align_levels
from workbench.align.links import Links
from workbench.align.pinning import cut_at_pins, in_order, whole
from workbench.align.sections import cut_into_sections
from workbench.align.solve import link
from workbench.align.units import Units, read_units
from workbench.model.alignment import Alignment, Bead, Level, Pin
from workbench.model.errors import UsageError
from workbench.model.ids import witness_of
from workbench.model.witness import Witness


def align_witnesses(
    a: Witness, b: Witness, pins: Sequence[Pin] = (), *, lexica: Sequence[Links] = ()
) -> tuple[Alignment, Alignment, Alignment]:
    """Every division, every aligned segment and every sentence of one in exactly one bead of its level.

    Pins may name their units from either side; those of other witnesses are passed over. UsageError where a pin names
    a unit that cannot be aligned, or two pins share one.
    """
    units_a, units_b = read_units(a), read_units(b)
    numbered = _number_pins(a, b, units_a, units_b, pins)
    segments_a, segments_b = units_a.pieces.as_segments(), units_b.pieces.as_segments()
    stretches = cut_into_sections(units_a, units_b, segments_a, segments_b) or [whole(len(segments_a), len(segments_b))]
    held = [_to_segments(pin, units_a, units_b) for pin in numbered[Level.DIVISION]]
    stretches = cut_at_pins(stretches, numbered[Level.SEGMENT], held)
    known = link(units_a.pieces.side, units_b.pieces.side, lexica)
    beads, pieces = align_levels(
        units_a.pieces, units_b.pieces, stretches, numbered[Level.SEGMENT], numbered[Level.SENTENCE], known, held
    )
    divisions = in_order(
        [*numbered[Level.DIVISION], *align_divisions(units_a, units_b, beads, numbered[Level.DIVISION])]
    )
    return (
        _alignment(a, b, Level.DIVISION, divisions, _ids(units_a, Level.DIVISION), _ids(units_b, Level.DIVISION)),
        _alignment(a, b, Level.SEGMENT, beads, _ids(units_a, Level.SEGMENT), _ids(units_b, Level.SEGMENT)),
        _alignment(a, b, Level.SENTENCE, _sentences(pieces, units_a, units_b), units_a.sentences, units_b.sentences),
    )


def _sentences(beads: Sequence[IndexBead], a: Units, b: Units) -> list[IndexBead]:
    """Without the pieces that are no sentences."""
    found = [
        replace(bead, a=tuple(i for i in bead.a if a.sentences[i]), b=tuple(j for j in bead.b if b.sentences[j]))
        for bead in beads
    ]
    return [bead for bead in found if bead.a or bead.b]


def _ids(units: Units, level: Level) -> Sequence[str]:
    """Of a level, by number; a piece that is no sentence has an empty one."""
    if level is Level.SENTENCE:
        return units.sentences
    return [each.id for each in (units.divisions if level is Level.DIVISION else units.segments)]


def _number_pins(
    a: Witness, b: Witness, units_a: Units, units_b: Units, pins: Sequence[Pin]
) -> Mapping[Level, list[IndexBead]]:
    """Pins of these two witnesses by number; a pin may name b's units first."""
    numbered: dict[Level, list[IndexBead]] = {level: [] for level in Level}
    for level, found in numbered.items():
        places = [{id_: number for number, id_ in enumerate(_ids(units, level)) if id_} for units in (units_a, units_b)]
        for pin in pins:
            left, right = (pin.a, pin.b) if _is_of(pin.a, a) and _is_of(pin.b, b) else (pin.b, pin.a)
            if pin.level is not level or not _is_of(left, a) or not _is_of(right, b):
                continue
            numbers = [
                tuple(sorted(_place(unit, place) for unit in side))
                for side, place in zip((left, right), places, strict=True)
            ]
            found.append(IndexBead(numbers[0], numbers[1], 1.0, pinned=True))
    return numbered


def _is_of(units: Iterable[str], witness: Witness) -> bool:
    return all(witness_of(unit) == witness.id for unit in units)


def _place(unit: str, places: Mapping[str, int]) -> int:
    if unit not in places:
        raise UsageError(f"{unit} is pinned but cannot be aligned", hint="take the pin away with `unpin`")
    return places[unit]


def _to_segments(pin: IndexBead, a: Units, b: Units) -> IndexBead:
    """A pin of divisions as all the segments they hold."""
    return IndexBead(
        tuple(sorted({i for x in pin.a for i in range(a.divisions[x].first, a.divisions[x].last)})),
        tuple(sorted({j for y in pin.b for j in range(b.divisions[y].first, b.divisions[y].last)})),
    )


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
