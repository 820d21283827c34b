from __future__ import annotations

from tests.unit.correct.port import port
from workbench.correct.around import NEAR, around, hosts_of, reach
from workbench.model.act import Act, Correct, Drop
from workbench.model.span import Span

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


def test_what_is_decided_about_a_paragraph_reaches_its_notes_and_the_other_way_round() -> None:
    """A dropped paragraph takes its note along: the note by itself must know of it."""
    hosts, host = hosts_of(BASE), BASE.segment("en-mt.p1")
    drop = Act("00000001", 1, (), "", "ak", Correct((Drop(Span(host.id, 0, len(host.text), host.text)),)))
    assert hosts["en-mt.fn1"] == "en-mt.p1"
    assert reach(hosts, [drop], ["en-mt.fn1"]) == reach(hosts, [drop], ["en-mt.p1"]) == {"en-mt.p1", "en-mt.fn1"}
