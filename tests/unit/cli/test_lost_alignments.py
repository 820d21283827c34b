"""Threads of people who lost their alignments or their error spans elsewhere, as tests of this program.

unfoldingWord/translationCore #4803 (opening and sharing a project), #5972 (export and import), #7341 (another text
beside it), #6190 (in our notes among those about editing; its own words could not be read);
google/wmt-mqm-human-evaluation #8 (post-editing changed the texts that error spans refer to).
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.port import OTHER, make_port
from workbench.cli.main import run

ORLOV = "We came to the port on May 3, 1961. The chief Orlov met us at the the berth."
RECEIVED = (
    {"mt": "It rained in the evening.", "spans": [{"start": 3, "end": 9, "severity": "major"}]},
    {"mt": ORLOV, "spans": [{"start": 40, "end": 51}, {"start": 62, "end": 75, "category": "fluency"}]},
)
Record = dict[str, Any]


class Project:
    """An edition whose beads are in part a person's, with a dismissed finding and error spans from elsewhere."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self._capsys = root, capsys

    def do(self, *arguments: str, code: int = 0) -> str:
        """What it printed, notes and errors behind it."""
        self._capsys.readouterr()
        assert run(["-C", str(self.root), *arguments]) == code, arguments
        printed = self._capsys.readouterr()
        return printed.out + printed.err

    def lines(self, *arguments: str) -> list[Record]:
        return [json.loads(line) for line in self.do("-q", *arguments).splitlines()]

    def beads(self, level: str, other: str = "en-mt") -> list[tuple[list[str], list[str], bool]]:
        records = self.lines("align", "ru", other, "--level", level, "--json")
        return [(each["a_ids"], each["b_ids"], each["pinned"]) for each in records]

    def kept(self) -> dict[str, Any]:
        """All that must not change by itself: beads, what is dismissed, and where received findings stand."""
        findings = self.lines("check", "--status", "all", "--hints", "--json")
        return {
            "segments": self.beads("segment"),
            "sentences": self.beads("sentence"),
            "dismissed": [(each["id"], each["quote"]) for each in findings if each["status"] == "dismissed"],
            "received": [(each["segment"], each["start"], each["quote"]) for each in findings if each["origin"]],
            "problems": self.lines("status", "--json")[0]["problems"],
        }


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Project:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    made = Project(make_port(tmp_path), capsys)
    received = tmp_path / "marks.jsonl"
    received.write_text("".join(f"{json.dumps(each)}\n" for each in RECEIVED), "utf-8")
    made.do("findings", "add", str(received))
    made.do("pin", "ru.p1.s1", "p1.s2", "--why", "seen in print")
    made.do("bead", "merge", "p2", "p3")
    (stop,) = (each for each in made.lines("check", "--json") if each["rule"] == "doubled-stop")
    made.do("dismiss", stop["id"], "--why", "as in print")
    kept = made.kept()
    assert sum(pinned for _, _, pinned in kept["segments"] + kept["sentences"]) == 2
    assert (len(kept["dismissed"]), len(kept["received"]), kept["problems"]) == (1, 3, [])
    return made


def test_translation_core_4803_opening_and_sharing_a_project_changes_no_alignment(
    project: Project, tmp_path: Path
) -> None:
    before, journal = project.kept(), (project.root / "journal.jsonl").read_bytes()
    for _ in range(2):
        for arguments in (
            ["status"],
            ["show", "p1"],
            ["build"],
            ["check"],
            ["export", "tei", "-o", str(tmp_path / "tei")],
        ):
            said = project.do(*arguments)
            assert not any(word in said for word in ("stale", "problem", "left out", "invalid")), said
        project.do("doctor")
    assert project.kept() == before
    assert (project.root / "journal.jsonl").read_bytes() == journal
    shared = shutil.copytree(project.root, tmp_path / "elsewhere" / "shared")
    shutil.rmtree(project.root)
    project.root = shared
    assert project.kept() == before


