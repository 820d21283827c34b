"""The units of an edition: original and translation side by side, as the alignment has them.

    bilingual = make_units(snapshot, WriteOptions(level="sentence"))
    bilingual.units[3].name                 # "en-corr.p2.s1"; of two pieces "en-corr.p2_en-corr.p3"

Units follow the translation; what it does not render stands behind what stands before it in the original, and what
renders nothing has no source. Without an original the base is the source: a post-editor's file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.formats.registry import WriteOptions, chosen_text
from workbench.model.alignment import Alignment, Level
from workbench.model.edition import Snapshot
from workbench.model.errors import UsageError
from workbench.model.groups import Groups
from workbench.model.ids import witness_of
from workbench.model.witness import Mark, Segment, Witness

JOINT = "_"  # between two ids, in which it does not occur; it survives wherever one id does


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment, or sentences of one that follow each other (`en-corr.p2.s3-s4`). start: where it begins in it."""

    id: str
    text: str
    kind: str
    segment: str
    start: int = 0
    marks: tuple[Mark, ...] = ()

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Unit:
    """One of the sides may be empty. machine: the base's pieces behind the corrected ones."""

    source: tuple[Piece, ...]
    target: tuple[Piece, ...]
    machine: tuple[Piece, ...] = ()

    @property
    def name(self) -> str:
        """The ids of the translation's pieces, or of the original's where there are none."""
        return JOINT.join(piece.id for piece in self.target or self.source)

    @property
    def kind(self) -> str:
        return (self.target or self.source)[0].kind

    @property
    def is_corrected(self) -> bool:
        return bool(self.machine) and [each.text for each in self.machine] != [each.text for each in self.target]

    @property
    def has_other_machine(self) -> bool:
        """Whether the machine's words are neither side of the unit."""
        return self.is_corrected and self.machine != self.source


@dataclass(frozen=True, slots=True)
class Bilingual:
    source: Witness
    target: Witness
    units: tuple[Unit, ...]


def make_units(snapshot: Snapshot, options: WriteOptions) -> Bilingual:
    """UsageError for the original, which needs a translation beside it."""
    target, base = chosen_text(snapshot, options), snapshot.state.base
    entry = snapshot.edition.source
    source = snapshot.witness(entry.id) if entry else base
    if entry is not None and target.id == source.id:
        raise UsageError(
            f"{target.id} is the original; these files hold it beside a translation",
            hint=f"--of {snapshot.state.witness.id}",
        )
    making = _Making(snapshot, source, target, options)
    return Bilingual(source, target, tuple(making.units()))


class _Making:
    """Three sides: s (source), m (the base, between), t (target); units of a side are named `s:ru.p3`."""

    def __init__(self, snapshot: Snapshot, source: Witness, target: Witness, options: WriteOptions) -> None:
        self._snapshot = snapshot
        self._by_sentence = options.level == Level.SENTENCE
        self._sides = {"s": source, "t": target}
        base = snapshot.state.base
        if target.id == snapshot.state.witness.id:
            self._sides["m"] = base
        self._atoms = {side: list(self._cut(text, options)) for side, text in self._sides.items()}
        self._place = {
            side: {atom.id: number for number, atom in enumerate(atoms)} for side, atoms in self._atoms.items()
        }
        self._segments = {segment.id: segment for text in self._sides.values() for segment in text.segments}
        self._groups = Groups(f"{side}:{atom.id}" for side, atoms in self._atoms.items() for atom in atoms)

    def units(self) -> Iterator[Unit]:
        self._join()
        members: dict[str, dict[str, list[Piece]]] = defaultdict(lambda: defaultdict(list))
        for side, atoms in self._atoms.items():
            for atom in atoms:
                members[self._groups.find(f"{side}:{atom.id}")][side].append(atom)
        for root in self._order():
            sides = {side: self._run_together(side, atoms) for side, atoms in members[root].items()}
            if sides.get("s") or sides.get("t"):
                yield Unit(sides.get("s", ()), sides.get("t", ()), sides.get("m", ()))

    def _cut(self, text: Witness, options: WriteOptions) -> Iterator[Piece]:
        for segment in text.segments:
            if segment.text.strip() and (segment.is_aligned or options.with_furniture):
                if self._by_sentence and segment.sentences:
                    for each in segment.sentences:
                        yield _piece(segment, each.id, each.start, each.end)
                else:
                    yield _piece(segment, segment.id, 0, len(segment.text))

    def _join(self) -> None:
        levels = (Level.SENTENCE, Level.SEGMENT) if self._by_sentence else (Level.SEGMENT,)
        for level in levels:
            for alignment in self._alignments(level):
                for bead in alignment.beads:
                    self._groups.join([*self._named(alignment.a, bead.a), *self._named(alignment.b, bead.b)])
        if self._sides["s"].id == self._snapshot.state.base.id:  # the same text, or the one in the middle
            other = "m" if "m" in self._sides else "t"
            for atom in self._atoms["s"]:
                self._groups.join((f"s:{atom.id}", f"{other}:{atom.id}"))

    def _alignments(self, level: Level) -> Iterator[Alignment]:
        wanted = {text.id for text in self._sides.values()}
        for each in self._snapshot.alignments:
            if each.level is level and each.a in wanted and each.b in wanted:
                yield each

    def _named(self, text: str, units: Iterable[str]) -> Iterator[str]:
        """A bead of source and base may name what only the corrected text has."""
        for unit in units:
            owner = witness_of(unit) or text
            yield from (f"{side}:{unit}" for side, each in self._sides.items() if each.id == owner)

    def _order(self) -> list[str]:
        """By the translation; the original's own behind what stands before it there."""
        find, following = self._groups.find, {"": ""}
        for side in ("t", "s", "m"):
            last = ""
            for atom in self._atoms.get(side, ()):
                root = find(f"{side}:{atom.id}")
                if root not in following:
                    following[root], following[last] = following[last], root
                last = root
        order, root = [], following[""]
        while root:
            order.append(root)
            root = following[root]
        return order

    def _run_together(self, side: str, atoms: Sequence[Piece]) -> tuple[Piece, ...]:
        """Sentences that follow each other in a segment become one piece, with what stands between them."""
        if not self._by_sentence:
            return tuple(atoms)
        made: list[list[Piece]] = []
        for atom in atoms:
            last = made[-1][-1] if made else None
            if last and last.segment == atom.segment and self._place[side][atom.id] == self._place[side][last.id] + 1:
                made[-1].append(atom)
            else:
                made.append([atom])
        return tuple(self._one(run) for run in made)

    def _one(self, run: Sequence[Piece]) -> Piece:
        if len(run) == 1:
            return run[0]
        segment = self._segments[run[0].segment]
        last = run[-1].id.rpartition(".")[2]
        return _piece(segment, f"{run[0].id}-{last}", run[0].start, run[-1].end)


def _piece(segment: Segment, name: str, start: int, end: int) -> Piece:
    marks = tuple(
        Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.depth, mark.name, mark.attributes)
        for mark in segment.marks
        if mark.start < end and mark.end > start and mark.node is None
    )
    return Piece(name, segment.text[start:end], segment.kind, segment.id, start, marks)
