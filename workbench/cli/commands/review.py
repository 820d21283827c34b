"""`workbench review`: decide about one thing after the other with single keys."""

from __future__ import annotations

import sys

import click

from workbench.cli.options import SEVERITIES, ask_who, command, json_option, pass_settings, who_option
from workbench.cli.settings import Settings
from workbench.model.errors import EXIT_OK, UsageError


@command("review", "workbench review --severity major")
@click.option("--findings", "kind", flag_value="findings", default=True, help="Open findings (this is the default).")
@click.option("--segments", "kind", flag_value="segments", help="Segments, to read them one by one.")
@click.option("--proposals", "kind", flag_value="proposals", help="Corrections that others propose.")
@click.option("--against", metavar="TEXT", default="", help="Differences of the corrected text from another, en-2.")
@click.option("--severity", type=click.Choice(SEVERITIES), default="neutral", help="Findings at least this bad.")
@click.option("--rule", default="", help="Findings of this rule.")
@click.option("--category", default="", help="Findings of this MQM category, such as accuracy.")
@click.option("--hints", is_flag=True, help="Also findings of rules that are not sure enough to be shown unasked.")
@click.option("--in", "where", default="", help="Only these segments, such as p3..p9.")
@click.option("--since", metavar="DATE", default="", help="Only segments that were corrected since this UTC date.")
@click.option("--worst", is_flag=True, help="The worst first, not in the order of the text.")
@who_option
@json_option
@pass_settings
def COMMAND(
    settings: Settings,
    kind: str,
    against: str,
    severity: str,
    rule: str,
    category: str,
    hints: bool,
    where: str,
    since: str,
    worst: bool,
    who: str | None,
    as_json: bool,
) -> int:
    """Decide about findings, differences and more with single keys.

    Findings, differences from another text (--against), segments to read, or proposals of others, one after the other.
    Source and translation stand side by side, the words in question in [brackets]. Each decision is on the disk
    before the next item is shown; q leaves, and the same command goes on where it was left. ? shows the keys.
    `workbench --no-input review`, or --json, prints what it would ask and asks nothing.
    """
    from workbench.app.review.session import Session
    from workbench.app.review.wish import Kind, ReviewWish, check

    wish = ReviewWish(
        Kind.DIFFERENCES if against else Kind(kind),
        against=against, where=where, severity=severity, rule=rule, category=category,
        since=since, worst=worst, hints=hints,
    )  # fmt: skip
    is_asking = not as_json and not settings.no_input
    if is_asking and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "a review needs a terminal", hint="workbench --no-input review prints what it would ask, --json as data"
        )
    person = ask_who(settings, who) if is_asking else ""
    with settings.progress() as report:
        session = Session.open(settings.directory, check(wish), person, report, keep=is_asking)
    if not is_asking:
        from workbench.cli.review.listing import print_items

        print_items(settings, session, as_json=as_json)
        return EXIT_OK
    from workbench.cli.review.loop import run_review

    return run_review(settings, session)
