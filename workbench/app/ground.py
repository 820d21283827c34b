"""What an edition stands on, for `doctor`: the disk, the locks and the clock.

None of them can damage it; each can stop the work.

ground(root)        # [Check("disk", "can be written, 3.2 GB free"), …]
"""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from workbench.app.checked import Check
from workbench.model.act import Act
from workbench.model.errors import EXIT_INPUT, EXIT_OK, EXIT_STALE, StaleError, WorkbenchError
from workbench.store.atomic import try_writing
from workbench.store.locks import exclusive, lock_file
from workbench.store.paths import EditionPaths

_LITTLE = 20_000_000  # bytes: a build of a book needs about as many


def ground(root: Path) -> Iterator[Check]:
    yield _disk(root)
    paths = EditionPaths(root)
    for path, what in ((paths.journal, "the journal"), (paths.manifest, "the manifest"), (paths.build, "build/")):
        if held := _held(path, what):
            yield held


def clock(acts: Sequence[Act]) -> Check:
    """Acts are in order by their numbers, whatever the clock says; but somebody may look for them by date."""
    now = datetime.datetime.now(datetime.UTC)
    limit = (now + datetime.timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    ahead = [act for act in acts if act.when > limit]
    if not ahead:
        return Check("clock", "no act is dated later than now")
    last = max(act.when for act in ahead)
    return Check(
        "clock",
        f"{len(ahead)} dated later than now, up to {last}: look at the clock. Their order is right, it goes by their "
        "numbers; only `log --since` goes by dates",
    )


def _disk(root: Path) -> Check:
    try:
        try_writing(root)
    except WorkbenchError as error:
        return Check("disk", f"{error}; {error.hint}" if error.hint else str(error), EXIT_INPUT)
    free = shutil.disk_usage(root).free
    told = f"can be written, {free / 1e9:.1f} GB free" if free >= 1e8 else f"can be written, {free / 1e6:.1f} MB free"
    return Check("disk", told if free >= _LITTLE else f"{told}: free some space", EXIT_OK)


def _held(path: Path, what: str) -> Check | None:
    lock = lock_file(path)
    if not lock.is_file():
        return None
    try:
        with exclusive(lock, what, wait=0):
            return None
    except StaleError as error:
        return Check("locks", f"{error}; wait until that has ended, or end it", EXIT_STALE)
    except WorkbenchError:
        return None  # told by the disk
