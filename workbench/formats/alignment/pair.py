"""The two texts of an alignment with their units, for formats that know nothing but two texts.

pair = chosen_pair(snapshot, WriteOptions(of="en-2", level="sentence"))
pair.a.units[0], pair.steps()[0]        # Unit("ru.p1.s1", "Да."), ((0,), (0,))
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.formats.registry import WriteOptions
from workbench.model.alignment import Bead, Level
from workbench.model.edition import Snapshot
from workbench.model.errors import UsageError
from workbench.model.witness import Witness, sentence_text

Step = tuple[tuple[int, ...], tuple[int, ...]]  # numbers of units of either side, from 0


@dataclass(frozen=True, slots=True)
class Unit:
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    id: str
    language: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    a: Side
    b: Side
    level: Level
    beads: tuple[Bead, ...]

    def numbered(self) -> Iterator[Step]:
        """Every bead as it is, those that cross others too."""
        places = [{unit.id: number for number, unit in enumerate(side.units)} for side in (self.a, self.b)]
        for bead in self.beads:
            yield tuple(places[0][one] for one in bead.a), tuple(places[1][one] for one in bead.b)

    def steps(self) -> Iterator[Step]:
        """Every unit once and in order, where nothing can cross: what was moved renders nothing there."""
        i = j = 0
        for a, b in self.numbered():
            if not (_runs_on(a) and _runs_on(b)) or (a and a[0] < i) or (b and b[0] < j):
                continue
            if (a and b) or (a and not b and a[0] == i) or (b and b[0] == j):
                yield from _skipped(i, a[0] if a else i, j, b[0] if b else j)
                yield a, b
                i, j = (a[-1] + 1 if a else i), (b[-1] + 1 if b else j)
        yield from _skipped(i, len(self.a.units), j, len(self.b.units))


def _runs_on(numbers: tuple[int, ...]) -> bool:
    return not numbers or numbers == tuple(range(numbers[0], numbers[-1] + 1))


def _skipped(i: int, to_i: int, j: int, to_j: int) -> Iterator[Step]:
    yield from (((number,), ()) for number in range(i, to_i))
    yield from (((), (number,)) for number in range(j, to_j))


def chosen_pair(snapshot: Snapshot, options: WriteOptions) -> Pair:
    """The original (for want of it, the base) and the text that is asked for, or else the base."""
    edition = snapshot.edition
    hub = (edition.source or edition.base).id
    others = [each.id for each in snapshot.witnesses if each.id != hub]
    text = options.of or (edition.base.id if edition.source else next(iter(others), ""))
    level = Level(options.level)
    found = snapshot.alignment(hub, text, level)
    if found is None:
        raise UsageError(
            f"{hub} is not aligned with {text}" if text else "there is no second text to align with",
            hint=f"--of is one of {', '.join(others)}" if others else "add the original: workbench add FILE",
        )
    sides = [_side(snapshot.witness(one), level) for one in (hub, text)]
    known = {unit.id for side in sides for unit in side.units}
    # What a correction added is tied to the original too, but it is no unit of the base.
    beads = (bead for bead in found.beads if known.issuperset((*bead.a, *bead.b)))
    return Pair(sides[0], sides[1], level, tuple(beads))


def _side(text: Witness, level: Level) -> Side:
    return Side(text.id, text.language, tuple(to_units(text, level)))


def to_units(text: Witness, level: Level) -> Iterator[Unit]:
    """Segments or sentences that can be aligned, in the order of the text."""
    for segment in text.segments:
        if segment.is_aligned and level is Level.SEGMENT:
            yield Unit(segment.id, segment.text)
        elif segment.is_aligned:
            yield from (Unit(each.id, sentence_text(segment, each)) for each in segment.sentences)


def to_line(texts: Iterable[str]) -> str:
    """On one line, as tools that count lines need it."""
    return " ".join(" ".join(texts).split())


def to_lines(texts: Iterable[str]) -> bytes:
    return "".join(to_line([text]) + "\n" for text in texts).encode("utf-8", "replace")
