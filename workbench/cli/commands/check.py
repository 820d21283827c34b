"""`workbench check`: the findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from workbench.cli.options import SEVERITIES, command, json_option, pass_settings
from workbench.cli.settings import Settings
from workbench.model.errors import EXIT_FOUND, EXIT_OK

if TYPE_CHECKING:
    from workbench.app.worst import Worst


@command("check", "workbench check --severity major --fail-on critical")
@click.option("--on", default=None, help="Check this text: the base (default) or the corrected state, such as en-corr.")
@click.option("--severity", type=click.Choice(SEVERITIES), default="neutral", help="Only this severity and above.")
@click.option("--rule", default=None, help="Only this rule.")
@click.option("--origin", default=None, help="Only findings received from there, such as xcomet; ours: of our rules.")
@click.option(
    "--status",
    type=click.Choice(["open", "introduced", "corrected", "dismissed", "all"]),
    default="open",
    help="Default: open, and what a correction introduced. `introduced` alone: of the corrected text.",
)
@click.option("--hints", is_flag=True, help="Also what rules without a good measured precision suspect.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), default=None, help="Exit 1 on an open finding this severe.")
@click.option("--worst", metavar="N|N%", default=None, help="Instead: the segments with the lowest scores, N of them.")
@json_option
@pass_settings
def COMMAND(
    settings: Settings,
    on: str | None,
    severity: str,
    rule: str | None,
    origin: str | None,
    status: str,
    hints: bool,
    fail_on: str | None,
    worst: str | None,
    as_json: bool,
) -> int:
    """List what is wrong, why, and how far to believe it.

    !!! critical, !! major, ! minor, · neutral. The id in the last line is what `dismiss` and `--finding` take.

    --worst 10% lists what to read first: rank, score, findings, and how the text and its source begin.
    """
    from workbench.app.findings import Wish, findings_to_json, hidden, list_findings, text_asked
    from workbench.app.worst import list_worst
    from workbench.cli.layout import count
    from workbench.cli.screens import print_findings

    wish = Wish(on, severity, rule, status, hints, origin)
    with settings.progress() as report:
        snapshot, findings = list_findings(settings.directory, wish, report)
    on = text_asked(snapshot, wish)
    if worst is not None:
        _tell_worst(settings, list_worst(snapshot, worst, findings, on), as_json=as_json)
    elif as_json:
        for record in findings_to_json(snapshot, findings):
            settings.json(record)
    else:
        print_findings(settings, findings)
        settings.note(count(len(findings), "finding") + hidden(snapshot, findings, on, hints=hints))
    gravest = max((finding.severity.rank for finding in findings if finding.is_open), default=-1)
    return EXIT_FOUND if fail_on and gravest >= SEVERITIES.index(fail_on) else EXIT_OK


def _tell_worst(settings: Settings, worst: Sequence[Worst], *, as_json: bool) -> None:
    from workbench.cli.worst_screen import print_worst
    from workbench.formats.records import score_record

    if not as_json:
        print_worst(settings, worst)
    for each in worst if as_json else ():
        settings.json(score_record(each.score))
