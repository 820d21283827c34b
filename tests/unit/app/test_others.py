"""Findings about one text out of several: what the rules are given of the others, on the base and on the corrected."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.port import make_port
from workbench.app.compute import compute
from workbench.app.workspace import open_workspace
from workbench.cli.main import run
from workbench.model.edition import Snapshot
from workbench.model.finding import Status

SECOND = """A Day in the Port

We arrived in the port on May 3, 1961. Its chief Petrov met us at the berth.

He said: “There are 4 cranes here. All of them work day and night.”

In the evening it rained.
"""
THIRD = SECOND.replace("We arrived in", "We got to").replace("Its chief", "The head")
REVISION = """A Visit to the Port

We came to the port on May 3, 1961. The chief Orlov met us at the berth.

He noted: “There are 3 cranes here. All of them work day and night.”

It rained in the evening.
"""


def add(port: Path, name: str, text: str, role: str = "translation", language: str = "en") -> None:
    path = port.parent / f"{name}.txt"
    path.write_text(text, "utf-8")
    said = ["--id", name, "--role", role, "--language", language]
    assert run(["-q", "-C", str(port), "add", str(path), *said]) == 0


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera")
    port = make_port(tmp_path)
    add(port, "en-2", SECOND)
    add(port, "en-3", THIRD)
    add(port, "en-4", REVISION, "revision")
    return port


def snapshot(port: Path) -> Snapshot:
    return compute(open_workspace(port))


def quotes(made: Snapshot, rule: str) -> list[tuple[str, str]]:
    return [(each.segment, each.spans[0].quote) for each in made.findings if each.rule == rule]


def test_names_and_numbers_alone_and_what_a_copy_corrects(port: Path) -> None:
    made = snapshot(port)
    assert quotes(made, "alone-against-others") == [("en-mt.p1", "Orlov"), ("en-mt.p2", "3")]
    assert [segment for segment, _ in quotes(made, "corrected-elsewhere")] == ["en-mt.p1", "en-mt.p2"]
    said = next(each for each in made.findings if each.rule == "alone-against-others")
    assert [(each.kind, each.value) for each in said.evidence] == [("in en-2", "Petrov"), ("in en-3", "Petrov")]


def test_the_corrected_text_is_held_against_the_others_too(port: Path) -> None:
    assert run(["-q", "-C", str(port), "correct", "p2", "3 cranes", "4 cranes"]) == 0
    assert run(["-q", "-C", str(port), "correct", "p1", "the the berth", "the berth"]) == 0
    made = snapshot(port)
    left = {(each.rule, each.segment) for each in made.state_findings if each.rule.endswith(("others", "elsewhere"))}
    assert ("alone-against-others", "en-corr.p1") in left
    assert ("alone-against-others", "en-corr.p2") not in left
    assert ("corrected-elsewhere", "en-corr.p1") not in left
    done = {each.spans[0].quote: each.status for each in made.findings if each.rule == "alone-against-others"}
    assert done == {"Orlov": Status.OPEN, "3": Status.CORRECTED}


def test_what_is_kept_is_checked_again_when_another_text_comes(port: Path) -> None:
    before = snapshot(port)
    add(port, "en-5", SECOND.replace("Petrov", "Orlov"))
    assert ("en-mt.p1", "Orlov") in quotes(before, "alone-against-others")
    assert ("en-mt.p1", "Orlov") not in quotes(snapshot(port), "alone-against-others")


def test_a_text_in_another_language_is_no_other_translation(port: Path) -> None:
    before = snapshot(port).findings
    add(port, "de", "Ein Besuch\n\nWir kamen am 4. Mai.\n\nEr sagte etwas.\n\nEs regnete.\n", language="de")
    assert snapshot(port).findings == before


def test_without_a_source_the_base_is_what_all_are_aligned_with(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text(REVISION, "utf-8")
    port = tmp_path / "port"
    assert run(["-q", "new", str(port), "--base", str(tmp_path / "en.txt")]) == 0
    add(port, "en-2", SECOND)
    add(port, "en-3", THIRD)
    assert quotes(snapshot(port), "alone-against-others") == [("en-mt.p1", "Orlov"), ("en-mt.p2", "3")]
