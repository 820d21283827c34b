"""`workbench export`: the edition in formats that other people use."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.cli.options import command, pass_settings
from workbench.cli.settings import Settings


@command("export", "workbench export txt -o corrected.txt")
@click.argument("format_id", metavar="FORMAT")
@click.option("--of", default=None, help="Which text: a witness or the corrected state (default: corrected).")
@click.option("-o", "output", type=click.Path(path_type=Path), default=None, help="File or folder (default: stdout).")
@click.option("--with-furniture", is_flag=True, help="Also what was kept of the web page or the publisher's wrapping.")
@click.option(
    "--level",
    type=click.Choice(["segment", "sentence"]),
    default="segment",
    help="What a unit is, of formats that go by pairs (default: segment).",
)
@click.option("--table", default="", metavar="NAME", help="Which table, of formats that hold one at a time.")
@pass_settings
def COMMAND(
    settings: Settings,
    format_id: str,
    of: str | None,
    output: Path | None,
    with_furniture: bool,
    level: str,
    table: str,
) -> None:
    """Write the edition in a format that others read.

    The corrected text unless --of names another: txt, markdown, docx, epub, pdf. With its corrections as tracked
    changes: docx-tracked. Beside the original: docx-table, csv, tsv, xlsx, xliff, xliff2, tmx, po. All of it: jsonl,
    tei and html (folders, default: below build/export). docs/reference/formats lists all, and which come back with
    `merge`.
    """
    from workbench.app.exchange import export
    from workbench.formats.registry import WriteOptions

    options = WriteOptions(of, with_furniture, level, table)
    with settings.progress() as report:
        to_screen = sys.stdout.isatty()
        written = export(settings.directory, format_id, options, output, report, to_screen=to_screen)
    if isinstance(written, bytes):
        sys.stdout.buffer.write(written)
        sys.stdout.flush()
    else:
        settings.note(f"written: {written}")
