"""`workbench resolve`: conflicts of two editors, told and settled."""

from __future__ import annotations

import click

from workbench.cli.options import ask_who, command, dry_run_option, json_option, pass_settings, who_option
from workbench.cli.settings import Settings
from workbench.model.errors import EXIT_OK, EXIT_STALE, UsageError


@command("resolve", "workbench resolve 1f0c7a52")
@click.argument("acts", nargs=-1, metavar="[ACT]...")
@click.option("--drop", multiple=True, metavar="ACT", help="What shall not hold; then what contradicts it does.")
@click.option("--by", default=None, help="In every conflict this person's word holds.")
@click.option("--group", "grouped", is_flag=True, help="Also what one command recorded together with ACT.")
@who_option
@dry_run_option
@json_option
@pass_settings
def COMMAND(
    settings: Settings,
    acts: tuple[str, ...],
    drop: tuple[str, ...],
    by: str | None,
    grouped: bool,
    who: str | None,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Settle what two editors decided about the same words.

    Without acts: each conflict with both sides, and what is stale; ends with 4 if there is one. ACT is what shall
    hold, an id or its beginning; what contradicts it does not, with all that it changes elsewhere. `undo` opens the
    conflict again. To keep the rest of both, decide anew: `workbench correct` takes the words from both.
    """
    if not acts and not drop and by is None:
        return _list(settings, as_json)
    if by is not None and (acts or drop or grouped):
        raise UsageError("--by names whose word holds; no acts beside it", hint="workbench resolve --by NAME")
    from workbench.app.decide import decide
    from workbench.app.settle import resolve, resolve_for
    from workbench.cli.screens import print_decisions

    made = decide(
        settings.directory,
        lambda desk: [resolve_for(desk, by) if by is not None else resolve(desk, acts, drop, grouped=grouped)],
        ask_who(settings, who),
        dry_run=dry_run,
    )
    print_decisions(settings, made, as_json=as_json, dry_run=dry_run)
    return EXIT_OK


def _list(settings: Settings, as_json: bool) -> int:
    from workbench.app.desk import Desk
    from workbench.app.settle import trouble
    from workbench.cli.trouble_screen import print_trouble

    found = trouble(Desk.open(settings.directory))
    for each in found if as_json else ():
        settings.json(each.to_json())
    if not as_json:
        print_trouble(settings, found)
    return EXIT_STALE if found else EXIT_OK
