"""The sample edition, wherever this copy of the program has it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import workbench
from workbench.model.errors import InputError, UsageError

SAMPLE = "japan-1945"


def find_sample() -> Path:
    """Beside the installed package, or in the checkout the package is run from."""
    package = Path(workbench.__file__).resolve().parent
    for folder in (package / "sample" / SAMPLE, package.parent / "editions" / SAMPLE):
        if (folder / "edition.yaml").is_file():
            return folder
    raise InputError("this installation has no sample edition", hint="run `workbench new` on texts of your own")


def fetch_sample(folder: Path) -> Path:
    """A copy of the sample in `folder`; a folder that is an edition already is left as it is."""
    if (folder / "edition.yaml").is_file():
        return folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is there and is no edition", hint="name a new folder")
    sample = find_sample()
    folder.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        copy = scratch / folder.name
        shutil.copytree(sample, copy, ignore=shutil.ignore_patterns("build", ".*.lock"))
        if folder.exists():
            folder.rmdir()
        copy.rename(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return folder
