"""Two editors who did not see each other: told in full, settled, and opened again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.port import make_port
from workbench.cli.main import run
from workbench.store.journal import read_journal

Decide = Callable[..., None]


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    return make_port(tmp_path)


def apart(port: Path, *sides: tuple[str, list[list[str]]]) -> dict[str, list[str]]:
    """Each side decides on a copy of the same journal; then all lines come together. Returns the acts by person."""
    journal = port / "journal.jsonl"
    before = journal.read_bytes() if journal.exists() else b""
    lines = b""
    for who, commands in sides:
        journal.write_bytes(before)
        for command in commands:
            assert run(["-q", "-C", str(port), *command, "--who", who]) == 0
        lines += journal.read_bytes().removeprefix(before)
    journal.write_bytes(before + lines)
    acts = read_journal(journal).acts
    return {who: [act.id for act in acts if act.who == who.casefold()] for who, _ in sides}


def listed(port: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    code = run(["-q", "-C", str(port), "resolve", "--json"])
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert code == (4 if found else 0)
    return found


def text(port: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert run(["-q", "-C", str(port), "export", "txt"]) == 0
    return capsys.readouterr().out


RAIN = (
    ("Anna", [["correct", "p3", "rained", "poured", "--why", "It was heavy."]]),
    ("Boris", [["correct", "p3", "rained in", "snowed in", "--also", "p1", "port", "harbour"]]),
)


def test_both_sides_are_told_in_full(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    apart(port, *RAIN)
    (found,) = listed(port, capsys)
    assert (found["type"], found["segment"], found["text"]) == ("conflict", "en-mt.p3", "It rained in the evening.")
    sides = {side["who"]: side for side in found["sides"]}
    assert sides["Anna"]["why"] == "It was heavy."
    assert {who: side["reading"] for who, side in sides.items()} == {
        "Anna": "It poured in the evening.",
        "Boris": "It snowed in the evening.",
    }
    assert run(["-C", str(port), "resolve"]) == 4
    said = capsys.readouterr().out
    assert all(f"workbench resolve {side['id']}" in said for side in found["sides"])
    assert "reads: It snowed in the evening." in said


@pytest.mark.parametrize("how", ["keep", "drop", "by", "beginning"])
def test_one_side_holds_until_it_is_undone(port: Path, capsys: pytest.CaptureFixture[str], how: str) -> None:
    acts = apart(port, *RAIN)
    (anna,), (boris,) = acts["Anna"], acts["Boris"]
    assert "rained" in text(port, capsys)
    command = {"keep": [anna], "drop": ["--drop", boris], "by": ["--by", "anna"], "beginning": [anna[:5]]}[how]
    assert run(["-q", "-C", str(port), "resolve", *command]) == 0
    assert listed(port, capsys) == []
    corrected = text(port, capsys)
    assert "It poured" in corrected
    assert "harbour" not in corrected, "what Boris changed elsewhere goes too"
    assert run(["-q", "-C", str(port), "undo"]) == 0
    assert len(listed(port, capsys)) == 1
    assert run(["-q", "-C", str(port), "resolve", boris]) == 0
    assert "harbour" in text(port, capsys)


def test_undoing_a_settlement_says_that_the_conflict_is_back(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    acts = apart(port, *RAIN)
    assert run(["-q", "-C", str(port), "resolve", *acts["Anna"]]) == 0
    capsys.readouterr()
    assert run(["-C", str(port), "undo"]) == 0
    said = capsys.readouterr().err
    assert "change the same words of en-mt.p3" in said
    assert "workbench resolve" in said


def test_who_sees_both_can_decide_anew_and_keep_the_rest(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    apart(port, *RAIN)
    assert run(["-q", "-C", str(port), "correct", "p3", "rained", "hailed"]) == 0
    assert listed(port, capsys) == []
    corrected = text(port, capsys)
    assert "It hailed" in corrected
    assert "harbour" in corrected


def test_of_three_the_two_who_do_not_contradict_each_other_may_hold(
    port: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    acts = apart(
        port,
        ("Anna", [["correct", "p3", "rained", "poured"]]),
        ("Boris", [["correct", "p3", "rained in the evening", "hailed at night"]]),
        ("Clara", [["correct", "p3", "evening", "afternoon"]]),
    )
    (found,) = listed(port, capsys)
    assert len(found["sides"]) == 3
    assert run(["-C", str(port), "resolve", *acts["Anna"], *acts["Boris"]]) == 2
    assert run(["-q", "-C", str(port), "resolve", "--drop", *acts["Boris"]]) == 0
    assert "It poured in the afternoon." in text(port, capsys)
    assert listed(port, capsys) == []


def test_a_whole_command_can_be_kept(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    acts = apart(
        port,
        ("Anna", [["correct", "--all", "the", "a", "--in", "p1"]]),
        ("Boris", [["correct", "--all", "the", "our", "--in", "p1"]]),
    )
    assert len(listed(port, capsys)) == 3
    assert run(["-q", "-C", str(port), "resolve", acts["Boris"][1], "--group"]) == 0
    assert listed(port, capsys) == []
    assert "at our our berth" in text(port, capsys)


def test_what_is_stale_is_told_with_what_to_do(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-q", "-C", str(port), "correct", "p3", "rained", "poured"]) == 0
    journal = port / "journal.jsonl"
    journal.write_text(journal.read_text("utf-8").replace('"quote":"rained"', '"quote":"hailed"'), "utf-8")
    (found,) = listed(port, capsys)
    assert (found["type"], found["found"], found["text"]) == ("stale", "rained", "It rained in the evening.")
    assert run(["-C", str(port), "resolve"]) == 4
    act = found["sides"][0]["id"]
    assert f"workbench retarget {act}" in capsys.readouterr().out
    assert run(["-q", "-C", str(port), "retarget", act, "--give-up"]) == 0
    assert listed(port, capsys) == []


def test_without_a_conflict_there_is_nothing_to_settle(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(port), "resolve"]) == 0
    assert "no conflict" in capsys.readouterr().err
    assert run(["-C", str(port), "resolve", "abc"]) == 2
    assert "no conflict to resolve" in capsys.readouterr().err
    apart(port, *RAIN)
    for wrong in (["zzz"], ["--by", "nobody"], ["--by", "anna", "--drop", "x"], ["--by", "anna", "--group"]):
        assert run(["-C", str(port), "resolve", *wrong]) == 2, wrong


def test_the_other_commands_point_here(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    apart(port, *RAIN)
    for arguments in (["build"], ["status"], ["doctor"], ["check"]):
        capsys.readouterr()
        run(["-C", str(port), *arguments])
        printed = capsys.readouterr()
        assert "workbench resolve" in printed.out + printed.err, arguments


def test_only_tried(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    acts = apart(port, *RAIN)
    capsys.readouterr()
    assert run(["-q", "-C", str(port), "resolve", *acts["Anna"], "--dry-run", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["act"], said["segments"]) == ("resolve", ["en-mt.p3", "en-mt.p1"])
    assert said["what"].startswith(f"{acts['Anna'][0]} holds: “rained” → “poured”; {acts['Boris'][0]} does not hold:")
    assert len(listed(port, capsys)) == 1
