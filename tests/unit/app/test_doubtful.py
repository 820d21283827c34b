"""The beads that are not sure: the least sure first, each doubt once, with a command that looks closer."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.port import add_other, make_port
from workbench.app.compute import compute
from workbench.app.standing import KEPT, kept_standing
from workbench.app.status import SURE, standing_of, status
from workbench.app.workspace import open_workspace
from workbench.cli.main import run
from workbench.model.alignment import Alignment, Bead, Level
from workbench.model.edition import Snapshot


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    root = make_port(tmp_path)
    add_other(root)
    return root


def doubted(snapshot: Snapshot, sure: dict[tuple[str, str], float]) -> Snapshot:
    """With other confidences for beads that begin with these units."""

    def changed(bead: Bead) -> Bead:
        return replace(bead, confidence=sure.get((bead.a[0], bead.b[0]), 1.0))

    alignments = tuple(
        Alignment(each.a, each.b, each.level, tuple(map(changed, each.beads)), each.derived)
        for each in snapshot.alignments
    )
    return replace(snapshot, alignments=alignments)


def test_the_least_sure_first_each_doubt_once(port: Path) -> None:
    snapshot = doubted(
        compute(open_workspace(port)),
        {
            ("ru.p1", "en-mt.p1"): 0.8,
            ("ru.p1.s1", "en-mt.p1.s1"): 0.1,  # told by its segment
            ("ru.p2.s1", "en-2.p2.s1"): 0.4,
            ("ru.p2", "en-2.p2"): SURE,
            ("en-mt.p3", "en-corr.p3"): 0.2,  # follows from the acts
        },
    )
    found = standing_of(snapshot).doubtful
    assert [(each.level, each.a_ids[0], each.b, each.confidence, each.look) for each in found] == [
        (Level.SENTENCE, "ru.p2.s1", "en-2", 0.4, "workbench align ru en-2 --explain en-2.p2.s1"),
        (Level.SEGMENT, "ru.p1", "en-mt", 0.8, "workbench align --explain p1"),
    ]
    for each in found:
        assert run(["-q", "-C", str(port), *each.look.split()[1:]]) == 0


def test_what_a_build_kept_is_what_is_counted(port: Path) -> None:
    assert kept_standing(port) is None
    assert run(["-q", "-C", str(port), "build"]) == 0
    assert kept_standing(port) == status(port)
    assert run(["-q", "-C", str(port), "correct", "p3", "rained", "poured"]) == 0
    assert kept_standing(port) is None, "something changed"


def test_a_bead_of_the_list_comes_back_as_it_was(port: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.app.status.SURE", 2.0)
    assert run(["-q", "-C", str(port), "build"]) == 0
    kept = kept_standing(port)
    assert kept is not None
    assert kept.doubtful
    assert kept == status(port)


@pytest.mark.parametrize("spoiled", [b"", b"[]", b"{}", b"null", b'{"doubtful": [{}]}'])
def test_what_is_spoiled_is_counted_again(port: Path, spoiled: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(["-q", "-C", str(port), "build"]) == 0
    (port / KEPT).write_bytes(spoiled)
    assert kept_standing(port) is None
    monkeypatch.setattr("workbench.app.standing.is_up_to_date", lambda _: True)
    assert kept_standing(port) is None


def test_a_torn_journal_is_said_each_time(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-q", "-C", str(port), "correct", "p3", "rained", "poured"]) == 0
    with (port / "journal.jsonl").open("a", encoding="utf-8") as journal:
        journal.write('{"v":1,"id"')
    assert run(["-q", "-C", str(port), "build"]) == 0
    for _ in range(2):
        capsys.readouterr()
        assert run(["-C", str(port), "status"]) == 0
        assert "journal.jsonl" in capsys.readouterr().err


def test_the_screen_shows_five(port: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.app.status.SURE", 2.0)
    capsys.readouterr()
    assert run(["-C", str(port), "status"]) == 0
    said = capsys.readouterr().out
    assert said.count("--explain") == 5
    assert run(["-C", str(port), "status", "--json"]) == 0
    (record,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert f"and {len(record['least_sure']) - 5} more" in said
    sure = [each["confidence"] for each in record["least_sure"]]
    assert sure == sorted(sure)
