"""Findings by category and edits by segment, measured out for drawing; every bar leads to its place.

    chart = categories_of(findings, links.to)           # rows[0].parts == (Part("open", 2, 0.0, 400.0), …)
    chart = edits_of_page(page, by_unit(edits), "en-mt", "en-corr")     # bars[0] == Bar(3, "#p4", "p4", 62.5, 5, 8)

Kinds are told apart by pattern as well as by colour; the same numbers stand beside the bars or in a table.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.model.finding import Finding, Status
from workbench.model.report import SegmentEdits, edit_rate
from workbench.render.notes import in_words
from workbench.render.page_data import PageView

WIDE = 1000  # units of a whole bar
_KINDS = (Status.OPEN, Status.INTRODUCED, Status.CORRECTED, Status.DISMISSED)
_TOPS = (0.1, 0.25, 0.5, 1.0)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar. kind: a status; x, width: in units."""

    kind: str
    number: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """link: to a finding of it, an open one if there is one."""

    name: str
    link: str
    parts: tuple[Part, ...]

    @property
    def numbers(self) -> Mapping[str, int]:
        return Counter({part.kind: part.number for part in self.parts})


@dataclass(frozen=True, slots=True)
class Categories:
    """kinds: the statuses that occur."""

    kinds: tuple[str, ...]
    rows: tuple[CategoryRow, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """height: of 100. place: what it leads to, in words; edits of words."""

    at: int
    link: str
    place: str
    height: float
    edits: int
    words: int

    @property
    def rate(self) -> str:
        return f"{edit_rate(self.edits, self.words):.3f}"


@dataclass(frozen=True, slots=True)
class EditChart:
    """length: places; top: the rate at the upper edge; level: height of the mean, of 100; unit: what a bar is of."""

    unit: str
    length: int
    top: str
    mean: str
    level: float
    bars: tuple[Bar, ...]


def categories_of(findings: Iterable[Finding], link: Callable[[str], str]) -> Categories:
    """The category with the most findings first; its bar is the longest there is. link: from anchor to address."""
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.category].append(finding)
    most = max(map(len, groups.values()), default=0)
    ordered = sorted(groups.items(), key=lambda each: (-len(each[1]), each[0]))
    rows = [CategoryRow(in_words(name), link(_first(each)), tuple(_parts(each, most))) for name, each in ordered]
    return Categories(tuple(kind for kind in _KINDS if any(row.numbers[kind] for row in rows)), tuple(rows))


def _first(findings: Sequence[Finding]) -> str:
    return f"n-{next((each for each in findings if each.is_open), findings[0]).id}"


def _parts(findings: Sequence[Finding], most: int) -> Iterator[Part]:
    counts, at = Counter(finding.status for finding in findings), 0
    for status in _KINDS:
        if counts[status]:
            yield Part(status.value, counts[status], round(WIDE * at / most, 1), round(WIDE * counts[status] / most, 1))
            at += counts[status]


def edits_of_page(page: PageView, measured: Mapping[str, SegmentEdits], base: str, state: str) -> EditChart | None:
    """A bar for each paragraph that was changed; None where none was."""
    places = [place for place in _places(page, base, state) if place[0] in measured]
    found = [(at, f"#{anchor}", anchor, measured[unit]) for at, (unit, anchor) in enumerate(places)]
    return _chart("paragraph", found)


def edits_of_book(
    pages: Sequence[PageView], measured: Mapping[str, SegmentEdits], base: str, state: str
) -> EditChart | None:
    """A bar for each chapter."""
    found = []
    for at, page in enumerate(pages):
        mine = [measured[unit] for unit, _ in _places(page, base, state) if unit in measured]
        found.append((at, page.file, page.title, _sum(mine)))
    return _chart("chapter", found)


def by_unit(edits: Sequence[SegmentEdits]) -> dict[str, SegmentEdits]:
    """By the segment where a bead begins: of the base, or of the corrected text where the base has nothing."""
    return {(each.a or each.b)[0]: each for each in edits}


def _sum(edits: Sequence[SegmentEdits]) -> SegmentEdits:
    return SegmentEdits((), (), sum(each.edits for each in edits), sum(each.words for each in edits))


def _places(page: PageView, base: str, state: str) -> Iterator[tuple[str, str]]:
    """(segment, its anchor) of the base; of the corrected text, where the base has nothing."""
    for row in (row for furniture, rows in page.stretches if not furniture for row in rows):
        cells = {cell.column.id: cell for cell in row.cells}
        for piece in cells[base].pieces:
            yield f"{base}.{piece.anchor}", piece.anchor
        for piece in () if cells[base].pieces else cells[state].pieces:
            yield piece.anchor, piece.anchor


def _chart(unit: str, places: Sequence[tuple[int, str, str, SegmentEdits]]) -> EditChart | None:
    """places: all, in order, changed or not: (number, link, name, edits)."""
    highest = max((each.rate for _, _, _, each in places), default=0)
    if not highest:
        return None
    top, mean = next((each for each in _TOPS if each >= highest), 1.0), _sum([each for *_, each in places]).rate
    bars = tuple(
        Bar(at, link, place, round(100 * min(each.rate / top, 1), 1), each.edits, each.words)
        for at, link, place, each in places
        if each.edits
    )
    return EditChart(unit, len(places), f"{top:g}", f"{mean:.3f}", round(100 * min(mean / top, 1), 1), bars)
