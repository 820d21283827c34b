"""A dismissal whose finding no rule raises any more is said; one whose finding stands, or was corrected, is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.port import make_port
from workbench.app.findings import Wish, list_findings
from workbench.app.standing import kept_standing
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


def test_who_settled_what_and_what_is_left_to_read(port: Path) -> None:
    dismiss(port, "doubled-stop")
    assert run(["-q", "-C", str(port), "correct", "p1", "the the", "the", "--who", "Boris"]) == 0
    found = status(port)
    severities = {each.rule: each.severity.value for each in list_findings(port, Wish(status="all"))[1]}
    assert set(found.settled) == {
        ("Vera Editor", severities["doubled-stop"], 0, 1),
        ("Boris", severities["doubled-word"], 1, 0),
    }
    assert found.unread == (4, 4, "en-mt.h1")
    assert run(["-q", "-C", str(port), "read", "h1..p1"]) == 0
    assert status(port).unread == (2, 4, "en-mt.p2")
    assert run(["-q", "-C", str(port), "correct", "p1", "berth", "quay", "--who", "Boris"]) == 0
    assert status(port).unread == (3, 4, "en-mt.p1")
    assert run(["-q", "-C", str(port), "drop", "p3"]) == 0
    assert status(port).unread == (2, 3, "en-mt.p1")


def test_what_others_changed_is_told_to_each(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def told(*who: str) -> str:
        capsys.readouterr()
        assert run(["-C", str(port), "status", *who]) == 0
        printed = capsys.readouterr()
        return " ".join((printed.out + printed.err).split())

    assert "decided nothing here yet" in told("--who", "Vera Editor")
    assert "decided nothing" not in told()
    assert run(["-q", "-C", str(port), "correct", "p3", "rained", "poured"]) == 0
    assert run(["-q", "-C", str(port), "correct", "p1", "the the", "the", "--who", "Boris"]) == 0
    assert run(["-q", "-C", str(port), "correct", "p2", "3", "4", "--who", "Boris", "--propose"]) == 0
    for built in (False, True):
        if built:
            assert run(["-q", "-C", str(port), "build"]) == 0
        assert (kept_standing(port) is not None) is built
        assert ": 1 segment: en-mt.p1" in told()
        assert "changed by others" not in told("--who", "boris")
        assert "waiting for an answer: 1 proposal" in told()
        capsys.readouterr()
        assert run(["-C", str(port), "status", "--json"]) == 0
        record = json.loads(capsys.readouterr().out)
        assert record["changed_since"]["segments"] == ["en-mt.p1"]
        assert record["changed_since"]["name"] == "Vera Editor"
    assert run(["-q", "-C", str(port), "undo", "--who", "Boris"]) == 0
    assert run(["-q", "-C", str(port), "undo", "--who", "Boris"]) == 0
    assert "changed by others" not in told()
