"""`workbench demo`: the sample edition, built and summed up."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from workbench.cli.options import command, pass_settings
from workbench.cli.settings import Settings
from workbench.model.errors import EXIT_OK, EXIT_STALE


@command("demo", "workbench demo")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("japan-1945"))
@pass_settings
def COMMAND(settings: Settings, folder: Path) -> int:
    """Make the sample edition and build it.

    It is copied to FOLDER (japan-1945), unless it is there already.

    The sample is a machine translation of a Russian article beside a reconstruction of its source,
    an independent translation, and the corrected text.
    """
    from workbench.app.build import build
    from workbench.app.demo import fetch_sample
    from workbench.cli.screens import print_summary

    root = fetch_sample(folder)
    with settings.progress() as report:
        summary = build(root, report)
    print_summary(settings, summary)
    settings.note(f"Next:  open the page, then try  workbench -C {shlex.quote(str(folder))} show p10")
    return EXIT_STALE if summary.problems else EXIT_OK
