"""The pages of a snapshot as view data: rows cut into pages, each cell drawn, each note placed once.

drawer = Drawer(snapshot); drawer.pages()[0].stretches
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import groupby

from workbench.model.edition import Snapshot
from workbench.model.edits import SegmentDiff
from workbench.model.finding import Finding
from workbench.model.witness import Segment
from workbench.render.compared import Option, Tally, comparisons_of, differs, tally_of
from workbench.render.draw import SIGNS, Links, draw_runs
from workbench.render.footnotes import Footnotes
from workbench.render.lookup import Lookup
from workbench.render.notes import Notes
from workbench.render.page_data import (
    Also,
    Cell,
    Column,
    Count,
    FindingView,
    PageView,
    Piece,
    RowView,
    column_of,
    count_of,
)
from workbench.render.pages import Page, cut_pages
from workbench.render.rows import Row, columns_of, lay_rows
from workbench.render.runs import Partner, label_of, runs_of
from workbench.render.said import absent, say_moved, shape_of

UNSURE = 0.5  # beads below are shown as doubtful


class Drawer:
    """Draws the pages of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._base, self._state = snapshot.state.base, snapshot.state.witness
        self._texts = columns_of(snapshot)
        self.columns = tuple(column_of(snapshot, index, text) for index, text in enumerate(self._texts))
        self.options = comparisons_of(snapshot)
        self._lookup = Lookup(snapshot, self._texts)
        self._notes = Notes(snapshot)
        self._acts = {act.id: act for act in snapshot.acts}
        self._hosts = {
            mark.node.id: mark.node
            for text in self._texts for each in text.segments for mark in each.marks
            if mark.name == "note" and isinstance(mark.node, Segment)
        }  # fmt: skip
        self._at_base = self._texts.index(self._base)
        rows = lay_rows(snapshot)
        self._moved = say_moved(rows, self.columns, self._texts, self._at_base)
        self._pages = cut_pages(self._base, rows, self._at_base)
        self.files = self._place_anchors()

    @property
    def cut(self) -> tuple[Page, ...]:
        """The pages with their rows, not drawn."""
        return self._pages

    def partners(self, row: Row) -> Mapping[str, Sequence[Partner]]:
        """The sentences of a row that have partners in it, numbered."""
        return self._lookup.partners_of(row)

    def pages(self) -> tuple[PageView, ...]:
        return tuple(self._page(page) for page in self._pages)

    def counts(self, findings: Sequence[Finding]) -> tuple[Count, ...]:
        shown = [column for column in self.columns if column.id in (self._base.id, self._state.id)]
        return tuple(count_of(column, findings) for column in shown)

    def all_counts(self) -> tuple[Count, ...]:
        return self.counts(self._lookup.shown)

    def findings_of(self, file: str = "") -> tuple[Finding, ...]:
        """Those told on one page, or on any; what the corrected text only repeats of the base counts once."""
        return self._told.get(file, ())

    @cached_property
    def _told(self) -> Mapping[str, tuple[Finding, ...]]:
        """By the file of their page, and all of them; asked for once a page."""
        told: dict[str, list[Finding]] = {}
        for each in self._lookup.shown:
            file = self.files.get(f"n-{each.id}")
            if file and each.id not in self._lookup.twins:
                told.setdefault(file, []).append(each)
                told.setdefault("", []).append(each)
        return {file: tuple(found) for file, found in told.items()}

    def _place_anchors(self) -> dict[str, str]:
        """The file of each segment, finding and act; a finding or act over several rows is told in the first."""
        files: dict[str, str] = {}
        for page in self._pages:
            for row in page.rows:
                for segment in row.segments:
                    files[self._anchor(segment.id)] = page.file
                for column in self.columns:
                    files |= {
                        f"at-{ghost.of}": page.file for ghost in self._moved.ghosts.get((row.id, column.index), ())
                    }
                for finding in self._findings_of(row):
                    files.setdefault(f"n-{finding.id}", page.file)
                for act in self._acts_of(row):
                    files.setdefault(f"a-{act}", page.file)
        return files

    def _anchor(self, segment: str) -> str:
        return segment.removeprefix(f"{self._base.id}.")

    def _findings_of(self, row: Row) -> list[Finding]:
        """Those that begin in this row."""
        return [
            finding
            for segment in row.segments
            for finding in self._lookup.findings.get(segment.id, ())
            if finding.segment == segment.id
        ]

    def _acts_of(self, row: Row) -> list[str]:
        acts = {act for segment in row.segments for act in self._lookup.acts.get(segment.id, ())}
        return sorted(acts, key=lambda act: self._acts[act].order)

    def _page(self, page: Page) -> PageView:
        links = Links(self.files, page.file, self._base.id)
        told: set[str] = set()
        rows = [self._row(row, links, told) for row in page.rows]
        stretches = groupby(rows, key=lambda row: row.is_furniture)
        decisions = Counter(each.kind for row in rows for each in row.decisions)
        return PageView(
            page.id,
            page.file,
            page.title or self.snapshot.edition.title,
            page.parts,
            tuple((furniture, tuple(each)) for furniture, each in stretches),
            self.counts([finding for row in page.rows for finding in self._findings_of(row)]),
            decisions["correction"],
            decisions["remark"],
            links,
            self._tallies(page),
        )

    def _row(self, row: Row, links: Links, told: set[str]) -> RowView:
        findings = self._finding_views(self._findings_of(row))
        acts = [act for act in self._acts_of(row) if links.files[f"a-{act}"] == links.file and act not in told]
        told.update(acts)
        if not row.is_furniture:  # which is not printed
            _number(findings, acts, links.footnotes)
        partners = self._lookup.partners_of(row)
        cells = tuple(
            Cell(
                column,
                tuple(self._piece(segment, links, partners) for segment in segments),
                absent(column, row.cells[self._at_base]) if not segments else "",
                ";".join(self._compared(column, row)),
                self._shape(row, column),
                len(segments) > 1 and any(len(cell) not in (0, len(segments)) for cell in row.cells),
                self._moved.openings.get((row.id, column.index)),
                self._moved.ghosts.get((row.id, column.index), ()),
            )
            for column, segments in zip(self.columns, row.cells, strict=True)
        )
        begun = self._findings_of(row)
        counts = Counter(each.severity.value for each in begun if each.is_open and each.id not in self._lookup.twins)
        return RowView(
            self._numbers(row),
            cells,
            row.breaks,
            findings,
            tuple(self._notes.decision(self._acts[act]) for act in acts),
            tuple((severity, counts[severity]) for severity in SIGNS if counts[severity]),
            sum(not each.is_open for each in begun),
            self._numbers_joined(row),
            f"{row.confidence:.2f}" if row.confidence < UNSURE else "",
            row.is_furniture,
            self._changed(row),
        )

    def _changed(self, row: Row) -> int:
        """Per cent, at least 1 where there is any change; a paragraph that is new, or gone, is all changed."""
        base, state = (row.cells[self._texts.index(each)] for each in (self._base, self._state))
        if not base or not state:
            return 100 if base or state else 0
        segments = (*base, *state)
        changes = [change for each in segments for change in self._lookup.changes.get(each.id, ())]
        touched, whole = sum(each.end - each.start for each in changes), sum(len(each.text) for each in segments)
        return min(100, max(1, round(100 * touched / whole))) if changes and whole else 0

    def _finding_views(self, findings: Sequence[Finding]) -> tuple[FindingView, ...]:
        """Worst and open first. What the corrected state only repeats is not told twice."""
        here = {each.id: Also(each.id, each.status.value, f"{each.confidence:.3f}") for each in findings}
        known = self._lookup.twins
        twins = {each: known[each] for each in here if each in known and known[each] in here}
        ordered = sorted(
            (finding for finding in findings if finding.id not in twins),
            key=lambda finding: (not finding.is_open, -finding.severity.rank),
        )
        return tuple(
            FindingView(self._notes.finding(each), tuple(here[also] for also, twin in twins.items() if twin == each.id))
            for each in ordered
        )

    def _numbers(self, row: Row) -> tuple[str, ...]:
        base = row.cells[self._texts.index(self._base)]
        return tuple(self._anchor(segment.id) for segment in base or row.segments[:1])

    def _numbers_joined(self, row: Row) -> str:
        """Paragraphs of the source and of the base, where they are not one and one."""
        source, base = len(row.cells[0]), len(row.cells[self._at_base])
        return f"{source} → {base}" if self._at_base and shape_of(source, base) else ""

    def _shape(self, row: Row, column: Column) -> str:
        """In words; the corrected text says so only where a correction joined or parted paragraphs."""
        if not self._at_base or column.index == 0:
            return ""
        said = shape_of(len(row.cells[0]), len(row.cells[column.index]))
        is_told = column.kind == "corrected" and len(row.cells[column.index]) == len(row.cells[self._at_base])
        return "" if is_told else said

    def _compared(self, column: Column, row: Row) -> list[str]:
        """Every difference is told once, in the row where its first paragraph stands."""
        return [
            option.code(diff, self._places(row, option.against, diff.a), self._places(row, option.text, diff.b))
            for option in self.options if option.text == column.id
            for diff in _diffs_of(option, row) if differs(diff)
        ]  # fmt: skip

    def _places(self, row: Row, text: str, segments: Sequence[str]) -> list[int]:
        """Where segments stand in the cell of their text."""
        cell = next(cell for column, cell in zip(self.columns, row.cells, strict=True) if column.id == text)
        return [number for number, segment in enumerate(cell) if segment.id in segments]

    def _tallies(self, page: Page) -> tuple[Tally, ...]:
        return tuple(
            tally_of(option, (diff for row in page.rows for diff in _diffs_of(option, row))) for option in self.options
        )

    def _piece(self, segment: Segment, links: Links, partners: Mapping[str, Sequence[Partner]]) -> Piece:
        runs = runs_of(
            segment,
            self._lookup.findings.get(segment.id, ()),
            self._lookup.changes.get(segment.id, ()),
            self._lookup.lights.get(segment.id, ()),
            partners.get(segment.id, ()),
        )
        note = self._hosts.get(segment.id)
        return Piece(
            self._anchor(segment.id),
            segment.kind,
            draw_runs(runs, links),
            label_of(note) if note else "",
            f"r-{segment.id}" if note else "",
        )


def _number(findings: Sequence[FindingView], acts: Sequence[str], footnotes: Footnotes) -> None:
    """Before anything of the row is drawn. What the corrected state only repeats has the number of the base's note."""
    footnotes.count([*(f"n-{view.note.id}" for view in findings), *(f"a-{act}" for act in acts)])
    for view in findings:
        for also in view.also:
            footnotes.share(f"n-{also.id}", f"n-{view.note.id}")


def _diffs_of(option: Option, row: Row) -> list[SegmentDiff]:
    return [option.by_segment[segment.id] for segment in row.segments if segment.id in option.by_segment]
