"""`workbench render`: the page only."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.options import command, pass_settings
from workbench.cli.settings import Settings


@command("render", "workbench render -o page")
@click.option("-o", "output", type=click.Path(path_type=Path), default=None, help="Folder (default: build/html).")
@pass_settings
def COMMAND(settings: Settings, output: Path | None) -> None:
    """Write only the side-by-side page, as one offline folder."""
    from workbench.app.exchange import render_to

    with settings.progress() as report:
        index = render_to(settings.directory, output, report)
    click.echo(str(index))
