"""What `align --check` prints: contradictions between two ways of aligning the same texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from workbench.cli.layout import count
from workbench.cli.settings import Settings

if TYPE_CHECKING:
    from workbench.app.agree import Agreement
    from workbench.model.alignment import Bead


def print_agreements(settings: Settings, agreements: Sequence[Agreement]) -> None:
    for each in agreements:
        found = count(len(each.contradictions), "contradiction")
        click.echo(f"{each.a} = {each.b}  {_way(each)}  {count(each.beads, 'bead')}, {found}")
        for contradiction in each.contradictions:
            click.echo()
            _print_beads(_way(each), contradiction.one)
            _print_beads("directly", contradiction.other)
        if each.contradictions:
            click.echo()
    if not agreements:
        settings.note("No text has a second way to another one: that needs a third text.")


def _way(agreement: Agreement) -> str:
    return f"through {agreement.through}" if agreement.through else "by the decisions"


def _print_beads(way: str, beads: Sequence[Bead]) -> None:
    click.echo(f"  {way}")
    for bead in beads:
        sure = "pinned" if bead.pinned else f"{bead.confidence:.3f}"
        click.echo(f"    {sure}  {' '.join(bead.a) or '–'} = {' '.join(bead.b) or '–'}")
