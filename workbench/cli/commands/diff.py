"""`workbench diff`: two texts of one language, word by word."""

from __future__ import annotations

import click

from workbench.cli.options import command, json_option, pass_settings
from workbench.cli.settings import Settings
from workbench.model.errors import EXIT_FOUND, EXIT_OK


@command("diff", "workbench diff en-mt en-corr p3..p9")
@click.argument("a")
@click.argument("b")
@click.argument("where", required=False)
@click.option("--exit-code", is_flag=True, help="Exit 1 if the texts differ.")
@json_option
@pass_settings
def COMMAND(
    settings: Settings,
    a: str,
    b: str,
    where: str | None,
    exit_code: bool,
    as_json: bool,
) -> int:
    """Compare two texts of one language, word by word.

    A and B are ids of witnesses or of the corrected state; WHERE is a segment or a range of the base (p3..p9).

    Deleted words stand in [-…-], added ones in {+…+}. Says whether B is a correction of A or a retranslation.
    """
    from workbench.app.look import compare_texts
    from workbench.cli.screens import print_comparison
    from workbench.formats.records import diff_record

    with settings.progress() as report:
        comparison = compare_texts(settings.directory, a, b, where, report)
    if as_json:
        for diff in comparison.diffs:
            settings.json(diff_record(comparison, diff))
    else:
        print_comparison(settings, comparison)
    differ = any(diff.change > 0 or diff.a == () or diff.b == () for diff in comparison.diffs)
    return EXIT_FOUND if exit_code and differ else EXIT_OK
