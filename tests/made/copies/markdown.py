"""Markdown, with the lines changed: the front matter stays."""

from __future__ import annotations

from pathlib import Path

from tests.made.edits import Copy
from workbench.cli.main import run

SUFFIX = ".md"


def write(edition: Path, copy: Copy, target: Path) -> None:
    assert run(["-q", "-C", str(edition), "export", "markdown", "-o", str(target)]) == 0
    front, end, _ = target.read_text("utf-8").partition("---\n\n")
    blocks, notes = list(copy.paragraphs), list[str]()
    for at, text in enumerate(copy.paragraphs):
        if note := copy.note_in(at):
            label = f"[^new{len(notes) + 1}]"
            blocks[at] = text[: note[0]] + label + text[note[0] :]
            notes.append(f"{label}: {note[1]}")
    target.write_text(front + end + "\n\n".join([*blocks, *notes]) + "\n", "utf-8")
