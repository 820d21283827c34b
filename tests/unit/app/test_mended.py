"""A sentence that an editor puts in finds the one of the source that it renders."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import port as texts
from tests.port import make_port
from workbench.app.findings import Wish, list_findings
from workbench.app.look import list_alignments
from workbench.cli.main import run

RUSSIAN = "Вечером шёл дождь. Мы вернулись в гостиницу."


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_WHO", "Vera Editor")
    monkeypatch.setattr(texts, "RUSSIAN", texts.RUSSIAN.replace("Вечером шёл дождь.", RUSSIAN))
    return make_port(tmp_path)


def rules(port: Path, on: str) -> set[str]:
    _, found = list_findings(port, Wish(on=on))
    return {each.rule for each in found if each.rule.startswith("sentence-")}


def test_a_sentence_put_in_is_neither_added_nor_still_missing(port: Path) -> None:
    assert rules(port, "en-corr") == {"sentence-omitted"}
    assert run(["-q", "-C", str(port), "correct", "p3", "evening.", "evening. We returned to the hotel."]) == 0
    assert rules(port, "en-corr") == set()


def test_the_list_of_beads_says_so_too(port: Path) -> None:
    assert run(["-q", "-C", str(port), "correct", "p3", "evening.", "evening. We returned to the hotel."]) == 0
    (alignment,) = list_alignments(port, ["ru", "en-corr"], "sentence")
    source = next(bead.a for bead in alignment.beads if "ru.p3.s2" in bead.a)
    assert source == ("ru.p3.s2",)
    added = next(bead.b for bead in alignment.beads if "ru.p3.s2" in bead.a)
    assert len(added) == 1
    (back,) = list_alignments(port, ["en-corr", "ru"], "sentence")
    assert next(bead.a for bead in back.beads if "ru.p3.s2" in bead.b) == added


def test_a_sentence_taken_away_is_missing(port: Path) -> None:
    old = " All of them work day and night.."
    assert run(["-q", "-C", str(port), "correct", "p2", old, ""]) == 0
    _, found = list_findings(port, Wish(on="en-corr", rule="sentence-omitted"))
    assert {each.source[0].segment for each in found} == {"ru.p2", "ru.p3"}


def test_a_sentence_too_many_stays_one(port: Path) -> None:
    new = "night.. Some of them whistle merrily at the passing ships."
    assert run(["-q", "-C", str(port), "correct", "p2", "night..", new]) == 0
    assert "sentence-added" in rules(port, "en-corr")
