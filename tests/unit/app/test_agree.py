"""Texts that agree give nothing; a wrong bead through the hub is told, with both ways."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.port import add_other, make_port
from workbench.app.agree import check_agreement
from workbench.cli.main import run


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    root = make_port(tmp_path)
    add_other(root)
    return root


def here(root: Path, *arguments: str) -> int:
    return run(["-q", "-C", str(root), *arguments])


@pytest.mark.parametrize("level", ["segment", "sentence"])
def test_texts_that_agree_give_nothing(port: Path, level: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert here(port, "correct", "p3", "It rained", "It poured") == 0
    capsys.readouterr()
    assert here(port, "align", "--check", "--level", level, "--exit-code", "--json") == 0
    assert capsys.readouterr().out == ""


def test_pairs_are_those_without_beads_of_their_own(port: Path) -> None:
    found = check_agreement(port)
    assert [(each.a, each.b, each.through) for each in found] == [
        ("ru", "en-corr", "en-mt"),
        ("en-mt", "en-corr", ""),
        ("en-mt", "en-2", "ru"),
        ("en-corr", "en-2", "ru"),
    ]


def test_a_wrong_bead_is_told_once_with_both_ways(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pin that is wrong, as a bead of the hub may be."""
    assert here(port, "pin", "ru.p1", "en-mt.p2", "--why", "a slip") == 0
    capsys.readouterr()
    assert here(port, "align", "--check", "--exit-code", "--json") == 1
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(each["a"], each["b"], each["through"]) for each in records if each["a"] == "en-mt"] == [
        ("en-mt", "en-2", "ru")
    ]
    assert not [each for each in records if (each["a"], each["b"]) == ("en-corr", "en-2")], "told of the base"
    (record,) = (each for each in records if each["b"] == "en-2")
    joined, direct = ({(*each["a_ids"], *each["b_ids"]) for each in record[way]} for way in ("joined", "direct"))
    assert ("en-mt.p2", "en-2.p1") in joined
    assert {("en-mt.p1", "en-2.p1"), ("en-mt.p2", "en-2.p2")} <= direct
    assert here(port, "align", "--check") == 0, "only where asked for"
    assert "through ru" in capsys.readouterr().out


def test_a_state_that_follows_by_ids_agrees_after_a_split(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert here(port, "correct", "p2", "There are 3 cranes here.", "There are 4 cranes here, all of steel.") == 0
    assert here(port, "correct", "p3", "evening.", "evening. We went back to the hotel.") == 0
    (pair,) = (each for each in check_agreement(port, ["en-mt", "en-corr"]))
    assert (pair.beads, pair.contradictions) == (4, ())


@pytest.mark.parametrize("texts", [("ru", "en-mt"), ("en-mt",), ("en-mt", "nobody")])
def test_a_pair_with_one_way_is_refused(port: Path, texts: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert here(port, "align", *texts, "--check") == 2
    assert "en-mt en-2" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--check"], ["en-mt", "en-corr"], ["ru", "en-corr"]])
def test_divisions_of_the_corrected_text_are_refused_in_words(
    port: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert here(port, "align", *arguments, "--level", "division") == 2
    assert "division" in capsys.readouterr().err
