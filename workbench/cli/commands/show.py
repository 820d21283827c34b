"""`workbench show`: one segment in all its texts, its words and their partners, or how it came to read so."""

from __future__ import annotations

import click

from workbench.cli.options import command, json_option, pass_settings
from workbench.cli.settings import Settings


@command("show", "workbench show p12")
@click.argument("segment")
@click.option("--words", is_flag=True, help="The words of the source and what renders them, with probabilities.")
@click.option("--history", is_flag=True, help="How it read as received and after each decision.")
@json_option
@pass_settings
def COMMAND(settings: Settings, segment: str, words: bool, history: bool, as_json: bool) -> None:
    """Show a segment in all texts, with findings and decisions.

    p12 is a SEGMENT of the base; en-2.p3 one of any text. --history tells how a segment of the base came to read as
    it does; `blame` whose words it holds.
    """
    if history:
        _show_history(settings, segment, as_json)
        return
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


def _show_history(settings: Settings, segment: str, as_json: bool) -> None:
    from workbench.app.passage import versions
    from workbench.cli.passage_screen import print_versions

    found = versions(settings.directory, segment)
    for version in found if as_json else ():
        settings.json(version.to_json(segment))
    if not as_json:
        print_versions(settings, found)
