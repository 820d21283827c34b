"""`workbench show`: one segment in all its texts, or its words and their partners."""

from __future__ import annotations

import click

from workbench.cli.options import command, json_option, pass_settings
from workbench.cli.settings import Settings


@command("show", "workbench show p12")
@click.argument("segment")
@click.option("--words", is_flag=True, help="The words of the source and what renders them, with probabilities.")
@json_option
@pass_settings
def COMMAND(settings: Settings, segment: str, words: bool, as_json: bool) -> None:
    """Show a segment in all texts, with findings and decisions.

    p12 is a SEGMENT of the base; en-2.p3 one of any text.
    """
    if words:
        _show_words(settings, segment, as_json)
        return
    from workbench.app.look import show
    from workbench.cli.screens import print_view

    with settings.progress() as report:
        view = show(settings.directory, segment, report)
    if as_json:
        settings.json(view.to_json())
    else:
        print_view(settings, view)


def _show_words(settings: Settings, segment: str, as_json: bool) -> None:
    from workbench.app.shown_words import show_words
    from workbench.cli.word_screen import print_words

    with settings.progress() as report:
        beads = show_words(settings.directory, segment, report)
    for bead in beads:
        if as_json:
            settings.json(bead.to_json())
        else:
            print_words(settings, bead)
    if not beads:
        settings.note(f"{segment} is not aligned")
