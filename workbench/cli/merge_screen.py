"""What a merged file changes, before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.layout import count, wrap
from workbench.cli.settings import Settings
from workbench.text.normalise import show_controls

if TYPE_CHECKING:
    from workbench.app.desk import Made
    from workbench.app.merge.merge import Merging


def print_merging(settings: Settings, merging: Merging, made: Made) -> None:
    """One block a decision: its segments, what changes, what it takes over."""
    from workbench.app.history import to_line

    for act, touched in zip(made.acts, made.touched, strict=True):
        line = to_line(act, {}, made.known, in_force=True)
        click.echo(f"{' '.join(line.segments)}  {line.act}")
        click.echo(wrap(line.what, 4))
        for other in touched:
            click.echo(wrap(f"replaces act {other.act.id}", 4))
    changes = ", ".join(f"{number} {kind}" for kind, number in merging.counts)
    settings.note(f"{count(len(made.acts), 'decision')}{f': {changes}' if changes else ''} ({merging.how})")
    if merging.formatting:
        places = count(merging.formatting, "place")
        settings.note(f"{places} of other formatting only, left alone (--formatting takes quotation marks and dashes)")
    if merging.markup:
        settings.note(f"markup differs in {', '.join(merging.markup)} and is left alone")
    for each in merging.left_out:
        settings.note(f"not taken over: {each.what}: “{show_controls(each.words)}”")
    for conflict in merging.conflicts:
        settings.note(f"left as it is: {show_controls(conflict)}")
