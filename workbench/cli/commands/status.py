"""`workbench status`: where the work stands."""

from __future__ import annotations

import click

from workbench.cli.options import command, json_option, pass_settings
from workbench.cli.settings import Settings
from workbench.model.errors import EXIT_OK, EXIT_STALE


@command("status", "workbench status")
@click.option("--who", default=None, help="For whom (default: WORKBENCH_WHO, then the git user).")
@json_option
@pass_settings
def COMMAND(settings: Settings, who: str | None, as_json: bool) -> int:
    """Show where the work stands.

    Texts, beads, findings by severity and by who settled them, what nobody has read yet, what others changed since
    you last decided anything, and the beads that are least sure; ends with 4 if a decision could not be applied. Told
    at once where nothing changed since the last build.
    """
    from workbench.app.standing import kept_standing
    from workbench.cli.status_screen import print_status
    from workbench.store.identity import find_who
    from workbench.store.paths import find_edition

    found = kept_standing(find_edition(settings.directory))
    if found is None:
        from workbench.app.status import status

        with settings.progress() as report:
            found = status(settings.directory, report)
    person = find_who(who, settings.directory)
    if as_json:
        settings.json(found.to_json(person))
    else:
        print_status(settings, found, person)
        if who is not None and found.changed_for(person) is None:
            settings.note(f"{person} has decided nothing here yet, so there is nothing to compare with")
    return EXIT_STALE if found.problems else EXIT_OK
