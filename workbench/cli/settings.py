"""What the options before the command say, and how a command speaks.

Data go to standard output; notes, warnings and progress to standard error, progress only on a terminal.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.model.event import Advanced, Event, Report, Started, Warned

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import TaskID


@dataclass
class Settings:
    """directory: -C. The edition is looked for there and above it when a command needs one."""

    directory: Path
    quiet: bool = False
    no_input: bool = False
    debug: bool = False
    warnings: list[Warned] = field(default_factory=list)

    def note(self, text: str) -> None:
        if not self.quiet:
            click.echo(text, err=True)

    def json(self, value: Mapping[str, object]) -> None:
        """One line of JSON."""
        click.echo(json.dumps(value, ensure_ascii=False))

    def warn(self, event: Warned) -> None:
        place = "" if event.file is None else f"{event.file}{f':{event.line}' if event.line else ''}: "
        self.warnings.append(event)
        self.note(f"note: {place}{event.message}")

    @property
    def may_ask(self) -> bool:
        return not self.no_input and sys.stdin.isatty() and sys.stderr.isatty()

    @property
    def console(self) -> Console:
        """For tables; rich itself honours NO_COLOR and pipes. Text is never read as markup."""
        from rich.console import Console

        width = None if sys.stdout.isatty() else 100
        return Console(file=sys.stdout, markup=False, highlight=False, emoji=False, width=width)

    @contextmanager
    def progress(self) -> Iterator[Report]:
        """Turns the events of an app function into bars on a terminal; warnings are printed either way."""
        if self.quiet or not sys.stderr.isatty():
            yield self._plain
            return
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
            tasks: dict[str, TaskID] = {}

            def report(event: Event) -> None:
                if isinstance(event, Started):
                    while tasks:  # one step at a time: what is done goes
                        bars.remove_task(tasks.popitem()[1])
                    tasks[event.what] = bars.add_task(event.what, total=event.total)
                elif isinstance(event, Advanced):
                    if event.what in tasks:
                        bars.update(tasks[event.what], completed=event.done)
                else:
                    self.warn(event)

            yield report

    def _plain(self, event: Event) -> None:
        if isinstance(event, Warned):
            self.warn(event)
