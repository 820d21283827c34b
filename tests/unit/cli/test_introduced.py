"""Fifty faults put in with `correct`: each is told as introduced, by its act; and `--fail-on` counts them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.quality.introduced_errors import told
from workbench.cli.main import run

FAULTS = (
    ("doubled-word", "the rope", "the the rope"),
    ("doubled-stop", "shore.", "shore.."),
    ("cyrillic-left", "harbour", "гавань"),
    ("mixed-script", "crane", "crаne"),
    ("bracket-unbalanced", "(at noon)", "(at noon"),
)
NAMES = ("Anna", "Boris", "Clara", "Denis", "Elsa", "Fyodor", "Greta", "Henry", "Irma", "Josef")


def test_fifty_errors_of_ten_kinds_are_told_by_the_rules_that_know_them(tmp_path: Path) -> None:
    results = list(told(tmp_path))
    assert len(results) == 50
    assert [rule for rule, is_told in results if not is_told] == []


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fifty clean paragraphs, then a fault in each."""
    folder = tmp_path_factory.mktemp("introduced")
    days = [f"day {number}" for number in range(5)]
    texts = [
        f"On {day} {name} left the harbour (at noon), tied the rope to a crane and went ashore."
        for day in days
        for name in NAMES
    ]
    texts = [text.replace("ashore.", "to the shore.") for text in texts]
    (folder / "en.txt").write_text("\n\n".join(texts) + "\n", "utf-8")
    port = folder / "port"
    assert run(["-q", "new", str(port), "--base", str(folder / "en.txt")]) == 0
    for number in range(50):
        _, old, new = FAULTS[number % len(FAULTS)]
        assert run(["-q", "-C", str(port), "correct", f"p{number + 1}", old, new, "--who", "Vera"]) == 0
    return port


def records(port: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert run(["-q", "-C", str(port), *arguments, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_fault_is_introduced_by_its_act(spoilt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    acts = {record["segments"][0]: record["id"] for record in records(spoilt, capsys, "log")}
    found = records(spoilt, capsys, "check", "--on", "en-corr", "--status", "introduced", "--hints")
    told = {(each["segment"], each["rule"]): each["act"] for each in found}
    for number in range(50):
        place = f"p{number + 1}"
        assert told[f"en-corr.{place}", FAULTS[number % len(FAULTS)][0]] == acts[f"en-mt.{place}"]
    assert {each["status"] for each in found} == {"introduced"}
    assert records(spoilt, capsys, "check", "--hints") == []


def test_what_is_open_includes_what_was_introduced(spoilt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened = records(spoilt, capsys, "check", "--on", "en-corr")
    assert opened == records(spoilt, capsys, "check", "--on", "en-corr", "--status", "introduced")
    assert opened


def test_what_was_introduced_needs_no_name_of_a_text(spoilt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unnamed = records(spoilt, capsys, "check", "--status", "introduced")
    assert unnamed == records(spoilt, capsys, "check", "--on", "en-corr", "--status", "introduced")
    assert unnamed
    assert records(spoilt, capsys, "check", "--on", "en-mt", "--status", "introduced") == []


def test_a_segment_shows_what_was_brought_in(spoilt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for asked in ("p1", "en-corr.p1"):
        (view,) = records(spoilt, capsys, "show", asked)
        assert [(each["rule"], each["status"]) for each in view["findings"]] == [("doubled-word", "introduced")]


@pytest.mark.parametrize("as_json", [[], ["--json"]])
def test_fail_on_counts_what_was_introduced(spoilt: Path, as_json: list[str]) -> None:
    check = ["-q", "-C", str(spoilt), "check", *as_json]
    assert run([*check, "--fail-on", "neutral"]) == 0
    assert run([*check, "--on", "en-corr", "--fail-on", "minor"]) == 1
    assert run([*check, "--on", "en-corr", "--fail-on", "critical"]) == 0
