"""What the templates of the side-by-side page are given: everything decided, nothing left to compute."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from workbench.model.edition import Snapshot
from workbench.model.finding import Finding, Status
from workbench.model.ids import witness_of
from workbench.model.witness import Role, Witness
from workbench.render.compared import Tally
from workbench.render.draw import SIGNS, Links
from workbench.render.notes import DecisionNote, FindingNote
from workbench.text.languages import direction

LONG = 150  # rows; a browser lays these out at once without being felt
LABELS = {
    Role.SOURCE: "source",
    Role.RECONSTRUCTION: "source, reconstructed",
    Role.BASE: "base",
    Role.TRANSLATION: "translation",
    Role.REVISION: "revision",
}


@dataclass(frozen=True, slots=True)
class Column:
    index: int
    id: str
    label: str
    kind: str
    language: str
    direction: str
    segments: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment in its cell. mark: what is printed before a footnote; back: the anchor of its mark in the text."""

    anchor: str
    kind: str
    html: Markup
    mark: str = ""
    back: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """A cell that stands elsewhere in its own text. of: the first segment that moved with it; words: where."""

    of: str
    words: str


@dataclass(frozen=True, slots=True)
class Ghost:
    """Where cells that moved stand in their own text.

    of, begin: the first segment and its first words; more: how many cells follow it; beside: the rows they are in.
    """

    of: str
    is_behind: bool
    begin: str
    more: int
    beside: str
    language: str
    name: str


@dataclass(frozen=True, slots=True)
class Cell:
    """absent: why there is no text, in words; compared: differences from other texts, for the script.

    shape: words where paragraphs of the source were joined or parted; several: more paragraphs than in another text.
    """

    column: Column
    pieces: tuple[Piece, ...]
    absent: str
    compared: str
    shape: str = ""
    several: bool = False
    opening: Opening | None = None
    ghosts: tuple[Ghost, ...] = ()


@dataclass(frozen=True, slots=True)
class Also:
    """A finding on the corrected state that says the same as one on the base."""

    id: str
    status: str
    confidence: str


@dataclass(frozen=True, slots=True)
class FindingView:
    note: FindingNote
    also: tuple[Also, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """numbers: anchors that stand in the margin; shape: `1 → 2` where one source paragraph became two, else empty.

    changed: per cent of the base's characters and of what was put in their place that corrections changed.
    """

    numbers: tuple[str, ...]
    cells: tuple[Cell, ...]
    breaks: tuple[tuple[str, ...], ...]
    findings: tuple[FindingView, ...]
    decisions: tuple[DecisionNote, ...]
    open_counts: tuple[tuple[str, int], ...]
    settled: int
    shape: str
    confidence: str
    is_furniture: bool
    changed: int = 0

    @property
    def finding_count(self) -> int:
        return len(self.findings)


@dataclass(frozen=True, slots=True)
class Count:
    """Findings on one text. open: (severity, number), worst first, none left out that is not 0."""

    column: Column
    total: int
    open: tuple[tuple[str, int], ...]
    introduced: int
    corrected: int
    dismissed: int


@dataclass(frozen=True, slots=True)
class PageView:
    """stretches: rows in order, web furniture apart from text. tallies: what differs, for each comparison."""

    id: str
    file: str
    title: str
    parts: tuple[str, ...]
    stretches: tuple[tuple[bool, tuple[RowView, ...]], ...]
    counts: tuple[Count, ...]
    corrections: int
    remarks: int
    links: Links
    tallies: tuple[Tally, ...]

    @property
    def is_long(self) -> bool:
        return sum(len(rows) for _, rows in self.stretches) > LONG


def column_of(snapshot: Snapshot, index: int, text: Witness) -> Column:
    is_state = text.id == snapshot.state.witness.id
    label = "corrected" if is_state else LABELS[text.role]
    kind = "corrected" if is_state else "source" if text.role is Role.RECONSTRUCTION else text.role.value
    return Column(index, text.id, label, kind, text.language, direction(text.language), len(text.segments))


def count_of(column: Column, findings: Sequence[Finding]) -> Count:
    mine = [finding for finding in findings if witness_of(finding.segment) == column.id]
    of_status = Counter(finding.status for finding in mine)
    severities = Counter(finding.severity.value for finding in mine if finding.is_open)
    return Count(
        column,
        len(mine),
        tuple((severity, severities[severity]) for severity in SIGNS if severities[severity]),
        of_status[Status.INTRODUCED],
        of_status[Status.CORRECTED],
        of_status[Status.DISMISSED],
    )
