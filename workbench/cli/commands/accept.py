"""`workbench accept`: a proposed correction is taken."""

from __future__ import annotations

import click

from workbench.cli.options import ask_who, command, dry_run_option, json_option, pass_settings, who_option
from workbench.cli.settings import Settings
from workbench.model.errors import UsageError


@command("accept", "workbench accept --all --by 'Anna Keller' --in p3..p9")
@click.argument("acts", nargs=-1, metavar="[ACT]...")
@click.option("--all", "everything", is_flag=True, help="Every proposal that waits; undone together.")
@click.option("--by", default=None, help="Only proposals of this person.")
@click.option("--in", "where", default=None, help="Only in these segments, such as p3..p9.")
@who_option
@dry_run_option
@json_option
@pass_settings
def COMMAND(
    settings: Settings,
    acts: tuple[str, ...],
    everything: bool,
    by: str | None,
    where: str | None,
    who: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take proposed corrections: from now on they count.

    ACT is an id of `workbench log`, or its beginning; without any, what waits is listed. If its words were corrected
    meanwhile, the proposal has them now, and the earlier correction is named.
    """
    if acts and everything:
        raise UsageError("give the acts, or --all", hint="workbench accept --all")
    if not acts and not everything:
        _list(settings, by, where, as_json)
        return
    if acts and (by is not None or where is not None):
        raise UsageError("--by and --in go with --all", hint="workbench accept --all --by NAME")
    from workbench.app.answers import accept, accept_all
    from workbench.app.decide import decide
    from workbench.cli.screens import print_decisions

    made = decide(
        settings.directory,
        lambda desk: accept_all(desk, by, where) if everything else [accept(desk, act) for act in acts],
        ask_who(settings, who),
        grouped=True,
        dry_run=dry_run,
    )
    print_decisions(settings, made, as_json=as_json, dry_run=dry_run)


def _list(settings: Settings, by: str | None, where: str | None, as_json: bool) -> None:
    from workbench.app.history import History, history
    from workbench.cli.screens import print_history

    lines = history(settings.directory, History(where=where, who=by, pending=True))
    if as_json:
        for line in lines:
            settings.json(line.to_json())
    else:
        print_history(settings, lines)
    if not lines:
        settings.note("no proposal waits")
