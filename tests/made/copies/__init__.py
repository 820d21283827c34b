"""An edited copy as somebody would save it, in each format that comes back: one file each, found by scanning.

write_copy("tei", edition, copy, Path("copy.xml"))

Each file has a function `write(edition, copy, target)`: it exports the edition, changes the file as the program that
people edit it with would, and saves it. `suffix` is that of the file.
"""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

from tests.made.edits import Copy

KINDS = tuple(sorted(each.name for each in pkgutil.iter_modules(__path__)))


def write_copy(kind: str, edition: Path, copy: Copy, folder: Path) -> Path:
    module = importlib.import_module(f"{__name__}.{kind}")
    target = folder / f"copy{module.SUFFIX}"
    module.write(edition, copy, target)
    return target
