"""kill -9 at random moments: no act is lost whose command had returned, and no file is half."""

from __future__ import annotations

import hashlib
import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from workbench.cli.main import run
from workbench.store.journal import read_journal
from workbench.tei.profile import validate

ENGLISH = "A Visit\n\n" + "\n\n".join(
    f"On day {n} the master counted {n} cranes in in the port.." for n in range(1, 31)
)
RUSSIAN = "Визит\n\n" + "\n\n".join(f"В день {n} начальник насчитал в порту {n} кранов." for n in range(1, 31))
# Runs a command as the program does, but says when it begins, so that a kill does not only hit the imports.
STARTER = "import sys, workbench.app.build, workbench.app.decide; from workbench.cli.main import run;"
STARTER += "print('ready', flush=True); sys.exit(run(sys.argv[1:]))"


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


def start_and_kill(edition: Path, arguments: list[str], after: float) -> bool:
    """Whether the command had returned before it was killed."""
    command = [sys.executable, "-c", STARTER, "-q", "-C", str(edition), *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(after)
    returned = process.poll() == 0
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    return returned


def finding_ids(edition: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert run(["-q", "-C", str(edition), "check", "--json", "--status", "all"]) == 0
    return [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]


def has_whole_files(folder: Path) -> None:
    """Every derived XML file is valid and every page ends as a page does."""
    for path in folder.rglob("*.xml"):
        if path.name != "edition.xml" and "sources" not in path.parts:
            assert validate(path.read_bytes(), path.name) == []
    for path in folder.rglob("*.html"):
        assert path.read_text("utf-8").rstrip().endswith("</html>")


def kill_often(edition: Path, capsys: pytest.CaptureFixture[str], times: int, seed: int) -> None:
    chance = random.Random(seed)
    findings = finding_ids(edition, capsys)
    untouched = {path: hashlib.sha256(path.read_bytes()).digest() for path in (edition / "witnesses").iterdir()}
    returned: list[str] = []
    for number in range(times):
        kind = chance.choice(["correct", "correct", "dismiss", "build"])
        before = {act.id for act in read_journal(edition / "journal.jsonl").acts}
        if kind == "correct":
            segment = f"p{chance.randint(1, 30)}"
            arguments = ["correct", segment, "master", f"chief{number}", "--why", "a test"]
        elif kind == "dismiss":
            arguments = ["dismiss", chance.choice(findings), "--why", "a test"]
        else:
            arguments = ["build", "--force"]
        done = start_and_kill(edition, arguments, chance.uniform(0.0, 0.4))
        journal = read_journal(edition / "journal.jsonl")
        now = {act.id for act in journal.acts}
        assert before <= now, "an act was lost"
        if done and kind != "build":
            assert len(now) > len(before), "a command had returned and its act is not there"
            returned += sorted(now - before)
        assert set(returned) <= now
        if kind == "build":
            has_whole_files(edition / "build")
    assert returned, "no command ever returned: the test killed too early"
    assert untouched == {path: hashlib.sha256(path.read_bytes()).digest() for path in (edition / "witnesses").iterdir()}
    assert run(["-q", "-C", str(edition), "doctor", "--fix"]) in (0, 4)
    assert run(["-q", "-C", str(edition), "build", "--force"]) == 0
    has_whole_files(edition / "build")


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a matter of POSIX")
def test_thirty_kills(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kill_often(edition, capsys, 30, seed=1)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a matter of POSIX")
def test_three_hundred_kills(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kill_often(edition, capsys, 300, seed=2)
