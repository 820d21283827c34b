"""`workbench align`: the beads of the edition."""

from __future__ import annotations

import click

from workbench.cli.options import command, json_option, pass_settings
from workbench.cli.settings import Settings


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
@json_option
@pass_settings
def COMMAND(settings: Settings, texts: tuple[str, ...], level: str, explain: str | None, as_json: bool) -> None:
    """List which units render each other, and how sure that is.

    All pairs of texts, or the pair TEXTS (two ids). – is an empty side: nothing renders the other.
    """
    if explain is not None:
        _explain(settings, texts, explain, as_json)
        return
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


def _explain(settings: Settings, texts: tuple[str, ...], unit: str, as_json: bool) -> None:
    from workbench.app.explain import explain_unit
    from workbench.cli.explain_screen import print_explanation

    with settings.progress() as report:
        explanation = explain_unit(settings.directory, unit, texts, report)
    if as_json:
        settings.json(explanation.to_json())
    else:
        print_explanation(settings, explanation)
