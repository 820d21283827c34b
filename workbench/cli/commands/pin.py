"""`workbench pin`: beads fixed by a person, one at a time or from another aligner's file."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.options import ask_who, command, dry_run_option, json_option, pass_settings, who_option, why_option
from workbench.cli.settings import Settings


@command("pin", "workbench pin ru.p3 p3,p4 --why 'the paragraph was cut in two'")
@click.argument("left", required=False)
@click.argument("right", required=False)
@click.option(
    "--from",
    "file",
    type=click.Path(path_type=Path),
    default=None,
    help="All beads of a file: hunalign, vecalign, Bertalign, CES, InterText, Moses.",
)
@click.option("--with", "other", default=None, metavar="ID", help="Of --from: the text (default: the base).")
@click.option(
    "--level",
    type=click.Choice(["segment", "sentence"]),
    default=None,
    help="Of --from: what its units are (default: as they fit).",
)
@click.option("--partly", is_flag=True, help="Of --from: take over what fits, though something does not.")
@why_option
@who_option
@dry_run_option
@json_option
@pass_settings
def COMMAND(
    settings: Settings,
    left: str | None,
    right: str | None,
    file: Path | None,
    other: str | None,
    level: str | None,
    partly: bool,
    why: str,
    who: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Fix which units render each other; the aligner keeps it exactly.

    LEFT and RIGHT are segments, sentences or divisions of two texts (p3 is the base's), with commas between
    several; `none` is an empty side: nothing renders the other.

    --from takes over the alignment of another program, undone as one: the original first, the translation second.
    """
    if file is not None and left is None:
        _take_over(settings, file, (other, level, partly, why), who, dry_run=dry_run, as_json=as_json)
        return
    if left is None or right is None or file is not None or other or level or partly:
        raise click.UsageError("give two sides (workbench pin ru.p3 p3,p4), or --from FILE")
    from workbench.app.pins import pin
    from workbench.cli.screens import print_decisions

    made = pin(settings.directory, left, right, why, ask_who(settings, who), dry_run=dry_run)
    print_decisions(settings, made, as_json=as_json, dry_run=dry_run)


def _take_over(
    settings: Settings,
    file: Path,
    how: tuple[str | None, str | None, bool, str],
    who: str | None,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    from workbench.app.pins_file import PinOptions, plan_pins
    from workbench.cli.screens import print_decisions
    from workbench.text.normalise import show_controls

    other, level, partly, why = how
    planned = plan_pins(settings.directory, file, PinOptions((other,) if other else (), level, why, partly))
    made = planned.write(ask_who(settings, who), dry_run=dry_run)
    for problem in planned.problems:
        settings.note(show_controls(f"left out: {problem}"))
    if as_json:
        print_decisions(settings, made, as_json=True, dry_run=dry_run)
        return
    count = len(made.acts)
    done = "would be pinned" if dry_run else "pinned"
    click.echo(f"{count} bead{'s' if count != 1 else ''} of {planned.level.value}s {done}")
    settings.note(f"read as {planned.what}")
    if dry_run:
        settings.note("Nothing was written (dry run).")
    elif count:
        settings.note("Next:  workbench align    (or take it back:  workbench undo)")
