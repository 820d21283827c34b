"""What `workbench status` prints for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from workbench.cli.layout import count, table, wrap
from workbench.cli.screens import TROUBLE
from workbench.cli.settings import Settings
from workbench.text.normalise import show_controls

if TYPE_CHECKING:
    from workbench.app.standing import Changed, Doubtful, Standing

DOUBTS = 5  # beads that are shown; --json has all
CHANGED = 8  # segments, likewise


def print_status(settings: Settings, standing: Standing, who: str | None = None) -> None:
    """who: for whom it is told what others changed."""
    click.echo(show_controls(standing.title))
    click.echo()
    table(settings, ("text", "role", "language", "segments"), standing.texts)
    if standing.beads:
        click.echo()
        table(settings, ("aligned", "beads"), standing.beads)
    _print_findings(settings, standing)
    _print_work(settings, standing)
    changed = standing.changed_for(who)
    if changed is not None and changed.segments:
        _print_changed(changed)
    if standing.doubtful:
        click.echo()
        _print_doubtful(settings, standing.doubtful)
    for act, finding, segment in standing.unraised:
        place = f" at {segment}" if segment else ""
        click.echo(wrap(f"answered, no longer raised: finding {finding}{place}, dismissed by act {act}", 0))
    for problem in standing.problems:
        click.echo(wrap(f"problem: {problem}", 0))
    if standing.problems:
        settings.note(TROUBLE)


def _print_findings(settings: Settings, standing: Standing) -> None:
    click.echo()
    if standing.findings:
        columns = ("findings", "open", "corrected", "dismissed", f"open in {standing.state}")
        table(settings, columns, standing.findings)
    else:
        click.echo("no findings")
    if standing.estimates:
        click.echo()
        rows = [
            (one.text, one.words, f"{one.penalty:.1f}", f"{one.low:.1f}–{one.high:.1f}") for one in standing.estimates
        ]
        table(settings, ("what rules see", "words", "penalty in 1,000 words", "95 %"), rows)
    if standing.read_first:
        from workbench.app.standing import FIRST

        share = f"{standing.read_first} of {count(standing.judged, 'segment')}"
        click.echo(f"\nto read first: {share}, workbench check --worst {FIRST}%")


def _print_work(settings: Settings, standing: Standing) -> None:
    """What people did, and what is left to read and to answer."""
    if standing.corrections:
        click.echo()
        table(settings, ("corrections by", "number"), standing.corrections)
    if standing.settled:
        click.echo()
        table(settings, ("settled by", "findings", "corrected", "dismissed"), standing.settled)
    unread, of, first = standing.unread
    click.echo()
    if unread:
        click.echo(wrap(f"not yet read: {unread} of {of}, from {first} on, workbench review --segments", 0))
    elif of:
        click.echo(f"all {count(of, 'segment')} read as they are")
    if standing.proposals:
        click.echo(wrap(f"waiting for an answer: {count(standing.proposals, 'proposal')}, workbench log --pending", 0))


def _print_changed(changed: Changed) -> None:
    number = len(changed.segments)
    shown = " ".join(changed.segments[:CHANGED])
    more = f" and {number - CHANGED} more (--json has all)" if number > CHANGED else ""
    since = f"since you last decided ({changed.name}, {changed.when})"
    click.echo(wrap(f"changed by others {since}: {count(number, 'segment')}: {shown}{more}", 0))


def _print_doubtful(settings: Settings, doubtful: Sequence[Doubtful]) -> None:
    rows = [
        (f"{' '.join(each.a_ids) or '–'} = {' '.join(each.b_ids) or '–'}", f"{each.confidence:.3f}", each.look)
        for each in doubtful[:DOUBTS]
    ]
    table(settings, ("least sure beads", "sure", "why"), rows)
    if len(doubtful) > DOUBTS:
        click.echo(f"and {len(doubtful) - DOUBTS} more: workbench status --json")
