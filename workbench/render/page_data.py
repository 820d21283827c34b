"""What the templates of the side-by-side page are given: everything decided, nothing left to compute."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model.act import Act, Correct, Remark
from workbench.model.edition import Snapshot
from workbench.model.finding import Finding
from workbench.model.state import Applied
from workbench.model.witness import Role, Segment, Witness
from workbench.render.rows import Page, Row, columns_of, cut_pages, lay_rows
from workbench.render.runs import Change, Run, runs_of

SIGNS = {"critical": "!!!", "major": "!!", "minor": "!", "neutral": "·"}
LABELS = {
    Role.SOURCE: "source",
    Role.RECONSTRUCTION: "source, reconstructed",
    Role.BASE: "base",
    Role.TRANSLATION: "another translation",
    Role.REVISION: "revision",
}


@dataclass(frozen=True, slots=True)
class Column:
    index: int
    id: str
    label: str
    language: str
    title: str
    segments: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment in its cell."""

    id: str
    kind: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """An act in words."""

    id: str
    what: str
    old: str
    new: str
    why: str
    who: str
    when: str
    category: str
    severity: str


@dataclass(frozen=True, slots=True)
class RowView:
    id: str
    anchor: str
    cells: tuple[tuple[Piece, ...], ...]
    findings: tuple[Finding, ...]
    decisions: tuple[Decision, ...]
    is_furniture: bool
    moved: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class PageView:
    id: str
    file: str
    title: str
    parts: tuple[str, ...]
    rows: tuple[RowView, ...]
    counts: tuple[tuple[str, int], ...]
    corrections: int


class Drawer:
    """Draws the rows of one snapshot; findings, changes and remarks are looked up by segment."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.columns = columns_of(snapshot)
        self._names = {person.id: person.name for person in snapshot.edition.people}
        self._findings: dict[str, list[Finding]] = defaultdict(list)
        for finding in (*snapshot.findings, *snapshot.state_findings):
            if not finding.hint:
                for segment in dict.fromkeys(span.segment for span in finding.spans):
                    self._findings[segment].append(finding)
        self._changes: dict[str, list[Change]] = defaultdict(list)
        self._acts: dict[str, list[str]] = defaultdict(list)
        for change in snapshot.state.changes:
            self._note_change(change)
        self._bodies = {act.id: act for act in snapshot.acts}
        for act in snapshot.acts:
            if isinstance(act.body, Remark):
                self._acts[act.body.segment].append(act.id)

    def _note_change(self, change: Applied) -> None:
        self._changes[change.segment].append(Change(change.act, change.start, change.end, "del"))
        if change.act not in self._acts[change.segment]:
            self._acts[change.segment].append(change.act)
        if change.state_segment:
            end = change.state_start + len(change.new)
            self._changes[change.state_segment].append(Change(change.act, change.state_start, end, "ins"))

    def pages(self) -> tuple[PageView, ...]:
        base = self.columns.index(self.snapshot.state.base)
        pages = cut_pages(self.snapshot.state.base, lay_rows(self.snapshot), base)
        return tuple(self._page(page, alone=len(pages) == 1) for page in pages)

    def _page(self, page: Page, *, alone: bool) -> PageView:
        rows = tuple(self._row(row) for row in page.rows)
        counts = Counter(
            finding.severity.value for row in rows for finding in row.findings if finding.status.value == "open"
        )
        return PageView(
            page.id,
            "index.html" if alone else f"pages/{page.id}.html",
            page.title or self.snapshot.edition.title,
            page.parts,
            rows,
            tuple((severity, counts[severity]) for severity in SIGNS if counts[severity]),
            sum(len(row.decisions) for row in rows),
        )

    def _row(self, row: Row) -> RowView:
        segments = [segment for cell in row.cells for segment in cell]
        findings = {finding.id: finding for segment in segments for finding in self._findings.get(segment.id, ())}
        acts = dict.fromkeys(act for segment in segments for act in self._acts.get(segment.id, ()))
        return RowView(
            row.id,
            row.id.partition(".")[2] or row.id,
            tuple(tuple(self._piece(segment) for segment in cell) for cell in row.cells),
            tuple(sorted(findings.values(), key=lambda finding: (-finding.severity.rank, finding.spans[0].start))),
            tuple(self._decision(self._bodies[act]) for act in acts),
            row.is_furniture,
            row.moved,
            row.confidence,
        )

    def _piece(self, segment: Segment) -> Piece:
        runs = runs_of(segment, self._findings.get(segment.id, ()), self._changes.get(segment.id, ()))
        return Piece(segment.id, segment.kind, runs)

    def _decision(self, act: Act) -> Decision:
        body = act.body
        changes = [change for change in self.snapshot.state.changes if change.act == act.id]
        correction = body if isinstance(body, Correct) else None
        return Decision(
            act.id,
            body.text if isinstance(body, Remark) else "",
            " … ".join(change.old for change in changes),
            " … ".join(change.new for change in changes),
            correction.why if correction else "",
            self._names.get(act.who, act.who),
            act.when[:10],
            (correction.category or "") if correction else "",
            correction.severity.value if correction and correction.severity else "",
        )


def column_views(snapshot: Snapshot, columns: Sequence[Witness]) -> tuple[Column, ...]:
    views = []
    for index, witness in enumerate(columns):
        is_state = witness.id == snapshot.state.witness.id
        label = "corrected" if is_state else LABELS[witness.role]
        title = "" if is_state else snapshot.edition.entry(witness.id).bibliography.title
        views.append(Column(index, witness.id, label, witness.language, title, len(witness.segments)))
    return tuple(views)
