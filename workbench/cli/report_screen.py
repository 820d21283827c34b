"""What `workbench report` prints for people."""

from __future__ import annotations

from collections.abc import Sequence

import click

from workbench.cli.layout import count, table, wrap
from workbench.cli.settings import Settings
from workbench.model.report import Count, Likeness, MqmScore, Report
from workbench.text.normalise import show_controls

_BAR = 20  # characters
_MOST = 5  # segments that are named; --json has all


def print_report(settings: Settings, report: Report) -> None:
    click.echo(show_controls(report.title) + (f", {report.where}" if report.where else ""))
    click.echo()
    done = report.progress
    parts = (("read as it is", done.read), ("corrected, not read since", done.corrected), ("untouched", done.untouched))
    _print_bars(settings, f"{count(done.segments, 'segment')} of {report.base}", parts, done.segments)
    click.echo()
    _print_scores(settings, report)
    click.echo()
    _print_edits(settings, report)
    _print_corrections(settings, report)
    if report.findings:
        click.echo()
        rows = [(each.severity, each.open, each.corrected, each.dismissed, each.introduced) for each in report.findings]
        table(settings, ("findings", "open", "corrected", "dismissed", "introduced"), rows)
    if report.dismissed:
        click.echo()
        table(settings, ("dismissed, by rule", "findings"), report.dismissed)
    for problem in report.problems:
        click.echo(wrap(f"problem: {problem}", 0))


def _print_scores(settings: Settings, report: Report) -> None:
    before, after = report.scores
    names = (
        *("words", *(name for name, _ in before.errors), "penalty points"),
        *("points in 1,000 words", "MQM score, of 100"),
    )
    columns = [_to_right([each.text, *_score_cells(each)]) for each in (before, after)]
    table(
        settings,
        ("errors known", *(cells[0] for cells in columns)),
        list(zip(names, *(c[1:] for c in columns), strict=True)),
    )
    if report.ungraded:
        number = count(report.ungraded, "correction")
        click.echo(f"{number} without a severity cost{'s' * (report.ungraded == 1)} nothing: correct --severity")


def _score_cells(score: MqmScore) -> list[str]:
    numbers = (score.words, *(number for _, number in score.errors), score.points)
    return [*(f"{number:,}" for number in numbers), f"{score.penalty:.1f}", f"{score.score:.2f}"]


def _to_right(cells: Sequence[str]) -> list[str]:
    widest = max(map(len, cells))
    return [cell.rjust(widest) for cell in cells]


def _print_edits(settings: Settings, report: Report) -> None:
    edits = report.edits
    share = f"{edits.edits:,} of {edits.words:,} words and marks"
    click.echo(wrap(f"edited: {share} of {report.state}, HTER {edits.rate:.3f} (without shifts)", 0))
    rows = [
        (" ".join(each.a) or "–", f"{each.edits} of {each.words}", f"{each.rate:.3f}")
        for each in edits.segments[:_MOST]
    ]
    if rows:
        table(settings, ("most edited", "words and marks", "HTER"), rows)
    if len(edits.segments) > _MOST:
        click.echo(f"and {len(edits.segments) - _MOST} more: workbench report --json")
    if report.likeness:
        click.echo()
        table(settings, (f"{report.base} beside", "", "segments", "chrF", "TER"), list(map(_likeness, report.likeness)))
    elif report.likeness is None:
        settings.note("chrF and TER: pip install 'workbench[metrics]'")


def _likeness(each: Likeness) -> tuple[object, ...]:
    return each.against, each.role, each.segments, f"{each.chrf:.1f}", f"{each.ter:.1f}"


def _print_corrections(settings: Settings, report: Report) -> None:
    click.echo()
    if not report.corrections:
        click.echo("no correction yet")
    for title, counts in (
        (f"{count(report.corrections, 'correction')} by category", report.by_category),
        ("by severity", report.by_severity),
        ("by editor", report.by_editor),
    ):
        if counts:
            _print_bars(settings, title, counts, report.corrections)
    if report.proposals:
        click.echo(f"waiting for an answer: {count(report.proposals, 'proposal')}, workbench log --pending")


def _print_bars(settings: Settings, title: str, counts: Sequence[Count], whole: int) -> None:
    """The number and the share stand beside each bar."""
    rows = [
        (name, number, f"{number / whole:>4.0%}" if whole else "–", "█" * bar_length(number, whole, _BAR))
        for name, number in counts
    ]
    table(settings, (title, "", "", ""), rows)


def bar_length(number: int, whole: int, longest: int) -> int:
    """What is there at all is seen."""
    return max(int(number > 0), round(longest * number / whole)) if whole else 0
