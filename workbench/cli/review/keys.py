"""Single keys and lines from a terminal.

    with Keys() as keys:
        keys.read()                             # "a"; an arrow is "left" or "right"
        keys.line("why: ", "a quotation")       # the words, to be changed in place; None when one thinks better of it

What is typed ahead stays: the terminal's own buffer keeps it, and no key is ever thrown away.
"""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import Any

import click

_ARROWS = {
    "\x1b[C": "right",
    "\x1b[D": "left",
    "\x1b[A": "left",
    "\x1b[B": "right",
    "\x1bOC": "right",
    "\x1bOD": "left",
}
_PAUSE = 0.05  # seconds within which the rest of an arrow's code has come


class Keys:
    """The terminal gives keys as they are pressed while this is open, and is as it was afterwards."""

    def __init__(self) -> None:
        self._fd = sys.stdin.fileno()
        self._before: list[Any] | None = None
        self.unused: dict[str, str] = {}  # by what was to be edited: what was saved, and could not be written

    def __enter__(self) -> Keys:
        if sys.platform != "win32":
            import termios

            self._before = termios.tcgetattr(self._fd)
            self._to_keys()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._to_lines()

    def _to_keys(self) -> None:
        if sys.platform != "win32":
            import termios
            import tty

            tty.setcbreak(self._fd, termios.TCSADRAIN)

    def _to_lines(self) -> None:
        if self._before is not None:
            import termios

            termios.tcsetattr(self._fd, termios.TCSADRAIN, self._before)

    def read(self) -> str:
        """One key. EOFError when the terminal is gone; KeyboardInterrupt as everywhere."""
        if sys.platform == "win32":
            return click.getchar()
        first = self._character()
        if first != "\x1b":
            return first
        return _ARROWS.get(first + self._rest(), "")

    def _character(self) -> str:
        """Byte by byte: what is typed ahead must stay for the line that may be asked next."""
        data = os.read(self._fd, 1)
        while data and len(data) < _length(data[0]):
            data += os.read(self._fd, 1)
        if not data or data == b"\x04":
            raise EOFError
        return data.decode("utf-8", "replace")

    def _rest(self) -> str:
        """To the end of its code: a letter left over would be taken for a key, and decide something."""
        import select

        found = ""
        while not _is_whole_code(found) and select.select([self._fd], [], [], _PAUSE)[0]:
            found += self._character()
        return found

    def say(self, text: str) -> None:
        click.echo(text)

    def line(self, prompt: str, text: str = "") -> str | None:
        """A line with `text` in it to begin with; None on Ctrl-C or Ctrl-D."""
        self._to_lines()
        try:
            return _ask(prompt, text)
        except (KeyboardInterrupt, EOFError):
            click.echo()
            return None
        finally:
            self._to_keys()

    def sheet(self, text: str) -> str | None:
        """A text changed in $VISUAL or $EDITOR; None where it was not saved."""
        from workbench.cli.page import run_editor

        self._to_lines()
        try:
            return run_editor(text)
        finally:
            self._to_keys()


def _is_whole_code(rest: str) -> bool:
    """Whether what came behind ESC is all of a key's code: `[1;2P` is one, so are `OP` and `x` (with Alt)."""
    if rest[:1] == "[":
        return len(rest) > 1 and "@" <= rest[-1] <= "~"
    return len(rest) == (2 if rest[:1] == "O" else 1)


def _length(first: int) -> int:
    """Of a character in UTF-8, by its first byte."""
    return 1 if first < 0xC0 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4


def _ask(prompt: str, text: str) -> str:
    try:
        import readline
    except ImportError:  # a system without it: the line is typed anew
        return input(prompt)
    readline.set_startup_hook(lambda: readline.insert_text(text))
    try:
        return input(prompt)
    finally:
        readline.set_startup_hook(None)
