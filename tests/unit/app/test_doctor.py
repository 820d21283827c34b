"""What doctor sees, and what --fix does about it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.port import make_port
from workbench.app.checked import Check
from workbench.app.doctor import examine
from workbench.cli.main import run


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    folder = make_port(tmp_path)
    assert run(["-q", "-C", str(folder), "correct", "p3", "rained", "poured"]) == 0
    return folder


def look(port: Path, *, fix: bool = False) -> dict[str, Check]:
    return {check.name: check for check in examine(port, fix=fix)}


def test_all_is_well(port: Path) -> None:
    seen = look(port)
    assert {check.exit_code for check in seen.values()} == {0}
    assert seen["decisions"].message.startswith("1 corrections in force")


def test_outside_an_edition(tmp_path: Path) -> None:
    assert look(tmp_path)["edition"].message == "none here (use -C DIR)"


def test_a_touched_witness(port: Path) -> None:
    path = port / "witnesses" / "ru.xml"
    path.write_bytes(path.read_bytes().replace("крана".encode(), "моста".encode()))
    assert look(port)["ru"].exit_code == 4


def test_a_received_file_that_is_gone(port: Path) -> None:
    (port / "sources" / "ru.txt").unlink()
    assert "sources/ru.txt" in look(port)["ru"].message


def test_damaged_lines_are_put_aside_only_when_asked(port: Path) -> None:
    journal = port / "journal.jsonl"
    good = journal.read_bytes()
    journal.write_bytes(b'{"v":1,"id":\n' + good)
    assert look(port)["journal lines"].exit_code == 3
    assert journal.read_bytes() != good
    assert look(port, fix=True)["journal lines"].exit_code == 0
    assert journal.read_bytes() == good
    assert b'{"v":1,"id":' in next(iter(port.glob("journal.torn-*"))).read_bytes()


def test_what_a_killed_program_left_is_removed_only_when_asked(port: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = port / f".edition.yaml.{gone.pid}-0123abcd.tmp"
    left.write_bytes(b"half")
    assert look(port)["leftovers"].message.startswith("1 files")
    assert left.exists()
    look(port, fix=True)
    assert not left.exists()


def test_received_findings(port: Path, tmp_path: Path) -> None:
    received = tmp_path / "marks.jsonl"
    received.write_text('{"mt": "We came to the port on May 3, 1961.", "spans": [{"start": 0, "end": 2}]}\n', "utf-8")
    assert "findings" not in look(port)
    assert run(["-q", "-C", str(port), "findings", "add", str(received)]) == 0
    assert look(port)["findings"].message == "1 received in 1 file"
    (port / "sources" / "findings" / "marks.jsonl").unlink()
    lost = look(port)["findings"]
    assert lost.exit_code == 3
    assert "marks.jsonl: cannot be read" in lost.message


def test_an_edition_that_git_would_merge_as_a_text(port: Path) -> None:
    assert "git merges" not in look(port)
    (port.parent / ".git").mkdir()
    assert look(port)["git merges"].message == "keep the lines of both sides"
    (port / ".gitattributes").write_text("journal.jsonl merge=union text eol=lf\n", "utf-8")
    assert look(port)["git merges"].message.endswith("edition.yaml merge=union; glossary.tsv merge=union")
    (port / ".gitattributes").unlink()
    assert "journal.jsonl merge=union" in look(port)["git merges"].message
