"""What `blame` and `show --history` print for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from workbench.cli.layout import wrap
from workbench.cli.settings import Settings
from workbench.text.normalise import show_controls

if TYPE_CHECKING:
    from workbench.app.history import Line
    from workbench.app.passage import Blame, Blamed, Version


def print_blame(settings: Settings, blamed: Sequence[Blamed]) -> None:
    for number, segment in enumerate(blamed):
        if number:
            click.echo()
        click.echo(segment.id)
        for what, line in segment.built:
            click.echo(wrap(f"{what}, by act {line.id}, {line.who}, {line.when}", 2))
            _print_why(line, 6)
        for each in segment.stretches:
            _print_stretch(each)


def _print_stretch(each: Blame) -> None:
    line = each.line
    if line is None:
        click.echo("  as received")
        click.echo(wrap(each.stretch.text.strip() or "(a blank)", 6))
        return
    click.echo(f"  {line.id}  {line.when}  {show_controls(line.who)}")
    from workbench.app.history import quoted

    old, new = each.stretch.old, each.stretch.text
    put_in = f"{quoted(old, new)} → {quoted(new, old)}" if old else f"+{quoted(new)}"
    click.echo(wrap(put_in if new else f"–{quoted(old)}", 6))
    _print_why(line, 6)
    for span in each.source:
        click.echo(wrap(f"source: {span.segment} “{span.quote}”", 6))


def print_versions(settings: Settings, versions: Sequence[Version]) -> None:
    from workbench.cli.screens import inline
    from workbench.diff.words import diff_words

    before: tuple[tuple[str, str], ...] = ()
    for version in versions:
        line = version.line
        if line is None:
            click.echo("as received")
        else:
            click.echo(f"{line.id}  {line.when}  {show_controls(line.who)}  {line.act}")
            click.echo(wrap(line.what, 4))
            _print_why(line, 4)
        old = {_short(unit): text for unit, text in before}
        for unit, text in version.texts:
            name = "" if len(version.texts) == 1 else f"{unit}: "
            marked = inline(diff_words(old[_short(unit)], text)) if _short(unit) in old else text
            click.echo(wrap(name + marked, 6))
        if not version.texts:
            click.echo("      left out")
        for problem in version.problems:
            click.echo(wrap(f"problem: {problem}", 6))
        before = version.texts


def _short(unit: str) -> str:
    """`en-mt.p2` and `en-corr.p2` are the same place."""
    return unit.partition(".")[2]


def _print_why(line: Line, indent: int) -> None:
    grade = " ".join(part for part in (line.severity, line.category) if part)
    if line.why or grade:
        click.echo(wrap(f"{line.why} ({grade})" if line.why and grade else line.why or grade, indent))
