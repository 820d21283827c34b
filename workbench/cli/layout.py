"""Lines and tables for people: plain text, aligned, safe on any terminal."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence

import click

from workbench.cli.settings import Settings
from workbench.text.normalise import show_controls

WIDEST = 100


def table(settings: Settings, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table by rich: numbers to the right, every cell plain text, control characters made visible."""
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=any(columns))
    for number, column in enumerate(columns):
        numeric = all(isinstance(row[number], int) for row in rows)
        drawn.add_column(Text(column), overflow="fold", justify="right" if numeric else "left")
    for row in rows:
        drawn.add_row(*(Text(show_controls(str(cell))) for cell in row))
    console = settings.console
    with console.capture() as captured:
        console.print(drawn)
    # rich fills every line up with blanks; nobody wants them in a file
    click.echo("\n".join(line.rstrip() for line in captured.get().rstrip("\n").split("\n")))


def wrap(text: str, indent: int) -> str:
    """Folded to the terminal's width, never wider than 100; long words stay whole."""
    width = min(WIDEST, max(40, shutil.get_terminal_size((WIDEST, 24)).columns))
    margin = " " * indent
    lines = []
    for paragraph in show_controls(text).split("\n"):
        lines += textwrap.wrap(
            paragraph,
            width,
            initial_indent=margin,
            subsequent_indent=margin,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [margin.rstrip()]
    return "\n".join(lines)


def some(names: Sequence[str], most: int = 8) -> str:
    """The first of them, and how many more there are."""
    return " ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 finding`, `2 findings`."""
    return f"{number} {one if number == 1 else many or one + 's'}"
