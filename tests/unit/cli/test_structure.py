"""split, join, drop and insert on the command line: what they print, and that a build can write them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.port import make_port
from workbench.cli.main import run


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    return make_port(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "segments", "what"),
    [
        (["split", "p2", "--before", "All of"], ["en-mt.p2"], "en-mt.p2 split behind “are 3 cranes here.”"),
        (["join", "p2", "p3", "--glue", "; "], ["en-mt.p2", "en-mt.p3"], "en-mt.p2 and en-mt.p3 joined"),
        (["drop", "p3"], ["en-mt.p3"], "en-mt.p3 dropped"),
        (
            ["insert", "--in", "p3", "--at", "It rained", "Since noon."],
            ["en-mt.p3"],
            "a note added in en-mt.p3 behind “rained”: “Since noon.”",
        ),
        (["insert", "--before", "p3", "It froze."], ["en-mt.p2"], "a p added behind en-mt.p2: “It froze.”"),
    ],
)
def test_what_was_done_is_printed_and_written(
    port: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], segments: list[str], what: str
) -> None:
    here = ["-q", "-C", str(port)]
    more = ["--why", "as in the original", "--category", "accuracy.omission", "--severity", "major"]
    capsys.readouterr()
    assert run([*here, *arguments, *more, "--dry-run", "--json"]) == 0
    tried = json.loads(capsys.readouterr().out)
    assert (tried["id"], tried["segments"], tried["what"], tried["severity"]) == ("", segments, what, "major")
    assert not (port / "journal.jsonl").exists()
    assert run([*here, *arguments, *more]) == 0
    assert what in capsys.readouterr().out
    assert run([*here, "build"]) == 0
    assert run([*here, "validate"]) == 0
    capsys.readouterr()
    assert run([*here, "export", "txt"]) == 0
    corrected = capsys.readouterr().out
    assert run([*here, "export", "txt", "--of", "en-mt", "--with-furniture"]) == 0
    assert capsys.readouterr().out == (port / "sources" / "en-mt.txt").read_text("utf-8") != corrected


@pytest.mark.parametrize(
    "arguments",
    [
        ["split", "p2"],
        ["join", "p1", "p3"],
        ["insert", "x"],
        ["insert", "--after", "p1", "--kind", "item", "x"],
        ["insert", "--after", "p1", "--at", "the", "x"],
        ["insert", "--in", "p1", "--kind", "head", "x"],
        ["insert", "--in", "p1", "--before", "p1", "x"],
        ["insert", "--in", "p1", "--at", "snow", "x"],
        ["insert", "--in", "p1", "--nth", "2", "x"],
        ["drop"],
    ],
)
def test_what_cannot_be_done_is_refused(port: Path, arguments: list[str]) -> None:
    assert run(["-C", str(port), *arguments]) in (2, 4)
    assert not (port / "journal.jsonl").exists()


def test_a_place_without_words_is_said_to_be_none(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(port), "insert", "--in", "p1", "--at", "", "x"]) == 2
    assert "--at has no words" in capsys.readouterr().err
