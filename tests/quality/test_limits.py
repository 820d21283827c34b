"""A file that holds as much as a file may is read, or refused with one message, in less than 500 MB.

pytest tests/quality/test_limits.py -s          # prints MB and seconds of the processor for each
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.made.crowded import CROWDED

pytestmark = pytest.mark.slow

MEMORY = 500  # MB


@pytest.mark.parametrize("name", CROWDED)
def test_memory(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(CROWDED[name]())
    edition = str(tmp_path / "e")
    command = f"workbench -q new {edition} --base {file} --base-language en".split()
    with (tmp_path / "said").open("wb") as said:
        child = subprocess.Popen([sys.executable, "-m", *command], stdout=said, stderr=said)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    memory, took = usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime
    print(f"{name:16} {memory:4.0f} MB {took:5.1f} s, exit {child.returncode}")
    printed = (tmp_path / "said").read_text("utf-8")
    assert "Traceback" not in printed
    assert child.returncode in (0, 3), printed
    if child.returncode == 3:
        assert printed.startswith(f"workbench: {file}"), printed
        assert not Path(edition).exists()
    assert memory < MEMORY
