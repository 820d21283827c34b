"""An alignment made elsewhere becomes pins: its beads, on our units, all of them one group.

    plan = plan_pins(directory, Path("port.zip"), PinOptions())
    plan.write("Vera Editor")           # plan.problems: what found no place, each with its line

Units are found by their ids, by the ids that they had in the received file, by their words where the file brings them,
and by their numbers where the file counts as many as we do. What does not fit is named and never guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.app.desk import Desk, Made
from workbench.correct.force import acts_in_force
from workbench.formats.alignment.pair import to_units
from workbench.formats.alignment.registry import Link, Links, read_links
from workbench.formats.registry import LIMIT
from workbench.model.act import PinBead
from workbench.model.alignment import Level
from workbench.model.errors import InputError, UsageError
from workbench.model.witness import Witness

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SHOWN = 20
_AHEAD = 200  # units that may be missing in the file, one after the other
Find = Callable[[str], tuple[str, ...]]  # by the name in the file, our units; none: it is not found


@dataclass(frozen=True, slots=True)
class PinOptions:
    """between: ids of the two texts, in either order (default: source and base).

    level: None where the file tells. partly: what fits is written, though something does not.
    """

    between: tuple[str, ...] = ()
    level: str | None = None
    why: str = ""
    partly: bool = False


@dataclass(frozen=True, slots=True)
class PlannedPins:
    """what: in which way the file is written. problems: beads that are left out, each with its line."""

    desk: Desk
    bodies: tuple[PinBead, ...]
    what: str
    level: Level
    problems: tuple[str, ...]

    def write(self, who: str, *, dry_run: bool = False) -> Made:
        return self.desk.write(self.bodies, who, grouped=len(self.bodies) > 1, dry_run=dry_run)


def plan_pins(directory: Path, path: Path, options: PinOptions) -> PlannedPins:
    """InputError for a file that does not fit, unless `partly` and something of it does."""
    desk = Desk.open(directory)
    a, b = _texts(desk, options.between)
    found, links = read_links(_read(path), str(path))
    levels = [Level(options.level)] if options.level else [Level.SEGMENT, Level.SENTENCE]
    tried = [_Fitting(a, b, level, each, path).run() for each in (links, links.turned()) for level in levels]
    best = min(tried, key=lambda each: len(each.problems))
    standing = [act.body for act in acts_in_force(desk.acts) if isinstance(act.body, PinBead)]
    bodies = list(best.pins(standing, options.why or f"taken over from {path.name}"))
    if best.problems and not (options.partly and bodies):
        shown = best.problems[:_SHOWN]
        more = len(best.problems) - len(shown)
        raise InputError(
            "\n".join(
                [
                    f"nothing is written: not all of its {len(links.links)} beads fit {a.id} and {b.id}",
                    *shown,
                    *([f"and {more} more"] if more else []),
                ]
            ),
            file=str(path),
            hint="take the rest over with --partly, and pin these by hand (workbench pin)",
        )
    return PlannedPins(desk, tuple(bodies), found.title, best.level, tuple(best.problems))


def refuse_unread(path: Path) -> None:
    """InputError where no program is known that writes such a file."""
    read_links(_read(path), str(path))


def _texts(desk: Desk, between: Sequence[str]) -> tuple[Witness, Witness]:
    """The hub, which every text is aligned with, and the other one."""
    edition = desk.work.edition
    hub = (edition.source or edition.base).id
    others = [entry.id for entry in edition.witnesses if entry.id != hub]
    named = [one for one in between if one != hub]
    if not others:
        raise UsageError("there is one text only", hint="add the original: workbench add FILE")
    if len(named) > 1 or any(one not in others for one in named):
        raise UsageError(f"every text is aligned with {hub}", hint=f"--with is one of {', '.join(others)}")
    other = named[0] if named else (edition.base.id if edition.source else others[0])
    return desk.work.witness(hub), desk.work.witness(other)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=str(path)) from None


class _Fitting:
    """The beads of a file on units of one level."""

    def __init__(self, a: Witness, b: Witness, level: Level, links: Links, path: Path) -> None:
        self.level = level
        self.problems: list[str] = []
        self._links, self._path = links, path
        self._texts = (a, b)
        self._beads: list[tuple[Link, tuple[str, ...], tuple[str, ...]]] = []

    def run(self) -> _Fitting:
        finds = [self._finder(side) for side in (0, 1)]
        if None in finds:
            return self
        taken: dict[str, int] = {}
        for link in self._links.links:
            sides = [self._side(link, number, finds[number]) for number in (0, 1)]
            if None in sides or not any(sides):
                continue
            a, b = (side or () for side in sides)
            again = [unit for unit in (*a, *b) if unit in taken]
            if again:
                self._tell(link.line, f"{again[0]} stands in the bead of line {taken[again[0]]} already")
                continue
            taken.update(dict.fromkeys((*a, *b), link.line))
            self._beads.append((link, a, b))
        return self

    def pins(self, standing: Sequence[PinBead], why: str) -> Iterator[PinBead]:
        """Those that are not there yet; what is pinned otherwise is a problem."""
        names = {text.id for text in self._texts}
        pinned = {unit: pin for pin in standing if pin.level is self.level for unit in (*pin.a, *pin.b)}
        pinned = {unit: pin for unit, pin in pinned.items() if _texts_of(pin) <= names}
        for link, a, b in self._beads:
            there = {id(pinned[unit]): pinned[unit] for unit in (*a, *b) if unit in pinned}
            if not there:
                yield PinBead(self.level, a, b, why)
            elif any((set(pin.a), set(pin.b)) != (set(a), set(b)) for pin in there.values()):
                first = next(unit for unit in (*a, *b) if unit in pinned)
                self._tell(link.line, f"{first} is pinned otherwise")

    def _tell(self, line: int, what: str) -> None:
        self.problems.append(f"line {line}: {what}")

    def _side(self, link: Link, side: int, find: Find | None) -> tuple[str, ...] | None:
        assert find is not None
        units: list[str] = []
        for name in (link.a, link.b)[side]:
            found = find(name)
            if not found:
                self._tell(link.line, f"{self._texts[side].id} has no {self.level.value} that is {name!r} there")
                return None
            units += found
        return tuple(dict.fromkeys(units))

    def _finder(self, side: int) -> Find | None:
        """How units of a text are found; None, and a problem, where the counts say that it is another text."""
        text, links = self._texts[side], self._links
        units = list(to_units(text, self.level))
        if links.texts is not None:
            return _by_words(links.texts[side], [(unit.id, unit.text) for unit in units])
        if links.numbered:
            assert links.counts is not None
            if links.counts[side] != len(units):
                self._tell(
                    1, f"it counts {links.counts[side]} units of {text.id}, which has {len(units)} {self.level.value}s"
                )
                return None
            return _numbers([unit.id for unit in units])
        named = {name for link in links.links for name in ((link.a, link.b)[side])}
        known = _names(text, self.level)
        if not named <= known.keys() and all(name.isascii() and name.isdigit() for name in named):
            numbers = {int(name) for name in named}
            if numbers == set(range(1, len(units) + 1)):
                return _numbers([unit.id for unit in units], first=1)
        return lambda name: known.get(name, ())


def _texts_of(pin: PinBead) -> set[str]:
    return {unit.split(".", 1)[0] for unit in (*pin.a, *pin.b)}


def _numbers(units: Sequence[str], first: int = 0) -> Find:
    return lambda name: tuple(units[int(name) - first : int(name) - first + 1])


def _names(text: Witness, level: Level) -> Mapping[str, tuple[str, ...]]:
    """Our ids, with the text's in front or without, and those of the received file where they say one unit."""
    known: dict[str, tuple[str, ...]] = {}
    twice: set[str] = set()
    for unit in to_units(text, level):
        known[unit.id] = known[unit.id.split(".", 1)[1]] = (unit.id,)
    for segment in text.segments:
        if level is Level.SEGMENT and segment.is_aligned:
            original = dict(segment.attributes).get(_XML_ID, dict(segment.attributes).get("id", ""))
            if original in known and known[original] != (segment.id,):
                twice.add(original)
            elif original:
                known[original] = (segment.id,)
    return {name: units for name, units in known.items() if name not in twice}


def _by_words(lines: Iterable[tuple[str, str]], units: Sequence[tuple[str, str]]) -> Find:
    """Lines and units go on together; where they part, the next unit from here on whose words are the line's."""
    words = [" ".join(text.split()) for _, text in units]
    count = Counter(words)
    once = {text: place for place, text in enumerate(words) if count[text] == 1}
    found: dict[str, tuple[str, ...]] = {}
    at = 0
    for name, line in lines:
        wanted = " ".join(line.split())
        starts = [*range(at, min(at + _AHEAD, len(words))), *([once[wanted]] if once.get(wanted, -1) >= at else [])]
        for start in starts:
            end = _reaches(words, start, wanted)
            if end is not None:
                found[name] = tuple(unit for unit, _ in units[start:end])
                at = end
                break
    return lambda name: found.get(name, ())


def _reaches(words: Sequence[str], at: int, wanted: str) -> int | None:
    """Where the units end that, from `at` on, have these words; None if they have not."""
    made = ""
    for end in range(at, len(words)):
        made = f"{made} {words[end]}" if made else words[end]
        if made == wanted:
            return end + 1
        if not wanted.startswith(made):
            return None
    return None
