"""A plain text."""

from __future__ import annotations

from pathlib import Path

from tests.made.edits import Copy

SUFFIX = ".txt"


def write(edition: Path, copy: Copy, target: Path) -> None:
    target.write_text("\n\n".join(copy.paragraphs) + "\n", "utf-8")
