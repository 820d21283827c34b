"""`workbench new`: an edition from a translation, with its original if it is at hand."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from workbench.cli.layout import count
from workbench.cli.options import ask_who, changes_option, command, lossy_option, pass_settings, who_option
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
@click.option("--without-pairs", is_flag=True, help="Align anew what a bilingual file has as pairs.")
@click.option(
    "--alignment", default=None, type=FILE, help="Their beads, from another aligner, as pins (see pin --from)."
)
@changes_option
@lossy_option
@who_option
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
    without_pairs: bool,
    alignment: Path | None,
    changes: str,
    lossy: bool,
    who: str | None,
) -> None:
    """Make an edition from a translation and its original.

    FOLDER must be new or empty. The formats of docs/reference/formats are recognised. The files are copied, and
    nothing is changed in them.

    A bilingual file, such as a translation memory, is base and source in one; its pairs become pins, which the
    aligner keeps.
    """
    from workbench.app.ingest import NewEdition, create_edition

    if alignment is not None:
        from workbench.app.pins_file import refuse_unread

        if not source:
            raise click.UsageError("--alignment is of --base and --source; give both")
        refuse_unread(alignment)
    known = (about, base_about, source_about)
    order = NewEdition(
        base,
        source,
        title,
        base_language,
        source_language,
        base_id,
        reconstruction,
        *known,
        who=lambda: ask_who(settings, who),
        with_pairs=not without_pairs,
        changes=changes,
        lossy=lossy,
    )
    with settings.progress() as report:
        made = create_edition(folder, order, report)
    for witness in made:
        click.echo(f"{witness.id}: {witness.summary}")
    if made[0].pins:
        settings.note(f"{count(made[0].pins, 'pair')} of the file taken over as pins (workbench align shows them)")
    if alignment is not None:
        _take_over(settings, folder, alignment, who)
    settings.note(f"Next:  workbench -C {shlex.quote(str(folder))} build")


def _take_over(settings: Settings, folder: Path, file: Path, who: str | None) -> None:
    from workbench.app.pins_file import PinOptions, plan_pins
    from workbench.model.errors import InputError

    try:
        made = plan_pins(folder, file, PinOptions()).write(ask_who(settings, who))
    except InputError as error:
        again = f"workbench -C {shlex.quote(str(folder))} pin --from {shlex.quote(str(file))}"
        what = f"the edition is made, without this alignment: {error.message}"
        hint = f"mend it, then: {again}    (with --partly: what fits)"
        raise InputError(what, file=error.file, line=error.line, hint=hint) from None
    settings.note(f"{count(len(made.acts), 'bead')} of {file.name} taken over as pins (workbench align shows them)")
