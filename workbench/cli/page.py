"""A segment in the person's own editor. What was written there is shown again if it cannot be used: nothing is lost."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from workbench.cli.settings import Settings
from workbench.model.errors import InputError, UsageError, WorkbenchError

if TYPE_CHECKING:
    from workbench.app.desk import Made
    from workbench.app.wanted import Wanted


def edit_page(settings: Settings, reference: str, wanted: Wanted, who: str, *, dry_run: bool) -> Made | None:
    """None if nothing was changed."""
    from workbench.app.edit import open_page, take_page

    page = open_page(settings.directory, reference)
    sheet = edit_sheet(settings, page.sheet)
    if sheet is None:
        return None
    try:
        return take_page(settings.directory, page, sheet, wanted, who, dry_run=dry_run)
    except WorkbenchError:
        click.echo(f"Not written; your text was:\n\n{sheet}", err=True)
        raise


def edit_sheet(settings: Settings, sheet: str) -> str | None:
    """The text as it was saved; None if it was not. The editor is $VISUAL, $EDITOR, or the usual one of the system."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if settings.no_input or not (named or settings.may_ask):
        raise UsageError("there is nobody to edit the text", hint="set EDITOR, and leave --no-input out")
    return run_editor(sheet)


def run_editor(sheet: str) -> str | None:
    """The same where somebody is known to sit there. UsageError or InputError for an editor that fails."""
    try:
        return click.edit(sheet, extension=".txt", editor=os.environ.get("VISUAL") or os.environ.get("EDITOR"))
    except click.ClickException as error:
        raise UsageError(error.message, hint="set EDITOR to the command that opens your editor") from None
    except UnicodeDecodeError:
        raise InputError("the editor did not save UTF-8", hint="set its encoding to UTF-8") from None
