"""`workbench align`: the beads of the edition."""

from __future__ import annotations

import click

from workbench.cli.options import command, json_option, pass_settings
from workbench.cli.settings import Settings
from workbench.model.errors import EXIT_FOUND, EXIT_OK


@command("align", "workbench align ru en-mt --level sentence")
@click.argument("texts", nargs=-1)
@click.option(
    "--level",
    type=click.Choice(["division", "segment", "sentence"]),
    default="segment",
    show_default=True,
    help="Of what.",
)
@click.option("--explain", metavar="UNIT", help="Why the bead of a segment or sentence is what it is.")
@click.option("--check", is_flag=True, help="Where texts aligned directly contradict what is joined through a third.")
@click.option("--exit-code", is_flag=True, help="With --check: exit 1 if there are contradictions.")
@json_option
@pass_settings
def COMMAND(
    settings: Settings,
    texts: tuple[str, ...],
    level: str,
    explain: str | None,
    check: bool,
    exit_code: bool,
    as_json: bool,
) -> int:
    """List which units render each other, and how sure that is.

    All pairs of texts, or the pair TEXTS (two ids). – is an empty side: nothing renders the other.
    """
    if explain is not None:
        _explain(settings, texts, explain, as_json)
        return EXIT_OK
    if check:
        found = _check(settings, texts, level, as_json)
        return EXIT_FOUND if exit_code and found else EXIT_OK
    from workbench.app.look import list_alignments
    from workbench.cli.screens import print_beads
    from workbench.formats.records import bead_record

    with settings.progress() as report:
        alignments = list_alignments(settings.directory, texts, level, report)
    for alignment in alignments:
        if as_json:
            for bead in alignment.beads:
                settings.json(bead_record(alignment, bead))
        else:
            print_beads(settings, alignment)
    return EXIT_OK


def _explain(settings: Settings, texts: tuple[str, ...], unit: str, as_json: bool) -> None:
    from workbench.app.explain import explain_unit
    from workbench.cli.explain_screen import print_explanation

    with settings.progress() as report:
        explanation = explain_unit(settings.directory, unit, texts, report)
    if as_json:
        settings.json(explanation.to_json())
    else:
        print_explanation(settings, explanation)


def _check(settings: Settings, texts: tuple[str, ...], level: str, as_json: bool) -> bool:
    """Whether there are contradictions."""
    from workbench.app.agree import check_agreement
    from workbench.cli.agree_screen import print_agreements

    with settings.progress() as report:
        agreements = check_agreement(settings.directory, texts, level, report)
    if as_json:
        for record in (record for each in agreements for record in each.to_json()):
            settings.json(record)
    else:
        print_agreements(settings, agreements)
    return any(each.contradictions for each in agreements)
