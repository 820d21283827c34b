"""The day is played, and what stood on the screen is written down.

    day = play(tmp_path)
    day.keys, day.decided          # 51, 30
    day.page                       # the text of docs/tutorial/an-editors-day.md

Ids of acts and times are masked: they differ from day to day. All else must be the same.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.terminal import Terminal

HERE = Path(__file__).resolve().parent
FIRST_SITTING = 14  # findings that are decided before the editor leaves
_MASKS = (
    (re.compile(r"\b(?!\d{8}\b)[0-9a-f]{8}\b|\b\d{8}\b(?=:|  )"), "1f0c7a52"),
    (re.compile(r"\d{4}-\d\d-\d\dT[\d:]+Z"), "2026-03-02T10:15:00Z"),
)


@dataclass
class Day:
    """keys: pressed in the reviews, those that type words too. parts: of the page, in order."""

    edition: Path
    keys: int = 0
    parts: list[str] = field(default_factory=list)

    def tell(self, text: str) -> None:
        self.parts.append(text)

    def show(self, text: str, command: str = "") -> None:
        for pattern, mask in _MASKS:
            text = pattern.sub(mask, text)
        lines = [line.rstrip() for line in text.strip("\n").split("\n")]
        head = [f"$ workbench {command}"] if command else []
        self.parts.append("\n".join(["```text", *head, *lines, "```"]))

    def run(self, command: str) -> None:
        """A command that prints and ends."""
        environment = os.environ | {"NO_COLOR": "1", "WORKBENCH_WHO": "Vera Editor", "COLUMNS": "80"}
        done = subprocess.run(
            [sys.executable, "-m", "workbench.cli.main", *command.split()],
            cwd=self.edition, capture_output=True, text=True, check=True, env=environment,
        )  # fmt: skip
        self.show(done.stdout, command)

    def press(self, terminal: Terminal, key: str, ending: str = "> ") -> str:
        self.keys += 1
        return terminal.press(key, ending)

    @property
    def page(self) -> str:
        return "\n\n".join(self.parts) + "\n"


def play(folder: Path) -> Day:
    for name in ("cape.txt", "мыс.txt"):
        shutil.copy(HERE / name, folder / name)
    day = Day(folder)
    day.tell(
        "# An editor's day\n\n<!-- Written by `python -m tests.day --write`; do not edit. -->\n\n"
        "A short story came back from machine translation. This is how it is put right: what stands on the screen of\n"
        "a terminal of 80 columns and 24 lines, recorded. (Ids and times are those of another day.)"
    )
    day.run("new cape --base cape.txt --source мыс.txt")
    day.edition = folder / "cape"
    day.run("build")
    day.tell("## Thirty findings\n\n`workbench review` shows the first. Source and translation stand side by side.")
    with Terminal(["review"], day.edition) as terminal:
        terminal.wait()
        day.show(terminal.screen, "review")
        day.tell("`a` takes what is suggested, and the next one is there:")
        day.press(terminal, "a")
        day.show(terminal.screen)
        day.tell("That one was taken too fast. `u` takes it back and shows it again; it is looked at again, and taken:")
        day.press(terminal, "a")
        day.press(terminal, "u")
        day.show(terminal.screen)
        while decided(terminal) < FIRST_SITTING:
            day.press(terminal, "a")
        day.tell("The telephone rings, and `q` leaves. Nothing has to be saved:")
        day.keys += 1
        day.show(terminal.leave()[1])
    day.tell("## Going on\n\nThe same command goes on at the finding that was open.")
    with Terminal(["review"], day.edition) as terminal:
        terminal.wait()
        day.show(terminal.screen, "review")
        go_through_the_rest(day, terminal)
        day.tell("Every other suggestion serves, and the end is reached:")
        day.show(terminal.screen)
        day.keys += 1
        day.show(terminal.leave()[1])
    day.tell("## Who wrote what")
    day.run("blame p12")
    day.run("log -n 2")
    day.tell("## Where the work stands")
    day.run("build")
    day.run("report")
    return day


def decided(terminal: Terminal) -> int:
    found = re.findall(r"\d+ of \d+, (\d+) decided", terminal.screen)
    return int(found[0]) if found else 0


def go_through_the_rest(day: Day, terminal: Terminal) -> None:
    """One mark is suggested in a wrong place: the sentence is edited instead."""
    while "That was the last" not in terminal.screen:
        if "quote-unbalanced" not in terminal.screen or "Do you hear" not in terminal.screen:
            day.press(terminal, "a")
            continue
        day.tell(
            "Here a quotation mark is missing, but not where it is suggested: the question ends sooner. `e` puts the\n"
            "sentence on a line of its own, where it is changed like any line of a shell; Enter, and Enter again for\n"
            "the reason:"
        )
        day.show(terminal.screen)
        day.press(terminal, "e", ending="last.")
        for key in ("\x1bb", "\x1bb", "\x1bb", "\x1bb", "\x7f", "”"):
            day.keys += 1
            terminal.send(key)
        day.keys += 1
        terminal.press(" \r", ending="says): ")
        day.press(terminal, "\r")
        day.show(terminal.screen)
