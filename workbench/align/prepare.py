"""Two witnesses made ready for the search: their units, what is pinned, and what stretches can be searched apart.

ready = prepare(source, base, pins, lexica)
ready.stretches, ready.known      # cut at chapters where a work is long, and at pins
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.align.beads import IndexBead, Stretch
from workbench.align.levels import Task
from workbench.align.links import Links
from workbench.align.pinning import cut_at_pins, whole
from workbench.align.sections import cut_into_sections
from workbench.align.solve import Known, link
from workbench.align.units import Units, read_units
from workbench.model.alignment import Level, Pin
from workbench.model.errors import UsageError
from workbench.model.ids import witness_of
from workbench.model.witness import Witness


@dataclass(frozen=True, slots=True)
class Ready:
    """pins: of each level, by number; held: pinned divisions as the segments they hold.

    free: stretches of segments without pins; stretches: with them.
    """

    a: Units
    b: Units
    pins: Mapping[Level, list[IndexBead]]
    held: list[IndexBead]
    free: list[Stretch]
    stretches: list[Stretch]
    known: Known

    @property
    def task(self) -> Task:
        pins, pieces = self.pins[Level.SEGMENT], self.pins[Level.SENTENCE]
        return Task(self.a.pieces, self.b.pieces, self.free, self.stretches, pins, pieces, self.known, self.held)


def prepare(a: Witness, b: Witness, pins: Sequence[Pin] = (), lexica: Sequence[Links] = ()) -> Ready:
    """UsageError where a pin names a unit that cannot be aligned, or two pins share one."""
    units_a, units_b = read_units(a), read_units(b)
    numbered = _number_pins(a, b, units_a, units_b, pins)
    segments_a, segments_b = units_a.pieces.as_segments(), units_b.pieces.as_segments()
    free = cut_into_sections(units_a, units_b, segments_a, segments_b) or [whole(len(segments_a), len(segments_b))]
    held = [_to_segments(pin, units_a, units_b) for pin in numbered[Level.DIVISION]]
    stretches = cut_at_pins(free, numbered[Level.SEGMENT], held)
    known = link(units_a.pieces.side, units_b.pieces.side, lexica)
    return Ready(units_a, units_b, numbered, held, free, stretches, known)


def ids_of(units: Units, level: Level) -> Sequence[str]:
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
        places = [
            {id_: number for number, id_ in enumerate(ids_of(units, level)) if id_} for units in (units_a, units_b)
        ]
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
