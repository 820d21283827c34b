"""`python -m tests.day [--write]`: play the day, say how many keys it took, and write the page."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.day.play import play

PAGE = Path(__file__).resolve().parents[2] / "docs" / "tutorial" / "an-editors-day.md"

with tempfile.TemporaryDirectory() as scratch:
    day = play(Path(scratch))
    print(f"{day.keys} keys")
    if "--write" in sys.argv:
        PAGE.write_text(day.page, "utf-8")
