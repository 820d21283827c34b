"""A glossary and the names of an edition of several paragraphs, from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from workbench.cli.main import run

RUSSIAN = """Порт

Утром в порт пришёл Сато. Начальник порта молчал.

Потом Сато говорил с нами о кораблях.

Мы спросили Сато о погоде. У причала стоял кран.

Ночью Сато покинул порт и город.
"""
ENGLISH = """The Port

In the morning Sato came to the port. The head of the harbour was silent.

Then Sato spoke to us about ships.

We asked Sato about the weather. A crane stood by the pier.

At night Tanaka left the port and the city.
"""


@pytest.fixture
def port(tmp_path: Path) -> Path:
    for name, text in (("en.txt", ENGLISH), ("ru.txt", RUSSIAN)):
        (tmp_path / name).write_text(text, "utf-8")
    files = ["--base", str(tmp_path / "en.txt"), "--source", str(tmp_path / "ru.txt")]
    assert run(["-q", "new", str(tmp_path / "port"), *files]) == 0
    return tmp_path / "port"


def printed(port: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert run(["-q", "-C", str(port), *arguments, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_term_added_is_checked_at_once(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check = ("check", "--hints", "--rule", "glossary-term")
    assert printed(port, capsys, *check) == []
    assert run(["-q", "-C", str(port), "glossary", "add", "порт", "port"]) == 0
    (found,) = printed(port, capsys, *check)
    assert (found["segment"], found["quote"], found["severity"]) == ("en-mt.p1", "harbour", "major")
    assert [each["quote"] for each in found["source"]] == ["порта"]
    assert found["suggestion"] == "port"
    (use,) = printed(port, capsys, "glossary", "list")
    assert (use["stands"], use["rendered"]) == (4, 3)
    assert run(["-q", "-C", str(port), "glossary", "remove", "порт"]) == 0
    assert printed(port, capsys, *check) == []


def test_a_build_notices_the_glossary(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(port, capsys, "build")[0]["built"] is True
    assert printed(port, capsys, "build")[0]["built"] is False
    assert run(["-q", "-C", str(port), "glossary", "add", "порт", "port"]) == 0
    assert printed(port, capsys, "build")[0]["built"] is True


def test_forbidden_words_need_no_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "en.txt").write_text(ENGLISH, "utf-8")
    assert run(["-q", "new", str(tmp_path / "port"), "--base", str(tmp_path / "en.txt")]) == 0
    here = ["-q", "-C", str(tmp_path / "port"), "glossary", "add"]
    assert run([*here, "", "harbor|harbour", "--status", "forbidden", "--note", "say port"]) == 0
    assert run([*here, "порт", "port"]) == 0
    (found,) = printed(tmp_path / "port", capsys, "check", "--hints", "--rule", "glossary-term")
    assert (found["quote"], found["evidence"]) == ("harbour", [{"kind": "glossary", "value": "say port"}])
    uses = printed(tmp_path / "port", capsys, "glossary", "list")
    assert [(use["stands"], use["rendered"]) for use in uses] == [(None, 1), (None, 0)]


def test_adding_again_says_so_and_a_conflict_is_refused(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add = ["-C", str(port), "glossary", "add", "порт"]
    assert run([*add, "port|haven"]) == 0
    before = (port / "glossary.tsv").read_bytes()
    capsys.readouterr()
    assert run([*add, "haven|port"]) == 0
    assert "stands there already" in capsys.readouterr().err.lower()
    assert run([*add, "harbour"]) == 2
    assert "port" not in capsys.readouterr().out
    assert run([*add, "haven", "--status", "forbidden"]) == 2
    assert "both wanted and forbidden" in capsys.readouterr().err
    assert run(["-C", str(port), "glossary", "remove", "гавань"]) == 2
    assert (port / "glossary.tsv").read_bytes() == before


def test_a_glossary_that_is_wrong_is_bad_input(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (port / "glossary.tsv").write_text("порт\tport\trequired\nпорт\tharbour\trequired\nгород\ttown\n", "utf-8")
    for command in (["check"], ["glossary", "list"], ["glossary", "add", "a", "b"], ["names"], ["doctor"]):
        capsys.readouterr()
        assert run(["-C", str(port), *command]) == 3
        told = "".join(capsys.readouterr())
        assert "glossary.tsv:2" in told
        assert "glossary.tsv:3: has 2 columns" in told


def test_a_name_is_followed_through_the_paragraphs(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = {each["name"]: each for each in printed(port, capsys, "names", "--differing")}
    usual, other = names["Сато"]["renderings"]
    assert (usual["text"], usual["segments"]) == ("Sato", ["en-mt.p1", "en-mt.p2", "en-mt.p3"])
    assert (other["text"], other["segments"], other["differs"]) == ("Tanaka", ["en-mt.p4"], True)
    (found,) = printed(port, capsys, "check", "--hints", "--rule", "name-rendered-twice")
    assert (found["segment"], found["quote"], found["suggestion"]) == ("en-mt.p4", "Tanaka", "Sato")
    assert found["evidence"][0]["value"] == "Sato, 3 times: en-mt.p1, en-mt.p2, en-mt.p3"
    assert run(["-q", "-C", str(port), "correct", "p4", "Tanaka", "Sato", "--who", "Vera Editor"]) == 0
    assert printed(port, capsys, "names", "--differing", "--on", "en-corr") == []
    assert run(["-C", str(port), "names", "--on", "ru"]) == 2
