"""`workbench blame`: whose words a segment of the corrected text holds."""

from __future__ import annotations

import click

from workbench.cli.options import command, json_option, pass_settings
from workbench.cli.settings import Settings


@command("blame", "workbench blame p12")
@click.argument("segment")
@json_option
@pass_settings
def COMMAND(settings: Settings, segment: str, as_json: bool) -> None:
    """Tell of each stretch of the corrected text who wrote it.

    Who, when, why, in place of which words, and by which words of the source. What no act changed is as it was
    received. With it comes what was added behind SEGMENT, and the parts it was split into.
    """
    from workbench.app.passage import blame_segment
    from workbench.cli.passage_screen import print_blame

    blamed = blame_segment(settings.directory, segment)
    if as_json:
        for each in blamed:
            for stretch in each.stretches:
                settings.json(stretch.to_json(each.id))
    else:
        print_blame(settings, blamed)
    if not blamed:
        settings.note(f"{segment} is left out of the corrected text:  workbench show {segment} --history")
