"""Packs that an edition brings along: used, part of what a build depends on, and refused in words when damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.port import make_port
from tests.unit.training.bitext_made import make_pairs
from workbench.app.known import known_words
from workbench.app.workspace import open_workspace
from workbench.cli.main import run
from workbench.training.pack import Recipe, build_pack


@pytest.fixture
def port(tmp_path: Path) -> Path:
    root = make_port(tmp_path)
    folder = root / "packs" / "own"
    folder.mkdir(parents=True)
    for name, data in build_pack(make_pairs(60, seed=2), ("ru", "en"), Recipe(steps=0)).items():
        (folder / name).write_bytes(data)
    with (root / "edition.yaml").open("a", encoding="utf-8") as file:
        file.write("packs: [packs/own]\n")
    return root


def build(root: Path) -> int:
    return run(["-q", "-C", str(root), "build"])


def test_an_editions_own_pack_comes_before_the_shipped_one(port: Path) -> None:
    own = open_workspace(port).packs()
    assert known_words("ru", "en-GB", own)[0].lexicon is own[0].lexicon
    assert known_words("de", "fr", own) == []


def test_another_pack_is_another_build(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(port) == 0
    assert run(["-C", str(port), "build"]) == 0
    assert "nothing to do" in "".join(capsys.readouterr())
    for name, data in build_pack(make_pairs(60, seed=3), ("ru", "en"), Recipe(steps=0)).items():
        (port / "packs" / "own" / name).write_bytes(data)
    assert run(["-C", str(port), "build"]) == 0
    assert "nothing to do" not in "".join(capsys.readouterr())


@pytest.mark.parametrize("name", ["pack.json", "lexicon.npz"])
def test_a_damaged_pack_is_one_message(port: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = port / "packs" / "own" / name
    file.write_bytes(file.read_bytes()[:-9])
    assert build(port) == 3
    said = capsys.readouterr().err
    assert f"packs/own/{name}" in said
    assert "build the pack again" in said
    assert not (port / "build" / "html").exists()


def test_a_pack_outside_the_edition_is_not_read(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = port / "edition.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("packs/own", "../own"), "utf-8")
    assert build(port) == 3
    assert "leads out of the edition" in capsys.readouterr().err


def test_a_pack_that_is_not_there(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = port / "edition.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("packs/own", "packs/none"), "utf-8")
    assert build(port) == 3
    assert "packs/none/pack.json" in capsys.readouterr().err


@pytest.fixture
def here(port: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(port)
    (port / "a.txt").write_text("Первая строка.\nВторая.\n", "utf-8")
    (port / "b.txt").write_text("The first line.\nThe second.\n", "utf-8")
    (port / "pairs.jsonl").write_text('{"id": 1, "src": "Он пришёл. Все молчали.", "mt": "He came. All."}\n', "utf-8")
    return port


COMMANDS = [["bitext", "align", "a.txt", "b.txt"], ["bitext", "check", "pairs.jsonl"], ["lexicon", "show", "of"]]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_pack_can_be_named_without_an_edition(here: Path, command: list[str]) -> None:
    assert run(["-q", *command, "--pack", "packs/none"]) == 3
    assert run(["-q", *command, "--pack", "packs/own", "--target-lang", "de"]) == 2
    if command[0] == "bitext":
        assert run(["-q", *command, "--pack", "packs/own"]) == 0


def test_a_word_is_looked_up_in_the_pack_that_is_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = open_workspace(here).packs()[0].lexicon.a.stems[0]
    assert run(["-q", "lexicon", "show", word, "--pack", "packs/own"]) == 0
    assert "60 sentence pairs" in capsys.readouterr().out
