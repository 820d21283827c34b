"""What commands print for people: plain text, aligned, safe on any terminal."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from workbench.cli.settings import Settings
from workbench.text.normalise import show_controls

if TYPE_CHECKING:
    from workbench.app.build import Summary
    from workbench.app.decide import Made
    from workbench.app.history import Line
    from workbench.app.look import Standing, View
    from workbench.diff.documents import ParagraphDiff
    from workbench.model.alignment import Alignment
    from workbench.model.edits import Comparison, Edit
    from workbench.model.finding import Finding

SIGNS = {"critical": "!!!", "major": "!!", "minor": "!", "neutral": "·"}


def table(settings: Settings, columns: Sequence[str], rows: Sequence[Sequence[object]], title: str = "") -> None:
    """A table by rich; every cell is plain text, control characters made visible."""
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, pad_edge=False, title=Text(title) if title else None, title_justify="left")
    for column in columns:
        drawn.add_column(Text(column), overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(show_controls(str(cell))) for cell in row))
    settings.console.print(drawn)


def print_summary(settings: Settings, summary: Summary) -> None:
    rows = [(name, value) for name, value in summary.rows()]
    table(settings, ("", summary.title), rows)


def print_findings(settings: Settings, findings: Sequence[Finding]) -> None:
    for finding in findings:
        sign = SIGNS[finding.severity.value]
        span = finding.spans[0]
        place = f"{span.segment}:{span.start}"
        click.echo(f"{sign:3} {place}  {finding.severity.value} {finding.category}  [{finding.rule} {finding.id}]")
        quote = f"{span.before}[{span.quote}]{span.after}"
        click.echo(f"      …{show_controls(quote)}…")
        click.echo(_wrap(f"{finding.message} ({finding.status.value}, {finding.confidence:.3f})", 6))
        for item in finding.evidence:
            click.echo(_wrap(f"{item.kind}: {item.value}", 8))
    count = len(findings)
    settings.note(f"{count} finding{'' if count == 1 else 's'}")


def print_beads(settings: Settings, alignment: Alignment) -> None:
    rows = [
        (" ".join(bead.a) or "–", " ".join(bead.b) or "–", f"{bead.confidence:.3f}", _remark(bead.pinned, bead.moved))
        for bead in alignment.beads
    ]
    table(settings, (alignment.a, alignment.b, "sure", ""), rows, f"{alignment.level.value}s")


def _remark(pinned: bool, moved: bool) -> str:
    return " ".join(word for word, is_so in (("pinned", pinned), ("moved", moved)) if is_so)


def print_status(settings: Settings, standing: Standing) -> None:
    click.echo(show_controls(standing.title))
    table(settings, ("text", "role", "language", "segments"), standing.texts)
    table(settings, ("beads", "number"), standing.beads)
    table(settings, ("findings", "status", "number"), standing.findings)
    if standing.corrections:
        table(settings, ("corrections by", "number"), standing.corrections)
    for problem in standing.problems:
        click.echo(f"problem: {show_controls(problem)}")


def print_view(settings: Settings, view: View) -> None:
    for text, label, segments in view.rows:
        ids = " ".join(segment.id for segment in segments) or "–"
        click.echo(f"{text} ({label})  {ids if ids != text else ''}".rstrip())
        for segment in segments:
            click.echo(_wrap(segment.text, 4))
    if view.findings:
        click.echo("findings")
        print_findings(settings, view.findings)
    if view.decisions:
        click.echo("decisions")
        print_history(settings, view.decisions)


def print_history(settings: Settings, lines: Sequence[Line]) -> None:
    for line in lines:
        mark = " " if line.in_force else "×"
        place = " ".join(line.segments)
        click.echo(f"{mark} {line.id}  {line.when}  {show_controls(line.who)}  {line.act}  {place}")
        click.echo(_wrap(line.what, 6))
        if line.why:
            grade = " ".join(part for part in (line.severity, line.category) if part)
            click.echo(_wrap(f"{line.why}{f' ({grade})' if grade else ''}", 6))
    if any(not line.in_force for line in lines):
        settings.note("× no longer in force")


def print_decisions(settings: Settings, made: Made, *, as_json: bool, dry_run: bool) -> None:
    from workbench.app.history import to_line

    lines = [to_line(act, {}, in_force=True) for act in made.acts]
    for line in lines:
        if as_json:
            settings.json(line.to_json())
        else:
            click.echo(f"{line.id or 'would be':8}  {line.act}  {' '.join(line.segments)}")
            click.echo(_wrap(line.what, 4))
    if made.skipped:
        settings.note(f"{made.skipped} already decided, passed over")
    if dry_run:
        settings.note("nothing was written (dry run)")
    elif lines:
        settings.note("Next:  workbench build    (or take it back:  workbench undo)")


def print_comparison(settings: Settings, comparison: Comparison) -> None:
    for diff in comparison.diffs:
        if diff.change == 0 and diff.a and diff.b:
            continue
        left, right = " ".join(diff.a) or "–", " ".join(diff.b) or "–"
        click.echo(f"{left} | {right}  {diff.change:.0%} changed")
        click.echo(_wrap(_blocks(diff.edits) if diff.is_block else inline(diff.edits), 4))
    names = {"same": "the same text", "correction": "a correction of", "retranslation": "another translation beside"}
    settings.note(f"{comparison.b} is {names[comparison.relation.value]} {comparison.a}")


def print_paragraph_diffs(settings: Settings, diffs: Sequence[ParagraphDiff]) -> None:
    for each in diffs:
        if not each.differs:
            continue
        old = ",".join(str(number + 1) for number in each.old) or "–"
        new = ",".join(str(number + 1) for number in each.new) or "–"
        click.echo(f"paragraph {old} | {new}{'  moved' if each.moved else ''}")
        click.echo(_wrap(_blocks(each.edits) if each.is_block else inline(each.edits), 4))


def inline(edits: Sequence[Edit]) -> str:
    """[-old-] {+new+}, the marks of git's word diff."""
    return "".join(_sign(edit) for edit in edits)


def _sign(edit: Edit) -> str:
    if edit.op.value == "equal":
        return edit.old
    return (f"[-{edit.old}-]" if edit.old else "") + (f"{{+{edit.new}+}}" if edit.new else "")


def _blocks(edits: Sequence[Edit]) -> str:
    old, new = "".join(edit.old for edit in edits), "".join(edit.new for edit in edits)
    return f"[-{old}-]\n{{+{new}+}}"


def print_rules(settings: Settings, rows: Sequence[dict[str, object]], *, whole: bool) -> None:
    if not whole:
        columns = ("id", "severity", "category", "needs", "precision")
        table(settings, columns, [[row.get(column) or "–" for column in columns] for row in rows])
        return
    for row in rows:
        for key, value in row.items():
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            click.echo(_wrap(f"{key}: {text}", 4)[4:])


def _wrap(text: str, indent: int) -> str:
    """Folded to the terminal's width, never wider than 100; long words stay whole."""
    import shutil

    width = min(100, max(40, shutil.get_terminal_size((100, 24)).columns))
    margin = " " * indent
    lines = []
    for paragraph in show_controls(text).split("\n"):
        lines += textwrap.wrap(
            paragraph, width, initial_indent=margin, subsequent_indent=margin, break_long_words=False
        ) or [margin]
    return "\n".join(lines)
