"""Pins from the command line: kept exactly by the next build, said everywhere, taken back; refused in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.port import add_other, make_port
from workbench.cli.main import run


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    root = make_port(tmp_path)
    add_other(root)
    return root


def beads(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, object]]:
    capsys.readouterr()
    assert run(["-q", "-C", str(root), "align", "ru", "en-mt", "--json", *more]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("left", "right", "level", "a", "b"),
    [
        ("p2", "ru.p1,ru.p2", "segment", ["ru.p1", "ru.p2"], ["en-mt.p2"]),
        ("ru.p3", "none", "segment", ["ru.p3"], []),
        ("none", "p3", "segment", [], ["en-mt.p3"]),
        ("ru.p2.s1", "en-mt.p2.s2", "sentence", ["ru.p2.s1"], ["en-mt.p2.s2"]),
    ],
)
def test_a_pin_is_kept_and_taken_back(
    port: Path, capsys: pytest.CaptureFixture[str], left: str, right: str, level: str, a: list[str], b: list[str]
) -> None:
    before = beads(port, capsys, "--level", level)
    here = ["-q", "-C", str(port)]
    assert run([*here, "pin", left, right, "--why", "seen in print"]) == 0
    (pinned,) = (bead for bead in beads(port, capsys, "--level", level) if bead["pinned"])
    assert (pinned["a_ids"], pinned["b_ids"], pinned["confidence"]) == (a, b, 1.0)
    assert run([*here, "pin", right, left, "--why", "seen in print", "--json"]) == 0
    assert capsys.readouterr().out == "", "it stands already"
    assert run([*here, "align", "--explain", (a + b)[0]]) == 0
    assert "A person pinned it" in capsys.readouterr().out
    assert run([*here, "build"]) == 0
    assert run([*here, "validate"]) == 0
    assert run([*here, "unpin", (b + a)[0]]) == 0
    assert beads(port, capsys, "--level", level) == before


def test_a_division_can_be_pinned(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-q", "-C", str(port), "pin", "ru.d1", "en-mt.d1"]) == 0
    assert [bead["pinned"] for bead in beads(port, capsys, "--level", "division")] == [True]


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        ("p2", "p3", "units of one text with units of one other"),
        ("ru.p2,en-mt.p1", "p3", "units of one text with units of one other"),
        ("none", "none", "nothing to pin"),
        ("p2", "en-2.p2", "aligned through ru"),
        ("p2", "ru.p2.s1", "of one level"),
        ("p99", "ru.p2", "no en-mt.p99 that could be aligned"),
        ("fw1", "ru.p2", "no en-mt.fw1 that could be aligned"),
        ("en-corr.p2", "ru.p2", "follows en-mt word by word"),
        ("p2", "ru.p2,ru.p3", "pinned already"),
    ],
)
def test_what_cannot_be_pinned_is_refused(
    port: Path, capsys: pytest.CaptureFixture[str], left: str, right: str, said: str
) -> None:
    here = ["-C", str(port)]
    if "already" in said:
        assert run([*here, "pin", "p2", "ru.p2"]) == 0
    journal = (port / "journal.jsonl").read_bytes() if (port / "journal.jsonl").exists() else b""
    capsys.readouterr()
    assert run([*here, "pin", left, right]) == 2
    assert said in capsys.readouterr().err
    assert ((port / "journal.jsonl").read_bytes() if (port / "journal.jsonl").exists() else b"") == journal


@pytest.mark.parametrize("reference", ["p3", "", "zzzz"])
def test_what_is_not_pinned_cannot_be_unpinned(port: Path, capsys: pytest.CaptureFixture[str], reference: str) -> None:
    assert run(["-q", "-C", str(port), "pin", "p2", "ru.p2"]) == 0
    assert run(["-C", str(port), "unpin", reference]) == 2
    assert f"{reference!r} is not pinned" in capsys.readouterr().err
    assert any(bead["pinned"] for bead in beads(port, capsys))


def test_a_pin_is_taken_back_by_the_beginning_of_its_act(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = ["-q", "-C", str(port)]
    capsys.readouterr()
    assert run([*here, "pin", "p2", "ru.p2", "--json"]) == 0
    act = json.loads(capsys.readouterr().out)["id"]
    assert run([*here, "unpin", act[:6]]) == 0
    assert not any(bead["pinned"] for bead in beads(port, capsys))


def test_a_dry_run_writes_nothing(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(port), "pin", "p2", "ru.p2", "--dry-run"]) == 0
    assert "ru.p2 = en-mt.p2" in capsys.readouterr().out
    assert not any(bead["pinned"] for bead in beads(port, capsys))