@pytest.mark.parametrize("form", ["tei", "txt"])
def test_translation_core_5972_what_is_exported_and_imported_again_is_aligned_as_before(
    project: Project, tmp_path: Path, form: str
) -> None:
    """The texts have the same ids when they come back, so that the decisions hold on them; from either format."""
    before = project.kept()
    project.do("build")
    project.do("export", "tei", "-o", str(tmp_path / "out"))
    for text in ("en-mt", "ru") if form == "txt" else ():
        project.do("export", "txt", "--of", text, "--with-furniture", "-o", str(tmp_path / "out" / f"{text}.txt"))
    ending = "xml" if form == "tei" else "txt"
    again = Project(tmp_path / "again", project._capsys)
    files = ["--base", str(tmp_path / "out" / f"en-mt.{ending}"), "--source", str(tmp_path / "out" / f"ru.{ending}")]
    again.do("new", str(again.root), *files)
    again.do("findings", "add", str(tmp_path / "marks.jsonl"))
    shutil.copy(project.root / "journal.jsonl", again.root)
    assert again.kept() == before
    links = (tmp_path / "out" / "alignment.xml").read_text("utf-8")
    assert links.count("A link pinned.") == 2, "what a person decided is told from what a program found"


def test_translation_core_7341_another_text_beside_it_changes_no_alignment(project: Project, tmp_path: Path) -> None:
    before = project.kept()
    (tmp_path / "other.txt").write_text(OTHER, "utf-8")
    project.do("add", str(tmp_path / "other.txt"), "--role", "translation")
    beside = project.beads("segment", "en-2")
    assert project.kept() == before
    project.do("bead", "merge", "en-2.p1", "en-2.p2")
    assert project.kept() == before, "its pins are its own"
    project.do("undo")
    assert project.beads("segment", "en-2") == beside
    project.do("build")
    project.do("show", "en-2.p2")
    assert project.kept() == before


def test_translation_core_6190_an_edit_changes_what_it_changes_and_nothing_else(project: Project) -> None:
    before = project.kept()
    project.do("correct", "p1", "berth", "quay")
    project.do("correct", "p2", "3 cranes", "4 cranes")
    project.do("split", "p2", "--before", "All of")
    after = project.kept()
    assert {name: after[name] for name in ("segments", "sentences", "received", "problems")} == {
        name: before[name] for name in ("segments", "sentences", "received", "problems")
    }
    assert after["dismissed"] == before["dismissed"]
    corrected = project.beads("segment", "en-corr")
    assert [a for a, _, _ in corrected] == [a for a, _, _ in before["segments"]]
    assert all(b for _, b, _ in corrected), "every paragraph still has its partners"
    for _ in range(3):
        project.do("undo")
    assert project.kept() == before


def test_wmt_mqm_8_post_editing_does_not_shift_the_texts_that_error_spans_refer_to(project: Project) -> None:
    base = project.do("-q", "export", "txt", "--of", "en-mt", "--with-furniture")
    marked = project.kept()["received"]
    assert [quote for _, _, quote in marked] == ["chief Orlov", "the the berth", "rained"]
    for arguments in (
        ["correct", "p1", "We came", "Late that evening we finally came"],
        ["correct", "p3", "It rained", "As it happened, it rained"],
        ["correct", "p1", "the the berth", "the berth"],
    ):
        project.do(*arguments)
    assert project.do("-q", "export", "txt", "--of", "en-mt", "--with-furniture") == base, "what was judged stays"
    assert project.kept()["received"] == marked
    texts = {each["id"]: each["text"] for each in project.lines("export", "jsonl") if each["type"] == "segment"}
    found = project.lines("check", "--on", "en-corr", "--status", "all", "--hints", "--json")
    found += project.lines("check", "--status", "all", "--hints", "--json")
    assert all(texts[each["segment"]][each["start"] : each["end"]] == each["quote"] for each in found)
    moved = [each for each in found if each["origin"] and each["witness"] == "en-corr"]
    assert [each["quote"] for each in moved] == ["chief Orlov", "rained"], "that whose words were corrected is gone"
    for each in moved:
        assert each["start"] == texts[each["segment"]].index(each["quote"]), "the others are where their words are now"
