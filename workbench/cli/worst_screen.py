"""What `check --worst` prints: a line for each segment, the worst first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from workbench.cli.layout import table
from workbench.cli.settings import Settings

if TYPE_CHECKING:
    from workbench.app.worst import Worst

_LETTERS = 28  # of either text


def print_worst(settings: Settings, worst: Sequence[Worst]) -> None:
    rows = [
        (
            each.score.rank,
            f"{each.score.value:.3f}",
            each.findings,
            each.score.segment,
            _beginning(each.text),
            _beginning(each.source),
        )
        for each in worst
    ]
    if rows:
        table(settings, ("rank", "score", "found", "segment", "begins", "renders"), rows)
    else:
        click.echo("no segment has a score")


def _beginning(text: str) -> str:
    """The first words, as many as there is room for."""
    words = " ".join(text.split())
    if len(words) <= _LETTERS:
        return words or "–"
    cut = words[:_LETTERS]
    return (cut.rpartition(" ")[0] or cut) + "…"
