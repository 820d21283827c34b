"""`workbench findings`: findings made elsewhere, shown beside ours."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.options import command, dry_run_option, json_option, pass_settings
from workbench.cli.settings import Settings

FILE = click.Path(path_type=Path)


@click.group("findings", epilog="\b\nExample:  workbench findings add xcomet.json")
def COMMAND() -> None:
    """Show other people's findings beside ours.

    Of xCOMET, LanguageTool, Marot, word tags, or an estimator that is installed. Received files are kept as they are
    and named in edition.yaml; `check`, pages and TEI say whose each finding is.
    """


@command("add", "workbench findings add languagetool.json --beside checked.txt")
@click.argument("file", type=FILE)
@click.option("--format", "format_id", default=None, help="What it is in (default: told from its contents).")
@click.option("--of", default=None, help="The text it is about: the base (default) or the corrected text.")
@click.option("--origin", default=None, help="Whose findings they are, such as xcomet-xl (default: the format's name).")
@click.option("--beside", type=FILE, default=None, help="The text that its places count in: tags, LanguageTool.")
@dry_run_option
@json_option
@pass_settings
def add(
    settings: Settings,
    file: Path,
    format_id: str | None,
    of: str | None,
    origin: str | None,
    beside: Path | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Add a file of findings made elsewhere.

    Its segments are looked for in the text. What cannot be placed is listed with its line and the reason.
    """
    from workbench.app.findings_files import Asked, add_findings
    from workbench.cli.findings_screen import print_added

    with settings.progress() as report:
        added = add_findings(settings.directory, file, Asked(format_id, of, origin, beside, dry_run), report)
    if as_json:
        settings.json(added.to_json())
    else:
        print_added(settings, added, dry_run=dry_run)


@command("list", "workbench findings list")
@json_option
@pass_settings
def list_(settings: Settings, as_json: bool) -> None:
    """List received files, and what has no place."""
    from workbench.app.findings_files import list_received
    from workbench.cli.findings_screen import print_received

    with settings.progress() as report:
        listed = list_received(settings.directory, report)
    if as_json:
        for each in listed:
            settings.json(each.to_json())
    else:
        print_received(settings, listed)


@command("drop", "workbench findings drop xcomet.json")
@click.argument("name", metavar="FILE")
@pass_settings
def drop(settings: Settings, name: str) -> None:
    """Take a file of findings out of the edition.

    FILE is as `workbench findings list` names it. The copy stays in sources/findings, and so do decisions.
    """
    from workbench.app.findings_files import drop as drop_

    dropped = drop_(settings.directory, name)
    settings.note(f"edition.yaml no longer names {dropped.file}; the file itself is still there.")


@command("run", "workbench findings run my-estimator")
@click.argument("name")
@dry_run_option
@json_option
@pass_settings
def run(settings: Settings, name: str, dry_run: bool, as_json: bool) -> None:
    """Ask an installed estimator of quality.

    NAME is an entry point of the group workbench.quality. What it says is kept as a received file; asked again about
    the same texts, it is not run again.
    """
    from workbench.app.estimator import run_estimator
    from workbench.cli.findings_screen import print_added

    with settings.progress() as report:
        asked = run_estimator(settings.directory, name, report, dry_run=dry_run)
    if as_json:
        settings.json(asked.to_json())
    else:
        print_added(settings, asked, dry_run=dry_run)


for _subcommand in (add, drop, list_, run):
    COMMAND.add_command(_subcommand)
