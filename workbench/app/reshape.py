"""Beads merged, split and shifted by hand: pins underneath, undone together; the aligner decides between them.

    merge(desk, ["p3", "p4"])               # ru.p3 = p3 and ru.p4 = p4 become ru.p3 ru.p4 = p3 p4
    split(desk, ["p4", "ru.p4"])            # of ru.p3 ru.p4 = p3 p4 the second half begins with these
    shift(desk, "p4", "ru.p4")              # of ru.p3 = p3 p4, ru.p4 = p5 becomes ru.p3 = p3, ru.p4 = p4 p5

Units are segments, sentences or divisions of a text and of the one it is aligned with. Each gives the acts, in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.app.desk import Desk
from workbench.app.pins import level_of, units_of
from workbench.correct.force import acts_in_force
from workbench.model.act import Act, Body, PinBead, Unpin
from workbench.model.alignment import Bead, Level
from workbench.model.errors import UsageError
from workbench.model.ids import witness_of

Sides = tuple[tuple[str, ...], tuple[str, ...]]


def merge(desk: Desk, units: Sequence[str], why: str = "", other: str | None = None) -> list[Body]:
    """The beads of these units, which must follow each other, become one. other: the text, if only the hub's speak."""
    pair = _Pair.of(desk, units, other)
    places = sorted({pair.place(unit) for unit in pair.units})
    if len(places) < 2:
        raise UsageError(f"{_told(pair.beads[places[0]])} is one bead already", hint="name units of two beads")
    beads = [pair.beads[place] for place in places]
    if places != list(range(places[0], places[-1] + 1)):
        between = next(place for place in range(places[0], places[-1]) if place not in places)
        raise UsageError(f"{_told(pair.beads[between])} stands between", hint="name a unit of it too, or use `pin`")
    whole = tuple(unit for bead in beads for unit in bead.a), tuple(unit for bead in beads for unit in bead.b)
    return pair.to_acts(beads, [whole], why)


def split(desk: Desk, units: Sequence[str], why: str = "", other: str | None = None) -> list[Body]:
    """One bead becomes two: the second begins with the unit of either side that is named.

    A side that is not named stays with the first, if it is one unit.
    """
    pair = _Pair.of(desk, units, other)
    bead = pair.beads[pair.place(pair.units[0])]
    if any(unit not in (*bead.a, *bead.b) for unit in pair.units):
        raise UsageError(f"{' and '.join(pair.units)} are not in one bead", hint="workbench bead merge joins beads")
    (a, a_rest), (b, b_rest) = (_cut(side, pair.units) for side in (bead.a, bead.b))
    halves = [sides for sides in ((a, b), (a_rest, b_rest)) if any(sides)]
    if len(halves) < 2:
        raise UsageError(f"nothing of {_told(bead)} stands before that", hint="name where the second half begins")
    return pair.to_acts([bead], halves, why)


def shift(desk: Desk, unit: str, to: str, why: str = "", other: str | None = None) -> list[Body]:
    """A unit at the end of its bead goes to the next bead, or to the one before, in which `to` stands."""
    pair = _Pair.of(desk, [unit, to], other)
    moved, goal = pair.units
    old, new = (pair.beads[pair.place(each)] for each in (moved, goal))
    if old is new:
        raise UsageError(f"{moved} is in that bead already", hint=_told(old))
    own = [tuple(each for each in side if each == moved) for side in (old.a, old.b)]
    grown = [
        tuple(sorted(side + one, key=pair.rank.__getitem__)) for side, one in zip((new.a, new.b), own, strict=True)
    ]
    left = [tuple(each for each in side if each != moved) for side in (old.a, old.b)]
    if not all(pair.is_run(side) for side in (*grown, *left)):
        raise UsageError(f"{moved} is not next to {_told(new)}", hint="workbench pin joins any units")
    rest = [(left[0], left[1])] if all(left) else []  # what has no partner any more is the aligner's
    return pair.to_acts([old, new], [(grown[0], grown[1]), *rest], why)


