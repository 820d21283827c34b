"""`workbench glossary`: what terms are to be called in this edition."""

from __future__ import annotations

import click

from workbench.cli.options import command, json_option, pass_settings
from workbench.cli.settings import Settings

STATUSES = ("required", "preferred", "forbidden")


@click.group("glossary", epilog="\b\nExample:  workbench glossary add флот 'navy|naval'")
def COMMAND() -> None:
    """List, add and remove what terms are to be called.

    The rows of glossary.tsv, which may be edited by hand as well. `workbench check` says where the translation does
    otherwise.
    """


@command("list", "workbench glossary list --json")
@click.option("--on", default=None, metavar="TEXT", help="Count in the corrected text (its id) instead of the base.")
@json_option
@pass_settings
def list_(settings: Settings, on: str | None, as_json: bool) -> None:
    """List the terms, and how often they are rendered so.

    For each row: how often its source stands in the original, and how often one of its targets stands beside it. Of a
    forbidden row that is how often it is called so all the same.
    """
    from workbench.app.glossary import list_terms
    from workbench.cli.term_screen import print_terms

    with settings.progress() as report:
        uses = list_terms(settings.directory, on, report)
    if as_json:
        for use in uses:
            settings.json(use.to_json())
    else:
        print_terms(settings, uses)


@command("add", "workbench glossary add флот 'navy|naval' --note 'the service, not its ships'")
@click.argument("source")
@click.argument("target")
@click.option("--status", type=click.Choice(STATUSES), default="required", show_default=True, help="How strict it is.")
@click.option("--note", default="", help="The reason, in words a reader understands.")
@pass_settings
def add(settings: Settings, source: str, target: str, status: str, note: str) -> None:
    """Add a row: SOURCE is to be called TARGET.

    SOURCE is a word or several, as in a dictionary; '' with --status forbidden: TARGET stands nowhere. In TARGET, |
    parts several that will do.
    """
    from workbench.app.glossary import add as add_row

    if add_row(settings.directory, source, target, status, note):
        settings.note("Added. Next:  workbench check --rule glossary-term")
    else:
        settings.note("Stands there already.")


@command("remove", "workbench glossary remove флот")
@click.argument("source")
@click.argument("target", required=False)
@pass_settings
def remove(settings: Settings, source: str, target: str | None) -> None:
    """Remove the rows of SOURCE, or those with TARGET only."""
    from workbench.app.glossary import remove as remove_rows
    from workbench.cli.term_screen import print_removed

    print_removed(settings, remove_rows(settings.directory, source, target))


for _subcommand in (add, list_, remove):
    COMMAND.add_command(_subcommand)
