"""A newer text for a witness: what is written, what is refused, what is taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.newer import (
    NEWER,
    bodies,
    bodies_of_kind,
    corrected,
    corrected_text,
    do,
    files,
    ids,
    printed,
    replace,
    write,
)
from tests.port import ENGLISH, make_port
from workbench.app.compute import compute
from workbench.app.workspace import open_workspace
from workbench.cli.main import run
from workbench.cli.settings import Settings
from workbench.correct.versions import adrift
from workbench.model.act import Correct, Dismiss, PinBead, Read, Remark
from workbench.model.finding import Status


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    return make_port(tmp_path)


def test_the_newer_text_is_there_and_the_earlier_one_stays(port: Path) -> None:
    (port / "edition.yaml").write_text((port / "edition.yaml").read_text("utf-8") + "# the end\n", "utf-8")
    before = files(port)
    assert replace(port) == 0
    after = files(port)
    assert {name: after[name] for name in before if name != "edition.yaml"} == {
        name: data for name, data in before.items() if name != "edition.yaml"
    }
    assert after["sources/en-mt.v2.txt"] == NEWER.encode()
    entry = open_workspace(port).edition.base
    assert (entry.version, entry.files, entry.file) == (2, ("sources/en-mt.v2.txt",), "witnesses/en-mt@2.xml")
    assert "# the end" in (port / "edition.yaml").read_text("utf-8")
    assert ids(port) == ["h1", "p1", "p2", "p4", "p3"]
    lines = NEWER.split("\n")
    for segment in open_workspace(port).witness("en-mt").segments:
        assert segment.place is not None
        assert (segment.place.file, lines[segment.place.first - 1]) == ("sources/en-mt.v2.txt", segment.text)


def test_the_same_file_again_is_nothing_to_do(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(port)
    assert replace(port, ENGLISH) == 0
    assert "nothing to do" in capsys.readouterr().out
    assert files(port) == before
    assert replace(port) == replace(port) == 0
    assert len(open_workspace(port).acts()) == 1
    assert replace(port, NEWER, "--force") == 0
    assert open_workspace(port).edition.base.version == 3
    assert ids(port) == ["h1", "p1", "p2", "p4", "p3"]


def test_quite_another_text_is_refused(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    another = "A Recipe\n\nTake two eggs and a little flour.\n\nStir slowly until nothing sticks.\n"
    before = files(port)
    assert replace(port, another) == 4
    assert "seems to be another text" in (said := capsys.readouterr().err)
    assert "--force" in said
    assert files(port) == before
    assert replace(port, another, "--force") == 0
    assert not {"p1", "p2", "p3"} & set(ids(port))


def test_nothing_is_written_unasked(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (port.parent / "newer.txt").write_text(NEWER, "utf-8")
    before = files(port)
    asked = ["replace", "en-mt", str(port.parent / "newer.txt")]
    assert do(port, *asked) == 2
    assert "--yes" in capsys.readouterr().err
    assert do(port, *asked, "--dry-run") == 0
    assert files(port) == before
    assert do(port, "replace", "en-9", str(port.parent / "newer.txt"), "--yes") == 2


def test_on_a_terminal_it_asks(port: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(text: str, **_: object) -> bool:
        asked.append(text)
        return len(asked) > 1

    monkeypatch.setattr(Settings, "may_ask", property(lambda _: True))
    monkeypatch.setattr("click.confirm", answer)
    arguments = ["-C", str(port), "replace", "en-mt", str(write(port, NEWER))]
    assert run(arguments) == 0
    assert open_workspace(port).edition.base.version == 1
    assert run(arguments) == 0
    assert open_workspace(port).edition.base.version == 2
    assert asked == ["Replace en-mt?"] * 2


def test_several_files_and_another_format(port: Path) -> None:
    first, second = NEWER.split("\n\nHe noted", 1)
    (port.parent / "one.txt").write_text(first, "utf-8")
    (port.parent / "two.html").write_text(
        "<html><body><p>" + f"He noted{second}".strip().replace("\n\n", "</p><p>") + "</p></body></html>", "utf-8"
    )
    assert do(port, "replace", "en-mt", str(port.parent / "one.txt"), str(port.parent / "two.html"), "--yes") == 0
    assert open_workspace(port).edition.base.files == ("sources/en-mt.v2-1.txt", "sources/en-mt.v2-2.html")
    assert ids(port) == ["h1", "p1", "p2", "p4", "p3"]
    assert do(port, "build") == 0
    assert do(port, "validate") == 0


def test_decisions_of_every_kind_go_along(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert do(port, "correct", "p1", "the the", "the") == 0
    assert do(port, "correct", "p2", "night..", "night.”", "--also", "p2", "3 cranes", "4 cranes") == 0
    assert do(port, "remark", "p2", "Who?", "--on", "All of them") == 0
    assert do(port, "remark", "p3", "So it did.") == 0
    assert do(port, "read", "p1", "p2") == 0
    assert do(port, "pin", "ru.p2", "p2") == 0
    assert do(port, "pin", "ru.p2.s2", "p2.s2") == 0
    assert replace(port) == 0
    text = corrected(port)
    assert "met us at the berth." in text
    assert "There are 4 cranes here.\n\nAll of them work day and night.”" in text
    assert [(each.segment, each.span and each.span.quote) for each in bodies(port, Remark)] == [
        ("en-mt.p4", "All of them"),
        ("en-mt.p3", None),
    ]
    assert bodies(port, Read) == [Read(("en-mt.p2", "en-mt.p4"))], "p1 has other words now"
    assert [(each.a, each.b) for each in bodies(port, PinBead)] == [
        (("ru.p2",), ("en-mt.p2", "en-mt.p4")),
        (("ru.p2.s2",), ("en-mt.p4.s1",)),
    ]
    assert printed(port, capsys, "retarget") == []
    assert do(port, "build") == 0
    assert do(port, "validate") == 0
    capsys.readouterr()
    assert do(port, "export", "jsonl") == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    beads = [each for each in records if each["type"] == "bead" and each["pinned"]]
    assert {tuple(each["b_ids"]) for each in beads} == {("en-mt.p2", "en-mt.p4"), ("en-mt.p4.s1",)}


def test_a_finding_that_was_dismissed_stays_so(port: Path) -> None:
    """In the base, and in the corrected text; also where it stands in another paragraph now."""
    work = open_workspace(port)
    findings = {each.rule: each for each in compute(work).findings}
    for rule in ("doubled-word", "doubled-stop"):
        assert do(port, "dismiss", findings[rule].id, "--why", "as it is") == 0
    assert replace(port) == 0
    moved = {each.rule: each for each in compute(open_workspace(port)).findings}
    assert {rule: moved[rule].status for rule in ("doubled-word", "doubled-stop")} == {
        "doubled-word": Status.DISMISSED,
        "doubled-stop": Status.DISMISSED,
    }
    assert moved["doubled-stop"].segment == "en-mt.p4"
    assert replace(port, NEWER.replace("the the", "the")) == 0
    snapshot = compute(open_workspace(port))
    assert "doubled-word" not in {each.rule for each in snapshot.findings}
    assert [problem.kind for problem in snapshot.state.problems] == ["stale"]
    assert bodies(port, Dismiss)[0] == Dismiss("", None, "as it is")


def test_what_has_no_place_waits_and_is_given_one(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert do(port, "correct", "p2", "All of them work", "They toil", "--why", "работают") == 0
    assert do(port, "correct", "p1", "Orlov", "Orloff") == 0
    assert do(port, "remark", "p3", "Really?", "--on", "rained") == 0
    assert replace(port, NEWER.replace("All of them work", "All of these work").replace("rained", "poured")) == 0
    first, second = printed(port, capsys, "retarget")
    assert (first["then"][0]["quote"], first["why"]) == ("All of them work", "работают")
    assert [each["text"] for each in first["now"]] == [
        "He noted: “There are 3 cranes here.",
        "All of these work day and night..",
    ]
    assert first["proposals"][0]["places"][0]["quote"] == "All of these work"
    assert 0.5 < first["proposals"][0]["score"] < 1
    assert run(["-C", str(port), "status"]) == 4
    said = capsys.readouterr()
    assert f"act {first['act']}: “All of them work” no longer stands in en-mt.p2" in said.out
    assert "workbench retarget" in said.err
    assert do(port, "retarget", first["act"], "9") == 2
    assert do(port, "retarget", first["act"], "1") == 0
    assert "They toil day and night" in corrected_text(port)
    assert do(port, "retarget", second["act"], "--segment", "p3", "--words", "poured") == 0
    assert bodies(port, Remark)[0].span.quote == "poured"
    assert printed(port, capsys, "retarget") == []
    assert do(port, "undo", first["act"][:4]) == 0


def test_how_a_paragraph_came_to_read_so_is_told_on_the_text_there_is(
    port: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert do(port, "correct", "p1", "the the", "the") == 0
    assert do(port, "correct", "p2", "All of them", "They all") == 0
    assert replace(port) == 0
    received, changed = printed(port, capsys, "show", "p4", "--history")
    assert received["texts"] == [{"id": "en-mt.p4", "text": "All of them work day and night.."}]
    assert changed["texts"] == [{"id": "en-corr.p4", "text": "They all work day and night.."}]
    assert (received["problems"], changed["problems"]) == ([], [])
    stretches = printed(port, capsys, "blame", "p1")
    assert [each["old"] for each in stretches if each["act"]] == [" the"]


def test_paragraphs_that_no_longer_follow_each_other_are_not_joined(
    port: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert do(port, "join", "p2", "p3") == 0
    assert replace(port, ENGLISH.replace("\n\nIt rained", "\n\nOf all this nothing is left today.\n\nIt rained")) == 0
    (found,) = printed(port, capsys, "retarget")
    assert "en-mt.p3 does not follow en-mt.p2" in found["message"]
    assert found["proposals"] == []
    assert do(port, "retarget", found["act"], "--give-up") == 0


def test_what_was_taken_back_meanwhile_has_no_place_when_it_is_had_back(port: Path) -> None:
    assert do(port, "correct", "p2", "All of them", "They all") == 0
    assert do(port, "undo") == 0
    assert replace(port) == 0
    assert do(port, "redo", bodies_of_kind(port, "undo")) == 0
    assert "They all" not in corrected_text(port)
    assert do(port, "retarget", "--all") == 0
    assert "They all work" in corrected_text(port)


def test_what_is_given_up_is_taken_back(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert do(port, "correct", "p2", "3 cranes", "4 cranes") == 0
    assert do(port, "pin", "ru.p3", "p3") == 0
    gone = NEWER.replace("3 cranes", "four cranes").replace("It rained hard in the evening.", "")
    assert replace(port, gone) == 0
    correction, pin = printed(port, capsys, "retarget")
    assert (pin["kind"], pin["message"].endswith("has no place in the text")) == ("pin", True)
    assert do(port, "retarget", pin["act"], "--segment", "p1") == 2, "a pin is made anew"
    assert do(port, "build") == 4
    for act in (correction["act"], pin["act"]):
        assert do(port, "retarget", act, "--give-up") == 0
    assert printed(port, capsys, "retarget") == []
    assert do(port, "build") == 0


def test_a_place_that_another_correction_has_is_refused(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert do(port, "correct", "p2", "All of them work", "They toil") == 0
    assert replace(port, NEWER.replace("All of them work", "All of these work")) == 0
    assert do(port, "correct", "p4", "these work", "these toil") == 0
    act = printed(port, capsys, "retarget")[0]["act"]
    assert do(port, "retarget", act, "1") == 4
    assert "corrected already, by act" in capsys.readouterr().err


def test_the_newer_text_has_the_correction_already(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert do(port, "correct", "p2", "3 cranes", "4 cranes") == 0
    assert replace(port, NEWER.replace("3 cranes", "4 cranes")) == 0
    assert printed(port, capsys, "retarget")[0]["done"]


def test_undo_gives_the_earlier_text_back_and_redo_the_newer_one(port: Path) -> None:
    assert do(port, "correct", "p1", "the the", "the") == 0
    before, digest = corrected(port), open_workspace(port).edition.base.digest
    assert replace(port) == 0
    newer = corrected(port)
    act = next(act.id for act in open_workspace(port).acts() if act.kind == "replace")
    assert do(port, "correct", "p3", "hard", "a lot") == 0
    assert do(port, "correct", "p2", "He noted", "He said") == 0
    assert do(port, "undo", act) == 0
    entry = open_workspace(port).edition.base
    assert (entry.digest, entry.version, entry.files) == (digest, 1, ("sources/en-mt.txt",))
    assert corrected_text(port) == before.replace("He noted", "He said"), "what was decided meanwhile goes along"
    loose = [each.act for each in adrift(open_workspace(port).acts())]
    assert [act.body.operations[0].span.quote for act in loose if isinstance(act.body, Correct)] == ["hard"]  # type: ignore[union-attr]
    assert do(port, "redo", act) == 0
    assert corrected(port) == newer.replace("He noted", "He said").replace("hard", "a lot")
    assert open_workspace(port).edition.base.version == 2


def test_a_text_on_which_another_was_built_is_not_taken_back_first(
    port: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert replace(port) == 0
    assert replace(port, NEWER.replace("hard", "a lot")) == 0
    first, second = (act.id for act in open_workspace(port).acts() if act.kind == "replace")
    before = files(port)
    assert do(port, "undo", first) == 4
    assert second in capsys.readouterr().err
    assert files(port) == before
    assert do(port, "undo", second) == 0
    assert do(port, "undo", first) == 0
    assert open_workspace(port).edition.base.version == 1
