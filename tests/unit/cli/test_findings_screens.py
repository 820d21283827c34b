"""What is printed of received findings, as readable text in tests/golden/cli."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden.compare import matches
from tests.port import make_port
from tests.unit.cli.test_screens import mask
from workbench.cli.main import run

THEIRS = """\
{"mt": "It rained in the evening.", "score": 0.7, "spans": [{"start": 3, "end": 9, "category": "Style/Awkward"}]}
{"mt": "There are 3 cranes here.", "spans": [{"start": 10, "end": 11, "severity": "major", "message": "How many?"}]}
{"mt": "Nobody wrote these words.", "spans": [{"start": 0, "end": 6, "message": "Who?"}]}
"""
CASES: dict[str, list[str]] = {
    "findings-add": ["findings", "add", "more.jsonl", "--origin", "again", "--dry-run"],
    "findings-list": ["findings", "list"],
    "check-origin": ["check", "--origin", "them", "--status", "all"],
    "show-received": ["show", "p2"],
}


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition with findings of somebody else, one of them answered by a correction."""
    port = make_port(tmp_path_factory.mktemp("received"))
    (port / "theirs.jsonl").write_text(THEIRS, "utf-8")
    (port / "more.jsonl").write_text(THEIRS.replace('3, "end": 9', '0, "end": 2'), "utf-8")
    here = ["-q", "-C", str(port)]
    assert run([*here, "findings", "add", str(port / "theirs.jsonl"), "--origin", "them"]) == 0
    assert run([*here, "correct", "p2", "3 cranes", "4 cranes", "--why", "four", "--who", "Vera Editor"]) == 0
    return port


@pytest.mark.parametrize("name", CASES)
def test_a_screen(
    received: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(received)
    capsys.readouterr()
    assert run(CASES[name]) == 0
    printed = capsys.readouterr()
    shown = f"$ workbench {' '.join(CASES[name])}\n{printed.out}--\n{printed.err}"
    matches(f"cli/{name}", mask(shown, received))


def test_an_edition_without_any(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    port = make_port(tmp_path)
    capsys.readouterr()
    assert run(["-C", str(port), "findings", "list"]) == 0
    assert capsys.readouterr() == (
        "",
        "No findings were received. To add a file of them:  workbench findings add FILE\n",
    )
