"""`correct --all`: shown with the words around, asked on a terminal, written only with a yes."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from tests.port import make_port
from workbench.cli.main import run
from workbench.store.journal import read_journal

ALL = ["correct", "--all", "the", "a", "--in", "p1"]


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    return make_port(tmp_path)


def answer(monkeypatch: pytest.MonkeyPatch, reply: bool) -> list[str]:
    """A terminal at which somebody answers; the questions that were asked."""
    asked: list[str] = []

    def confirm(question: str, **_: object) -> bool:
        asked.append(question)
        return reply

    monkeypatch.setattr("workbench.cli.settings.Settings.may_ask", True)
    monkeypatch.setattr(click, "confirm", confirm)
    return asked


def acts(port: Path) -> int:
    return len(read_journal(port / "journal.jsonl").acts)


@pytest.mark.parametrize("reply", [True, False])
def test_on_a_terminal_it_is_asked_first(
    port: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], reply: bool
) -> None:
    asked = answer(monkeypatch, reply)
    assert run(["-C", str(port), *ALL]) == 0
    printed = capsys.readouterr()
    assert asked == ["Change 3 places?"]
    assert "would be  en-mt.p1  …met us at the [the → a] berth." in printed.out
    assert acts(port) == (3 if reply else 0)
    assert ("3 places changed" in printed.out) is reply
    assert ("Nothing was written." in printed.err) is not reply


@pytest.mark.parametrize("more", [["--yes"], ["--dry-run"], ["--json"]])
def test_nobody_is_asked_who_said_it_before(port: Path, monkeypatch: pytest.MonkeyPatch, more: list[str]) -> None:
    asked = answer(monkeypatch, False)
    assert run(["-q", "-C", str(port), *ALL, *more]) == 0
    assert asked == []
    assert acts(port) == (0 if more == ["--dry-run"] else 3)


def test_a_dry_run_shows_the_same_places_and_json_the_acts(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["-q", "-C", str(port), *ALL, "--dry-run"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert [line.split("  ", 2)[:2] for line in shown] == [["would be", "en-mt.p1"]] * 3
    assert run(["-q", "-C", str(port), *ALL]) == 0
    written = capsys.readouterr().out.splitlines()
    assert [line.split("  ", 1)[1] for line in written] == [line.split("  ", 1)[1] for line in shown]
    assert run(["-q", "-C", str(port), "correct", "--all", "the", "our", "--in", "p1", "--json"]) == 0
    assert [len(json.loads(line)["replaces"]) for line in capsys.readouterr().out.splitlines()] == [1, 1, 1]


def test_what_is_replaced_is_named_and_what_stands_is_not_asked_about(
    port: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["-q", "-C", str(port), *ALL]) == 0
    capsys.readouterr()
    assert run(["-q", "-C", str(port), "correct", "--all", "the", "our", "--in", "p1", "--dry-run"]) == 0
    assert capsys.readouterr().out.count("replaces act") == 3
    asked = answer(monkeypatch, True)
    assert run(["-C", str(port), *ALL]) == 0
    assert asked == []
    assert "stands already" in capsys.readouterr().err
