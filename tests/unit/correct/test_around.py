from __future__ import annotations

from tests.unit.correct.port import port
from workbench.correct.around import NEAR, around

BASE = port()


def kept(*units: str) -> list[str]:
    return [each.id.removeprefix("en-mt.") for each in around(BASE, [f"en-mt.{unit}" for unit in units]).segments]


def test_the_neighbours_on_either_side_and_notes_with_their_hosts() -> None:
    assert NEAR == 3
    assert kept("p6") == ["l1", "l2", "p5", "p6"]
    assert kept("fn1") == ["fw1", "h1", "p1", "fn1", "p2", "p3", "p4"], "a note is where its host is"
    assert kept() == []


def test_blocks_stay_around_what_is_left_in_them() -> None:
    (division,) = around(BASE, ["en-mt.p6"]).nodes
    assert division.id == "en-mt.d1"
    assert around(BASE, [each.id for each in BASE.segments]) == BASE
