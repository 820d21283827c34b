"""Where the evaluation data is, and a loud word when it is not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def data_dir(*parts: str) -> Path:
    """A folder or file of the evaluation data; the test is left out, loudly, where it is missing."""
    base = Path(os.environ.get("WORKBENCH_DATA", ROOT.parent / "shared" / "data"))
    path = base.joinpath(*parts)
    if not path.exists():
        leave_out("data", f"{'/'.join(parts) or 'the data'} is not there (set WORKBENCH_DATA)")
    return path


def shared_dir(*parts: str) -> Path:
    """A folder or file beside the evaluation data (schema, examples, tools)."""
    return data_dir().parent.joinpath(*parts)


def leave_out(need: str, why: str) -> None:
    """Skip, or fail where WORKBENCH_REQUIRE names the need."""
    if need in os.environ.get("WORKBENCH_REQUIRE", "").split(","):
        pytest.fail(f"left out although required ({need}): {why}")
    pytest.skip(f"LEFT OUT ({need}): {why}", allow_module_level=True)
