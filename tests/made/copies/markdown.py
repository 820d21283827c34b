"""Markdown, with the lines changed: the front matter stays."""

from __future__ import annotations

from pathlib import Path

from tests.made.edits import Copy
from workbench.cli.main import run

SUFFIX = ".md"


def write(edition: Path, copy: Copy, target: Path) -> None:
    assert run(["-q", "-C", str(edition), "export", "markdown", "-o", str(target)]) == 0
    front, end, _ = target.read_text("utf-8").partition("---\n\n")
    target.write_text(front + end + "\n\n".join(copy.paragraphs) + "\n", "utf-8")
