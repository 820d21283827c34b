"""What `show --words` prints: a line for each word of the source, its partners behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.layout import table, wrap
from workbench.cli.settings import Settings

if TYPE_CHECKING:
    from workbench.app.shown_words import BeadWords
    from workbench.model.words import LinkedWord

_LEAST = 0.15  # partners less likely than that are left to --json


def print_words(settings: Settings, shown: BeadWords) -> None:
    from workbench.app.shown_words import MISSED

    words, bead = shown.words, shown.bead
    partners: dict[int, list[tuple[float, str]]] = {}
    for link in words.links:
        if link.probability >= _LEAST:
            partners.setdefault(link.a, []).append((link.probability, words.b[link.b].text))
    click.echo(f"{' '.join(bead.a) or '–'} = {' '.join(bead.b) or '–'}")
    rows = []
    for number, word in enumerate(words.a):
        found = sorted(partners.get(number, []), key=lambda each: -each[0])
        said = ", ".join(f"{text} {value:.2f}" for value, text in found)
        rows.append(("!" if word.absence >= MISSED else "", word.text, said or "–"))
    if rows:
        table(settings, ("", shown.source, shown.text), rows)
    alone = [word for word in words.b if word.absence >= MISSED]
    if alone:
        click.echo(wrap(f"! only in {shown.text}: {_listed(alone)}", 0))
    if alone or any(mark for mark, _, _ in rows):
        settings.note("! a partner was to be expected, none was found")


def _listed(words: list[LinkedWord]) -> str:
    return ", ".join(word.text for word in words)
