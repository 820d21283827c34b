"""Options and arguments that several commands share; the same name means the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.settings import Settings

if TYPE_CHECKING:
    from workbench.app.wanted import Wanted

Decorated = Callable[..., Any]

pass_settings = click.make_pass_decorator(Settings)
json_option = click.option("--json", "as_json", is_flag=True, help="JSON, one object a line.")
pack_option = click.option(
    "--pack", "packs", type=click.Path(path_type=Path), multiple=True, help="The folder of a bilingual pack to go by."
)
who_option = click.option("--who", default=None, help="Who decides (default: WORKBENCH_WHO, then the git user).")
why_option = click.option("--why", default="", help="The reason, in words a reader understands.")
lossy_option = click.option(
    "--lossy-pdf",
    "lossy",
    is_flag=True,
    help="Read a PDF, though its paragraphs, notes and tables can only be guessed.",
)

changes_option = click.option(
    "--changes",
    type=click.Choice(["accepted", "rejected"]),
    default="accepted",
    help="What changes tracked in a Word document are taken as (default: accepted).",
)
dry_run_option = click.option("--dry-run", is_flag=True, help="Show what would happen and write nothing.")

SEVERITIES = ("neutral", "minor", "major", "critical")


def command(name: str, example: str, **settings: Any) -> Callable[[Decorated], click.Command]:
    """A click command whose help ends with an example."""
    return click.command(name, epilog=f"\b\nExample:  {example}", **settings)


@dataclass(frozen=True, slots=True)
class Reason:
    """What a correction says besides what it does to the text."""

    why: str
    category: str | None
    severity: str | None
    source: tuple[str, ...]
    findings: tuple[str, ...]
    propose: bool

    def to_wanted(self) -> Wanted:
        from workbench.app.wanted import Wanted

        return Wanted((), self.why, self.category, self.severity, self.source, self.findings, self.propose)


def reason_options(function: Decorated) -> Decorated:
    """The options that say why; the command gets them as `reason`."""

    @wraps(function)
    def with_reason(
        *arguments: Any,
        why: str,
        category: str | None,
        severity: str | None,
        source: tuple[str, ...],
        finding: tuple[str, ...],
        propose: bool,
        **more: Any,
    ) -> Any:
        return function(*arguments, reason=Reason(why, category, severity, source, finding, propose), **more)

    options = (
        click.option("--category", default=None, help="MQM category, such as accuracy.mistranslation."),
        click.option("--severity", type=click.Choice(SEVERITIES), default=None, help="MQM severity."),
        click.option("--source", multiple=True, help="Words of the source behind it."),
        click.option("--finding", multiple=True, help="The finding it answers."),
        click.option("--propose", is_flag=True, help="Only a proposal, for another to accept."),
        why_option,
    )
    decorated: Decorated = with_reason
    for option in reversed(options):
        decorated = option(decorated)
    return decorated


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
