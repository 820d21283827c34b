"""TEI with an apparatus, edited like any other TEI: words, paragraphs, lemmas."""

from __future__ import annotations

from pathlib import Path

from tests.made.copies.tei import SUFFIX, change
from tests.made.edits import Copy
from workbench.cli.main import run

__all__ = ["SUFFIX", "write"]


def write(edition: Path, copy: Copy, target: Path) -> None:
    exported = target.with_suffix(".exported.xml")
    assert run(["-q", "-C", str(edition), "export", "tei-apparatus", "-o", str(exported)]) == 0
    change(exported, copy, target)
