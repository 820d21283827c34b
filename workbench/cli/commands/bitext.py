"""`workbench bitext`: aligning, checking and comparing plain files, without an edition."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.cli.options import command, json_option, pack_option, pass_settings
from workbench.cli.settings import Settings
from workbench.model.errors import EXIT_FOUND, EXIT_OK

FILE = click.Path(path_type=Path, allow_dash=True)
source_language = click.option("--source-lang", default="ru", show_default=True, help="Language of the source.")
target_language = click.option("--target-lang", default="en", show_default=True, help="Language of the translation.")


@click.group("bitext", epilog="\b\nExample:  workbench bitext align ru.txt en.txt")
def COMMAND() -> None:
    """Align, check or compare plain files, without an edition.

    One segment a line, UTF-8; `-` reads standard input.
    """


@command("align", "workbench bitext align ru.txt en.txt --json")
@click.argument("source", type=FILE)
@click.argument("target", type=FILE)
@source_language
@target_language
@pack_option
@json_option
@pass_settings
def align(
    settings: Settings,
    source: Path,
    target: Path,
    source_lang: str,
    target_lang: str,
    packs: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Align two files of segments, one a line.

    Prints a bead a line, `i,j<TAB>k`: line numbers from 0; an empty side has no counterpart.
    """
    from workbench.app.bitext import align_files

    with settings.progress() as report:
        beads = align_files(source, target, source_lang, target_lang, packs, report)
    for bead in beads:
        if as_json:
            settings.json({"source": list(bead.a), "target": list(bead.b), "confidence": bead.confidence})
        else:
            click.echo(f"{','.join(map(str, bead.a))}\t{','.join(map(str, bead.b))}")


@command("check", "workbench bitext check pairs.jsonl > findings.jsonl")
@click.argument("pairs", type=FILE)
@source_language
@target_language
@pack_option
@pass_settings
def check(settings: Settings, pairs: Path, source_lang: str, target_lang: str, packs: tuple[Path, ...]) -> None:
    """Check pairs of source and translation: JSON Lines in and out.

    In: {"id", "src", "mt"}, where src may be absent. Out, in the same order: {"id", "score", "spans"}, and mt_bad
    where the record has mt_off. Each pair is judged on its own.
    """
    from workbench.app.bitext import check_pairs

    with settings.progress() as report:
        for record in check_pairs(pairs, source_lang, target_lang, packs, report):
            settings.json(record)


@command("diff", "workbench bitext diff old.txt new.txt")
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option("--exit-code", is_flag=True, help="Exit 1 if the texts differ.")
@json_option
@pass_settings
def diff(settings: Settings, old: Path, new: Path, exit_code: bool, as_json: bool) -> int:
    """Compare two plain texts by paragraphs and words.

    Deleted words stand in [-…-], added ones in {+…+}; paragraphs are counted from 1.
    """
    from workbench.app.bitext import diff_files
    from workbench.cli.screens import print_paragraph_diffs

    diffs = diff_files(old, new)
    if as_json:
        for each in diffs:
            settings.json(each.to_json())
    else:
        print_paragraph_diffs(settings, diffs)
    sys.stdout.flush()
    return EXIT_FOUND if exit_code and any(each.differs for each in diffs) else EXIT_OK


for _subcommand in (align, check, diff):
    COMMAND.add_command(_subcommand)
