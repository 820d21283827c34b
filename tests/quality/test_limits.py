"""A file that holds as much as a file may is read, or refused with one message, in less than 500 MB.

pytest tests/quality/test_limits.py -s          # prints MB and seconds of the processor for each
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.made.crowded import CROWDED

pytestmark = pytest.mark.slow

MEMORY = 500  # MB
# A process of its own starts the command: what is started by a large one is said to have had its memory.
_LAUNCH = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(done.returncode, used.ru_maxrss / 1024, used.ru_utime + used.ru_stime)
print(done.stderr)
"""


@pytest.mark.parametrize("name", CROWDED)
def test_memory(name: str, tmp_path: Path) -> None:
    file, edition = tmp_path / name, tmp_path / "e"
    file.write_bytes(CROWDED[name]())
    command = f"workbench -q new {edition} --base {file} --base-language en".split()
    launch = [sys.executable, "-c", _LAUNCH, sys.executable, "-m", *command]
    first, _, said = subprocess.run(launch, capture_output=True, text=True, check=True).stdout.partition("\n")
    code, memory, took = map(float, first.split())
    print(f"{name:16} {memory:4.0f} MB {took:5.1f} s, exit {code:.0f}")
    assert "Traceback" not in said
    assert code in (0, 3), said
    if code == 3:
        assert said.startswith(f"workbench: {file}"), said
        assert not edition.exists()
    assert memory < MEMORY
