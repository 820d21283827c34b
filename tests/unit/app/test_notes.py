"""Remarks, and what somebody has read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.port import make_port
from workbench.app.decide import correct_one, decide, undo
from workbench.app.desk import Desk, Made
from workbench.app.notes import read, remark
from workbench.app.wanted import Place, Wanted
from workbench.model.act import Read, Remark
from workbench.model.errors import StaleError, UsageError

VERA, ANNA = "Vera Editor", "Anna Keller"


@pytest.fixture
def port(tmp_path: Path) -> Path:
    return make_port(tmp_path)


def mark(port: Path, *references: str, who: str = VERA) -> list[str]:
    """The segments that were marked as read now."""
    made: Made = decide(port, lambda desk: [one] if (one := read(desk, references, who)) else [], who)
    return [segment for act in made.acts if isinstance(act.body, Read) for segment in act.body.segments]


def test_a_remark_is_on_a_segment_or_on_its_words(port: Path) -> None:
    desk = Desk.open(port)
    assert remark(desk, "p2", "Which cranes?") == Remark("en-mt.p2", "Which cranes?")
    placed = remark(desk, "p1", "One too many.", "the", 2)
    assert placed.span is not None
    assert (placed.span.quote, placed.span.start) == ("the", 62)


def test_what_cannot_be_remarked_on_is_refused(port: Path) -> None:
    desk = Desk.open(port)
    with pytest.raises(StaleError, match=r"does not stand in en-mt\.p2"):
        remark(desk, "p2", "?", "camels")
    with pytest.raises(UsageError, match="stands 3 times"):
        remark(desk, "p1", "?", "the")
    for text, on in (("  ", None), ("x", "")):
        with pytest.raises(UsageError, match=r"there is nothing|there are no words"):
            remark(desk, "p2", text, on)


def test_what_was_read_is_passed_over_until_it_changes(port: Path) -> None:
    assert mark(port, "p1..p2") == ["en-mt.p1", "en-mt.p2"]
    assert mark(port, "h1..p3") == ["en-mt.h1", "en-mt.p3"]
    assert mark(port, "h1..p3") == []
    act = correct_one(port, Wanted((Place("p2", "cranes", "hoists"),)), ANNA).acts[0]
    assert mark(port, "h1..p3") == ["en-mt.p2"]
    undo(port, act.id, ANNA)
    assert mark(port, "p1", "p2", "p3") == ["en-mt.p2"]


def test_everybody_reads_for_himself_and_can_take_it_back(port: Path) -> None:
    assert mark(port, "p1") == mark(port, "p1", who=ANNA) == ["en-mt.p1"]
    undo(port, None, VERA)
    assert mark(port, "p1", who=ANNA) == []
    assert mark(port, "p1") == ["en-mt.p1"]


@pytest.mark.parametrize("reference", ["p9", "p3..p1", "ru.p1"])
def test_what_is_not_there_cannot_be_read(port: Path, reference: str) -> None:
    with pytest.raises(UsageError):
        mark(port, "p1", reference)
    assert not (port / "journal.jsonl").exists()
