"""Readable text kept beside the tests: what a command prints, case by case.

    matches("cli/status", text)

To change a case, name it: `WORKBENCH_GOLDEN=cli/status python -m pytest tests/unit/cli`, and look at the difference
before it is committed. Refused where CI is set: nobody looks there.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent


def matches(case: str, text: str) -> None:
    """Fails with both texts if they differ."""
    path = FOLDER / f"{case}.txt"
    if case in os.environ.get("WORKBENCH_GOLDEN", "").split(","):
        if os.environ.get("CI"):
            pytest.fail("golden texts are not written in CI")
        path.write_text(text, "utf-8")
    assert path.is_file(), f"there is no {path.name} yet: WORKBENCH_GOLDEN={case}"
    assert text == path.read_text("utf-8")
