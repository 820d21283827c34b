"""What each command prints for people."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.layout import count, table, wrap
from workbench.cli.settings import Settings
from workbench.text.normalise import show_controls

if TYPE_CHECKING:
    from workbench.app.build import Summary
    from workbench.app.desk import Made
    from workbench.app.history import Line
    from workbench.app.look import View
    from workbench.diff.documents import ParagraphDiff
    from workbench.model.alignment import Alignment
    from workbench.model.edits import Comparison, Edit
    from workbench.model.finding import Finding
    from workbench.model.span import Span

SIGNS = {"critical": "!!!", "major": "!!", "minor": "!", "neutral": "·"}
TROUBLE = "workbench resolve  settles conflicts, workbench retarget  finds places for what has none"
AROUND = 20  # code points that a span keeps on either side


def print_summary(settings: Settings, summary: Summary) -> None:
    click.echo(show_controls(summary.title))
    table(settings, ("", ""), summary.rows())
    if summary.problems:
        settings.note(TROUBLE)


def print_findings(settings: Settings, findings: Sequence[Finding]) -> None:
    for finding in findings:
        span = finding.spans[0]
        sign = SIGNS[finding.severity.value]
        click.echo(f"{sign:3} {span.segment}:{span.start}  {finding.severity.value} {finding.category}")
        click.echo(wrap(in_context(span), 4))
        click.echo(wrap(finding.message, 4))
        for item in finding.evidence:
            click.echo(wrap(f"{item.kind}: {item.value}", 6))
        if finding.suggestion:
            click.echo(wrap(f"perhaps: {finding.suggestion}", 6))
        state = finding.status.value + (f" by {finding.act}" if finding.act else "")
        whose = f"from {finding.origin}" if finding.origin else finding.rule
        click.echo(f"    {finding.id}  {whose}, confidence {finding.confidence:.2f}, {state}")


def in_context(span: Span) -> str:
    """`…went to [Chad] in May…`: the words with whole words around them."""
    before, after = span.before, span.after
    if len(before) >= AROUND:
        before = "…" + (before.partition(" ")[2] or before)
    if len(after) >= AROUND:
        after = (after.rpartition(" ")[0] or after) + "…"
    return f"{before}[{span.quote}]{after}"


def print_beads(settings: Settings, alignment: Alignment) -> None:
    rows = [
        (" ".join(bead.a) or "–", " ".join(bead.b) or "–", f"{bead.confidence:.3f}", _remark(bead.pinned, bead.moved))
        for bead in alignment.beads
    ]
    table(settings, (alignment.a, alignment.b, "sure", ""), rows)
    settings.note(f"{count(len(rows), 'bead')} of {alignment.level.value}s")


def _remark(pinned: bool, moved: bool) -> str:
    return " ".join(word for word, is_so in (("pinned", pinned), ("moved", moved)) if is_so)


def print_view(settings: Settings, view: View) -> None:
    for text, label, segments in view.rows:
        click.echo(f"{text} ({label})  {' '.join(segment.id for segment in segments) or '–'}{view.in_words(segments)}")
        for segment in segments:
            click.echo(wrap(segment.text, 4))
            if doubted := view.doubted(segment):
                click.echo(wrap("likely to be changed: " + "; ".join(f"“{words}”" for words in doubted), 6))
    if view.findings:
        click.echo("\nfindings")
        print_findings(settings, view.findings)
    if view.decisions:
        click.echo("\ndecisions")
        print_history(settings, view.decisions)


def print_history(settings: Settings, lines: Sequence[Line]) -> None:
    for line in lines:
        mark = "?" if line.pending else " " if line.in_force else "×"
        place = _places(line.segments)
        click.echo(f"{mark} {line.id}  {line.when}  {show_controls(line.who)}  {line.act}  {place}".rstrip())
        click.echo(wrap(line.what, 4))
        grade = " ".join(part for part in (line.severity, line.category) if part)
        if line.why or grade:
            click.echo(wrap(f"{line.why} ({grade})" if line.why and grade else line.why or grade, 4))
        if line.superseded_by:
            part = "in part " if line.in_force else ""
            click.echo(wrap(f"superseded {part}by {', '.join(line.superseded_by)}", 4))
    if any(not line.in_force and not line.pending for line in lines):
        settings.note("× no longer in force")
    if any(line.pending for line in lines):
        settings.note("? a proposal:  workbench accept ACT, or workbench reject ACT --why …")


def _places(segments: Sequence[str]) -> str:
    """Few by name, many by the first and the last."""
    return " ".join(segments) if len(segments) <= 4 else f"{segments[0]} … {segments[-1]}"


def print_decisions(settings: Settings, made: Made, *, as_json: bool, dry_run: bool) -> None:
    from workbench.app.history import describe, describe_operation, to_line

    for act, touched in zip(made.acts, made.touched, strict=True):
        line = to_line(act, {}, made.known, in_force=True)
        if as_json:
            settings.json({**line.to_json(), "replaces": [each.act.id for each in touched]})
            continue
        click.echo(f"{line.id or 'would be'}  {line.act}  {_places(line.segments)}".rstrip())
        click.echo(wrap(line.what, 4))
        for each in touched:
            lost = "; ".join(describe_operation(operation) for operation in each.lost)
            whole = "" if not each.kept else " (the rest of it stays)"
            click.echo(wrap(f"replaces act {each.act.id}: {lost}{whole}", 4))
    for act_id in made.skipped if len(made.skipped) <= 3 else ():
        what = describe(made.known[act_id].body)
        settings.note(f"stands already: act {act_id}, {show_controls(what)}")
    if len(made.skipped) > 3:
        settings.note(f"{len(made.skipped)} stand already and were passed over")
    for problem in made.problems:
        teller = "retarget" if problem.kind == "stale" else "resolve"
        settings.note(f"{show_controls(problem.message)}:  workbench {teller}")
    if dry_run:
        settings.note("Nothing was written (dry run).")
    elif made.acts:
        settings.note("Next:  workbench build    (or take it back:  workbench undo)")


def print_comparison(settings: Settings, comparison: Comparison) -> None:
    for diff in comparison.diffs:
        if diff.change == 0 and diff.a and diff.b:
            continue
        left, right = " ".join(diff.a) or "–", " ".join(diff.b) or "–"
        click.echo(f"{left} | {right}  {diff.change:.0%} changed")
        click.echo(wrap(_blocks(diff.edits) if diff.is_block else inline(diff.edits), 4))
    names = {"same": "the same text as", "correction": "a correction of", "retranslation": "another translation beside"}
    settings.note(f"{comparison.b} is {names[comparison.relation.value]} {comparison.a}")


def print_paragraph_diffs(settings: Settings, diffs: Sequence[ParagraphDiff]) -> None:
    for each in diffs:
        if not each.differs:
            continue
        old = ",".join(str(number + 1) for number in each.old) or "–"
        new = ",".join(str(number + 1) for number in each.new) or "–"
        click.echo(f"paragraph {old} | {new}{'  moved' if each.moved else ''}")
        click.echo(wrap(_blocks(each.edits) if each.is_block else inline(each.edits), 4))


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
        columns = ("id", "severity", "precision", "needs", "category")
        table(settings, columns, [[_cell(row.get(column)) for column in columns] for row in rows])
        return
    for row in rows:
        for key, value in row.items():
            if isinstance(value, list):
                click.echo(f"{key}:")
                for item in value:
                    click.echo(wrap(f"- {_cell(item)}", 2))
            elif value is not None:
                click.echo(wrap(f"{key}: {_cell(value)}", 2)[2:])


def print_word(settings: Settings, known: Mapping[str, Any]) -> None:
    click.echo(
        f"{known['word']} ({known['language']}): stem {known['stem']}, seen {known['seen']} times, "
        f"found a partner in {known['cover']:.0%}"
    )
    rows = [[each["stem"], f"{each['probability']:.3f}", f"{each['back']:.3f}"] for each in known["translations"]]
    table(settings, ("rendered as", "how often", "and back"), rows)
    click.echo(wrap(f"from {known['pairs']:,} sentence pairs. {known['attribution']}", 0))


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    return "–" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
