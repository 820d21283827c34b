"""`workbench add`: one more text for an edition."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.options import changes_option, command, lossy_option, pass_settings
from workbench.cli.settings import Settings

ROLES = ("source", "reconstruction", "translation", "revision")


@command("add", "workbench add other.txt --id en-2 --role translation --language en-GB")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--id", "witness_id", default=None, help="Its id, such as en-2 (default: made from the language).")
@click.option("--role", type=click.Choice(ROLES), default=None, help="What it is (default: guessed and printed).")
@click.option("--language", default=None, help="BCP 47 tag, such as en-GB (default: guessed from the script).")
@click.option("--about", multiple=True, metavar="KEY=VALUE", help="What is known of it: translator, date, url, rights…")
@changes_option
@lossy_option
@pass_settings
def COMMAND(
    settings: Settings,
    files: tuple[Path, ...],
    witness_id: str | None,
    role: str | None,
    language: str | None,
    about: tuple[str, ...],
    changes: str,
    lossy: bool,
) -> None:
    """Import one more text: the original, another translation, a copy.

    Several FILES are one text, in the order given.

    A corrected copy that is only to be compared is a revision; another translator's text a translation;
    the original a source. A newer text of a witness that is there, such as a better machine translation:
    `workbench replace`.
    """
    from workbench.app.ingest import add_witness

    with settings.progress() as report:
        added = add_witness(settings.directory, files, witness_id, role, language, report, about, changes, lossy=lossy)
    click.echo(f"{added.id}: {added.summary}")
    if role is None:
        settings.note(f"Taken for a {added.role}: {added.reason}. If that is wrong, mend its role in edition.yaml.")
    if added.earlier:
        settings.note(
            f"If it is a newer text of {added.earlier}, to go on with:  workbench replace {added.earlier} FILE"
        )
    settings.note("Next:  workbench build")
