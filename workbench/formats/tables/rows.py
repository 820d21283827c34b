"""The tables of an edition: segments side by side, findings, beads, corrections. Cells are plain text.

table = make_table(snapshot, WriteOptions(table="findings"))
table.columns[0], table.rows[0][0]          # "id", "3f2a…"
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.formats.registry import WriteOptions, stamp
from workbench.formats.tables.side_by_side import side_by_side
from workbench.model.act import Act, Add, Change, Correct, Drop, Join, Operation, Remark, Split
from workbench.model.edition import Snapshot
from workbench.model.errors import UsageError
from workbench.model.finding import Finding
from workbench.model.ids import witness_of
from workbench.model.span import Span

SEGMENTS = "segments"
# `row`, `id` and `kind` say where a text belongs when the table comes back; `comment` is there to be filled in.
COLUMNS = ("row", "id", "kind", "source", "translation", "corrected", "status", "findings", "remarks", "comment")
WORDS = frozenset({"source", "translation", "corrected"})
READ = "read"
MOST = 20  # findings in a cell; all of them are in a table of their own
_Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    columns: _Row
    rows: tuple[_Row, ...]


def make_table(snapshot: Snapshot, options: WriteOptions) -> Table:
    """The one that is asked for: the segments, if none is named."""
    name = options.table or SEGMENTS
    if name not in _TABLES:
        raise UsageError(f"there is no table {name}", hint=f"--table is one of {', '.join(_TABLES)}")
    if options.level != "segment":
        raise UsageError("a table goes by segments", hint="leave --level out; tmx and moses go by sentences")
    columns, make = _TABLES[name]
    if name == SEGMENTS:
        if options.of not in (None, snapshot.state.base.id, snapshot.state.witness.id):
            raise UsageError(
                f"the table of segments has {snapshot.state.base.id} beside its corrected text, and not {options.of}",
                hint="leave --of out",
            )
        # The last heading says what the table was made from: headings survive every spreadsheet.
        columns = (*columns, str(stamp(snapshot, WriteOptions())))
    return Table(name, columns, tuple(make(snapshot, options.of)))


def make_tables(snapshot: Snapshot, options: WriteOptions) -> list[Table]:
    """All of them, or the one that is named."""
    names = (options.table,) if options.table else tuple(_TABLES)
    of = {SEGMENTS: None} if options.table == "" else {}
    return [
        make_table(snapshot, WriteOptions(of.get(name, options.of), level=options.level, table=name)) for name in names
    ]


def _segments(snapshot: Snapshot, of: str | None) -> Iterator[_Row]:
    source, state = snapshot.edition.source, snapshot.state
    texts = [*([snapshot.witness(source.id)] if source else []), state.base, state.witness]
    words = {segment.id: segment.text for text in texts for segment in text.segments}
    kinds = {segment.id: segment.kind for segment in state.witness.segments}
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in (*snapshot.findings, *snapshot.state_findings):
        if finding.is_open and not finding.hint and (finding.status == "introduced" or _is_of(finding, state.base.id)):
            found[finding.segment].append(finding)
    remarks = _remarks(snapshot)
    for number, row in enumerate(side_by_side(snapshot), 1):
        sides = [[words[each] for each in side] for side in (row.source, row.base, row.state)]
        about = [each for unit in (*row.base, *row.state) for each in found.get(unit, ())]
        yield (
            str(number),
            " ".join(row.state),
            " ".join(kinds[each] for each in row.state),
            *("\n".join(side) for side in sides),
            _status(snapshot, row.base, sides[1], sides[2]),
            "\n".join(_told(about)),
            "\n".join(each for unit in row.base for each in remarks.get(unit, ())),
            "",
            "",
        )


def _status(snapshot: Snapshot, base: Sequence[str], old: Sequence[str], new: Sequence[str]) -> str:
    if base and snapshot.read.issuperset(base):
        return READ
    return "corrected" if old != new else ""


def _is_of(finding: Finding, text: str) -> bool:
    return witness_of(finding.segment) == text


def _told(findings: Sequence[Finding]) -> Iterator[str]:
    """The first of them: a spreadsheet has no cell for thousands."""
    yield from map(_tell, findings[:MOST])
    if len(findings) > MOST:
        yield f"… and {len(findings) - MOST} more (findings)"


def _tell(finding: Finding) -> str:
    quote = f" “{finding.spans[0].quote}”" if finding.spans[0].quote else ""
    return f"{finding.severity.value} {finding.category}{quote}: {finding.message} ({finding.rule})"


def _remarks(snapshot: Snapshot) -> Mapping[str, list[str]]:
    names = {person.id: person.name for person in snapshot.edition.people}
    standing = frozenset(snapshot.in_force)
    found: dict[str, list[str]] = defaultdict(list)
    for act in snapshot.acts:
        if isinstance(act.body, Remark) and act.id in standing:
            found[act.body.segment].append(f"{names.get(act.who, act.who)}: {act.body.text}")
    return found


def _findings(snapshot: Snapshot, of: str | None) -> Iterator[_Row]:
    for each in (*snapshot.findings, *snapshot.state_findings):
        span = each.spans[0]
        if of in (None, witness_of(span.segment)):
            yield (
                each.id, each.rule, each.category, each.severity.value, f"{each.confidence:.3f}", each.status.value,
                "yes" if each.hint else "", span.segment, str(span.start), str(span.end), span.quote, each.message,
                each.suggestion or "", "\n".join(f"{one.kind}: {one.value}" for one in each.evidence),
                _quotes(each.source), each.act or "",
            )  # fmt: skip


def _quotes(spans: Sequence[Span]) -> str:
    return "\n".join(f"{each.segment}: {each.quote}" for each in spans)


def _beads(snapshot: Snapshot, of: str | None) -> Iterator[_Row]:
    for alignment in snapshot.alignments:
        if of in (None, alignment.a, alignment.b) and not alignment.derived:
            for bead in alignment.beads:
                marks = ("yes" if each else "" for each in (bead.pinned, bead.moved))
                yield (
                    alignment.level.value, alignment.a, alignment.b, " ".join(bead.a), " ".join(bead.b),
                    f"{bead.confidence:.3f}", *marks,
                )  # fmt: skip


def _corrections(snapshot: Snapshot, of: str | None) -> Iterator[_Row]:
    names = {person.id: person.name for person in snapshot.edition.people}
    applied = {act.id for act in snapshot.state.acts}
    for act in snapshot.acts:
        if isinstance(act.body, Correct):
            standing = "in force" if act.id in applied else "proposed" if _is_waiting(snapshot, act) else "not in force"
            for operation in act.body.operations:
                yield (
                    act.id, act.when, names.get(act.who, act.who), standing, *_words(operation),
                    act.body.category or "", act.body.severity.value if act.body.severity else "",
                    act.body.why, " ".join(act.body.findings), _quotes(act.body.source),
                )  # fmt: skip


def _is_waiting(snapshot: Snapshot, act: Act) -> bool:
    return isinstance(act.body, Correct) and act.body.proposed and act.id in snapshot.in_force


def _words(operation: Operation) -> tuple[str, str, str, str, str, str]:
    """What was done, in which segment, from where to where, the words before and after."""
    if isinstance(operation, Change):
        span, after = operation.span, operation.after
        return "change", span.segment, str(span.start), str(span.end), span.quote, after
    if isinstance(operation, Split | Drop):
        span, name = operation.span, "split" if isinstance(operation, Split) else "drop"
        return name, span.segment, str(span.start), str(span.end), span.quote, ""
    if isinstance(operation, Join):
        return "join", f"{operation.first} {operation.second}", "", "", "", operation.glue
    assert isinstance(operation, Add)
    place = (str(operation.span.start), str(operation.span.end)) if operation.span else ("", "")
    return "add", operation.follows, *place, "", operation.text


_TABLES: dict[str, tuple[_Row, Callable[[Snapshot, str | None], Iterator[_Row]]]] = {
    SEGMENTS: (COLUMNS, _segments),
    "findings": (
        ("id", "rule", "category", "severity", "confidence", "status", "hint", "segment", "start", "end", "quote",
         "message", "suggestion", "evidence", "source", "act"), _findings,
    ),
    "beads": (("level", "a", "b", "a ids", "b ids", "confidence", "pinned", "moved"), _beads),
    "corrections": (
        ("act", "when", "who", "standing", "change", "segment", "start", "end", "before", "after", "category",
         "severity", "why", "findings", "source"), _corrections,
    ),
}  # fmt: skip
