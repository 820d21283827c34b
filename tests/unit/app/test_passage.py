"""Whose words a segment holds, and how it came to read so: through corrections, splits, joins, undos and conflicts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.port import make_port
from workbench.app.decide import correct_everywhere, correct_one, decide, redo, undo
from workbench.app.desk import Desk
from workbench.app.passage import Blamed, blame_segment, versions
from workbench.app.structure import drop, insert, join, split
from workbench.app.wanted import Place, Wanted
from workbench.model.act import Body, Undo
from workbench.model.errors import UsageError
from workbench.store.journal import append

VERA, ANNA = "Vera Editor", "Anna Keller"
WHY = Wanted((), "why")
RAIN = "It rained in the evening."


@pytest.fixture
def port(tmp_path: Path) -> Path:
    return make_port(tmp_path)


def correct(port: Path, segment: str, old: str, new: str, who: str = VERA, **more: object) -> str:
    wanted = Wanted((Place(segment, old, new),), f"{old} is wrong", **more)  # type: ignore[arg-type]
    return correct_one(port, wanted, who).acts[0].id


def do(port: Path, make: Callable[[Desk], Body]) -> str:
    return decide(port, lambda desk: [make(desk)], VERA).acts[0].id


def told(blamed: list[Blamed]) -> list[list[tuple[str, str]]]:
    """Per segment, each stretch and who put it there."""
    return [[(each.stretch.text, each.line.who if each.line else "") for each in one.stretches] for one in blamed]


def read(port: Path, segment: str) -> list[tuple[str, list[str]]]:
    """The kind of each act that changed it, and how it read then."""
    found = versions(port, segment)
    return [(each.line.act if each.line else "", [text for _, text in each.texts]) for each in found]


def test_each_stretch_has_its_writer_its_reason_and_its_source(port: Path) -> None:
    correct(port, "p2", "3 cranes", "4 cranes", source=("4 крана",), severity="major")
    correct(port, "p2", "night..", "night.”", ANNA)
    (blamed,) = blame_segment(port, "p2")
    assert blamed.id == "en-corr.p2"
    assert told([blamed]) == [
        [
            ("He noted: “There are ", ""),
            ("4", VERA),
            (" cranes here. All of them work day and night.", ""),
            ("”", ANNA),
        ]
    ]
    four = blamed.stretches[1]
    assert four.line is not None
    assert (four.line.why, four.line.severity, four.stretch.old) == ("3 cranes is wrong", "major", "3")
    assert [(span.segment, span.quote) for span in four.source] == [("ru.p2", "4 крана")]


@pytest.mark.parametrize("reference", ["p3", "en-mt.p3", "en-corr.p3"])
def test_a_segment_is_named_in_either_text(port: Path, reference: str) -> None:
    correct(port, "p3", "rained", "poured")
    assert told(blame_segment(port, reference)) == [[("It ", ""), ("poured", VERA), (" in the evening.", "")]]


def test_parts_and_what_was_added_behind_come_with_it(port: Path) -> None:
    cut = do(port, lambda desk: split(desk, "p2", ["All of"], WHY))
    new = do(port, lambda desk: insert(desk, ["It froze."], WHY, after="p2"))
    blamed = blame_segment(port, "p2")
    assert [each.id for each in blamed] == ["en-corr.p2", f"en-corr.p2.{cut}", f"en-corr.p2.{new}"]
    assert told(blamed)[2] == [("It froze.", VERA)]
    assert [what for what, _ in blamed[1].built] == ["en-mt.p2 split behind “are 3 cranes here.”"]
    assert blamed[2].built == ()
    assert told(blame_segment(port, f"en-corr.p2.{cut}")) == told(blamed)


def test_what_was_joined_is_found_from_either_end_and_what_was_dropped_is_gone(port: Path) -> None:
    do(port, lambda desk: join(desk, ["p2", "p3"], WHY))
    assert told(blame_segment(port, "p3")) == told(blame_segment(port, "p2"))
    assert [what for what, _ in blame_segment(port, "p3")[0].built] == ["en-mt.p2 and en-mt.p3 joined"]
    do(port, lambda desk: drop(desk, ["p1"], WHY))
    assert blame_segment(port, "p1") == []
    assert read(port, "p1")[-1] == ("correct", [])


def test_a_history_step_by_step(port: Path) -> None:
    act = correct(port, "p3", "rained", "poured")
    correct(port, "p1", "port", "harbour")
    undo(port, act, VERA)
    redo(port, act, VERA)
    correct(port, "p3", "rained", "snowed", ANNA)
    assert read(port, "p3") == [
        ("", [RAIN]),
        ("correct", ["It poured in the evening."]),
        ("undo", [RAIN]),
        ("redo", ["It poured in the evening."]),
        ("correct", ["It snowed in the evening."]),
    ]
    assert [each for each, _ in read(port, "h1")] == [""]


def test_a_group_undone_by_another_of_its_acts_is_in_the_history(port: Path) -> None:
    made = correct_everywhere(port, "the", "a", "p1..p3", WHY, VERA)
    last = next(act for act in made.acts if "p3" in repr(act.body))
    assert "en-mt.p1" in repr(made.acts[0].body)
    append(port / "journal.jsonl", [Undo((last.id,))], who="vera-editor", when="2026-03-02T10:15:00Z")
    first = read(port, "p1")
    assert [act for act, _ in first] == ["", "correct", "correct", "correct", "undo"]
    assert first[0][1] == first[-1][1]


def test_a_conflict_is_told_where_it_arose(port: Path) -> None:
    correct(port, "p3", "rained", "poured")
    lines = (port / "journal.jsonl").read_bytes()
    (port / "journal.jsonl").unlink()
    correct(port, "p3", "rained", "snowed", ANNA)
    (port / "journal.jsonl").write_bytes(lines + (port / "journal.jsonl").read_bytes())
    found = versions(port, "p3")
    assert [len(each.problems) for each in found] == [0, 0, 1]
    assert [text for _, text in found[-1].texts] == [RAIN]
    assert told(blame_segment(port, "p3")) == [[(RAIN, "")]]


@pytest.mark.parametrize("reference", ["p9", "ru.p1", "en-corr"])
def test_only_segments_of_the_base_have_a_history(port: Path, reference: str) -> None:
    for look in (blame_segment, versions):
        with pytest.raises(UsageError):
            look(port, reference)
