"""`workbench status`: where the work stands."""

from __future__ import annotations

from workbench.cli.options import command, json_option, pass_settings
from workbench.cli.settings import Settings


@command("status", "workbench status")
@json_option
@pass_settings
def COMMAND(settings: Settings, as_json: bool) -> None:
    """Witnesses, beads, findings by severity and status, corrections by person, problems."""
    from workbench.app.look import status
    from workbench.cli.tables import print_status

    with settings.progress() as report:
        found = status(settings.directory, report)
    if as_json:
        settings.json(found.to_json())
    else:
        print_status(settings, found)
