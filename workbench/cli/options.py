"""Options and arguments that several commands share; the same name means the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from workbench.cli.settings import Settings

Decorated = Callable[..., Any]

pass_settings = click.make_pass_decorator(Settings)
json_option = click.option("--json", "as_json", is_flag=True, help="JSON, one object a line.")
pack_option = click.option(
    "--pack", "packs", type=click.Path(path_type=Path), multiple=True, help="The folder of a bilingual pack to go by."
)
who_option = click.option("--who", default=None, help="Who decides (default: WORKBENCH_WHO, then the git user).")
why_option = click.option("--why", default="", help="The reason, in words a reader understands.")
dry_run_option = click.option("--dry-run", is_flag=True, help="Show what would happen and write nothing.")

SEVERITIES = ("neutral", "minor", "major", "critical")


def command(name: str, example: str, **settings: Any) -> Callable[[Decorated], click.Command]:
    """A click command whose help ends with an example."""
    return click.command(name, epilog=f"\b\nExample:  {example}", **settings)


def ask_who(settings: Settings, given: str | None) -> str:
    """The name of the person who decides, asked for once where a terminal is there to ask."""
    from workbench.model.errors import UsageError
    from workbench.store.identity import find_who

    who = find_who(given, settings.directory)
    if who:
        return who
    if settings.may_ask:
        answer: str = click.prompt("Your name, for the record of decisions", err=True)
        return answer
    raise UsageError("nobody is named for this decision", hint="give --who NAME or set WORKBENCH_WHO")
