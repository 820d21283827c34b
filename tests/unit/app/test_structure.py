"""Segments split, joined, dropped and added: the corrected text, what is refused, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.port import make_port
from workbench.app.decide import correct_one, decide, undo
from workbench.app.desk import Desk, Made
from workbench.app.structure import drop, hang, insert, join, split
from workbench.app.wanted import Place, Wanted
from workbench.app.workspace import open_workspace
from workbench.correct.state import compute_state
from workbench.model.act import Body
from workbench.model.errors import StaleError, UsageError
from workbench.model.witness import Segment

WHO = "Vera Editor"
WHY = Wanted((), "why")


@pytest.fixture
def port(tmp_path: Path) -> Path:
    return make_port(tmp_path)


def do(port: Path, make: Callable[[Desk], Body]) -> Made:
    return decide(port, lambda desk: [make(desk)], WHO)


def texts(port: Path) -> list[str]:
    work = open_workspace(port)
    return [segment.text for segment in compute_state(work.witness("en-mt"), work.acts()).witness.segments]


BEFORE = [
    "A Visit to the Port",
    "We came to the port on May 3, 1961. The chief Orlov met us at the the berth.",
    "He noted: “There are 3 cranes here. All of them work day and night..",
    "It rained in the evening.",
]

CASES: dict[str, tuple[Callable[[Desk], Body], list[str]]] = {
    "split": (
        lambda desk: split(desk, "p2", ["All of them"], WHY),
        [*BEFORE[:2], "He noted: “There are 3 cranes here.", "All of them work day and night..", BEFORE[3]],
    ),
    "split in three": (
        lambda desk: split(desk, "en-mt.p3", ["in the", "evening"], WHY),
        [*BEFORE[:3], "It rained", "in the", "evening."],
    ),
    "split at the second place": (
        lambda desk: split(desk, "p1", ["the"], WHY, 2),
        [BEFORE[0], "We came to the port on May 3, 1961. The chief Orlov met us at", "the the berth.", *BEFORE[2:]],
    ),
    "join": (lambda desk: join(desk, ["p2", "p3"], WHY), [*BEFORE[:2], f"{BEFORE[2]} {BEFORE[3]}"]),
    "join all, with a dash": (
        lambda desk: join(desk, ["p1", "p2", "p3"], WHY, " — "),
        [BEFORE[0], f"{BEFORE[1]} — {BEFORE[2]} — {BEFORE[3]}"],
    ),
    "drop": (lambda desk: drop(desk, ["p2"], WHY), [*BEFORE[:2], BEFORE[3]]),
    "drop two": (lambda desk: drop(desk, ["p2", "p1", "p2"], WHY), [BEFORE[0], BEFORE[3]]),
    "insert behind": (lambda desk: insert(desk, ["One.", "Two. "], WHY, after="p3"), [*BEFORE, "One.", "Two."]),
    "insert before": (lambda desk: insert(desk, ["One."], WHY, before="p1"), [BEFORE[0], "One.", *BEFORE[1:]]),
}


@pytest.mark.parametrize("case", CASES)
def test_a_structure_is_changed_and_comes_back(port: Path, case: str) -> None:
    make, after = CASES[case]
    base = (port / "witnesses" / "en-mt.xml").read_bytes()
    do(port, make)
    assert texts(port) == after
    undo(port, None, WHO)
    assert texts(port) == BEFORE
    assert (port / "witnesses" / "en-mt.xml").read_bytes() == base


REFUSED: dict[str, tuple[Callable[[Desk], Body], type[Exception], str]] = {
    "no words": (lambda desk: split(desk, "p2", ["camels"], WHY), StaleError, "does not stand in en-mt.p2"),
    "many places": (lambda desk: split(desk, "p1", ["the"], WHY), UsageError, "stands 3 times"),
    "the beginning": (lambda desk: split(desk, "p2", ["He"], WHY), UsageError, "begins with “He”"),
    "no place": (lambda desk: split(desk, "p2", [], WHY), UsageError, "no place is named"),
    "one place twice": (lambda desk: split(desk, "p2", ["All", "All of"], WHY), UsageError, "are the same"),
    "no segment": (lambda desk: split(desk, "p9", ["All"], WHY), UsageError, "no segment p9"),
    "apart": (lambda desk: join(desk, ["p1", "p3"], WHY), StaleError, "en-mt.p3 does not follow en-mt.p1"),
    "alone": (lambda desk: join(desk, ["p1"], WHY), UsageError, "that become one"),
    "with itself": (lambda desk: join(desk, ["p1", "p1"], WHY), UsageError, "that become one"),
    "a head and a paragraph": (lambda desk: insert(desk, ["x"], WHY, after="p1", kind="head"), UsageError, "no place"),
    "nowhere": (lambda desk: insert(desk, ["One."], WHY), UsageError, "behind which"),
    "both": (lambda desk: insert(desk, ["One."], WHY, after="p1", before="p2"), UsageError, "behind which"),
    "in front of all": (lambda desk: insert(desk, ["One."], WHY, before="h1"), UsageError, "nothing stands before"),
    "no text": (lambda desk: insert(desk, [" "], WHY, after="p1"), UsageError, "has no words"),
    "two in one": (lambda desk: insert(desk, ["One.\n\nTwo."], WHY, after="p1"), UsageError, "several lines"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_done_is_refused_and_nothing_is_written(port: Path, case: str) -> None:
    make, error, words = REFUSED[case]
    with pytest.raises(error, match=words):
        do(port, make)
    assert not (port / "journal.jsonl").exists()


def test_what_is_dropped_between_parts_nobody(port: Path) -> None:
    do(port, lambda desk: drop(desk, ["p2"], WHY))
    do(port, lambda desk: join(desk, ["p1", "p3"], WHY))
    assert texts(port) == [BEFORE[0], f"{BEFORE[1]} {BEFORE[3]}"]


def test_corrections_in_what_is_dropped_are_named(port: Path) -> None:
    act = correct_one(port, Wanted((Place("p3", "rained", "poured"),)), WHO).acts[0]
    made = do(port, lambda desk: drop(desk, ["p3"], WHY))
    assert made.acts[0].sees == (act.id,)
    assert [touched.act.id for touched in made.touched[0]] == [act.id]


def test_an_addition_takes_the_kind_of_verse_or_list_around_it(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("Things\n\nSome of them:\n\n- a rope\n- a lamp\n\nThat is all.\n", "utf-8")
    from workbench.cli.main import run

    assert run(["-q", "new", str(tmp_path / "list"), "--base", str(tmp_path / "list.txt")]) == 0
    desk = Desk.open(tmp_path / "list")
    kinds = {
        after: [each.kind for each in insert(desk, ["A sail"], WHY, after=after).operations]  # type: ignore[union-attr]
        for after in ("i1", "p1")
    }
    assert kinds == {"i1": ["item"], "p1": ["p"]}


def test_a_proposal_waits(port: Path) -> None:
    do(port, lambda desk: join(desk, ["p2", "p3"], Wanted((), "why", proposed=True)))
    assert texts(port) == BEFORE


def notes(port: Path) -> list[tuple[str, str]]:
    """What is in front of each note of the corrected text, and the note."""
    work = open_workspace(port)
    state = compute_state(work.witness("en-mt"), work.acts())
    return [
        (segment.text[: mark.start], mark.node.text)
        for segment in state.witness.segments
        for mark in segment.marks
        if isinstance(mark.node, Segment)
    ]


def test_a_note_behind_words_of_the_corrected_text(port: Path) -> None:
    correct_one(port, Wanted((Place("p3", "in the evening", "all through the evening"),)), WHO)
    do(port, lambda desk: hang(desk, "p3", "all through", ["Until ten."], WHY))
    last = do(port, lambda desk: hang(desk, "p3", None, ["It had been dry."], WHY)).acts[0]
    do(port, lambda desk: hang(desk, "p1", "the", ["Misprint."], WHY, nth=2))
    assert notes(port) == [
        ("We came to the port on May 3, 1961. The chief Orlov met us at the", "Misprint."),
        ("It rained all through", "Until ten."),
        ("It rained all through the evening.", "It had been dry."),
    ]
    undo(port, last.id, WHO)
    assert [words for words, _ in notes(port)][1:] == ["It rained all through"]


def test_a_note_in_a_part_that_was_split_off(port: Path) -> None:
    do(port, lambda desk: split(desk, "p2", ["All of them"], WHY))
    do(port, lambda desk: hang(desk, "p2", "All of them", ["Three."], WHY))
    assert notes(port) == [("All of them", "Three.")]


def test_where_no_note_can_hang(port: Path) -> None:
    with pytest.raises(StaleError, match="does not stand in en-corr"):
        do(port, lambda desk: hang(desk, "p3", "snow", ["x"], WHY))
    with pytest.raises(UsageError, match="stands 3 times"):
        do(port, lambda desk: hang(desk, "p1", "the", ["x"], WHY))
    made = do(port, lambda desk: insert(desk, ["It was cold."], WHY, after="p3"))
    with pytest.raises(UsageError, match="no note can hang there"):
        do(port, lambda desk: hang(desk, f"en-corr.p3.{made.acts[0].id}", "cold", ["x"], WHY))
    made = do(port, lambda desk: hang(desk, "p3", "rained", ["A drizzle."], WHY))
    with pytest.raises(UsageError, match="is a note itself"):
        do(port, lambda desk: hang(desk, f"en-corr.p3.{made.acts[0].id}", "drizzle", ["x"], WHY))
    do(port, lambda desk: drop(desk, ["p2"], WHY))
    with pytest.raises(UsageError, match="p2 was dropped"):
        do(port, lambda desk: hang(desk, "p2", "cranes", ["x"], WHY))
