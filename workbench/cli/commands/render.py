"""`workbench render`: the page only."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.options import command, pass_settings
from workbench.cli.settings import Settings


@command("render", "workbench render -o page")
@click.option("-o", "output", type=click.Path(path_type=Path), default=None, help="Folder (default: build/html).")
@click.option("--with", "formats", metavar="FORMATS", default="", help="Formats to download from it: txt,tei,jsonl …")
@pass_settings
def COMMAND(settings: Settings, output: Path | None, formats: str) -> None:
    """Write only the side-by-side page, as one offline folder.

    --with puts exports into the folder, and the head of the page leads to them. The next build leaves only those
    that edition.yaml names (downloads: [txt, tei]).
    """
    from workbench.app.exchange import render_to

    with settings.progress() as report:
        index = render_to(settings.directory, output, report, formats.replace(",", " ").split())
    click.echo(str(index))
