"""What a review would ask, printed: one card after the other, or one line of JSON an item."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

from workbench.cli.layout import count
from workbench.cli.review.card import draw
from workbench.cli.review.loop import is_plain

if TYPE_CHECKING:
    from workbench.app.review.session import Session
    from workbench.cli.settings import Settings

_ANY = 10_000  # lines: nothing is cut where nobody scrolls


def print_items(settings: Settings, session: Session, *, as_json: bool) -> None:
    """All items that are open, in their order."""
    width = shutil.get_terminal_size((80, 24)).columns
    for number, item in enumerate(session.items):
        if item.key in session.settled:
            continue
        session.at = number
        if as_json:
            settings.json(to_record(session))
        else:
            click.echo(draw(session, width, _ANY, is_plain=is_plain() or not sys.stdout.isatty(), keys=False))
    left = len(session.items) - len(session.settled)
    settings.note(f"{count(left, 'item')} to decide about" if left else "there is nothing to decide about")


def to_record(session: Session) -> dict[str, object]:
    """One item as JSON; the words as they stand in the source, the base and the corrected text."""
    item, here = session.item, session.here
    finding, difference = item.finding, item.difference
    return {
        "type": "item",
        "number": session.at + 1,
        "kind": item.key.split(" ")[0],
        "segments": list(item.segments),
        "source": [{"segment": each.segment, "text": each.text} for each in here.source],
        "base": [{"segment": each.segment, "text": each.text} for each in here.base],
        "corrected": [{"segment": each.segment, "text": each.text} for each in here.now],
        "finding": finding.id if finding else None,
        "rule": finding.rule if finding else None,
        "category": finding.category if finding else None,
        "severity": finding.severity.value if finding else None,
        "quote": finding.spans[0].quote if finding else difference.old if difference else None,
        "message": finding.message if finding else None,
        "suggestion": finding.suggestion if finding else difference.new if difference else None,
        "proposal": item.proposal.id if item.proposal else None,
    }
