"""`correct --all`: each place shown with the words around it, and asked about before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from workbench.cli.layout import count, wrap
from workbench.cli.screens import in_context, print_decisions
from workbench.cli.settings import Settings
from workbench.text.normalise import show_controls

if TYPE_CHECKING:
    from workbench.app.desk import Made


def change_places(settings: Settings, change: Callable[..., Made], *, yes: bool, dry_run: bool, as_json: bool) -> None:
    """change: makes the decisions, or with dry_run only says which."""
    is_asking = settings.may_ask and not (yes or dry_run or as_json)
    if is_asking:
        tried = change(dry_run=True)
        _print_places(tried)
        question = f"Change {count(len(tried.acts), 'place')}?"
        if tried.acts and not click.confirm(question, default=False, err=True):
            settings.note("Nothing was written.")
            return
    made = change(dry_run=dry_run)
    if as_json:
        print_decisions(settings, made, as_json=True, dry_run=dry_run)
        return
    if not is_asking:
        _print_places(made)
    elif made.acts:
        click.echo(f"{made.acts[0].id}  {count(len(made.acts), 'place')} changed")
    print_decisions(settings, replace(made, acts=(), touched=()), as_json=False, dry_run=dry_run)
    if made.acts and not dry_run:
        settings.note("Next:  workbench build    (or take all of them back:  workbench undo)")


def _print_places(made: Made) -> None:
    from workbench.model.act import Change, Correct

    for act, touched in zip(made.acts, made.touched, strict=True):
        operations = act.body.operations if isinstance(act.body, Correct) else ()
        for each in operations:
            if isinstance(each, Change):
                shown = in_context(replace(each.span, quote=f"{each.span.quote} → {each.after}"))
                click.echo(f"{act.id or 'would be'}  {each.span.segment}  {show_controls(shown)}")
        for other in touched:
            click.echo(wrap(f"replaces act {other.act.id}", 10))
