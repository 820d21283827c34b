"""The loop of the review: draw the item, read a key, do what it says; nothing is lost when it is left.

    run_review(settings, session)        # the exit code

A command that cannot be done says why on the line below and stays; only q, Ctrl-C or the end of the input leave.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from workbench.cli.review import deeds
from workbench.cli.review.card import draw, fold
from workbench.cli.review.keys import Keys
from workbench.cli.review.words import KEYS
from workbench.model.errors import EXIT_INTERRUPTED, EXIT_OK, WorkbenchError
from workbench.text.normalise import show_controls

if TYPE_CHECKING:
    from workbench.app.review.session import Session
    from workbench.cli.settings import Settings

CLEAR = "\x1b[H\x1b[2J"
Deed = Callable[["Session", Keys], str]  # does what a key says, and tells it in a line

DEEDS: dict[str, Deed] = {
    "a": deeds.accept, "e": deeds.edit, "E": deeds.edit_sheet, "p": deeds.propose, "d": deeds.dismiss,
    "m": deeds.mark_read, "r": deeds.remark, " ": deeds.skip, "s": deeds.skip, "u": deeds.undo,
    "b": deeds.back, "left": deeds.back, "f": deeds.forward, "right": deeds.forward, "j": deeds.jump,
    "/": deeds.search, "v": deeds.toggle_whole, "g": deeds.glossary, "P": deeds.pin, "U": deeds.unpin,
    "x": deeds.shape_bead,
}  # fmt: skip


def run_review(settings: Settings, session: Session) -> int:
    """Until everything was shown, or somebody leaves."""
    said, context = "", False
    with Keys() as keys:
        try:
            while True:
                if session.is_over:
                    said, goes_on = _at_the_end(session, keys, said)
                    if not goes_on:
                        return _leave(session, EXIT_OK)
                    continue
                said = said or _do(_catch_up, session, keys)
                _show(session, said, context=context)
                key, said = keys.read(), ""
                context = key == "c" and not context
                if key in ("q", "Q"):
                    return _leave(session, EXIT_OK)
                if key == "?":
                    _help(keys)
                elif key in DEEDS:
                    said = _do(DEEDS[key], session, keys)
                elif key not in ("c", "\n", "\r", ""):
                    said = f"{key!r} does nothing; ? shows the keys"
        except EOFError:
            return _leave(session, EXIT_OK)
        except KeyboardInterrupt:
            return _leave(session, EXIT_INTERRUPTED)


def _do(deed: Deed, session: Session, keys: Keys) -> str:
    try:
        return deed(session, keys)
    except WorkbenchError as error:
        return f"{error.message}" + (f" ({error.hint})" if error.hint else "")


def _catch_up(session: Session, keys: Keys) -> str:
    session.catch_up()
    return ""


def _show(session: Session, said: str, *, context: bool) -> None:
    size = shutil.get_terminal_size((80, 24))
    if _can_clear():
        click.echo(CLEAR, nl=False)
    told = fold(show_controls(said), size.columns)
    room = size.lines - max(1, len(told)) - 1
    click.echo(draw(session, size.columns, room, is_plain=is_plain(), context=context))
    for line in told:
        click.echo(line)
    click.echo("> ", nl=False)


def is_plain() -> bool:
    """Without any control sequences: a terminal that knows none, or somebody who wants none."""
    import os

    return os.environ.get("TERM", "dumb") == "dumb" or bool(os.environ.get("NO_COLOR"))


def _can_clear() -> bool:
    import os

    return os.environ.get("TERM", "dumb") != "dumb"


def _help(keys: Keys) -> None:
    click.echo()
    for key, what in KEYS:
        click.echo(f"  {key:7}{what}")
    click.echo("any key goes back")
    keys.read()


def _at_the_end(session: Session, keys: Keys, said: str) -> tuple[str, bool]:
    """What is to be said, and whether there is more to do: the skipped ones, or a step back."""
    if not session.items:
        return "", False
    if _can_clear():
        click.echo(CLEAR, nl=False)
    if said:
        click.echo(said)
    parts = [f"That was the last. {len(session.settled)} of {len(session.items)} decided"]
    parts += [f"{len(session.skipped)} skipped: s shows them again"] if session.skipped else []
    click.echo("; ".join(parts) + ".\n\nb back  u undo  q quit\n> ", nl=False)
    key = keys.read()
    if key in ("s", " ") and session.skipped:
        session.again()
    elif key in ("b", "left"):
        session.step(-1)
    elif key == "u":
        return _do(deeds.undo, session, keys), True
    return "", key not in ("q", "Q", "\n", "\r")


def _leave(session: Session, code: int) -> int:
    number = len(session.made)
    left = session.left
    if not session.items:
        click.echo("there is nothing to decide about.  Next:  workbench review --segments")
        return code
    click.echo()
    click.echo(
        f"{number} decision{'' if number == 1 else 's'} recorded; {left} left"
        + (f", {len(session.skipped)} skipped" if session.skipped else "")
        + ".  Next:  workbench build" * bool(number)
    )
    return code
