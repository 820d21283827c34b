"""How many segments a number or a share are, and what a line of the list has."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.port import make_port
from workbench.app.findings import Wish, list_findings
from workbench.app.look import show
from workbench.app.worst import how_many, list_worst
from workbench.cli.main import run
from workbench.model.errors import UsageError


@pytest.mark.parametrize(
    ("asked", "of", "number"), [("10%", 11, 2), ("100%", 7, 7), ("1%", 0, 0), ("3", 7, 3), ("9", 7, 9)]
)
def test_a_number_or_a_share(asked: str, of: int, number: int) -> None:
    assert how_many(asked, of) == number


@pytest.mark.parametrize("asked", ["", "many", "-1", "0", "0%", "101%", "1.5", "5 %"])
def test_anything_else_is_refused(asked: str) -> None:
    with pytest.raises(UsageError, match="no number of segments"):
        how_many(asked, 7)


def test_the_worst_come_first_with_their_source_and_findings(tmp_path: Path) -> None:
    port = make_port(tmp_path)
    assert run(["-q", "-C", str(port), "correct", "p3", "rained", "rained rained", "--who", "Vera"]) == 0
    snapshot, findings = list_findings(port, Wish())
    worst = list_worst(snapshot, "100%", findings)
    assert [each.score.rank for each in worst] == [1, 2, 3, 4]
    assert sorted(each.score.value or 0 for each in worst) == [each.score.value for each in worst]
    port_line = next(each for each in worst if each.score.segment == "en-mt.p2")
    assert port_line.source.startswith("Он заметил")
    assert port_line.findings == sum(finding.segment == "en-mt.p2" for finding in findings) > 0
    of_state = list_worst(snapshot, "9", findings, "en-corr")
    assert {each.score.segment for each in of_state} == {f"en-corr.{name}" for name in ("h1", "p1", "p2", "p3")}
    values = {each.score.segment: each.score.value for each in worst}
    kept = {each.score.segment: each.score.value for each in of_state}
    assert kept["en-corr.p1"] == values["en-mt.p1"]
    assert kept["en-corr.p3"] != values["en-mt.p3"]


def test_a_book_is_judged_only_for_those_who_ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    port = make_port(tmp_path)

    def refuse(*_: object) -> None:
        raise AssertionError("it was judged")

    monkeypatch.setattr("workbench.app.compute.score_segments", refuse)
    for command in (["build"], ["check"], ["status"], ["diff", "en-mt", "en-corr"], ["log"], ["export", "txt"]):
        assert run(["-q", "-C", str(port), *command]) == 0
    with pytest.raises(AssertionError):
        list_worst(list_findings(port, Wish())[0], "1", [])


def test_show_judges_what_it_shows_and_has_ranks_when_all_were_judged(tmp_path: Path) -> None:
    port = make_port(tmp_path)
    alone = show(port, "p2").scores
    assert set(alone) == {"en-mt.p2", "en-corr.p2"}
    assert {score.rank for score in alone.values()} == {None}
    worst = {each.score.segment: each.score for each in list_worst(list_findings(port, Wish())[0], "100%", [])}
    assert show(port, "p2").scores["en-mt.p2"] == worst["en-mt.p2"]
    assert worst["en-mt.p2"].value == alone["en-mt.p2"].value