def _cut(side: tuple[str, ...], units: Iterable[str]) -> Sides:
    at = next((number for number, unit in enumerate(side) if unit in units), None)
    if at is None and len(side) > 1:
        hint = "name the first unit of the second half on either side"
        raise UsageError(f"it is not said where to cut {' '.join(side)}", hint=hint)
    return (side, ()) if at is None else (side[:at], side[at:])


def _told(bead: Bead) -> str:
    return f"{' '.join(bead.a) or '–'} = {' '.join(bead.b) or '–'}"


@dataclass(frozen=True, slots=True)
class _Pair:
    """The beads of two texts on one level. units: those named, in full. rank: of every unit in its text.

    alone: no other text is aligned with the hub.
    """

    desk: Desk
    level: Level
    beads: tuple[Bead, ...]
    units: tuple[str, ...]
    rank: dict[str, int]
    alone: bool

    @classmethod
    def of(cls, desk: Desk, references: Sequence[str], other: str | None) -> _Pair:
        from workbench.app.compute import align_pair

        edition = desk.work.edition
        units = tuple(dict.fromkeys(desk.work.unit_id(each) for each in references))
        hub = (edition.source or edition.base).id
        named = {witness_of(unit) for unit in units} - {hub}
        if len(named) > 1 or (other is not None and not named <= {other}):
            raise UsageError("these are units of more than two texts", hint=f"name units of {hub} and of one other")
        levels = {level_of(desk.work, unit) for unit in units}
        if len(levels) != 1:
            raise UsageError("a bead is of one level", hint="name segments, or sentences, or divisions")
        texts = [entry.id for entry in edition.witnesses if entry.id != hub]
        text = other or next(iter(named), edition.base.id)
        if text not in texts:
            raise UsageError(f"{text} is not aligned with {hub}", hint="say with which:  --with ID")
        (level,) = levels
        left, right = desk.work.witness(hub), desk.work.witness(text)
        rank = {unit: at for each in (left, right) for at, unit in enumerate(dict(units_of(each))[level])}
        aligned = align_pair(desk.work, left, right)
        beads = next((each.beads for each in aligned if each.level is level), ())
        return cls(desk, level, beads, units, rank, len(texts) == 1)

    def place(self, unit: str) -> int:
        """Which bead it stands in."""
        return next(number for number, bead in enumerate(self.beads) if unit in (*bead.a, *bead.b))

    def is_run(self, side: Sequence[str]) -> bool:
        """Whether the units follow each other in their text."""
        ranks = [self.rank[unit] for unit in side]
        return ranks == list(range(ranks[0], ranks[0] + len(ranks))) if ranks else True

    def to_acts(self, old: Sequence[Bead], new: Sequence[Sides], why: str) -> list[Body]:
        other = {witness_of(unit) for bead in self.beads for unit in bead.b}
        standing = acts_in_force(self.desk.acts)
        return pin_anew(standing, self.level, other, old, new, is_alone=self.alone, why=why)


def pin_anew(
    standing: Iterable[Act],
    level: Level,
    texts: set[str],
    old: Sequence[Bead],
    new: Sequence[Sides],
    *,
    is_alone: bool,
    why: str = "",
) -> list[Body]:
    """Pins of the new beads, and unpins of what was pinned of the old ones. texts: the one aligned with the hub.

    Beads that only the hub has a side of are pinned for every text that is aligned with it, so that is left to
    the aligner where there are several (not is_alone).
    """
    units = {unit for bead in old for unit in (*bead.a, *bead.b)}
    freed = [
        Unpin(act.id)
        for act in standing
        if isinstance(act.body, PinBead)
        and act.body.level is level
        and units & {*act.body.a, *act.body.b}
        and {witness_of(unit) for unit in act.body.b} <= texts
    ]
    return [*freed, *(PinBead(level, a, b, why) for a, b in new if b or is_alone)]
