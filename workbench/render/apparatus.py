"""The base as running text with an apparatus under each paragraph: lemma ] reading siglum.

    made = Apparatus(snapshot, drawer)
    made.witnesses                  # (Siglum("B", "en-mt", "base", …), Siglum("C", "en-corr", "corrected", …), …)
    made.passages(page.rows)[3].entries[0].readings[0]      # ReadingView("but everybody", ("C", "R"), …)

Only texts that are one translation with the base are collated word by word. Of another translation nearly every word
would be an entry; it stands behind, sentence by sentence, as a wording of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from workbench.model.apparatus import Place, Reading, Unit
from workbench.model.edition import Snapshot
from workbench.model.edits import Relation
from workbench.model.state import Applied
from workbench.model.witness import Segment
from workbench.render.draw import Links, draw_point, draw_text
from workbench.render.drawer import Drawer
from workbench.render.page_data import Column
from workbench.render.rows import Row
from workbench.render.runs import Light, Run, runs_of
from workbench.render.wordings import Wording, on_one_line, shorten, wordings_of

_LETTERS = {"source": "S", "base": "B", "corrected": "C", "revision": "R", "translation": "T"}


@dataclass(frozen=True, slots=True)
class Siglum:
    """The letter a text goes by. part: `lemma`, `readings`, `wordings` (another translation) or empty: not collated."""

    letter: str
    column: Column
    part: str


@dataclass(frozen=True, slots=True)
class ReadingView:
    """text: empty where words are left out. by: (name, address) of the decisions behind the corrected text's reading.

    The name is `why` where one person decided all.
    """

    text: str
    sigla: tuple[str, ...]
    by: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EntryView:
    """lemma: shortened; is_whole: the whole paragraph, which is then not repeated."""

    number: int
    anchor: str
    lemma: str
    is_whole: bool
    readings: tuple[ReadingView, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    anchor: str
    kind: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs of the base that witnesses have in common. added: paragraphs that others have behind them."""

    paragraphs: tuple[Paragraph, ...]
    entries: tuple[EntryView, ...]
    added: tuple[ReadingView, ...]
    wordings: tuple[Wording, ...] = ()

    @property
    def others(self) -> str:
        """The letters of the translations that word it otherwise."""
        return ", ".join(dict.fromkeys(one for each in self.wordings for some, _, _ in each.readings for one in some))


def is_collated(snapshot: Snapshot) -> bool:
    """Whether there is anything to print: a decision, or another text in the language of the base."""
    return bool(snapshot.state.acts) or len(snapshot.comparisons) > 1


