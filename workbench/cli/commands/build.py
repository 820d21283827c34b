"""`workbench build`: everything that is computed, where something changed."""

from __future__ import annotations

import click

from workbench.cli.options import command, json_option, pass_settings
from workbench.cli.settings import Settings
from workbench.model.errors import EXIT_OK, EXIT_STALE


@command("build", "workbench -C editions/japan-1945 build")
@click.option("--force", is_flag=True, help="Build although nothing changed.")
@json_option
@pass_settings
def COMMAND(settings: Settings, force: bool, as_json: bool) -> int:
    """Compute everything that changed: alignment, findings, TEI, page.

    All of it goes into build/, which may be deleted at any time. Ends with 4 if a decision could not be applied.
    """
    from workbench.app.fresh import is_up_to_date
    from workbench.store.paths import find_edition

    root = find_edition(settings.directory)
    if not force and is_up_to_date(root):
        if as_json:
            settings.json({"built": False})
        else:
            click.echo("nothing to do: build/ is up to date")
        return EXIT_OK
    from workbench.app.build import build
    from workbench.cli.screens import print_summary

    with settings.progress() as report:
        summary = build(root, report)
    if as_json:
        settings.json({"built": True, **summary.to_json()})
    else:
        print_summary(settings, summary)
    return EXIT_STALE if summary.problems else EXIT_OK
