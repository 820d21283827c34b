"""`workbench rules`: the catalogue of checks."""

from __future__ import annotations

import click

from workbench.cli.options import command, json_option, pass_settings
from workbench.cli.settings import Settings


@command("rules", "workbench rules quote-unbalanced")
@click.argument("rule", required=False)
@json_option
@pass_settings
def COMMAND(settings: Settings, rule: str | None, as_json: bool) -> None:
    """List the checks with their precision, or explain one.

    RULE is shown with its reason, what it was measured on, and examples of where it speaks and keeps silent.
    """
    from workbench.app.rules import catalogue
    from workbench.cli.screens import print_rules

    rows = catalogue(rule)
    if as_json:
        for row in rows:
            settings.json(row)
    else:
        print_rules(settings, rows, whole=rule is not None)
