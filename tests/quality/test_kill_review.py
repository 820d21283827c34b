"""kill -9 at random moments of a review in a terminal: what had been recorded when the next item was shown is there.

    python -m pytest tests/quality/test_kill_review.py

The keys of an editor's day are pressed one after the other; one press in each run is answered by a kill.
"""

from __future__ import annotations

import random
import re
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.terminal import PROMPT, Terminal
from workbench.app.review.session import Session
from workbench.app.review.wish import ReviewWish
from workbench.cli.main import run
from workbench.store.journal import read_journal

ENGLISH = "A Visit\n\n" + "\n\n".join(
    f"On day {n} the master counted {n} cranes in in the port.. It rained  on the the quay." for n in range(1, 31)
)
# What is pressed, and what the terminal ends with when it is done.
SCRIPT = [("a", ""), ("d", "stands): "), ("a matter of taste\r", ""), ("a", ""), ("u", ""), (" ", ""), ("m", "")]
SAID = re.compile(r"^(?:correct|dismiss|undo|read) ([0-9a-f]{8})", re.M)
LONGEST = 0.08  # seconds between a key and the kill


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kill")
    (folder / "en.txt").write_text(ENGLISH, "utf-8")
    port = folder / "port"
    assert run(["-q", "new", str(port), "--base", str(folder / "en.txt")]) == 0
    assert run(["-q", "-C", str(port), "build"]) == 0
    return port


@pytest.mark.parametrize("times", [6, pytest.param(300, marks=pytest.mark.slow)])
def test_nothing_recorded_is_lost(built: Path, tmp_path: Path, times: int) -> None:
    chance = random.Random(times)
    port, promised = tmp_path / "port", set[str]()
    shutil.copytree(built, port)
    unfinished = 0
    before = open_session(port)
    for _ in range(times):
        run = review_until_killed(port, chance)
        promised |= run.said
        there = {act.id for act in read_journal(port / "journal.jsonl").acts}  # it parses
        assert promised <= there
        unfinished += len(there - promised) > 0
        promised |= there  # the act in flight may have come through
        after = open_session(port)
        assert goes_on(before, run, after)
        before = after
        if len(there) > 60:
            shutil.rmtree(port)
            shutil.copytree(built, port)
            before, promised = open_session(port), set()
    assert times < 100 or unfinished, "no kill came between an act and what is said of it: the moments are no use"


@dataclass(frozen=True, slots=True)
class Run:
    """said: acts that were said to be recorded. shown: number (from 1) of the last item. pressed: the last key."""

    said: set[str]
    shown: int
    pressed: str


def review_until_killed(port: Path, chance: random.Random) -> Run:
    with Terminal(["review"], port) as terminal:
        terminal.wait()
        first = chance.randrange(len(SCRIPT))
        keys = [*SCRIPT[first:], *SCRIPT, *SCRIPT]
        keys = keys[1:] if keys[0][0].endswith("\r") else keys
        last = chance.randrange(1, 6)
        for key, ending in keys[:last]:
            terminal.press(key, ending=ending or PROMPT)
        terminal.send(keys[last][0])
        time.sleep(chance.uniform(0, LONGEST))
        terminal.kill()
        shown = re.findall(r"(\d+) of \d+", terminal.seen)
        return Run(set(SAID.findall(terminal.seen)), int(shown[-1]), keys[last][0])


def goes_on(before: Session, run: Run, after: Session) -> bool:
    """At what was shown last if it is still open, or at the next that is: the last key may have come too late."""
    if run.pressed == "u":
        return after.item.key not in after.settled
    behind = before.items[run.shown - 1 :]
    open_now = [item.key for item in behind if item.key in {each.key for each in after.items}]
    waiting = [key for key in open_now if key not in after.skipped]
    return after.item.key in (*open_now[:1], *waiting[:2])


def open_session(port: Path) -> Session:
    return Session.open(port, ReviewWish(), "Vera Editor")
