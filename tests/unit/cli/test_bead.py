"""Beads merged, split and shifted from the command line: kept by the next build, undone as one, refused in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.port import add_other, make_port
from workbench.cli.main import run

Beads = list[tuple[list[str], list[str], bool]]


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    return make_port(tmp_path)


def do(port: Path, *arguments: str) -> None:
    assert run(["-q", "-C", str(port), *arguments]) == 0


def beads(port: Path, capsys: pytest.CaptureFixture[str], level: str = "segment", other: str = "en-mt") -> Beads:
    capsys.readouterr()
    do(port, "align", "ru", other, "--level", level, "--json")
    records: list[dict[str, Any]] = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return [([_short(u) for u in r["a_ids"]], [_short(u) for u in r["b_ids"]], r["pinned"]) for r in records]


def _short(unit: str) -> str:
    return unit.partition(".")[2]


FREE: Beads = [([unit], [unit], False) for unit in ("h1", "p1", "p2", "p3")]


def test_merged_beads_are_one_until_it_is_undone(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert beads(port, capsys) == FREE
    do(port, "bead", "merge", "p1", "p2", "--why", "one paragraph in print")
    assert beads(port, capsys) == [FREE[0], (["p1", "p2"], ["p1", "p2"], True), FREE[3]]
    do(port, "bead", "merge", "ru.p2", "p3")
    assert beads(port, capsys) == [FREE[0], (["p1", "p2", "p3"], ["p1", "p2", "p3"], True)]
    do(port, "undo")
    assert beads(port, capsys) == [FREE[0], (["p1", "p2"], ["p1", "p2"], True), FREE[3]]
    do(port, "undo")
    assert beads(port, capsys) == FREE
    do(port, "build")
    do(port, "validate")


def test_a_bead_is_split_where_it_is_said(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    do(port, "bead", "merge", "p1", "p2", "p3")
    do(port, "bead", "split", "p3", "ru.p2")
    assert beads(port, capsys) == [FREE[0], (["p1"], ["p1", "p2"], True), (["p2", "p3"], ["p3"], True)]
    do(port, "bead", "split", "p2")
    assert beads(port, capsys)[1:3] == [(["p1"], ["p1"], True), ([], ["p2"], True)]
    do(port, "undo")
    do(port, "undo")
    assert beads(port, capsys) == [FREE[0], (["p1", "p2", "p3"], ["p1", "p2", "p3"], True)]


def test_two_that_do_not_render_each_other_are_parted(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    do(port, "bead", "split", "p3")
    assert sorted(beads(port, capsys)[3:]) == [([], ["p3"], True), (["p3"], [], True)]


def test_a_unit_is_shifted_to_the_next_bead_or_the_one_before(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    do(port, "bead", "merge", "p1", "p2")
    do(port, "bead", "shift", "p2", "ru.p3")
    assert beads(port, capsys)[1:] == [(["p1", "p2"], ["p1"], True), (["p3"], ["p2", "p3"], True)]
    do(port, "bead", "shift", "ru.p2", "p3")
    assert beads(port, capsys)[1:] == [(["p1"], ["p1"], True), (["p2", "p3"], ["p2", "p3"], True)]
    do(port, "bead", "shift", "p2", "p1")
    assert beads(port, capsys)[1:] == [(["p1"], ["p1", "p2"], True), (["p2", "p3"], ["p3"], True)]


def test_sentences_too(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = beads(port, capsys, "sentence")
    do(port, "bead", "merge", "p2.s1", "ru.p2.s2")
    assert (["p2.s1", "p2.s2"], ["p2.s1", "p2.s2"], True) in beads(port, capsys, "sentence")
    do(port, "undo")
    assert beads(port, capsys, "sentence") == before


def test_another_translation_is_named_by_its_units_or_by_with(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_other(port)
    do(port, "bead", "merge", "ru.p1", "ru.p2", "--with", "en-2")
    assert (["p1", "p2"], ["p1", "p2"], True) in beads(port, capsys, other="en-2")
    assert beads(port, capsys) == FREE
    do(port, "bead", "split", "en-2.p2", "ru.p2")
    assert beads(port, capsys, other="en-2") == [FREE[0], (["p1"], ["p1"], True), (["p2"], ["p2"], True), FREE[3]]
    do(port, "bead", "split", "en-2.p3")
    assert beads(port, capsys) == FREE, "what en-2 lacks is not pinned for the others"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["merge", "p1"], "one bead already"),
        (["merge", "p1", "ru.p1"], "one bead already"),
        (["merge", "p1", "p3"], "ru.p2 = en-mt.p2 stands between"),
        (["merge", "p1", "p2.s1"], "of one level"),
        (["merge", "p1", "p9"], "no en-mt.p9"),
        (["merge", "p1", "en-2.p2"], "more than two texts"),
        (["merge", "ru.p1", "ru.p2", "--with", "nobody"], "not aligned with ru"),
        (["split", "p1", "ru.p2"], "not in one bead"),
        (["split", "ru.p1", "p1"], "nothing of ru.p1 = en-mt.p1 stands before"),
        (["shift", "p1", "ru.p1"], "in that bead already"),
        (["shift", "p1", "ru.p3"], "not next to"),
    ],
)
def test_what_cannot_be_done_is_refused(
    port: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    add_other(port)
    capsys.readouterr()
    assert run(["-C", str(port), "bead", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert not (port / "journal.jsonl").exists()


def test_where_both_sides_are_several_both_cuts_are_asked_for(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    do(port, "bead", "merge", "p1", "p2")
    assert run(["-C", str(port), "bead", "split", "p2"]) == 2
    assert "not said where to cut ru.p1 ru.p2" in capsys.readouterr().err


def test_without_a_source_the_base_is_the_hub(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    port = make_port(tmp_path)
    plain = tmp_path / "plain"
    do(plain, "new", str(plain), "--base", str(tmp_path / "en.txt"))
    do(plain, "add", str(port.parent / "other.txt"), "--role", "translation")
    do(plain, "bead", "merge", "p1", "p2", "--with", "en-2", "--who", "Vera", "--json")
    acts = [json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")]
    assert [act["what"] for act in acts] == ["en-mt.p1 en-mt.p2 = en-2.p1 en-2.p2"]
    assert run(["-C", str(plain), "bead", "merge", "p1", "p2", "--who", "Vera"]) == 2
    assert "--with ID" in capsys.readouterr().err


def test_only_tried(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    do(port, "bead", "merge", "p1", "p2", "--dry-run")
    assert "ru.p1 ru.p2 = en-mt.p1 en-mt.p2" in capsys.readouterr().out
    assert beads(port, capsys) == FREE
