"""One writer at a time: a lock that the system gives back when its process dies.

    with exclusive(lock_file(paths.journal), "the journal", wait=10):
        ...

The journal and `build` each have a lock of their own. The file beside them stays behind, empty, on purpose:
a lock on a file that another process removes holds nobody back.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.model.errors import StaleError
from workbench.store.atomic import explained

WAIT = 10.0  # seconds
_PAUSE = 0.02


def lock_file(path: Path) -> Path:
    """The lock that stands for a file or folder: `journal.jsonl` -> `.journal.jsonl.lock`."""
    return path.with_name(f".{path.name}.lock")


@contextmanager
def exclusive(lock: Path, what: str, *, wait: float = WAIT) -> Iterator[None]:
    """Hold the lock for the block. StaleError when somebody else has it for more than `wait` seconds."""
    with explained(lock):
        handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        deadline = time.monotonic() + wait
        while not _take(handle, lock):
            if time.monotonic() >= deadline:
                raise StaleError(
                    f"{what} is in use by another workbench",
                    hint="wait until it has ended and run the command again",
                )
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)  # gives the lock back


def _take(handle: int, lock: Path) -> bool:
    try:
        _lock_at_once(handle)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        with explained(lock):
            raise
    return True


# The two systems' modules are loaded when first needed: neither exists on the other.
if sys.platform == "win32":

    def _lock_at_once(handle: int) -> None:
        import msvcrt

        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:

    def _lock_at_once(handle: int) -> None:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
