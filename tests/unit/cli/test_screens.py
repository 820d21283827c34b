"""What every command prints, as readable text in tests/golden/cli (80 columns, no colour, piped)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.golden.compare import matches
from tests.port import add_other, make_port
from workbench.cli.main import run
from workbench.store.journal import read_journal

CASES: dict[str, tuple[int, list[str]]] = {
    "build": (0, ["build", "--force"]),
    "build-again": (0, ["build"]),
    "build-json": (0, ["build", "--force", "--json"]),
    "status": (0, ["status"]),
    "report": (0, ["report"]),
    "report-in": (0, ["report", "--in", "p2"]),
    "show": (0, ["show", "p2"]),
    "show-words": (0, ["show", "p2", "--words"]),
    "check": (0, ["check", "--status", "all"]),
    "check-on": (0, ["check", "--on", "en-corr"]),
    "check-worst": (0, ["check", "--worst", "50%"]),
    "align": (0, ["align", "ru", "en-mt"]),
    "align-sentences": (0, ["align", "ru", "en-mt", "--level", "sentence"]),
    "align-explain": (0, ["align", "--explain", "p2"]),
    "align-check": (0, ["align", "--check"]),
    "diff": (0, ["diff", "en-mt", "en-corr"]),
    "diff-variation": (0, ["diff", "en-corr", "en-2", "p3"]),
    "log": (0, ["log"]),
    "log-segment": (0, ["log", "p1"]),
    "blame": (0, ["blame", "p2"]),
    "show-history": (0, ["show", "p2", "--history"]),
    "export-txt": (0, ["export", "txt"]),
    "export-base": (0, ["export", "txt", "--of", "en-mt", "--with-furniture"]),
    "correct": (0, ["correct", "p3", "rained", "poured", "--why", "It was heavy.", "--dry-run"]),
    "correct-replaces": (0, ["correct", "p2", "3 cranes", "four cranes", "--dry-run"]),
    "correct-again": (0, ["correct", "p2", "3 cranes", "4 cranes", "--why", "four", "--dry-run"]),
    "correct-all": (0, ["correct", "--all", "the port", "the harbour", "--in", "p1..p3", "--dry-run"]),
    "undo": (0, ["undo", "--dry-run"]),
    "merge": (0, ["merge", "../copy.txt", "--dry-run"]),
    "merge-conflict": (4, ["merge", "../early/en-corr.xml", "--dry-run"]),
    "merge-partly": (0, ["merge", "../early/en-corr.xml", "--dry-run", "--partly"]),
    "glossary": (0, ["glossary", "list"]),
    "names": (0, ["names"]),
    "doctor": (0, ["doctor"]),
    "validate": (0, ["validate"]),
    "validate-archive": (0, ["validate", "--archive"]),
}


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built, with corrections, one of them undone, and a finding dismissed."""
    patch = pytest.MonkeyPatch()
    patch.setenv("WORKBENCH_WHO", "Vera Editor")
    folder = tmp_path_factory.mktemp("screens")
    port = make_port(folder)
    add_other(port)
    here = ["-q", "-C", str(port)]
    early = folder / "early"
    assert run([*here, "export", "tei", "-o", str(early)]) == 0
    _change(early / "en-corr.xml", ("3 cranes", "5 cranes"), ("It rained", "It poured"))
    assert run([*here, "correct", "p2", "3 cranes", "4 cranes", "--why", "four"]) == 0
    whole = ["--category", "linguistic-conventions.punctuation", "--severity", "major", "--why", "It ends here."]
    assert run([*here, "correct", "p2", "night..", "night.”", *whole]) == 0
    assert run([*here, "correct", "p1", "berth", "quay", "--why", "a matter of taste"]) == 0
    assert run([*here, "undo"]) == 0
    assert run([*here, "glossary", "add", "причал", "berth|quay", "--note", "a word of the harbour"]) == 0
    assert run([*here, "build"]) == 0
    copy = folder / "copy.txt"
    assert run([*here, "export", "txt", "-o", str(copy)]) == 0
    _change(copy, ("chief Orlov met us", "harbour master Orlov met us"), ("4 cranes", "four cranes"))
    _change(copy, ("noted: “", 'noted: "'), ("It rained in the evening.", "A new line.\n\nIt poured in the evening."))
    patch.undo()
    return port


def _change(file: Path, *edits: tuple[str, str]) -> None:
    text = file.read_text("utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, "utf-8")


@pytest.mark.parametrize("name", CASES)
def test_a_screen(worked: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code, arguments = CASES[name]
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(worked)
    capsys.readouterr()
    assert run(arguments) == code
    printed = capsys.readouterr()
    assert not re.search(r"[ \t]$", printed.out, re.M), "blanks at the end of a line"
    assert "\x1b" not in printed.out
    assert max((len(line) for line in printed.out.splitlines() if not line.startswith("{")), default=0) <= 100
    matches(f"cli/{name}", mask(f"$ workbench {' '.join(arguments)}\n{printed.out}--\n{printed.err}", worked))


def mask(text: str, port: Path) -> str:
    """What differs from day to day: ids of acts by their number, times, versions, how sure the aligner is."""
    for number, act in enumerate(read_journal(port / "journal.jsonl").acts, 1):
        text = text.replace(act.id, f"act-000{number}")
    text = text.replace(str(port), "/port")
    text = re.sub(r"\d{4}-\d\d-\d\dT[\d:]{8}Z", "2026-01-01T00:00:00Z", text)
    text = re.sub(r"0\.\d{3}\b|1\.000\b", "0.###", text)
    text = re.sub(r"[\d.]+ [GM]B free", "… free", text)
    return re.sub(r"workbench [\d.]+, Python [\d.]+|git: .*", "…", text)


def test_help_of_all_commands_fits_the_screen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["--help"]) == 0
    text = capsys.readouterr().out
    assert "..." not in text.split("Options:")[1].partition("Start:")[2], "a description is cut"
    assert max(map(len, text.splitlines())) <= 80
