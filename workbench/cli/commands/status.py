"""`workbench status`: where the work stands."""

from __future__ import annotations

from workbench.cli.options import command, json_option, pass_settings
from workbench.cli.settings import Settings
from workbench.model.errors import EXIT_OK, EXIT_STALE


@command("status", "workbench status")
@json_option
@pass_settings
def COMMAND(settings: Settings, as_json: bool) -> int:
    """Show where the work stands.

    Texts, beads, findings by severity, corrections by person, and the beads that are least sure; ends with 4 if a
    decision could not be applied. Told at once where nothing changed since the last build.
    """
    from workbench.app.standing import kept_standing
    from workbench.cli.screens import print_status
    from workbench.store.paths import find_edition

    found = kept_standing(find_edition(settings.directory))
    if found is None:
        from workbench.app.status import status

        with settings.progress() as report:
            found = status(settings.directory, report)
    if as_json:
        settings.json(found.to_json())
    else:
        print_status(settings, found)
    return EXIT_STALE if found.problems else EXIT_OK
