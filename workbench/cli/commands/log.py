"""`workbench log`: the journal, newest first."""

from __future__ import annotations

import click

from workbench.cli.options import command, json_option, pass_settings
from workbench.cli.settings import Settings
from workbench.model.act import KINDS


@command("log", "workbench log p12 --who anna --since 2026-03-01")
@click.argument("segment", required=False)
@click.option("-n", "--number", type=click.IntRange(min=1), default=None, help="At most this many.")
@click.option("--who", default=None, help="Only of this person: a name, a part of it, or an id.")
@click.option("--since", default=None, help="Only from this day on, such as 2026-03-01 (UTC), or a time of it.")
@click.option("--kind", type=click.Choice(list(KINDS)), default=None, help="Only acts of this kind.")
@json_option
@pass_settings
def COMMAND(
    settings: Settings,
    segment: str | None,
    number: int | None,
    who: str | None,
    since: str | None,
    kind: str | None,
    as_json: bool,
) -> None:
    """List the decisions, newest first.

    With SEGMENT, or a range such as p3..p9, only those that touch it. × marks what is no longer in force: taken back,
    or superseded by a later correction of the same words, which is named; ? a proposal that waits.
    """
    from workbench.app.history import History, history
    from workbench.cli.screens import print_history

    lines = history(settings.directory, History(segment, who, since, kind))[:number]
    if as_json:
        for line in lines:
            settings.json(line.to_json())
    else:
        print_history(settings, lines)
    if not lines:
        asked = {"by": who, "since": since, "about": segment}
        said = "".join(f" {word} {what}" for word, what in asked.items() if what)
        settings.note(f"no {f'{kind} acts' if kind else 'decisions'}{said}" if said or kind else "no decisions yet")
