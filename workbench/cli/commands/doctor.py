"""`workbench doctor`: is everything as it should be?"""

from __future__ import annotations

import click

from workbench.cli.options import command, json_option, pass_settings
from workbench.cli.settings import Settings
from workbench.model.errors import EXIT_OK


@command("doctor", "workbench doctor --fix")
@click.option("--fix", is_flag=True, help="Set torn journal lines aside and remove leftovers of interrupted writes.")
@json_option
@pass_settings
def COMMAND(settings: Settings, fix: bool, as_json: bool) -> int:
    """Look over the installation and the edition.

    The manifest, the digests of the witnesses, the journal, what interrupted writes left behind. Ends with the
    worst exit code found.
    """
    from workbench.app.doctor import examine

    worst = EXIT_OK
    for check in examine(settings.directory, fix=fix):
        worst = max(worst, check.exit_code)
        if as_json:
            settings.json({"name": check.name, "ok": check.exit_code == EXIT_OK, "message": check.message})
        else:
            mark = "ok  " if check.exit_code == EXIT_OK else "BAD "
            click.echo(f"{mark} {check.name}: {check.message}")
    return worst
