"""`workbench replace`: a newer text for a witness."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.options import (
    ask_who,
    command,
    dry_run_option,
    json_option,
    pass_settings,
    who_option,
    why_option,
)
from workbench.cli.settings import Settings
from workbench.model.errors import UsageError

if TYPE_CHECKING:
    from workbench.app.replacing import Plan


@command("replace", "workbench replace en-mt newer.txt --why 'the engine got better'")
@click.argument("witness")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--force", is_flag=True, help="Also if it seems to be quite another text, or is the same file again.")
@why_option
@who_option
@dry_run_option
@json_option
@pass_settings
def COMMAND(
    settings: Settings,
    witness: str,
    files: tuple[Path, ...],
    yes: bool,
    force: bool,
    why: str,
    who: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Put a newer text in the place of a witness.

    Paragraphs that are the same keep their ids, and decisions stay with their words. What has no place in the newer
    text waits, and is listed by `workbench retarget`; nothing is dropped. The earlier text is kept: `workbench undo`.
    Shows what would happen and asks, unless --yes.
    """
    from workbench.app.replacing import carry_out, plan_replace
    from workbench.cli.replace_screen import plan_record, print_plan

    with settings.progress() as report:
        plan = plan_replace(settings.directory, witness, files, report, force=force)
    if not as_json:
        print_plan(settings, plan)
    written = False
    if plan.newer is not None and not dry_run and _is_wanted(settings, plan, yes=yes):
        carry_out(plan, ask_who(settings, who), why)
        written = True
    if as_json:
        settings.json(plan_record(plan, written=written))
    elif written:
        waiting = bool(plan.newer and plan.newer.waiting)
        settings.note(f"Next:  workbench {'retarget' if waiting else 'build'}    (or take it back:  workbench undo)")
    elif plan.newer is not None:
        settings.note("Nothing was written (dry run)." if dry_run else "Nothing was written.")


def _is_wanted(settings: Settings, plan: Plan, *, yes: bool) -> bool:
    if yes:
        return True
    if not settings.may_ask:
        raise UsageError(
            "nobody is there to be asked", hint="give --yes to replace the text, or --dry-run to look only"
        )
    return click.confirm(f"Replace {plan.entry.id}?", err=True)
