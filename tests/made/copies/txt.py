"""A plain text; a new note in it is told, but nothing is made of it."""

from __future__ import annotations

from pathlib import Path

from tests.made.edits import WITHOUT_NOTES, Copy

SUFFIX = ".txt"
KINDS = WITHOUT_NOTES


def write(edition: Path, copy: Copy, target: Path) -> None:
    target.write_text("\n\n".join(copy.paragraphs) + "\n", "utf-8")
