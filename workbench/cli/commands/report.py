"""`workbench report`: how good the text is, how much was changed, by whom, and what is left."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.options import command, json_option, pass_settings
from workbench.cli.settings import Settings
from workbench.model.errors import EXIT_OK, EXIT_STALE, UsageError


@command("report", "workbench report --in p3..p9")
@click.option("--in", "where", default=None, help="Only these segments of the base, such as p3..p9.")
@click.option("--html", "as_html", is_flag=True, help="A page, in one file.")
@click.option("-o", "output", type=click.Path(path_type=Path), default=None, help="With --html: that file.")
@json_option
@pass_settings
def COMMAND(settings: Settings, where: str | None, as_html: bool, output: Path | None, as_json: bool) -> int:
    """Report on the work: quality, edits, corrections, progress.

    The MQM score before and after from what was corrected and what rules still see, the share of words that were
    edited (HTER), corrections by category, severity and editor, what was read; with sacrebleu also chrF and TER. A
    page is written to build/report.html unless -o names another file. Ends with 4 if a decision could not be applied.
    """
    if as_html and as_json:
        raise UsageError("--html and --json are two reports", hint="ask for one, then for the other")
    if output is not None and not as_html:
        raise UsageError("-o is for --html", hint="workbench report --html -o report.html")
    from workbench.app.report import report, to_json, write_page

    with settings.progress() as tell:
        if as_html:
            path, made = write_page(settings.directory, where, output, tell)
        else:
            made = report(settings.directory, where, tell)
    if as_html:
        click.echo(str(path))
    elif as_json:
        settings.json(to_json(made))
    else:
        from workbench.cli.report_screen import print_report

        print_report(settings, made)
    return EXIT_STALE if made.problems else EXIT_OK
