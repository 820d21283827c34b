"""What `workbench resolve` prints for people: conflicts with both sides, and what is stale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from workbench.cli.layout import wrap
from workbench.cli.settings import Settings
from workbench.text.normalise import show_controls

if TYPE_CHECKING:
    from workbench.app.settle import Side, Trouble


def print_trouble(settings: Settings, found: Sequence[Trouble]) -> None:
    for number, each in enumerate(found):
        if number:
            click.echo()
        click.echo(f"{each.kind}: {each.segment}")
        click.echo(wrap(each.text, 4))
        for side in each.sides:
            _print_side(side)
        if each.kind == "conflict":
            click.echo("  None of them holds. Choose:" if len(each.sides) > 2 else "  Neither holds. Choose:")
            for side in each.sides:
                click.echo(f"      workbench resolve {side.line.id}")
        else:
            click.echo(wrap(each.message + (f"; there stands “{each.found}”" if each.found else ""), 2))
            act = each.sides[0].line.id
            click.echo(wrap(f"Find it a place, or give it up:  workbench retarget {act}", 2))
    if not found:
        settings.note("no conflict, and nothing is stale")


def _print_side(side: Side) -> None:
    line = side.line
    click.echo(f"  {line.id}  {line.when}  {show_controls(line.who)}")
    click.echo(wrap(line.what, 6))
    grade = " ".join(part for part in (line.severity, line.category) if part)
    if line.why or grade:
        click.echo(wrap(f"{line.why} ({grade})" if line.why and grade else line.why or grade, 6))
    if side.reading is not None:
        click.echo(wrap(f"reads: {side.reading}", 6))
