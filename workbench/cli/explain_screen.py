"""What `align --explain` prints: a bead, what speaks for it, and what came next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.layout import table, wrap
from workbench.cli.settings import Settings
from workbench.text.normalise import show_controls

if TYPE_CHECKING:
    from workbench.align.explain import Explained, Pair, ScoredStep
    from workbench.app.explain import Explanation

_SHOWN = 8  # pairs of words; --json has all
_OTHERWISE = {
    "begins": "the best alignment in which it begins elsewhere",
    "ends": "the best alignment in which it ends elsewhere",
    "inside": "the best alignment that cuts it in two",
}


def print_explanation(settings: Settings, explanation: Explanation) -> None:
    why = explanation.explained
    click.echo(f"{_pair((why.a, why.b))}  sure {why.confidence:.3f}")
    if not why.steps:
        click.echo(wrap(_by_itself(why), 0))
        return
    click.echo(wrap(f"{why.lead:.1f} nats before {_OTHERWISE[why.why_not]}{':' if why.rival else '.'}", 0))
    for pair in why.rival:
        click.echo(f"    {_pair(pair)}")
    click.echo()
    table(settings, ("sentences", "score", "sizes", "lengths", "words", "ends"), [_row(step) for step in why.steps])
    for step in why.steps:
        if step.met:
            met = [f"{show_controls(each.a)} = {show_controls(each.b)} {each.nats:.1f}" for each in step.met[:_SHOWN]]
            more = f"; {len(step.met) - _SHOWN} more" if len(step.met) > _SHOWN else ""
            click.echo(f"\n{_pair((step.a, step.b))}")
            click.echo(wrap("; ".join(met) + more, 4))
    settings.note("Scores are nats: 2.3 is ten to one that these belong together, against standing alone.")


def _by_itself(why: Explained) -> str:
    if why.pinned:
        return "A person pinned it (see `workbench log`)."
    if why.moved:
        return "It was found at another place of the text, by its words."
    return "It follows from its neighbours."


def _pair(pair: Pair) -> str:
    return f"{' '.join(pair[0]) or '–'} = {' '.join(pair[1]) or '–'}"


def _row(step: ScoredStep) -> tuple[str, ...]:
    from workbench.app.explain import nats

    parts = step.parts
    numbers = (parts.total, parts.sizes, parts.lengths, parts.words, parts.ends)
    return (_pair((step.a, step.b)), *(f"{nats(number):.1f}" for number in numbers))
