"""What `replace` prints before it writes."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from workbench.cli.layout import count, some, table, wrap
from workbench.cli.settings import Settings

if TYPE_CHECKING:
    from workbench.app.replacing import Newer, Plan

_SHOWN = 8  # decisions that are named; --json has all


def print_plan(settings: Settings, plan: Plan) -> None:
    if plan.newer is None:
        click.echo(f"nothing to do: these are the files that {plan.entry.id} was made from")
        return
    newer, counts = plan.newer, plan.counts
    click.echo(f"{plan.entry.id}: text {newer.text.entry.version} in the place of text {plan.entry.version}")
    click.echo(wrap(plan.summary, 4))
    click.echo()
    segments = ("kept", "changed", "split", "joined", "new", "gone")
    rows = [(name, getattr(counts, name)) for name in segments if getattr(counts, name)]
    table(settings, ("segments", ""), [*rows, *([("of these moved", counts.moved)] if counts.moved else [])])
    if newer.moves:
        click.echo()
        acts = (
            ("stay as they are", len(newer.moves) - len(newer.moved) - len(newer.waiting)),
            ("move with their words", len(newer.moved)),
            ("wait for a place", len(newer.waiting)),
        )
        table(settings, ("decisions", ""), [row for row in acts if row[1]])
    if newer.unread:
        click.echo(wrap(f"to be read again: {some(newer.unread)}", 0))
    _print_waiting(newer)


def _print_waiting(newer: Newer) -> None:
    from workbench.app.history import describe

    for move in newer.waiting[:_SHOWN]:
        click.echo(wrap(f"waits: {move.act.kind} {move.act.id}: {describe(move.act.body)}", 0))
    if len(newer.waiting) > _SHOWN:
        click.echo(f"and {count(len(newer.waiting) - _SHOWN, 'more')}: workbench retarget")


def plan_record(plan: Plan, *, written: bool) -> dict[str, object]:
    """The same for programs."""
    newer = plan.newer
    acts = {"kept": 0, "moved": 0, "waiting": 0}
    if newer is not None:
        acts = {
            "kept": len(newer.moves) - len(newer.moved) - len(newer.waiting),
            "moved": len(newer.moved),
            "waiting": len(newer.waiting),
        }
    return {
        "witness": plan.entry.id,
        "version": newer.text.entry.version if newer else plan.entry.version,
        "old": plan.entry.digest,
        "new": newer.text.entry.digest if newer else plan.entry.digest,
        "segments": asdict(plan.counts),
        "acts": acts,
        "waiting": [move.act.id for move in newer.waiting] if newer else [],
        "unread": list(newer.unread) if newer else [],
        "retired": list(newer.heirs.retired) if newer else [],
        "written": written,
    }
