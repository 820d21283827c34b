"""A dismissal whose finding no rule raises any more is said; one whose finding stands, or was corrected, is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.port import make_port
from workbench.app.findings import Wish, list_findings
from workbench.app.status import status
from workbench.cli.main import run


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    return make_port(tmp_path)


def dismiss(port: Path, rule: str) -> str:
    """The id of the finding."""
    _, found = list_findings(port, Wish(rule=rule))
    assert run(["-q", "-C", str(port), "dismiss", found[0].id, "--why", "as it should be"]) == 0
    return found[0].id


def test_what_is_raised_is_answered_and_nothing_more(port: Path) -> None:
    dismiss(port, "doubled-word")
    assert status(port).unraised == ()


def test_what_is_not_raised_any_more_is_said(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    finding = dismiss(port, "doubled-word")
    manifest = port / "edition.yaml"
    manifest.write_text(manifest.read_text("utf-8") + "rules:\n  doubled-word: off\n", "utf-8")
    ((act, found, segment),) = status(port).unraised
    assert (found, segment) == (finding, "en-mt.p1")
    capsys.readouterr()
    assert run(["-C", str(port), "status"]) == 0
    said = f"answered, no longer raised: finding {finding} at en-mt.p1, dismissed by act {act}"
    assert said in " ".join(capsys.readouterr().out.split())
    assert run(["-C", str(port), "status", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["no_longer_raised"] == [{"act": act, "finding": finding, "segment": "en-mt.p1"}]


def test_what_was_corrected_after_all_is_not_said(port: Path) -> None:
    dismiss(port, "doubled-word")
    assert run(["-q", "-C", str(port), "correct", "p1", "the the", "the"]) == 0
    assert status(port).unraised == ()


def test_a_dismissal_taken_back_answers_nothing(port: Path) -> None:
    dismiss(port, "doubled-word")
    manifest = port / "edition.yaml"
    manifest.write_text(manifest.read_text("utf-8") + "rules:\n  doubled-word: off\n", "utf-8")
    assert run(["-q", "-C", str(port), "undo"]) == 0
    assert status(port).unraised == ()
