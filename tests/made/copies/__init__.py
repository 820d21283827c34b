"""An edited copy as somebody would save it, in each format that comes back: one file each, found by scanning.

write_copy("tei", edition, copy, Path("copy.xml"))

Each file has a function `write(edition, copy, target)`: it exports the edition, changes the file as the program that
people edit it with would, and saves it. `SUFFIX` is that of the file. A format in which not every kind of edit can be
made names those it can in `KINDS`; one that needs more of an edition than a text has a function `PREPARE(edition)`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path

from tests.made.edits import Copy

KINDS = tuple(sorted(each.name for each in pkgutil.iter_modules(__path__)))


def edits_of(kind: str) -> dict[str, int] | None:
    """How many edits of each kind a copy of this format has; None: of all kinds."""
    return getattr(importlib.import_module(f"{__name__}.{kind}"), "KINDS", None)


def prepare(kind: str, edition: Path) -> None:
    """What has to be in the edition before it is exported in this format."""
    made: Callable[[Path], None] | None = getattr(importlib.import_module(f"{__name__}.{kind}"), "PREPARE", None)
    if made is not None:
        made(edition)


def write_copy(kind: str, edition: Path, copy: Copy, folder: Path) -> Path:
    module = importlib.import_module(f"{__name__}.{kind}")
    target = folder / f"copy{module.SUFFIX}"
    module.write(edition, copy, target)
    return target
