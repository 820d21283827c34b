"""A received file on its way through an edition: kept, named, placed, built, exported, decided on, taken out."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.port import add_other, make_port
from workbench.app import received_findings
from workbench.app.compute import compute
from workbench.app.findings import Wish, list_findings
from workbench.app.foreign import Arrived, arrive
from workbench.app.workspace import open_workspace
from workbench.cli.main import run
from workbench.model.edition import ReceivedFindings
from workbench.store.manifest import read_manifest
from workbench.tei.findings import read_findings

XCOMET = """{"mt.txt": [
 {"mt": "We came to the port on May 3, 1961.", "src": "…", "COMET": 0.9},
 {"mt": "The chief Orlov met us at the the berth.", "COMET": 0.7, "errors": [
  {"text": "the the", "start": 25, "end": 33, "severity": "minor", "confidence": 0.42}]},
 {"mt": "There are 3 cranes here.", "COMET": 0.5, "errors": [
  {"text": "3", "start": 9, "end": 11, "severity": "major", "confidence": 0.61}]},
 {"mt": "These words were written by nobody.", "COMET": 0.1, "errors": [
  {"text": "nobody", "start": 27, "end": 34, "severity": "critical", "confidence": 0.9}]}
]}
"""


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    port = make_port(tmp_path)
    (tmp_path / "Мои находки.json").write_text(XCOMET, "utf-8")
    assert do(port, "findings", "add", str(tmp_path / "Мои находки.json")) == 0
    return port


def do(port: Path, *arguments: str) -> int:
    return run(["-q", "-C", str(port), *arguments])


def printed(port: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert do(port, *arguments) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_file_is_kept_as_it_is_and_named(port: Path) -> None:
    (entry,) = read_manifest(port / "edition.yaml").findings
    assert (entry.format, entry.origin, entry.of, entry.beside) == ("xcomet", "xcomet", "en-mt", "")
    assert entry.file.startswith("sources/findings/")
    assert (port / entry.file).read_text("utf-8") == XCOMET


def test_found_by_everybody_who_shows_findings(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checked = printed(port, capsys, "check", "--json", "--origin", "xcomet")
    assert [(each["quote"], each["severity"], each["confidence"]) for each in checked] == [
        ("the the", "minor", 0.42), ("3", "major", 0.61),
    ]  # fmt: skip
    assert {(each["rule"], each["origin"], each["hint"]) for each in checked} == {("xcomet", "xcomet", False)}
    exported = [each for each in printed(port, capsys, "export", "jsonl", "--of", "en-mt") if each["type"] == "finding"]
    assert [each for each in exported if each["origin"] == "xcomet"] == checked
    ours = printed(port, capsys, "check", "--json", "--origin", "ours")
    assert ours
    assert {each["origin"] for each in ours} == {""}
    assert len(printed(port, capsys, "check", "--json")) == len(ours) + len(checked)
    assert do(port, "check", "--origin", "nobody") == 2


def test_page_and_tei_say_whose_they_are(port: Path) -> None:
    assert do(port, "build") == 0
    page = (port / "build" / "html" / "index.html").read_text("utf-8")
    assert page.count("received from xcomet") >= 2
    assert do(port, "validate") == 0
    snapshot = compute(open_workspace(port))
    found = read_findings((port / "build/tei/findings.xml").read_bytes(), "findings.xml", snapshot.witnesses)
    assert found == snapshot.findings
    assert [each.origin for each in found].count("xcomet") == 2
    name = snapshot.edition.findings[0].file
    assert (port / "build" / "tei" / name).read_text("utf-8") == XCOMET
    digest = hashlib.sha256(XCOMET.encode()).hexdigest()[:12]
    assert f"{name} sha256:{digest}" in (port / "build/tei/findings.xml").read_text("utf-8")


def test_a_received_file_may_have_the_name_of_another(port: Path, tmp_path: Path) -> None:
    """A digest in a note is of a file without its folder."""
    (tmp_path / "en-mt.txt").write_text("OK OK OK OK BAD OK\n", "utf-8")
    (tmp_path / "t.tok").write_text("It rained in the evening .\n", "utf-8")
    assert do(port, "findings", "add", str(tmp_path / "en-mt.txt"), "--beside", str(tmp_path / "t.tok")) == 0
    assert do(port, "build") == 0
    assert do(port, "validate") == 0


def test_a_build_is_done_again_only_when_the_file_changes(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert do(port, "build") == 0
    assert printed(port, capsys, "build", "--json") == [{"built": False}]
    first = {path: path.read_bytes() for path in (port / "build" / "tei").rglob("*.xml")}
    name = read_manifest(port / "edition.yaml").findings[0].file
    (port / name).write_text(XCOMET.replace("0.42", "0.24"), "utf-8")
    assert printed(port, capsys, "build", "--json")[0]["built"] is True
    (port / name).write_text(XCOMET, "utf-8")
    assert do(port, "build", "--force") == 0
    assert {path: path.read_bytes() for path in (port / "build" / "tei").rglob("*.xml")} == first, "the same bytes"


def test_decided_on_like_ours(port: Path) -> None:
    doubled, number = list_findings(port, Wish(origin="xcomet"))[1]
    assert do(port, "dismiss", doubled.id, "--why", "it is a quotation") == 0
    assert do(port, "correct", "p2", "3", "4", "--finding", number.id) == 0
    statuses = [each.status.value for each in list_findings(port, Wish(origin="xcomet", status="all"))[1]]
    assert statuses == ["dismissed", "corrected"]
    left = list_findings(port, Wish(origin="xcomet", status="all", on="en-corr"))[1]
    assert [(each.spans[0].quote, each.status.value) for each in left] == [("the the", "dismissed")]
    assert do(port, "build") == 0
    assert do(port, "validate") == 0


def test_what_has_no_place_is_told(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (listed,) = printed(port, capsys, "findings", "list", "--json")
    assert (listed["texts"], listed["findings"], listed["placed"]) == (4, 3, 2)
    assert listed["unplaced"] == [
        {
            "line": 8,
            "reason": "its text is not in en-mt",
            "message": "xCOMET takes these words for a critical error.",
            "text": " nobody",
        }
    ]
    assert run(["-C", str(port), "check"]) == 0
    assert f"{listed['file']}:8: a finding of xcomet has no place" in capsys.readouterr().err


def test_placing_is_kept_until_file_or_text_changes(port: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = list_findings(port, Wish(origin="xcomet"))[1]
    placed: list[str] = []

    def counted(entry: ReceivedFindings, *rest: Any) -> Arrived:
        placed.append(entry.file)
        return arrive(entry, *rest)

    monkeypatch.setattr(received_findings, "arrive", counted)
    assert list_findings(port, Wish(origin="xcomet"))[1] == first
    assert placed == []
    name = read_manifest(port / "edition.yaml").findings[0].file
    (port / name).write_text(XCOMET.replace("0.42", "0.24"), "utf-8")
    assert list_findings(port, Wish(origin="xcomet"))[1] != first
    assert placed == [name]


def test_a_lost_file_is_named(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = read_manifest(port / "edition.yaml").findings[0].file
    (port / name).unlink()
    capsys.readouterr()
    assert do(port, "check") == 3
    said = capsys.readouterr().err
    assert f"{name}: cannot be read" in said
    assert "workbench findings drop" in said
    assert do(port, "findings", "drop", name) == 0
    assert do(port, "check") == 0


def test_a_name_of_ours_in_the_manifest_is_refused(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = port / "edition.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("origin: xcomet", "origin: spacing"), "utf-8")
    capsys.readouterr()
    assert do(port, "check") == 3
    assert "edition.yaml: findings: spacing is what our own checks are called" in capsys.readouterr().err


def test_two_files_of_one_origin_have_no_ids_in_common(port: Path, tmp_path: Path) -> None:
    (tmp_path / "more.json").write_text(XCOMET, "utf-8")
    assert do(port, "findings", "add", str(tmp_path / "more.json")) == 0
    found = list_findings(port, Wish(origin="xcomet"))[1]
    assert len({each.id for each in found}) == len(found) == 4


def test_taken_out_the_file_stays_and_so_do_decisions(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    doubled = list_findings(port, Wish(origin="xcomet"))[1][0]
    assert do(port, "dismiss", doubled.id) == 0
    before = (port / "edition.yaml").read_text("utf-8").splitlines()
    entry = read_manifest(port / "edition.yaml").findings[0]
    assert do(port, "findings", "drop", entry.file.rpartition("/")[2]) == 0
    at = before.index("findings:")
    assert (port / "edition.yaml").read_text("utf-8").splitlines() == before[: at - 1] + before[at + 5 :]
    assert (port / entry.file).read_text("utf-8") == XCOMET
    (status,) = printed(port, capsys, "status", "--json")
    assert [each["finding"] for each in status["no_longer_raised"]] == [doubled.id]
    assert do(port, "findings", "drop", "nothing.json") == 2
    assert printed(port, capsys, "findings", "list", "--json") == []


def test_about_the_corrected_text(port: Path, tmp_path: Path) -> None:
    assert do(port, "correct", "p3", "rained", "poured") == 0
    record = {"mt": "It poured in the evening.", "spans": [{"start": 3, "end": 9, "severity": "major"}]}
    (tmp_path / "corrected.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    file = str(tmp_path / "corrected.jsonl")
    assert do(port, "findings", "add", file, "--origin", "later", "--of", "en-corr") == 0
    assert [each.segment for each in list_findings(port, Wish(on="en-corr", origin="later"))[1]] == ["en-corr.p3"]
    assert list_findings(port, Wish(origin="later"))[1] == []


def test_marks_in_the_source_bring_their_words(port: Path, tmp_path: Path) -> None:
    row = "mt\td\t1\t1\tr\tВизит <v>в</v> порт\tA Visit to the Port\tAccuracy/Omission\tMajor\t\n"
    (tmp_path / "m.tsv").write_text(
        "system\tdoc\tdocSegId\tglobalSegId\trater\tsource\ttarget\tcategory\tseverity\tmetadata\n" + row, "utf-8"
    )
    assert do(port, "findings", "add", str(tmp_path / "m.tsv")) == 0
    (found,) = list_findings(port, Wish(origin="marot"))[1]
    assert (found.category, found.spans[0].quote) == ("accuracy.omission", "A Visit to the Port")
    assert [(span.segment, span.quote) for span in found.source] == [("ru.h1", "в")]
    assert found.confidence == 0.5


def test_tags_with_their_text_beside_them(port: Path, tmp_path: Path) -> None:
    (tmp_path / "t.tags").write_text("OK OK OK OK BAD OK\n", "utf-8")
    (tmp_path / "t.tok").write_text("It rained in the evening .\n", "utf-8")
    assert do(port, "findings", "add", str(tmp_path / "t.tags"), "--beside", str(tmp_path / "t.tok")) == 0
    (found,) = list_findings(port, Wish(origin="tags"))[1]
    assert (found.spans[0].quote, found.category, found.severity.value) == ("evening", "other", "minor")
    entry = read_manifest(port / "edition.yaml").findings[-1]
    assert (port / entry.beside).read_bytes() == (tmp_path / "t.tok").read_bytes()


def test_nothing_is_written_with_a_dry_run(port: Path, tmp_path: Path) -> None:
    (tmp_path / "more.json").write_text(XCOMET, "utf-8")
    before = {path: path.read_bytes() for path in port.rglob("*") if path.is_file()}
    assert do(port, "findings", "add", str(tmp_path / "more.json"), "--dry-run") == 0
    assert {path: path.read_bytes() for path in port.rglob("*") if path.is_file()} == before


def test_a_page_of_several_texts_shows_it_once(port: Path) -> None:
    add_other(port)
    assert do(port, "build") == 0
    found = list_findings(port, Wish(origin="xcomet"))[1]
    page = (port / "build" / "html" / "index.html").read_text("utf-8")
    assert all(page.count(f'id="n-{each.id}"') == 1 for each in found)
