"""What `workbench findings` prints for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from workbench.cli.layout import count, table, wrap
from workbench.cli.settings import Settings

if TYPE_CHECKING:
    from workbench.app.findings_files import Listed


def print_received(settings: Settings, listed: Sequence[Listed]) -> None:
    from workbench.app.findings_files import describe

    if not listed:
        settings.note("No findings were received. To add a file of them:  workbench findings add FILE")
        return
    table(settings, ("from", "file", "format", "of", "placed"), describe(listed))
    for each in listed:
        print_unplaced(each)


def print_unplaced(listed: Listed) -> None:
    """Each claim without a place: where it stands in its file, why, and what it says."""
    for each in listed.arrived.unplaced:
        click.echo(f"\n{each.file}:{each.line}  {wrap(each.reason, 0)}")
        words = f"[{each.text}] " if each.text.strip() else ""
        click.echo(wrap(words + each.message, 4))


def print_added(settings: Settings, listed: Listed, *, dry_run: bool) -> None:
    arrived = listed.arrived
    number = f"{count(len(arrived.findings), 'finding')} of {count(arrived.texts, 'text')}"
    click.echo(f"{listed.entry.origin}: {number} placed in {listed.entry.of}, {len(arrived.unplaced)} without a place")
    print_unplaced(listed)
    if dry_run:
        settings.note("Nothing was written (dry run).")
    else:
        settings.note(f"Kept as {listed.entry.file}. Next:  workbench check --origin {listed.entry.origin}")
