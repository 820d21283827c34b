"""The generated reference pages: `python -m tests.reference --write` writes them, a test compares them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"
NOTE = "<!-- Generated from the code by `make docs`; do not edit. -->\n\n"


def cli_page() -> str:
    """Every command with its help text."""
    from workbench.cli.main import root

    # As `workbench --help` itself does it: click keeps the first help option that it made.
    context = click.Context(root, info_name="workbench", terminal_width=100, **root.context_settings)
    parts = ["# The command line\n", _block(root.get_help(context))]
    for name in root.list_commands(context):
        command = root.get_command(context, name)
        assert command is not None
        parts += _command(command, context, f"workbench {name}")
    return "\n".join(parts)


def _command(command: click.Command, parent: click.Context, title: str) -> list[str]:
    context = click.Context(command, info_name=command.name, parent=parent, max_content_width=100, terminal_width=100)
    parts = [f"\n## `{title}`\n", _block(command.get_help(context))]
    if isinstance(command, click.Group):
        for name, each in sorted(command.commands.items()):
            parts += _command(each, context, f"{title} {name}")
    return parts


def _block(text: str) -> str:
    return "```text\n" + "\n".join(line.rstrip() for line in text.splitlines()) + "\n```"


def rules_page() -> str:
    """The catalogue of checks."""
    from workbench.check.catalogue import catalogue_page

    return catalogue_page()


def formats_page() -> str:
    """Which formats are read and written."""
    from workbench.formats.registry import formats

    rows = [
        "# Formats\n",
        "In: `workbench new`, `add`. Out: `workbench export`. Back: `workbench merge` of an edited copy. Checked:",
        "`workbench validate`. A file is told by its first bytes and by its name.\n",
        "| format | files | in | out | back | checked |",
        "|---|---|---|---|---|---|",
    ]
    for each in formats().values():
        comes = "several texts" if each.read_texts else "yes" if each.read else "–"
        marks = ["yes" if can else "–" for can in (each.write, each.back or each.id == "text", each.problems)]
        rows.append(f"| {each.title} (`{each.id}`) | {', '.join(each.extensions)} | {comes} | {' | '.join(marks)} |")
    rows += [
        "| TEI folder (`tei`) | folder | – | yes | its `en-corr.xml` | yes |",
        "| Side-by-side page (`html`) | folder | – | yes | – | – |",
    ]
    return "\n".join(rows) + "\n"


def normalisations_page() -> str:
    """What an import changes, by format."""
    from workbench.text.normalise import normalisations_of

    parts = [
        "# What an import changes\n",
        "A text that comes in is kept character for character, but for this closed list. The header of each witness",
        "says the same (`normalization`, a paragraph for each, with the name as `n`), and",
        "`export txt --of ID --with-furniture` gives a plain text back with nothing else changed.",
    ]
    titles = {
        "text": "Plain text", "markdown": "Markdown", "epub": "EPUB", "odt": "OpenDocument text",
        "docx": "Word documents", "pdf": "PDF (with `--lossy-pdf` only)",
        "html": "Saved web pages", "tei": "TEI of other projects",
    }  # fmt: skip
    for format_id, title in titles.items():
        parts += [f"\n## {title}\n", "| name | what |", "|---|---|"]
        parts += [f"| `{each.id}` | {each.sentence} |" for each in normalisations_of(format_id)]
    parts += [
        "\nThe byte order mark belongs to the encoding, not to the text. Marks of plain text (`[1]`, `- `, `_…_`,",
        "`[p. 7]`, tab) become markup and are written again by `export txt`:",
        "[how a file becomes a witness](../explanation/import.md).",
    ]
    return "\n".join(parts)


PAGES: dict[str, Callable[[], str]] = {
    "cli.md": cli_page,
    "rules.md": rules_page,
    "formats.md": formats_page,
    "normalisations.md": normalisations_page,
}


def page(name: str) -> str:
    return NOTE + PAGES[name]().rstrip("\n") + "\n"


if __name__ == "__main__":
    for name in PAGES:
        text = page(name)
        if "--write" in sys.argv:
            (FOLDER / name).write_text(text, "utf-8")
        else:
            print(text)
