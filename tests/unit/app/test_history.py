"""What became of each act: in force, superseded (whole or in part, and by whom), taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.port import make_port
from workbench.app.history import history
from workbench.app.look import show
from workbench.cli.main import run


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    return make_port(tmp_path)


def correct(port: Path, *arguments: str) -> str:
    """The id of the act."""
    assert run(["-q", "-C", str(port), "correct", *arguments]) == 0
    return history(port)[0].id


def states(port: Path) -> dict[str, tuple[bool, tuple[str, ...]]]:
    return {line.id: (line.in_force, line.superseded_by) for line in history(port)}


def test_what_lost_all_its_words_is_superseded(port: Path) -> None:
    first = correct(port, "p3", "rained", "poured")
    second = correct(port, "p3", "rained in", "snowed during")
    assert states(port) == {second: (True, ()), first: (False, (second,))}


def test_what_lost_some_of_its_words_is_superseded_in_part(port: Path) -> None:
    first = correct(port, "p3", "rained", "poured", "--also", "p3", "evening", "morning")
    second = correct(port, "p3", "rained", "snowed")
    assert states(port) == {second: (True, ()), first: (True, (second,))}


def test_an_undo_gives_the_words_back(port: Path) -> None:
    first = correct(port, "p3", "rained", "poured")
    second = correct(port, "p3", "rained", "snowed")
    assert run(["-q", "-C", str(port), "undo", second]) == 0
    assert states(port)[first] == (True, ())
    assert states(port)[second] == (False, ())


def test_a_superseded_act_can_itself_have_superseded(port: Path) -> None:
    ids = [correct(port, "p3", "rained", word) for word in ("poured", "snowed", "hailed")]
    assert [states(port)[each] for each in ids] == [(False, (ids[2],)), (False, (ids[2],)), (True, ())]


def test_log_and_show_say_so(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = correct(port, "p3", "rained", "poured")
    second = correct(port, "p3", "rained", "snowed")
    capsys.readouterr()
    assert run(["-C", str(port), "log"]) == 0
    printed = capsys.readouterr().out
    assert f"× {first}" in printed
    assert f"    superseded by {second}\n" in printed
    assert run(["-C", str(port), "log", "--json"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(each["in_force"], each["superseded_by"]) for each in records] == [(True, []), (False, [second])]
    assert [line.superseded_by for line in show(port, "p3").decisions] == [(second,), ()]
