"""A newer text beside what others do: two editors, manifests that disagree, newer sources, places given by hand."""

from __future__ import annotations

import shutil
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
    merge_journals,
    printed,
    replace,
    write,
)
from tests.port import ENGLISH, OTHER, RUSSIAN, add_other, make_port
from workbench.app.compute import compute
from workbench.app.decide import correct_one
from workbench.app.desk import Desk
from workbench.app.replacing import carry_out, plan_replace
from workbench.app.wanted import Place, Wanted
from workbench.app.workspace import open_workspace
from workbench.cli.main import run
from workbench.correct.versions import adrift
from workbench.model.act import Correct, Read
from workbench.model.errors import StaleError
from workbench.model.finding import Status
from workbench.store.manifest import parse_manifest


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    return make_port(tmp_path)


def test_somebody_else_went_on_with_the_earlier_text(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Git brings her acts in: they are named, nothing of them is applied by chance, and one command places them."""
    other = port.parent / "other"
    shutil.copytree(port, other)
    for arguments in (
        ["correct", "p2", "All of them", "They all"],
        ["correct", "p1", "We came", "They came"],
        ["correct", "p3", "in the evening", "at night"],
        ["read", "p2", "p3"],
        ["pin", "ru.p3", "p3"],
    ):
        assert do(other, *arguments, "--who", "Anna") == 0
    assert replace(port, NEWER.replace("in the evening", "at eight")) == 0
    merge_journals(port, other)
    assert {each.act.kind for each in adrift(open_workspace(port).acts())} == {"correct", "read", "pin"}
    assert "They all" not in corrected_text(port)
    assert len(printed(port, capsys, "retarget")) == 4, "what was read is simply not read"
    assert do(port, "retarget", "--all") == 0
    assert "They all work day and night" in corrected_text(port)
    assert bodies(port, Read) == [Read(("en-mt.p2", "en-mt.p4"))]
    left = printed(port, capsys, "retarget")
    assert [each["then"][0]["quote"] for each in left] == ["We", "in the evening"]
    assert do(port, "retarget", "--all") == 2


def test_two_replaced_the_same_text(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = port.parent / "other"
    shutil.copytree(port, other)
    assert replace(port) == 0
    assert replace(other, NEWER.replace("hard", "a lot"), "--who", "Anna") == 0
    shutil.copy(other / "witnesses/en-mt@2.xml", port / "witnesses/en-mt@3.xml")  # two files of one name
    merge_journals(port, other)
    ours, theirs = (act for act in open_workspace(port).journal() if act.kind == "replace")
    capsys.readouterr()
    assert do(port, "status") == 4
    said = capsys.readouterr().err
    assert "neither saw the other" in said
    assert "workbench undo" in said
    assert do(port, "log") == 0
    assert do(port, "correct", "p1", "Orlov", "Orloff") == 4
    for act in (ours, theirs):
        folder = port.parent / act.who
        shutil.copytree(port, folder)
        assert do(folder, "undo", act.id) == 0
        assert do(folder, "build") == 0
        kept = open_workspace(folder).edition.base.digest
        assert kept == (theirs if act is ours else ours).body.new  # type: ignore[union-attr]


def test_the_manifest_and_the_journal_disagree(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Git brought in the one and not the other, or a command was killed between the two."""
    manifest = (port / "edition.yaml").read_bytes()
    assert replace(port) == 0
    newer = (port / "edition.yaml").read_bytes()
    (port / "edition.yaml").write_bytes(manifest)
    for arguments in (["status"], ["build"], ["correct", "p1", "Orlov", "Orloff"], ["export", "txt"], ["doctor"]):
        capsys.readouterr()
        assert do(port, *arguments) == 4
        assert "doctor --fix" in "".join(capsys.readouterr())
    assert do(port, "doctor", "--fix") == 0
    assert open_workspace(port).edition.witnesses == parse_manifest(newer).witnesses
    assert do(port, "build") == 0


def test_what_was_decided_while_the_summary_was_read(port: Path) -> None:
    (port.parent / "newer.txt").write_text(NEWER, "utf-8")
    plan = plan_replace(port, "en-mt", [port.parent / "newer.txt"])
    desk = Desk.open(port)
    assert do(port, "correct", "p1", "Orlov", "Orloff") == 0
    with pytest.raises(StaleError, match="meanwhile"):
        carry_out(plan, "Vera Editor")
    assert open_workspace(port).edition.base.version == 1
    assert replace(port) == 0, "what the first try left is no hindrance"
    with pytest.raises(StaleError, match="a text was replaced meanwhile"):
        desk.write([desk.to_body(Wanted((Place("p1", "berth", "quay"),)))], "Vera Editor")
    assert correct_one(port, Wanted((Place("p1", "berth", "quay"),)), "Vera Editor").acts


def test_a_kind_that_was_overridden_goes_with_its_paragraph(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        (port / "edition.yaml").read_text("utf-8").replace("  - id: ru", "    kinds: {p1: head, p3: quote}\n  - id: ru")
    )
    (port / "edition.yaml").write_text(text, "utf-8")
    assert (
        run(
            [
                "-C",
                str(port),
                "replace",
                "en-mt",
                str(write(port, NEWER.replace("It rained hard in the evening.", ""))),
                "--yes",
            ]
        )
        == 0
    )
    assert "p3 is not there any more, so it is no quote" in capsys.readouterr().err
    kinds = {each.id: each.kind for each in open_workspace(port).witness("en-mt").segments}
    assert kinds["en-mt.p1"] == "head"
    assert do(port, "build") == 0


def test_a_newer_source(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its words behind corrections go along or are dropped; pins of what is gone wait."""
    assert do(port, "correct", "p2", "3 cranes", "4 cranes", "--source", "4 крана") == 0
    assert do(port, "correct", "p1", "berth", "quay", "--source", "причала") == 0
    assert do(port, "pin", "ru.p3", "p3") == 0
    newer = (
        RUSSIAN.replace("Мы прибыли", "Утром мы прибыли").replace("причала", "пирса").replace("Вечером шёл дождь.", "")
    )
    assert replace(port, newer, witness="ru") == 0
    cranes, quay = bodies(port, Correct)
    assert [span.quote for span in cranes.source] == ["4 крана"]
    assert quay.source == ()
    assert [each["kind"] for each in printed(port, capsys, "retarget")] == ["pin"]
    assert "There are 4 cranes here" in corrected_text(port)
    assert do(port, "build") == 4
    assert do(port, "validate") == 0
    assert do(port, "undo", bodies_of_kind(port, "replace")) == 0
    assert [span.quote for span in bodies(port, Correct)[1].source] == ["причала"]
    assert do(port, "build") == 0


def test_add_says_what_may_be_a_newer_text(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_other(port)
    texts = {"en-mt": NEWER, "ru": RUSSIAN.replace("прибыли", "приехали"), "en-2": OTHER.replace("lashing", "x")}
    for witness, text in texts.items():
        capsys.readouterr()
        assert run(["-C", str(port), "add", str(write(port, text))]) == 0
        assert f"workbench replace {witness}" in capsys.readouterr().err
    assert run(["-C", str(port), "add", str(write(port, "Nothing of the kind.\n\nNot a word."))]) == 0
    assert "workbench replace" not in capsys.readouterr().err


def test_a_dismissal_is_given_the_finding_that_is_raised_there(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = next(each for each in compute(open_workspace(port)).findings if each.rule == "doubled-word")
    assert do(port, "dismiss", found.id, "--why", "so he spoke") == 0
    assert replace(port, NEWER.replace("the the berth", "his quay quay")) == 0
    (loose,) = printed(port, capsys, "retarget")
    assert loose["kind"] == "dismiss"
    assert do(port, "retarget", loose["act"], "--segment", "p3", "--words", "rained") == 2
    assert "raises nothing there" in capsys.readouterr().err
    assert do(port, "retarget", loose["act"], "--segment", "p1", "--words", "quay quay") == 0
    again = next(each for each in compute(open_workspace(port)).findings if each.rule == "doubled-word")
    assert (again.status, again.act, again.spans[0].segment) == (Status.DISMISSED, loose["act"], "en-mt.p1")


def test_doctor_tells_texts_that_nobody_names_and_that_are_not_there(
    port: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert replace(port) == 0
    shutil.copy(port / "witnesses/ru.xml", port / "witnesses/en-mt@7.xml")
    (port / "witnesses/en-mt.xml").rename(port.parent / "aside.xml")
    capsys.readouterr()
    assert do(port, "doctor") == 0
    said = capsys.readouterr().out
    assert "en-mt@7.xml is named by no decision" in said
    assert "an earlier text of en-mt is not there: it cannot be had back" in said
    before = files(port)
    assert do(port, "undo", bodies_of_kind(port, "replace")) == 3
    assert "bring its file back" in capsys.readouterr().err
    assert files(port) == before
    assert do(port, "build") == 0


def test_retarget_says_what_it_wants(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert do(port, "correct", "p2", "All of them work", "They toil") == 0
    assert do(port, "correct", "p2", "3 cranes", "4 cranes") == 0
    gone = ENGLISH.replace("All of them work", "All of these work").replace("3 cranes", "three cranes")
    assert replace(port, gone) == 0
    for arguments in (
        ["retarget", "p2"],
        ["retarget", "p2", "1"],  # two of them stood there
        ["retarget", "--all", "--give-up"],
        ["retarget", "--all"],
        ["retarget", "--segment", "p2"],
        ["retarget", "ffff", "1"],
    ):
        assert do(port, *arguments) == 2, arguments
    act = printed(port, capsys, "retarget")[0]["act"]
    for place in (
        ["--segment", "p2"],
        ["--words", "All of these"],
        ["--segment", "p2", "--segment", "p3", "--words", "All of these work"],
        ["--segment", "p9", "--words", "All"],
    ):
        assert do(port, "retarget", act, *place) == 2, place
    assert do(port, "retarget", act, "--segment", "p2", "--words", "nothing of the kind") == 4
    assert do(port, "retarget", act, "--segment", "p2", "--words", "All of these work", "--dry-run") == 0
    assert len(printed(port, capsys, "retarget")) == 2


def test_operations_of_every_kind_are_placed_by_hand(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert do(port, "split", "p1", "--before", "The chief") == 0
    assert do(port, "drop", "p3") == 0
    assert do(port, "correct", "p2", "3 cranes", "3 tall cranes") == 0
    newer = (
        ENGLISH.replace("1961. The chief", "1961, and the chief")
        .replace("3 cranes here", "3 great cranes here")
        .replace("It rained", "It snowed")
    )
    assert replace(port, newer) == 0
    acts = {each["what"]: each["act"] for each in printed(port, capsys, "retarget")}
    assert len(acts) == 3
    split, drop, put_in = (next(acts[key] for key in acts if word in key) for word in ("split", "dropped", "+"))
    assert do(port, "retarget", split, "--segment", "p1", "--words", "1961,") == 0
    assert do(port, "retarget", drop, "--segment", "p3") == 0
    assert do(port, "retarget", put_in, "--segment", "p2", "--words", "are 3") == 0
    text = corrected(port)
    assert "May 3, 1961,\n\nand the chief" in text
    assert "snowed" not in text
    assert "There are 3 tall great cranes here" in text
