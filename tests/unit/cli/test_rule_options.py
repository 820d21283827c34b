"""Options of rules in the manifest act on what is found; `--fail-on` counts what is listed and open."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.port import make_port
from workbench.cli.main import run


@pytest.fixture
def port(tmp_path: Path) -> Path:
    return make_port(tmp_path)


def ask(port: Path, options: str) -> None:
    manifest = port / "edition.yaml"
    lines = [line for line in manifest.read_text("utf-8").splitlines() if not line.startswith("rules:")]
    manifest.write_text("\n".join([*lines, f"rules: {options}"]) + "\n", "utf-8")


def check(port: Path, *arguments: str) -> int:
    return run(["-q", "-C", str(port), "check", *arguments])


def listed(port: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, dict[str, object]]:
    capsys.readouterr()
    assert check(port, *arguments, "--json") == 0
    return {record["rule"]: record for record in map(json.loads, capsys.readouterr().out.splitlines())}


def test_options_take_effect_at_once_although_findings_are_kept(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert {"number-differs", "doubled-stop"} <= set(listed(port, capsys))
    ask(port, "{number-differs: {least: 0.999}, doubled-stop: {severity: critical}}")
    found = listed(port, capsys)
    assert "number-differs" not in found
    assert found["doubled-stop"]["severity"] == "critical"


def test_a_rule_made_a_hint_is_shown_when_asked_for_and_does_not_fail(
    port: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = set(listed(port, capsys))
    assert check(port, "--fail-on", "minor") == 1
    ask(port, "{" + ", ".join(f"{rule}: {{default: off}}" for rule in sorted(rules)) + "}")
    assert listed(port, capsys) == {}
    assert check(port, "--fail-on", "minor") == 0
    assert rules <= set(listed(port, capsys, "--hints"))
    assert check(port, "--hints", "--fail-on", "minor", "--json") == 1


def test_what_is_dismissed_or_corrected_does_not_fail(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = listed(port, capsys, "--rule", "number-differs")["number-differs"]
    only = ["--rule", "number-differs", "--fail-on", "major"]
    assert check(port, *only) == check(port, *only, "--json") == 1
    assert run(["-q", "-C", str(port), "dismiss", str(found["id"]), "--why", "so it is", "--who", "Vera"]) == 0
    assert check(port, *only) == check(port, *only, "--status", "all") == check(port, *only, "--on", "en-corr") == 0
    assert run(["-q", "-C", str(port), "undo", "--who", "Vera"]) == 0
    assert run(["-q", "-C", str(port), "correct", "p2", "3 cranes", "4 cranes", "--who", "Vera"]) == 0
    assert check(port, *only) == check(port, *only, "--status", "all") == 0


def test_a_dismissal_that_no_rule_needs_any_more_is_told(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = listed(port, capsys, "--rule", "number-differs")["number-differs"]
    assert run(["-q", "-C", str(port), "dismiss", str(found["id"]), "--why", "so it is", "--who", "Vera"]) == 0
    ask(port, "{number-differs: off}")
    capsys.readouterr()
    assert run(["-q", "-C", str(port), "status", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["no_longer_raised"]
    assert [(each["finding"], each["segment"]) for each in told] == [(found["id"], "en-mt.p2")]


def test_a_mistyped_rule_is_told_with_its_line(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask(port, "{doubled-wrod: off}")
    line = len((port / "edition.yaml").read_text("utf-8").splitlines())
    assert check(port) == 3
    told = capsys.readouterr().err
    assert f"edition.yaml:{line}" in told
    assert "there is no rule 'doubled-wrod'" in told
    assert "doubled-word" in told
