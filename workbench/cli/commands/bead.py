"""`workbench bead merge | split | shift`: what renders what, put right by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from workbench.cli.options import (
    Decorated,
    ask_who,
    command,
    dry_run_option,
    json_option,
    pass_settings,
    who_option,
    why_option,
)
from workbench.cli.settings import Settings

if TYPE_CHECKING:
    from workbench.app.desk import Desk
    from workbench.model.act import Body


@click.group("bead")
def COMMAND() -> None:
    """Merge, split and shift beads: what renders what.

    Underneath these are pins (`workbench pin`), undone together; the aligner decides anew only between them.
    UNIT is a segment (p3 is the base's), a sentence (p3.s1) or a division. `workbench align` lists the beads.
    """


def _options(function: Decorated) -> Decorated:
    other = click.option(
        "--with", "other", default=None, metavar="ID", help="The text, if only the source's are named."
    )
    for option in reversed((other, why_option, who_option, dry_run_option, json_option, pass_settings)):
        function = option(function)
    return function


@command("merge", "workbench bead merge p3 p4 --why 'one paragraph in the original'")
@click.argument("units", nargs=-1, required=True, metavar="UNIT...")
@_options
def merge(
    settings: Settings,
    units: tuple[str, ...],
    other: str | None,
    why: str,
    who: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Make one bead of those that the units stand in.

    They must follow each other; what was pinned of them is part of the new pin.
    """
    from workbench.app import reshape

    _decide(settings, lambda desk: reshape.merge(desk, units, why, other), who, dry_run=dry_run, as_json=as_json)


@command("split", "workbench bead split p4 ru.p4")
@click.argument("units", nargs=-1, required=True, metavar="UNIT [UNIT]")
@_options
def split(
    settings: Settings,
    units: tuple[str, ...],
    other: str | None,
    why: str,
    who: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Cut a bead in two: the second half begins with these units.

    One unit of either text; a text that is not named stays with the first half.
    """
    from workbench.app import reshape

    _decide(settings, lambda desk: reshape.split(desk, units, why, other), who, dry_run=dry_run, as_json=as_json)


@command("shift", "workbench bead shift p4 ru.p4")
@click.argument("unit")
@click.argument("to")
@_options
def shift(
    settings: Settings,
    unit: str,
    to: str,
    other: str | None,
    why: str,
    who: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Move UNIT out of its bead into the next one, in which TO stands."""
    from workbench.app import reshape

    _decide(settings, lambda desk: reshape.shift(desk, unit, to, why, other), who, dry_run=dry_run, as_json=as_json)


def _decide(
    settings: Settings, make: Callable[[Desk], Sequence[Body]], who: str | None, *, dry_run: bool, as_json: bool
) -> None:
    from workbench.app.decide import decide
    from workbench.cli.screens import print_decisions

    made = decide(settings.directory, make, ask_who(settings, who), grouped=True, dry_run=dry_run)
    print_decisions(settings, made, as_json=as_json, dry_run=dry_run)


for _subcommand in (merge, split, shift):
    COMMAND.add_command(_subcommand)
