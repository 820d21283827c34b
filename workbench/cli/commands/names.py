"""`workbench names`: every name, and how it is rendered where."""

from __future__ import annotations

import click

from workbench.cli.options import command, json_option, pass_settings
from workbench.cli.settings import Settings


@command("names", "workbench names --differing")
@click.option("--differing", is_flag=True, help="Only names that are rendered in ways that differ.")
@click.option("--on", default=None, metavar="TEXT", help="Look at the corrected text (its id) instead of the base.")
@json_option
@pass_settings
def COMMAND(settings: Settings, differing: bool, on: str | None, as_json: bool) -> None:
    """List names and their renderings.

    Those of the source, the most frequent first. ≠ marks a rendering that is another name or another spelling than the
    usual one, not a form of it. Without a source, the names of the translation with their spellings.
    """
    from workbench.app.names import list_names, name_record
    from workbench.cli.term_screen import print_names

    with settings.progress() as report:
        entries = [each for each in list_names(settings.directory, on, report) if each.differs or not differing]
    if as_json:
        for entry in entries:
            settings.json(name_record(entry))
    else:
        print_names(settings, entries)
