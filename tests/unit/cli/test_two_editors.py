"""Editors who work apart and let git bring it together: real clones, real merges, in every order."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.port import make_port
from workbench.app.workspace import open_workspace
from workbench.cli.main import run
from workbench.correct.state import compute_state
from workbench.model.state import State
from workbench.store.journal import read_journal

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
Commands = Sequence[Sequence[str]]

ANNA: Commands = (
    ["correct", "p3", "rained", "poured", "--why", "It was heavy."],
    ["correct", "p1", "the the", "the"],
    ["pin", "ru.p2", "p2"],
    ["read", "p1..p2"],
)
BORIS: Commands = (
    ["correct", "p3", "rained in", "snowed in", "--why", "It was January."],
    ["correct", "p1", "the the", "the"],
    ["correct", "p2", "night..", "night.”"],
    ["undo"],
    ["split", "p2", "--before", "All of"],
    ["remark", "p1", "Which port?"],
)
CLARA: Commands = (
    ["correct", "p2", "3 cranes", "4 cranes", "--propose"],
    ["correct", "p3", "evening", "night"],
    ["correct", "p2", "night..", "night."],
)


def git(folder: Path, *arguments: str) -> None:
    names = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_EDITOR": "true"}
    for role in ("AUTHOR", "COMMITTER"):
        names |= {f"GIT_{role}_NAME": "nobody", f"GIT_{role}_EMAIL": "nobody@example.org"}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=os.environ | names, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"git {' '.join(arguments)}: {done.stdout}{done.stderr}"


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """An edition under git, as `new` made it: nobody has decided anything."""
    port = make_port(tmp_path)
    git(port, "init", "-q", "-b", "main")
    git(port, "add", ".")
    git(port, "commit", "-qm", "edition")
    return port


def work(origin: Path, who: str, commands: Commands) -> Path:
    """A clone in which somebody decides and commits."""
    clone = origin.parent / who.casefold()
    git(origin.parent, "clone", "-q", str(origin), str(clone))
    decide(clone, who, commands)
    return clone


def decide(clone: Path, who: str, commands: Commands) -> None:
    for command in commands:
        assert run(["-q", "-C", str(clone), *command, "--who", who]) == 0
    git(clone, "add", ".")
    git(clone, "commit", "-qm", f"by {who}")


def merge(start: Path, others: Sequence[Path], name: str) -> Path:
    """A copy of the first clone into which the others are merged one after the other."""
    made = start.parent / name
    git(start.parent, "clone", "-q", str(start), str(made))
    for other in others:
        git(made, "pull", "-q", "--no-rebase", "--no-edit", str(other), "main")
    return made


def state(edition: Path) -> State:
    opened = open_workspace(edition)
    return compute_state(opened.witness("en-mt"), opened.acts())


def people(edition: Path) -> set[tuple[str, str]]:
    return {(each.id, each.name) for each in open_workspace(edition).edition.people}


def conflicts(edition: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    run(["-q", "-C", str(edition), "resolve", "--json"])
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_two_merged_in_either_order_are_the_same(origin: Path, capsys: pytest.CaptureFixture[str]) -> None:
    anna, boris = work(origin, "Anna", ANNA), work(origin, "Boris", BORIS)
    one, other = merge(anna, [boris], "one"), merge(boris, [anna], "other")
    acts = read_journal(one / "journal.jsonl").acts
    assert acts == read_journal(other / "journal.jsonl").acts
    assert len(acts) == len(ANNA) + len(BORIS)
    assert state(one) == state(other)
    assert people(one) == people(other) == {("anna", "Anna"), ("boris", "Boris")}
    (found,) = conflicts(one, capsys)
    assert conflicts(other, capsys) == [found]
    told = {side["who"]: (side["why"], side["reading"]) for side in found["sides"]}
    assert told == {
        "Anna": ("It was heavy.", "It poured in the evening."),
        "Boris": ("It was January.", "It snowed in the evening."),
    }
    text = state(one).witness.segment("en-corr.p1").text
    assert text.endswith("met us at the berth."), "both decided the same: that is no conflict"


def test_three_merged_in_every_order_are_the_same(origin: Path) -> None:
    clones = [work(origin, who, each) for who, each in (("Anna", ANNA), ("Boris", BORIS), ("Clara", CLARA))]
    merged = [
        merge(first, rest, f"order-{number}") for number, (first, *rest) in enumerate(itertools.permutations(clones))
    ]
    expected = state(merged[0])
    assert {problem.kind for problem in expected.problems} == {"conflict"}
    for each in merged[1:]:
        assert read_journal(each / "journal.jsonl").acts == read_journal(merged[0] / "journal.jsonl").acts
        assert state(each) == expected
        assert people(each) == people(merged[0])


def test_what_comes_by_two_ways_counts_once(origin: Path) -> None:
    """Criss-cross: each merges the other, and then both merge each other again."""
    anna, boris = work(origin, "Anna", ANNA), work(origin, "Boris", BORIS)
    one, other = merge(anna, [boris], "one"), merge(boris, [anna], "other")
    decide(one, "Anna", [["correct", "p2", "work", "labour"]])
    decide(other, "Boris", [["correct", "p2", "work", "toil"]])
    left, right = merge(one, [other], "left"), merge(other, [one], "right")
    acts = read_journal(left / "journal.jsonl").acts
    assert acts == read_journal(right / "journal.jsonl").acts
    assert len(acts) == len({act.id for act in acts}) == len(ANNA) + len(BORIS) + 2
    assert state(left) == state(right)


def test_a_conflict_settled_by_one_is_settled_for_all(origin: Path, capsys: pytest.CaptureFixture[str]) -> None:
    anna, boris = work(origin, "Anna", ANNA), work(origin, "Boris", BORIS)
    one = merge(anna, [boris], "one")
    (found,) = conflicts(one, capsys)
    snow = next(side["id"] for side in found["sides"] if side["who"] == "Boris")
    decide(one, "Anna", [["resolve", snow]])
    other = merge(boris, [one], "other")
    assert conflicts(one, capsys) == conflicts(other, capsys) == []
    assert state(one) == state(other)
    assert state(other).witness.segment("en-corr.p3").text == "It snowed in the evening."


def test_who_saw_the_other_takes_the_words_and_who_did_not_is_told(
    origin: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    anna = work(origin, "Anna", [["correct", "p3", "rained", "poured"]])
    boris = merge(anna, [], "boris")
    decide(boris, "Boris", [["correct", "p3", "rained", "snowed"]])
    assert conflicts(merge(anna, [boris], "one"), capsys) == []
    decide(anna, "Anna", [["correct", "p3", "rained", "hailed"]])
    both = merge(anna, [boris], "both")
    (found,) = conflicts(both, capsys)
    assert {side["reading"] for side in found["sides"]} == {"It snowed in the evening.", "It hailed in the evening."}
    assert state(both).witness.segment("en-corr.p3").text == "It rained in the evening."


def test_what_a_reader_read_is_unread_where_git_brought_something_new(origin: Path) -> None:
    boris = work(origin, "Boris", [["correct", "p2", "3 cranes", "4 cranes"]])
    anna = work(origin, "Anna", [["correct", "p1", "the the", "the"], ["remark", "p1", "?"], ["read", "p1..p3"]])
    one = merge(anna, [boris], "one")
    assert run(["-q", "-C", str(one), "read", "p1..p3", "--who", "Anna"]) == 0
    last = read_journal(one / "journal.jsonl").acts[-1]
    assert getattr(last.body, "segments", ()) == ("en-mt.p2",)


def test_an_act_withdrawn_here_and_accepted_there(origin: Path) -> None:
    boris = work(origin, "Boris", [["correct", "p3", "rained", "poured", "--propose"]])
    act = read_journal(boris / "journal.jsonl").acts[0].id
    anna = merge(boris, [], "anna")
    decide(anna, "Anna", [["accept", act]])
    decide(boris, "Boris", [["undo", act]])
    one, other = merge(anna, [boris], "one"), merge(boris, [anna], "other")
    assert state(one) == state(other)
    assert state(one).witness.segment("en-corr.p3").text == "It rained in the evening.", "it was taken back"


def test_terms_of_both_are_in_the_glossary(origin: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clones = []
    for who, term in (("Anna", ["причал", "berth"]), ("Boris", ["порт", "port"])):
        clone = origin.parent / who
        git(origin.parent, "clone", "-q", str(origin), str(clone))
        assert run(["-q", "-C", str(clone), "glossary", "add", *term]) == 0
        git(clone, "add", ".")
        git(clone, "commit", "-qm", "term")
        clones.append(clone)
    merged = merge(clones[0], clones[1:], "merged")
    capsys.readouterr()
    assert run(["-q", "-C", str(merged), "glossary", "list", "--json"]) == 0
    sources = [json.loads(line)["source"] for line in capsys.readouterr().out.splitlines()]
    assert sorted(sources) == ["порт", "причал"]


def test_git_is_told_how_to_merge(origin: Path) -> None:
    rules = (origin / ".gitattributes").read_text("utf-8").splitlines()
    assert "journal.jsonl merge=union text eol=lf" in rules
    assert "edition.yaml merge=union" in rules
    names = subprocess.run(
        ["git", "check-attr", "merge", "--", "journal.jsonl", "edition.yaml"],
        cwd=origin,
        capture_output=True,
        text=True,
        check=True,
    )
    assert names.stdout.count(": merge: union") == 2


def test_two_who_change_the_same_line_of_the_manifest_are_told_which(
    origin: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clones = []
    for who in ("Anna", "Boris"):
        clone = work(origin, who, [["remark", "p1", "?"]])
        manifest = clone / "edition.yaml"
        manifest.write_text(manifest.read_text("utf-8").replace("title: A Visit", f"title: {who}'s Visit", 1), "utf-8")
        git(clone, "commit", "-qam", "title")
        clones.append(clone)
    merged = merge(clones[0], clones[1:], "merged")
    capsys.readouterr()
    assert run(["-C", str(merged), "status"]) == 3
    said = capsys.readouterr().err
    assert "edition.yaml:" in said
    assert "title" in said
