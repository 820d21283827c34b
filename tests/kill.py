"""Kill a command at a random moment, again and again, and look at what it left behind.

    for run in kill_again_and_again([sys.executable, "-c", SCRIPT, str(path)], times=30, seed=1):
        assert is_whole(path)           # run.said: the lines it had printed before it died

The command prints a line when it has promised something; the clock starts with its first line.
"""

from __future__ import annotations

import random
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Killed:
    """said: whole lines printed before the end; ended: the command was done before it could be killed."""

    said: tuple[str, ...]
    ended: bool


def kill_once(command: Sequence[str], delay: float) -> Killed:
    """Start, wait for the first line, wait `delay` seconds more, kill -9."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        time.sleep(delay)
        ended = process.poll() is not None
        process.kill()
        rest, errors = process.stdout.read(), process.stderr.read()
    assert first, f"the command never began: {errors.decode(errors='replace')}"
    assert not errors, errors.decode(errors="replace")
    whole = (first + rest).rpartition(b"\n")[0]
    return Killed(tuple(whole.decode().split("\n")), ended)


def time_once(command: Sequence[str]) -> float:
    """Seconds from its first line to its end, when it is left alone."""
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline(), "the command never began"
        start = time.monotonic()
        process.stdout.read()
        process.wait()
    return time.monotonic() - start


def kill_again_and_again(command: Sequence[str], *, times: int, seed: int, longest: float = 0.05) -> Iterator[Killed]:
    """Runs of the same command, each killed after a delay of its own; the state it works on is the caller's."""
    moments = random.Random(seed)
    for _ in range(times):
        yield kill_once(command, moments.uniform(0, longest))
