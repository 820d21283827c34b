"""A report on a small edition: every number counted by hand, the whole and a part, with and without sacrebleu."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.port import add_other, make_port
from workbench.app.report import report, to_json
from workbench.cli.main import run


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two editors; p1 read after it was corrected, h1 read, p3 dropped, p2 corrected without a severity."""
    port = make_port(tmp_path_factory.mktemp("report"))
    add_other(port)
    here = ["-q", "-C", str(port)]
    grammar = ["--category", "linguistic-conventions.grammar", "--severity", "minor"]
    assert run([*here, "correct", "p1", "the the", "the", *grammar, "--who", "Vera"]) == 0
    assert run([*here, "correct", "p2", "3 cranes", "4 cranes", "--who", "Boris"]) == 0
    assert run([*here, "correct", "p1", "chief", "harbour master", "--who", "Boris", "--propose"]) == 0
    assert run([*here, "read", "h1..p1", "--who", "Vera"]) == 0
    assert run([*here, "drop", "p3", "--who", "Vera"]) == 0
    return port


def test_who_corrected_what(port: Path) -> None:
    made = report(port)
    assert (made.corrections, made.proposals) == (3, 1)
    assert made.by_editor == (("Vera", 2), ("Boris", 1))
    assert made.by_category == (("not said", 2), ("linguistic-conventions.grammar", 1))
    assert made.by_severity == (("minor", 1), ("not said", 2))


def test_what_was_read(port: Path) -> None:
    progress = report(port).progress
    assert (progress.segments, progress.read, progress.corrected, progress.untouched) == (4, 2, 2, 0)


def test_how_much_was_edited(port: Path) -> None:
    edits = report(port).edits
    rows = {each.a: (each.b, each.edits, each.words) for each in edits.segments}
    assert rows["en-mt.p1",] == (("en-corr.p1",), 1, 20)
    assert rows["en-mt.p2",] == (("en-corr.p2",), 1, 19)
    assert rows["en-mt.p3",] == ((), 6, 0)  # five words and a full stop that are gone
    assert (edits.edits, edits.words) == (8, 20 + 19 + 5)
    assert edits.segments[0].a == ("en-mt.p3",)


def test_errors_of_base_and_corrected_text(port: Path) -> None:
    """The doubled word (minor, stated) and the number (major, the finding's) are settled; a drop brings one in."""
    before, after = report(port).scores
    found = {each.severity: each for each in report(port).findings}
    assert dict(before.errors)["major"] == found["major"].open + 1
    assert dict(before.errors)["minor"] == found["minor"].open + 1
    assert found["major"].introduced == 1
    assert dict(after.errors)["major"] == found["major"].open + 1
    assert dict(after.errors)["minor"] == found["minor"].open
    assert (before.words, after.words) == (42, 42 - 1 - 5)
    assert report(port).ungraded == 1  # the drop


def test_a_part(port: Path) -> None:
    made = report(port, "p2..p3")
    assert (made.corrections, made.progress.segments, made.proposals) == (2, 2, 0)
    assert made.by_editor == (("Boris", 1), ("Vera", 1))
    assert (made.edits.edits, made.edits.words) == (7, 19)
    whole, rest = report(port), report(port, "h1..p1")
    assert whole.scores[0].points == made.scores[0].points + rest.scores[0].points
    assert whole.scores[0].words == made.scores[0].words + rest.scores[0].words
    assert whole.edits.edits == made.edits.edits + rest.edits.edits


def test_the_base_beside_other_texts(port: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = report(port)
    assert made.likeness is not None
    assert [(each.against, each.role) for each in made.likeness] == [("en-corr", "corrected"), ("en-2", "translation")]
    assert made.likeness[0].chrf > made.likeness[1].chrf
    assert made.likeness[0].ter < made.likeness[1].ter
    monkeypatch.setattr("workbench.app.report.has_metrics", lambda: False)
    without = report(port)
    assert (without.likeness, without.signatures) == (None, ())
    assert without.edits == made.edits


def test_dismissals_are_told_by_rule(port: Path, tmp_path: Path) -> None:
    other = make_port(tmp_path)
    assert run(["-q", "-C", str(other), "check", "--json"]) == 0
    finding = next(line for line in checked(other) if line["rule"] == "doubled-stop")
    assert run(["-q", "-C", str(other), "dismiss", finding["id"], "--why", "so it is", "--who", "Vera"]) == 0
    assert report(other).dismissed == (("doubled-stop", 1),)
    manifest = other / "edition.yaml"
    manifest.write_text(manifest.read_text("utf-8") + "rules:\n  doubled-stop: off\n", "utf-8")
    assert report(other).dismissed == (("no longer raised", 1),)


def checked(port: Path) -> list[dict[str, str]]:
    from workbench.app.findings import Wish, findings_to_json, list_findings

    snapshot, findings = list_findings(port, Wish())
    return [{str(key): str(value) for key, value in each.items()} for each in findings_to_json(snapshot, findings)]


def test_an_edition_that_nobody_worked_on(tmp_path: Path) -> None:
    made = report(make_port(tmp_path))
    assert (made.corrections, made.edits.edits, made.ungraded) == (0, 0, 0)
    assert made.scores[0].points == made.scores[1].points > 0
    assert made.progress.untouched == made.progress.segments == 4
    assert json.dumps(to_json(made))


def test_a_page_is_the_same_bytes_twice(port: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["-q", "-C", str(port), "report", "--html"]) == 0
    assert capsys.readouterr().out.strip() == str(port / "build" / "report.html")
    assert run(["-q", "-C", str(port), "report", "--html", "-o", str(tmp_path / "r.html")]) == 0
    assert (tmp_path / "r.html").read_bytes() == (port / "build" / "report.html").read_bytes()


@pytest.mark.parametrize("wrong", [["--html", "--json"], ["-o", "r.html"], ["--in", "p77"], ["--in", "p3..p1"]])
def test_wrong_words(port: Path, wrong: list[str]) -> None:
    assert run(["-q", "-C", str(port), "report", *wrong]) == 2
