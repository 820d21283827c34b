"""kill -9 at random moments: no act is lost whose command had returned, and no file is half."""

from __future__ import annotations

import hashlib
import json
import random
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from lxml import etree

from tests.kill import kill_once, time_once
from workbench.cli.main import run
from workbench.store.atomic import leftovers
from workbench.store.journal import read_journal
from workbench.store.manifest import read_manifest

ENGLISH = "A Visit\n\n" + "\n\n".join(
    f"On day {n} the master counted {n} cranes in in the port.." for n in range(1, 31)
)
RUSSIAN = "Визит\n\n" + "\n\n".join(f"В день {n} начальник насчитал в порту {n} кранов." for n in range(1, 31))
# Runs a command as the program does, but says when it begins, so that a kill does not only hit the imports.
STARTER = "import sys, workbench.app.build, workbench.app.decide; from workbench.cli.main import run;"
STARTER += "print('ready', flush=True); sys.exit(run(sys.argv[1:]))"
ACT = re.compile("[0-9a-f]{8}")
TWICE = 2  # a kill comes at most so many times later than a command takes here


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    (tmp_path / "en.txt").write_text(ENGLISH, "utf-8")
    (tmp_path / "ru.txt").write_text(RUSSIAN, "utf-8")
    folder = tmp_path / "port"
    assert (
        run(["-q", "new", str(folder), "--base", str(tmp_path / "en.txt"), "--source", str(tmp_path / "ru.txt")]) == 0
    )
    assert run(["-q", "-C", str(folder), "build"]) == 0
    return folder


def finding_ids(edition: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert run(["-q", "-C", str(edition), "check", "--json", "--status", "all"]) == 0
    return [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]


def to_command(edition: Path, arguments: Sequence[str]) -> list[str]:
    return [sys.executable, "-c", STARTER, "-q", "-C", str(edition), *arguments]


def has_whole_files(edition: Path) -> None:
    """The manifest is readable, every derived XML file is valid, and every page ends as a page does."""
    assert read_manifest(edition / "edition.yaml").id == "port"
    for path in (edition / "build" / "tei").glob("*.xml"):
        etree.parse(path)  # half a file is not well-formed; validity is looked at elsewhere
    for path in (edition / "build" / "html").rglob("*.html"):
        assert path.read_text("utf-8").rstrip().endswith("</html>")


def kill_often(edition: Path, capsys: pytest.CaptureFixture[str], times: int, seed: int) -> None:
    chance = random.Random(seed)
    findings = finding_ids(edition, capsys)
    untouched = digests(edition)
    longest = {
        kind: TWICE * time_once(to_command(edition, arguments))
        for kind, arguments in {
            "correct": ["correct", "p1", "port", "harbour", "--why", "a test"],
            "dismiss": ["dismiss", findings[0], "--why", "a test"],
            "build": ["build", "--force"],
        }.items()
    }
    promised: set[str] = set()  # acts that a command had said it recorded
    cut = {"correct": 0, "dismiss": 0, "build": 0}
    before: set[str] = set()
    for number in range(times):
        kind = chance.choice(["correct", "correct", "dismiss", "build"])
        arguments = {
            "correct": ["correct", f"p{chance.randint(1, 30)}", "master", f"chief{number}", "--why", "a test"],
            "dismiss": ["dismiss", chance.choice(findings), "--why", f"test {number}"],
            "build": ["build", "--force"],
        }[kind]
        killed = kill_once(to_command(edition, arguments), chance.uniform(0.0, longest[kind]))
        cut[kind] += not killed.ended
        now = {act.id for act in read_journal(edition / "journal.jsonl").acts}
        assert before <= now, "an act was lost"
        if kind != "build":
            said = {act for line in killed.said if (act := line.partition(" ")[0]) and ACT.fullmatch(act)}
            assert said or not killed.ended, "it ended without a word"
            promised |= said
        assert promised <= now, "a command had said that it recorded an act, and it is not there"
        before = now
        has_whole_files(edition)
        # The next command works, whatever the last one left behind.
        assert run(["-q", "-C", str(edition), "log", "-n", "1"]) == 0
    assert promised, "no command ever got as far as recording something: the kills came too early"
    assert all(cut.values()), f"some kind of command was never cut short: the kills came too late ({cut})"
    assert digests(edition) == untouched
    assert run(["-q", "-C", str(edition), "doctor", "--fix"]) == 0
    assert run(["-q", "-C", str(edition), "build"]) == 0
    whole = derived(edition)
    assert run(["-q", "-C", str(edition), "build", "--force"]) == 0
    assert derived(edition) == whole, "what was cut short left something that a build did not mend"
    assert leftovers(edition) == ()


def digests(edition: Path) -> dict[str, bytes]:
    """What no command may change."""
    files = [path for part in ("witnesses", "sources") for path in sorted((edition / part).iterdir())]
    return {path.name: hashlib.sha256(path.read_bytes()).digest() for path in files}


def derived(edition: Path) -> dict[str, bytes]:
    files = [path for part in ("tei", "html") for path in sorted((edition / "build" / part).rglob("*"))]
    return {str(path.relative_to(edition)): path.read_bytes() for path in files if path.is_file()}


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a matter of POSIX")
def test_thirty_kills(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kill_often(edition, capsys, 30, seed=1)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a matter of POSIX")
def test_three_hundred_kills(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kill_often(edition, capsys, 300, seed=2)
