"""`workbench lexicon`: making a bilingual pack, and looking a word up in one."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.options import command, json_option, pack_option, pass_settings
from workbench.cli.settings import Settings

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
source_language = click.option("--source-lang", default="ru", show_default=True, help="Language of the source.")
target_language = click.option("--target-lang", default="en", show_default=True, help="Language of the translation.")


leave_out = click.option(
    "--leave-out", "leave_out", multiple=True, metavar="ORIGIN", help="Pairs of this origin are not read; repeatable."
)


@click.group("lexicon", epilog="\b\nExample:  workbench lexicon show победа")
def COMMAND() -> None:
    """Make what the program knows of languages, or look up a word."""


@command("show", "workbench lexicon show победа")
@click.argument("word")
@source_language
@target_language
@pack_option
@json_option
@pass_settings
def show(
    settings: Settings, word: str, source_lang: str, target_lang: str, packs: tuple[Path, ...], as_json: bool
) -> None:
    """Show what the pack knows of a word.

    WORD is of either language, in any form. For each translation: how often the word is rendered so, and how often
    the translation renders this word.
    """
    from workbench.app.packs import look_up
    from workbench.cli.screens import print_word

    known = look_up(word, source_lang, target_lang, packs)
    if as_json:
        settings.json(known)
    else:
        print_word(settings, known)


@command("build", "workbench lexicon build --bitext pairs.tsv.xz --out packs/ru-en")
@click.option("--bitext", "bitext", type=FILE, multiple=True, required=True, help="Pairs to learn from; repeatable.")
@click.option("--test", "tests", type=FILE, multiple=True, help="Pairs kept aside for the report; repeatable.")
@leave_out
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="The folder to write.")
@source_language
@target_language
@click.option("--seed", default=7, show_default=True, help="Of all that is drawn at random.")
@click.option("--steps", type=click.IntRange(0), default=None, help="Of the encoder's training; 0: no encoder.")
@click.option("--attribution", type=FILE, default=None, help="A text file: where the pairs come from, their licences.")
@pass_settings
def build(
    settings: Settings,
    bitext: tuple[Path, ...],
    tests: tuple[Path, ...],
    leave_out: tuple[str, ...],
    out: Path,
    source_lang: str,
    target_lang: str,
    seed: int,
    steps: int | None,
    attribution: Path | None,
) -> None:
    """Make a pack from sentence pairs.

    A folder with a lexicon, a sentence encoder, a manifest and a report. Pairs are TSV, plain or .xz: source, target
    and, if known, the work they come from. The encoder needs the extra `train` (torch) and some minutes; the same
    pairs and seed give the same pack.
    """
    from workbench.store.atomic import write_many
    from workbench.training.bitext import read_bitext
    from workbench.training.pack import REPORT, STEPS, Recipe, build_pack

    with settings.progress() as report:
        files = build_pack(
            read_bitext(bitext, leave_out),
            (source_lang, target_lang),
            Recipe(seed, STEPS if steps is None else steps),
            attribution=_read(attribution) if attribution else "",
            tests={path.name.split(".")[0]: read_bitext([path]) for path in tests},
            report=report,
        )
    write_many(out, files)
    click.echo(files[REPORT].decode("utf-8"), nl=False)
    settings.note(f"written: {out} ({sum(map(len, files.values())):,} bytes)")


@command("model", "workbench lexicon model --text history.txt.xz --out language-model.npz")
@click.option("--text", "texts", type=FILE, multiple=True, required=True, help="A paragraph a line; repeatable.")
@click.option("--bitext", "bitext", type=FILE, multiple=True, help="Pairs whose second side is read too; repeatable.")
@leave_out
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
@pass_settings
def model(
    settings: Settings, texts: tuple[Path, ...], bitext: tuple[Path, ...], leave_out: tuple[str, ...], out: Path
) -> None:
    """Make a model of one language from plain text.

    One paragraph a line, an empty line between documents, plain or .xz. A tenth of the documents, chosen by their
    content, is never read: false alarms are counted on it.
    """
    from workbench.store.atomic import write
    from workbench.training.bitext import read_bitext
    from workbench.training.language_model import build_model, is_kept_aside, lm_words, read_documents

    documents = (each for each in read_documents(texts) if not is_kept_aside(each))
    paragraphs = [lm_words(paragraph) for document in documents for paragraph in document]
    paragraphs += [lm_words(pair.target) for pair in read_bitext(bitext, leave_out)]
    data = build_model(paragraphs)
    write(out, data)
    settings.note(f"written: {out} ({len(data):,} bytes)")


@command("judge", "workbench lexicon judge --examples train.jsonl --pack packs/ru-en --out ru-en.npz")
@click.option("--examples", type=FILE, required=True, help="Graded translations: JSON Lines of MLQE-PE.")
@click.option("--pack", type=FOLDER, required=True, help="A pack made from pairs that hold none of the examples.")
@click.option("--without-source", is_flag=True, help="A judge of texts alone.")
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
@pass_settings
def judge(settings: Settings, examples: Path, pack: Path, without_source: bool, out: Path) -> None:
    """Make a judge of translations from graded examples.

    It needs the extra `train` (scikit-learn) and some minutes; the same examples give the same trees.
    """
    from workbench.app.bitext import link_pair
    from workbench.packs.pack import open_pack
    from workbench.store.atomic import write
    from workbench.training.judge import build_judge, read_examples, to_knowledge

    own = open_pack(pack)
    with settings.progress() as report:
        made = build_judge(
            read_examples(examples),
            to_knowledge(own, with_source=not without_source),
            lambda source, text: link_pair(source, text, own),
            report,
        )
    data = made.dump()
    write(out, data)
    settings.note(f"written: {out} ({len(data):,} bytes)")


def _read(path: Path) -> str:
    from workbench.model.errors import InputError

    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        raise InputError("is not UTF-8", file=str(path), hint="save it as UTF-8") from None


for _subcommand in (build, judge, model, show):
    COMMAND.add_command(_subcommand)
