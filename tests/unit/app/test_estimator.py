"""Estimators that other packages bring: run when asked for, kept, and never trusted to behave."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.port import make_port
from workbench.app.findings import Wish, list_findings
from workbench.cli.main import run
from workbench.store.manifest import read_manifest

MODULE = """
import json, pathlib
def good(pairs, languages):
    print("loading the weights")
    log = pathlib.Path(__file__).with_name("calls")
    log.write_text(log.read_text() + "x" if log.exists() else "x")
    log.with_name("asked.json").write_text(json.dumps([pairs, languages]))
    return [{"score": 0.25, "spans": [span(mt.index("3"))] if "cranes" in mt else []} for _, mt in pairs]
def span(at): return {"start": at, "end": at + 1, "severity": "major", "confidence": 0.75, "message": "A figure."}
def raises(pairs, languages): raise ZeroDivisionError("no weights")
def leaves(pairs, languages): raise SystemExit(0)
def beyond(pairs, languages): return [{"spans": [{"start": 5, "end": 10**9}]} for _ in pairs]
def few(pairs, languages): return []
def none(pairs, languages): return None
def texts(pairs, languages): return ["bad" for _ in pairs]
def nan(pairs, languages): return [{"score": float("nan"), "spans": []} for _ in pairs]
def objects(pairs, languages): return [{"spans": [{"start": 0, "end": 1, "message": object()}]} for _ in pairs]
def types(pairs, languages): return [{"spans": [{"start": "0", "end": 1}]} for _ in pairs]
spans = 7
"""
NAMES = (
    "good",
    "raises",
    "leaves",
    "beyond",
    "few",
    "none",
    "texts",
    "nan",
    "objects",
    "types",
    "spans",
    "missing",
    "spacing",
)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package as pip leaves it: a module and its metadata."""
    folder = tmp_path / "site"
    info = folder / "estimators-2.0.dist-info"
    info.mkdir(parents=True)
    (folder / "estimators_made.py").write_text(MODULE, "utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: estimators\nVersion: 2.0\n", "utf-8")
    points = "".join(f"{name} = estimators_made:{name}\n" for name in NAMES)
    (info / "entry_points.txt").write_text(f"[workbench.quality]\n{points}gone = no_such_module:x\n", "utf-8")
    monkeypatch.syspath_prepend(str(folder))
    yield folder
    sys.modules.pop("estimators_made", None)


@pytest.fixture
def port(tmp_path: Path) -> Path:
    return make_port(tmp_path)


def do(port: Path, *arguments: str) -> int:
    return run(["-C", str(port), *arguments])


def test_what_it_says_becomes_a_received_file(installed: Path, port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert do(port, "findings", "run", "good", "--json") == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["placed"] == 1
    assert "loading the weights" in said.err
    (entry,) = read_manifest(port / "edition.yaml").findings
    assert (entry.file, entry.format, entry.origin) == ("sources/findings/good.jsonl", "spans", "good")
    (found,) = list_findings(port, Wish(origin="good"))[1]
    assert (found.spans[0].quote, found.message, found.confidence) == ("3", "A figure.", 0.75)
    assert [(each.kind, each.value) for each in found.evidence] == [("score of the segment", "0.250")]
    pairs, languages = json.loads((installed / "asked.json").read_text("utf-8"))
    assert languages == ["ru", "en"]
    assert ["Вечером шёл дождь.", "It rained in the evening."] in pairs


def test_it_is_asked_once_about_the_same_texts(installed: Path, port: Path) -> None:
    calls = installed / "calls"
    for _ in range(2):
        assert do(port, "findings", "run", "good") == 0
    assert len(calls.read_text("utf-8")) == 1
    assert len(read_manifest(port / "edition.yaml").findings) == 1
    (installed / "estimators-2.0.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: estimators\nVersion: 2.1\n", "utf-8"
    )
    assert do(port, "findings", "run", "good") == 0
    assert len(calls.read_text("utf-8")) == 2, "another version"


def test_a_build_does_not_need_it(installed: Path, port: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert do(port, "findings", "run", "good") == 0
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: [])
    assert do(port, "build") == 0
    assert (installed / "calls").read_text("utf-8") == "x"
    assert len(list_findings(port, Wish(origin="good"))[1]) == 1


def test_without_a_source_the_pairs_have_none(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "alone.txt").write_text("A Visit\n\nThere are 3 cranes.\n", "utf-8")
    assert run(["-q", "new", str(tmp_path / "alone"), "--base", str(tmp_path / "alone.txt")]) == 0
    assert do(tmp_path / "alone", "findings", "run", "good") == 0
    pairs, languages = json.loads((installed / "asked.json").read_text("utf-8"))
    assert pairs == [["", "A Visit"], ["", "There are 3 cranes."]]
    assert languages == ["und", "en"]


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("nobody", 2, "no estimator is called nobody"),
        ("raises", 3, "the estimator raises failed: ZeroDivisionError: no weights"),
        ("leaves", 3, "the estimator leaves failed: SystemExit"),
        ("gone", 3, "the estimator gone failed: ModuleNotFoundError"),
        ("missing", 3, "the estimator missing failed: AttributeError"),
        ("spans", 3, "the estimator spans failed: TypeError"),
        ("none", 3, "the estimator none failed: TypeError"),
        ("beyond", 3, "do not lie in their text"),
        ("few", 3, "gave 0 answers for 4 pairs"),
        ("texts", 3, "is no mapping"),
        ("nan", 3, "cannot be written as JSON"),
        ("objects", 3, "cannot be written as JSON"),
        ("types", 3, "start is not a whole number"),
        ("spacing", 2, "what our own checks are called"),
    ],
)
def test_one_message_and_nothing_written(
    installed: Path, port: Path, name: str, code: int, words: str, capsys: pytest.CaptureFixture[Any]
) -> None:
    before = (port / "edition.yaml").read_bytes()
    capsys.readouterr()
    assert do(port, "findings", "run", name) == code
    printed = capsys.readouterr()
    assert words in printed.err
    assert "Traceback" not in printed.err
    assert "a bug of ours" not in printed.err
    assert (port / "edition.yaml").read_bytes() == before
    assert not (port / "sources" / "findings").exists()


def test_dropped_and_asked_again(installed: Path, port: Path) -> None:
    for command in ("run", "drop", "run"):
        assert do(port, "findings", command, "good" if command == "run" else "good.jsonl") == 0
    assert len(read_manifest(port / "edition.yaml").findings) == 1


def test_a_file_that_is_not_its_own_is_not_written_over(installed: Path, port: Path) -> None:
    theirs = port / "sources" / "findings" / "good.jsonl"
    theirs.parent.mkdir()
    theirs.write_text("mine\n", "utf-8")
    assert do(port, "findings", "run", "good") == 3
    assert theirs.read_text("utf-8") == "mine\n"
