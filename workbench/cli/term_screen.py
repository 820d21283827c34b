"""What `glossary` prints: the rows with their counts, and what was removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from workbench.cli.layout import count, table
from workbench.cli.settings import Settings
from workbench.text.normalise import show_controls

if TYPE_CHECKING:
    from workbench.app.glossary import TermUse
    from workbench.model.glossary import Term


def print_terms(settings: Settings, uses: Sequence[TermUse]) -> None:
    rows = [
        (
            use.term.source or "–",
            " | ".join(use.term.targets),
            use.term.status.value,
            "–" if use.stands is None else str(use.stands),
            str(use.rendered),
            use.term.note,
        )
        for use in uses
    ]
    if rows:
        table(settings, ("source", "target", "status", "stands", "rendered so", "note"), rows)
    else:
        settings.note("The glossary has no rows. Begin with:  workbench glossary add SOURCE TARGET")


def print_removed(settings: Settings, terms: Sequence[Term]) -> None:
    for term in terms:
        click.echo(show_controls(f"{term.source or '–'} → {' | '.join(term.targets)} ({term.status.value})"))
    settings.note(f"{count(len(terms), 'row')} removed")
