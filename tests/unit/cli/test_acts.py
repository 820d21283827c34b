"""accept, reject, remark, read, redo and log on the command line: printed, as JSON, and only tried."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.port import make_port
from workbench.cli.main import run


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    return make_port(tmp_path)


def records(port: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert run(["-q", "-C", str(port), *arguments, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def propose(port: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, who: str = "Anna Keller") -> str:
    act: str = records(port, capsys, "correct", "p3", old, new, "--propose", "--who", who)[0]["id"]
    return act


def test_what_waits_is_listed_and_accepted(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    act = propose(port, capsys, "rained", "poured")
    propose(port, capsys, "evening", "night", "Boris")
    assert [(each["who"], each["pending"], each["in_force"]) for each in records(port, capsys, "accept")] == [
        ("Boris", True, False),
        ("Anna Keller", True, False),
    ]
    assert [each["id"] for each in records(port, capsys, "accept", "--by", "anna", "--in", "p3")] == [act]
    assert records(port, capsys, "accept", "--all", "--by", "anna", "--dry-run")[0]["id"] == ""
    (made,) = records(port, capsys, "accept", "--all", "--by", "anna")
    assert (made["act"], made["segments"], made["replaces"]) == ("accept", ["en-mt.p3"], [])
    assert len(records(port, capsys, "accept")) == 1
    assert run(["-C", str(port), "reject", records(port, capsys, "accept")[0]["id"], "--why", "it was evening"]) == 0
    assert records(port, capsys, "accept") == []
    assert run(["-C", str(port), "accept"]) == 0
    assert "no proposal waits" in capsys.readouterr().err


def test_a_proposal_is_marked_in_the_log(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    act = propose(port, capsys, "rained", "poured")
    assert run(["-C", str(port), "log"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith(f"? {act}")
    assert "workbench accept ACT" in printed.err
    assert "no longer in force" not in printed.err


@pytest.mark.parametrize(
    "arguments", [["accept", "abc", "--all"], ["accept", "abc", "--by", "anna"], ["reject"], ["accept", "abc"]]
)
def test_what_does_not_fit_together_is_refused(port: Path, arguments: list[str]) -> None:
    assert run(["-C", str(port), *arguments]) == 2


def test_reading_says_so_when_there_is_nothing_new(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [each["segments"] for each in records(port, capsys, "read", "p1..p2", "p3")] == [
        ["en-mt.p1", "en-mt.p2", "en-mt.p3"]
    ]
    assert run(["-C", str(port), "read", "p2..p3"]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "You have read all of them as they are." in printed.err


def test_a_remark_is_shown_with_its_segment(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(port), "remark", "p2", "Which cranes?", "--on", "3 cranes"]) == 0
    assert records(port, capsys, "log", "p2", "--kind", "remark")[0]["what"] == "“3 cranes”: Which cranes?"


def test_undo_and_redo_without_an_id(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    act = records(port, capsys, "correct", "p3", "rained", "poured")[0]["id"]
    assert run(["-q", "-C", str(port), "undo"]) == 0
    (made,) = records(port, capsys, "redo", "--dry-run")
    assert made["what"].endswith(f"correct {act}: “rained” → “poured”")
    assert run(["-q", "-C", str(port), "redo"]) == 0
    assert {each["act"]: each["in_force"] for each in records(port, capsys, "log", "p3")} == {
        "redo": True,
        "undo": False,
        "correct": True,
    }


def test_the_log_is_sifted(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    propose(port, capsys, "rained", "poured")
    assert run(["-q", "-C", str(port), "correct", "p1", "port", "harbour"]) == 0
    assert run(["-q", "-C", str(port), "remark", "p2", "Which?", "--who", "Anna Keller"]) == 0
    first = min(each["when"] for each in records(port, capsys, "log"))

    def acts(*arguments: str) -> list[str]:
        return [each["act"] for each in records(port, capsys, "log", *arguments)]

    assert acts("--who", "keller") == ["remark", "correct"]
    assert acts("--who", "vera-editor") == ["correct"]
    assert acts("--kind", "remark") == ["remark"]
    assert acts("p1..p2") == ["remark", "correct"]
    assert acts("p2..p3", "--who", "anna", "--kind", "correct") == ["correct"]
    assert len(acts("--since", first)) == len(acts("--since", "2020-01-01")) == 3
    assert acts("--since", "2999-01-01T10:15+03:00") == []
    assert run(["-C", str(port), "log", "--who", "nobody", "--kind", "pin"]) == 0
    assert "no pin acts by nobody" in capsys.readouterr().err
    assert run(["-C", str(port), "log", "--since", "yesterday"]) == 2
    assert "write it as 2026-03-02" in capsys.readouterr().err
