from __future__ import annotations

import pytest

from tests.unit.correct.port import add, change, correct, drop, insert, join, port, span, split
from workbench.app.carrying import Carrier, carried
from workbench.correct.state import compute_state
from workbench.diff.compare import compare
from workbench.diff.words import diff_words
from workbench.model.act import Operation
from workbench.model.finding import Finding, Severity
from workbench.model.span import Span

OLD = "There are three big cranes here, and “two” boats."
NEW = 'In May there are three cranes here, and "two" old boats.'


@pytest.mark.parametrize(
    ("words", "becomes"),
    [("three", "three"), ("cranes here", "cranes here"), ("“two”", '"two"'), ("big", None), ("three big", None)],
)
def test_words_that_still_stand(words: str, becomes: str | None) -> None:
    start = OLD.index(words)
    place = Carrier(diff_words(OLD, NEW, folded=True)).carry(start, start + len(words))
    assert (None if place is None else NEW[slice(*place)]) == becomes


def test_a_point_keeps_to_a_neighbour() -> None:
    assert Carrier(diff_words("one two", "one new two")).carry(3, 3) == (3, 3)
    behind = Carrier(diff_words("one two", "other two")).carry(4, 4)
    assert behind == (6, 6), "the word behind, where the one before is gone"
    assert Carrier(diff_words("one", "other")).carry(0, 0) is None


def test_an_offset_is_added() -> None:
    assert Carrier(diff_words("one", "one"), 10).carry(0, 3) == (10, 13)


def state_spans(operations: tuple[Operation, ...], *spans: Span) -> list[tuple[str, str]] | None:
    """Segment and words of a finding with these spans in the corrected text; None where it is not there."""
    state = compute_state(port(), [correct(1, *operations)] if operations else [], "en-corr")
    assert not state.problems
    finding = Finding("1", "them", "other", Severity.MINOR, spans, "", 0.5, origin="them")
    compared = compare(state.base, state.witness, state.segment_beads)
    there = list(carried([finding], compared, state))
    texts = {segment.id: segment.text for segment in state.witness.segments}
    assert all(texts[each.segment][each.start : each.end] == each.quote for one in there for each in one.spans)
    return [(each.segment.removeprefix("en-corr."), each.quote) for each in there[0].spans] if there else None


BOATS = span("p3", "three boats")


@pytest.mark.parametrize(
    ("operations", "found"),
    [
        ((), [("p3", "three boats")]),
        ((insert("p3", "He", " never"),), [("p3", "three boats")]),
        ((change("p3", "three", "four"),), None),
        ((join("p2", "p3"),), [("p2", "three boats")]),
        ((join("p3", "p4"), change("p4", "oil", "coal")), [("p3", "three boats")]),
        ((drop("p3"),), None),
        ((add("p2", "A new one."),), [("p3", "three boats")]),
    ],
    ids=["nothing", "before", "changed", "joined behind", "joined before", "dropped", "added"],
)
def test_a_finding_in_the_corrected_text(
    operations: tuple[Operation, ...], found: list[tuple[str, str]] | None
) -> None:
    assert state_spans(operations, BOATS) == found


def test_a_paragraph_that_was_split() -> None:
    cut = (split("p3", "boats here."),)
    behind = state_spans(cut, span("p3", "by night"))
    assert behind is not None
    assert behind[0][0] != "p3"
    assert behind[0][1] == "by night"
    assert state_spans(cut, span("p3", "here. They")) is None, "a paragraph ends among its words now"


def test_a_finding_is_there_with_all_its_places_or_not_at_all() -> None:
    other = span("p2", "lamp")
    assert state_spans((), BOATS, other) == [("p3", "three boats"), ("p2", "lamp")]
    assert state_spans((change("p2", "lamp", "light"),), BOATS, other) is None


def test_furniture_keeps_its_finding() -> None:
    assert state_spans((change("p2", "lamp", "light"),), span("fw1", "Views")) == [("fw1", "Views")]
