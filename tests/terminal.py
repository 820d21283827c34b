"""A command in a real terminal: keys go in, screens come out.

with Terminal(["review"], edition, columns=80) as terminal:
    terminal.wait()                 # until it asks for a key
    terminal.press("a")
    terminal.screen                 # what stands on the screen now, without control sequences
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

CLEAR = "\x1b[H\x1b[2J"
PROMPT = "> "
_PATIENCE = 60.0  # seconds, on a machine that has much to do
_CONTROLS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    def __init__(
        self, arguments: Sequence[str], edition: Path, *, columns: int = 80, rows: int = 24, colour: bool = False
    ) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        environment = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS", "LINES")}
        environment |= {"TERM": "xterm", "WORKBENCH_WHO": "Vera Editor", "PYTHONUNBUFFERED": "1"}
        environment |= {} if colour else {"NO_COLOR": "1"}
        program = [sys.executable, "-m", "workbench.cli.main", "-q", "-C", str(edition), *arguments]
        self.process = subprocess.Popen(
            program, stdin=slave, stdout=slave, stderr=subprocess.PIPE, env=environment,
            preexec_fn=_take_terminal, close_fds=True,
        )  # fmt: skip
        os.close(slave)
        self.seen = ""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        assert self.process.stderr is not None
        self.process.stderr.close()
        os.close(self._master)

    def wait(self, ending: str = PROMPT) -> str:
        """Until it asks; what came since the last time."""
        start, came = time.monotonic(), b""
        while not came.decode("utf-8", "ignore").replace("\r\n", "\n").endswith(ending):
            assert time.monotonic() - start < _PATIENCE, f"it never asked: {came.decode('utf-8', 'replace')}"
            piece = self._read()
            if piece is None:
                raise EOFError(came.decode("utf-8", "replace"))
            came += piece
        text = came.decode("utf-8").replace("\r\n", "\n")
        self.seen += text
        return text

    def _read(self) -> bytes | None:
        """What is there within a moment; None where the other end is closed."""
        if not select.select([self._master], [], [], 0.2)[0]:
            return b"" if self.process.poll() is None else None
        try:
            return os.read(self._master, 65536) or None
        except OSError:
            return None

    def press(self, keys: str, ending: str = PROMPT) -> str:
        os.write(self._master, keys.encode())
        return self.wait(ending)

    def send(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def leave(self, keys: str = "q") -> tuple[int, str]:
        """The exit code, and what was printed last."""
        os.write(self._master, keys.encode())
        came = b""
        while (piece := self._read()) is not None:
            came += piece
        return self.process.wait(), came.decode("utf-8", "replace").replace("\r\n", "\n")

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    @property
    def coloured(self) -> str:
        """The screen with its control sequences, ESC written as ^[."""
        return self.seen.rpartition(CLEAR)[2].replace("\x1b", "^[")

    @property
    def screen(self) -> str:
        return _CONTROLS.sub("", self.seen.rpartition(CLEAR)[2])


def _take_terminal() -> None:
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
