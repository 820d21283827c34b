"""A plain text; notes are called by signs in brackets, as the export writes them."""

from __future__ import annotations

from pathlib import Path

from tests.made.edits import Copy

SUFFIX = ".txt"


def write(edition: Path, copy: Copy, target: Path) -> None:
    blocks, notes = list(copy.paragraphs), list[str]()
    for at, text in enumerate(copy.paragraphs):
        if note := copy.note_in(at):
            sign = f"[{len(notes) + 51}]"
            blocks[at] = text[: note[0]] + sign + text[note[0] :]
            notes.append(f"{sign} {note[1]}")
    target.write_text("\n\n".join([*blocks, *notes]) + "\n", "utf-8")
