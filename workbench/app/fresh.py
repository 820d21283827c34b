"""Is there anything to build? Answered with the store alone: no XML, no engine, no manifest is read."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import workbench
from workbench.store import stages


def is_up_to_date(root: Path) -> bool:
    return stages.is_up_to_date(root, program_version())


@cache
def program_version() -> str:
    """The version, and what the program's own files look like: a changed checkout builds anew.

    Sizes and times, not contents: this is asked before every build. It stands in the cache only.
    """
    package = Path(workbench.__file__).resolve().parent
    digest = hashlib.sha256(workbench.__version__.encode())
    for path in sorted(package.rglob("*")):
        if path.suffix not in (".pyc", "") and path.is_file():
            stat = path.stat()
            digest.update(f"{path.relative_to(package)} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return f"{workbench.__version__}+{digest.hexdigest()[:16]}"
