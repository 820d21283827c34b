"""`workbench show`: one segment in all its texts."""

from __future__ import annotations

import click

from workbench.cli.options import command, json_option, pass_settings
from workbench.cli.settings import Settings


@command("show", "workbench show p12")
@click.argument("segment")
@json_option
@pass_settings
def COMMAND(settings: Settings, segment: str, as_json: bool) -> None:
    """Show a segment in all texts, with findings and decisions.

    p12 is a SEGMENT of the base; en-2.p3 one of any text.
    """
    from workbench.app.look import show
    from workbench.cli.screens import print_view

    with settings.progress() as report:
        view = show(settings.directory, segment, report)
    if as_json:
        settings.json(view.to_json())
    else:
        print_view(settings, view)
