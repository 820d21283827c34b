"""`workbench new`: an edition from a translation, with its original if it is at hand."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from workbench.cli.options import command, pass_settings
from workbench.cli.settings import Settings

FILE = click.Path(path_type=Path)


@command("new", "workbench new port --base port-en.txt --source port-ru.txt --title 'A Port Visit'")
@click.argument("folder", type=FILE)
@click.option("--base", required=True, multiple=True, type=FILE, help="The translation to work on (repeat for parts).")
@click.option("--source", multiple=True, type=FILE, help="The original (repeat for parts).")
@click.option("--title", default=None, help="Title of the edition (default: the first heading).")
@click.option("--base-language", default="en", show_default=True, help="BCP 47 tag.")
@click.option("--source-language", default="ru", show_default=True, help="BCP 47 tag.")
@click.option("--base-id", default=None, help="Id of the translation (default: LANGUAGE-mt).")
@click.option("--reconstruction", is_flag=True, help="The source was written by us because the original is missing.")
@click.option("--about", multiple=True, metavar="KEY=VALUE", help="Of the edition: author, authority, date, rights…")
@click.option("--base-about", multiple=True, metavar="KEY=VALUE", help="Of the translation: engine, date, url, rights…")
@click.option("--source-about", multiple=True, metavar="KEY=VALUE", help="Of the source: author, date, publisher…")
@pass_settings
def COMMAND(
    settings: Settings,
    folder: Path,
    base: tuple[Path, ...],
    source: tuple[Path, ...],
    title: str | None,
    base_language: str,
    source_language: str,
    base_id: str | None,
    reconstruction: bool,
    about: tuple[str, ...],
    base_about: tuple[str, ...],
    source_about: tuple[str, ...],
) -> None:
    """Make an edition from a translation and its original.

    FOLDER must be new or empty. Plain text, saved web pages and TEI are recognised. The files are copied, and
    nothing is changed in them.
    """
    from workbench.app.ingest import NewEdition, create_edition

    known = (about, base_about, source_about)
    order = NewEdition(base, source, title, base_language, source_language, base_id, reconstruction, *known)
    with settings.progress() as report:
        made = create_edition(folder, order, report)
    for witness in made:
        click.echo(f"{witness.id}: {witness.summary}")
    settings.note(f"Next:  workbench -C {shlex.quote(str(folder))} build")
