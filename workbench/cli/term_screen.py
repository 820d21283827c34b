"""What `glossary` and `names` print: terms and names, what they are called, and how often."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from workbench.cli.layout import count, table
from workbench.cli.settings import Settings
from workbench.text.normalise import show_controls

if TYPE_CHECKING:
    from workbench.app.glossary import TermUse
    from workbench.check.name_list import NameEntry
    from workbench.model.glossary import Term


_PLACES = 5  # that are shown of a rendering; --json has all


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


def print_names(settings: Settings, entries: Sequence[NameEntry]) -> None:
    rows: list[tuple[str, str, str, str, str]] = []
    for entry in entries:
        name, number = entry.name, str(entry.number)
        for each in entry.renderings:
            mark = "≠" if each.differs else ""
            places = _places(each.segments) if each is not entry.renderings[0] else ""
            rows.append((name, number, mark, f"{each.text} {each.number}", places))
            name = number = ""
        if entry.unnamed:
            rows.append((name, number, "", f"– {len(entry.unnamed)}", _places(entry.unnamed)))
    if rows:
        table(settings, ("name", "times", "", "rendered as", "where"), rows)
    differing = sum(entry.differs for entry in entries)
    settings.note(f"{count(len(entries), 'name')}, {differing} rendered in ways that differ")


def _places(segments: Sequence[str]) -> str:
    shown = list(dict.fromkeys(segments))
    return ", ".join(shown[:_PLACES]) + (f" and {len(shown) - _PLACES} more" if len(shown) > _PLACES else "")