class Apparatus:
    """Draws the passages of one snapshot. file_of: the apparatus's file for a file of the side-by-side view."""

    def __init__(self, snapshot: Snapshot, drawer: Drawer, file_of: Mapping[str, str]) -> None:
        self._columns = drawer.columns
        self._base, self._state = snapshot.state.base, snapshot.state.witness.id
        base = self._base.id
        told = {each.b: each.relation for each in snapshot.comparisons if each.a == base and each.b != self._state}
        self._others = frozenset(each for each, relation in told.items() if relation is Relation.RETRANSLATION)
        self._copies = frozenset(told) - self._others
        self.witnesses = tuple(self._sigla())
        self._letters = {each.column.id: each.letter for each in self.witnesses}
        self._segments = {segment.id: segment for segment in self._base.segments}
        self._units = {unit.segments[0] if unit.segments else "": unit for unit in snapshot.collate()}
        self._changes: dict[str, list[Applied]] = defaultdict(list)
        for change in snapshot.state.changes:
            self._changes[change.segment].append(change)
        people = {person.id: person.name for person in snapshot.edition.people}
        deciders = {act.id: people.get(act.who, act.who) for act in snapshot.state.acts}
        self.alone = next(iter(deciders.values())) if len(set(deciders.values())) == 1 else ""
        self._who = {act: "why" if self.alone else name for act, name in deciders.items()}
        # In place: notes and paragraphs stand in this view; what was decided is told beside the other texts.
        self._here = {anchor: file_of[file] for anchor, file in drawer.files.items()}
        self._told = Links(drawer.files, "", base)
        self._drawer = drawer

    def passages(self, rows: Sequence[Row], file: str, *, is_first: bool) -> tuple[Passage, ...]:
        """is_first: of the whole text, with what others have before it."""
        links = Links(self._here, file, self._base.id)
        made = [Passage((), (), self._added(self._units[""]))] if is_first and "" in self._units else []
        return (*made, *(each for row in rows if not row.is_furniture for each in self._of_row(row, links)))

    def _of_row(self, row: Row, links: Links) -> Iterator[Passage]:
        units = [self._units[each.id] for each in row.segments if each.id in self._units]
        wordings = wordings_of(row, self._columns, self._base.id, self._letters, self._others, self._drawer.partners)
        for unit in units[:-1]:
            yield self._passage(unit, links)
        if units:
            yield replace(self._passage(units[-1], links), wordings=wordings)
        elif wordings:
            yield Passage((), (), (), wordings)

    def _passage(self, unit: Unit, links: Links) -> Passage:
        name = links.anchor(unit.segments[0])
        entries = tuple(self._entry(unit, number, f"{name}-{number}") for number, _ in enumerate(unit.places, 1))
        return Passage(tuple(self._paragraphs(unit, name, links)), entries, self._added(unit))

    def _entry(self, unit: Unit, number: int, anchor: str) -> EntryView:
        place = unit.places[number - 1]
        readings = tuple(self._reading(each, self._by(unit, place)) for each in place.readings)
        is_whole = (place.start, place.end) == (0, len(unit.text))
        return EntryView(number, anchor, shorten(unit.text[place.start : place.end]), is_whole, readings)

    def _added(self, unit: Unit) -> tuple[ReadingView, ...]:
        return tuple(self._reading(each, ()) for each in unit.added)

    def _reading(self, reading: Reading, by: tuple[tuple[str, str], ...]) -> ReadingView:
        sigla = tuple(self._letters[each] for each in reading.witnesses)
        return ReadingView(on_one_line(reading.text), sigla, by if self._state in reading.witnesses else ())

    def _by(self, unit: Unit, place: Place) -> tuple[tuple[str, str], ...]:
        """Who decided on words of the place, each with the note of the first such decision."""
        found: dict[str, str] = {}
        for segment, start, end in _stretches(unit, place, self._segments):
            for change in self._changes[segment]:
                # Which of two blanks an insertion stands at is told differently by an act and by a diff.
                if change.start <= end + 1 and start <= change.end + 1:
                    found.setdefault(self._who[change.act], self._told.to(f"a-{change.act}"))
        return tuple(found.items())

    def _paragraphs(self, unit: Unit, name: str, links: Links) -> Iterator[Paragraph]:
        lights: dict[str, list[Light]] = {segment: [] for segment in unit.segments}
        last = {}
        for number, place in enumerate(unit.places, 1):
            for segment, start, end in _stretches(unit, place, self._segments):
                bare = self._segments[segment].text[start:end]
                if bare.strip():
                    begin, stop = start + len(bare) - len(bare.lstrip()), start + len(bare.rstrip())
                    lights[segment].append(Light(f"{name}-{number}", begin, stop))
                    last[f"{name}-{number}"] = segment
        for each in (self._segments[segment] for segment in unit.segments):
            runs = runs_of(each, lights=lights[each.id])
            ends = {entry for entry, where in last.items() if where == each.id}
            yield Paragraph(links.anchor(each.id), each.kind, _draw(runs, ends, links))

    def _sigla(self) -> Iterator[Siglum]:
        """One letter for each role; numbered where several texts have the same."""
        of_kind: dict[str, list[str]] = {}
        for column in self._columns:
            of_kind.setdefault(column.kind, []).append(column.id)
        for column in self._columns:
            same = of_kind[column.kind]
            letter = _LETTERS[column.kind] + (str(same.index(column.id) + 1) if len(same) > 1 else "")
            yield Siglum(letter, column, self._part(column))

    def _part(self, column: Column) -> str:
        if column.id == self._base.id:
            return "lemma"
        if column.id in self._others:
            return "wordings"
        return "readings" if column.id == self._state or column.id in self._copies else ""


def _stretches(unit: Unit, place: Place, segments: Mapping[str, Segment]) -> Iterator[tuple[str, int, int]]:
    """The place in each of the unit's segments that it touches."""
    at = 0
    for segment in unit.segments:
        size = len(segments[segment].text)
        start, end = max(0, place.start - at), min(size, place.end - at)
        if start < end:
            yield segment, start, end
        at += size + 1


def _draw(runs: Sequence[Run], ends: set[str], links: Links) -> Markup:
    """Words of a lemma are marked, and its number stands behind the last of them."""
    final = {entry: index for index, run in enumerate(runs) for entry in run.lights if entry in ends}
    parts = []
    for index, run in enumerate(runs):
        if run.kind != "text":
            parts.append(draw_point(run, links))
            continue
        words = draw_text(replace(run, lights=()))
        parts.append(f'<span class="lemma">{words}</span>' if run.lights else words)
        parts += [_number(entry) for entry in run.lights if final.get(entry) == index]
    return Markup("".join(parts))  # noqa: S704  every text in it went through `visible`


def _number(entry: str) -> str:
    number = escape(entry.rpartition("-")[2])
    return (
        f'<sup class="to-entry"><a id="t-{escape(entry)}" href="#e-{escape(entry)}" '
        f'aria-label="entry {number}">{number}</a></sup>'
    )
