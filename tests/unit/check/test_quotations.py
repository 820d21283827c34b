from __future__ import annotations

import pytest

from workbench.check.quotations import Problem, unbalanced
from workbench.model.witness import Role, Segment, Witness
from workbench.text.mint import mint

LONG = "We have held the port for a year, and we shall hold it for another one, come what may. " * 4


def problems(*paragraphs: str) -> list[tuple[str, str, int]]:
    nodes = mint(tuple(Segment("", "p", text) for text in paragraphs), "mt", "en")
    found = unbalanced(Witness("mt", "en", Role.BASE, nodes).segments)
    return [(each.kind, each.segment.id, each.start) for each in found]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("“Yes,” he said, “but not today.”",),
        ("He told them: “It’s the sailors’ own port, ‘the old one’.”",),
        (f"“{LONG}", f"“{LONG}", "“And then home.”"),
        ("«Да», he said; „so“ is German.",),
        ('He said "yes" and "no".',),
        ("No marks at all.", "None here."),
    ],
)
def test_what_is_balanced(paragraphs: tuple[str, ...]) -> None:
    assert problems(*paragraphs) == []


def test_the_place_of_a_lost_mark_is_the_doubled_stop() -> None:
    assert problems("It read: “All is lost.. He left.", "Nobody came.") == [("unclosed", "mt.p1", 22)]


def test_the_place_of_a_lost_mark_is_before_he_said() -> None:
    assert problems("“Yes, he said, “but not today.”") == [("unclosed", "mt.p1", 5)]


def test_the_place_of_a_lost_mark_is_the_end() -> None:
    text = "It read: “All is lost."
    assert problems(text, "Nobody came.") == [("unclosed", "mt.p1", len(text))]


def test_a_quotation_that_runs_on_without_marks_is_said_once_a_paragraph() -> None:
    assert problems("It read: “All is lost.", "The port is closed.”", "Nobody came.") == [("unrepeated", "mt.p2", 0)]


def test_a_trace_two_paragraphs_later_is_found() -> None:
    found = problems("It read: “All is lost.", "The port is closed.", "We go home.. Nobody came.")
    assert found == [("unclosed", "mt.p3", 11)]


def test_a_mark_that_closes_nothing() -> None:
    assert problems("All is lost,” he said.") == [("unopened", "mt.p1", 12)]


def test_a_short_reply_left_open_is_no_speech() -> None:
    assert problems("“Come here.", "“I will not,” she said.") == [("unclosed", "mt.p1", 11)]


def test_an_odd_straight_mark() -> None:
    assert problems('He said "no and left.', 'He said "no" again.') == [("unclosed", "mt.p1", 21)]


def test_the_last_quotation_may_be_open() -> None:
    (found,) = list(unbalanced([Segment("mt.p1", "p", "He said: “no")]))
    assert isinstance(found, Problem)
    assert found.opened is not None
    assert found.opened[1] == 9
