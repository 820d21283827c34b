"""Paragraphs joined over one that was dropped between them: the file is valid and says both readings."""

from __future__ import annotations

import pytest

from tests.unit.tei.worked import edition_of, snapshot_of
from workbench.correct.state import compute_state
from workbench.model.act import Act, Add, Change, Correct, Drop, Join, Operation
from workbench.model.span import Span
from workbench.model.witness import Block, Mark, Role, Segment, Witness
from workbench.tei.corrected import write_corrected
from workbench.tei.corrected_reading import read_corrected
from workbench.tei.folder_index import FolderIndex
from workbench.tei.profile import validate
from workbench.tei.rules_acts import check_acts, check_base
from workbench.tei.witness import write_witness
from workbench.text.mint import mint

NOTE = Mark(6, 6, 0, "note", (), Segment("", "note", "A note."))
NODES = (
    *(Segment("", "head", "The Sea"), Segment("", "p", "One here. And one."), Segment("", "p", "Two. See.")),
    *(Block("pb", "", (), (("n", "2"),)), Segment("", "p", "Three. Then.", marks=(NOTE,))),
    *(Segment("", "p", "Four. More."), Segment("", "p", "Five.")),
)
BASE = Witness("en-mt", "en", Role.BASE, mint((Block("div", children=NODES),), "en-mt", "en"))


def p(number: int) -> str:
    return f"en-mt.p{number}"


def drop(number: int) -> Drop:
    text = BASE.segment(p(number)).text
    return Drop(Span.of(p(number), text, 0, len(text)))


def join(first: int, second: int) -> Join:
    return Join(p(first), p(second))


def change(number: int, old: str, new: str) -> Change:
    text = BASE.segment(p(number)).text
    return Change(Span.of(p(number), text, text.index(old), text.index(old) + len(old)), new)


@pytest.mark.parametrize(
    "operations",
    [
        (drop(2), join(1, 3)),
        (drop(2), drop(3), join(1, 4)),
        (drop(3), join(2, 4), join(1, 2)),
        (drop(2), join(1, 3), Add(p(2), "p", "Behind it."), Add(p(3), "p", "And more.")),
        (drop(2), join(1, 3), change(1, "one.", "one. Yes"), change(3, "Three", "3")),
        (drop(4), join(3, 5)),
    ],
    ids=lambda each: "+".join(type(one).__name__ for one in each),
)
def test_both_readings_and_the_bases_tree(operations: tuple[Operation, ...]) -> None:
    acts = [
        Act(f"{number:08x}", number, (), "2026-03-02T10:15:00Z", "ak", Correct((each,), "why"))
        for number, each in enumerate(operations, 1)
    ]
    state = compute_state(BASE, acts)
    assert not state.problems
    edition = edition_of((BASE,))
    base_file = write_witness(BASE, edition.base, edition, ())
    data = write_corrected(snapshot_of(edition, (BASE,), state), base_file)
    assert validate(data, "en-corr.xml") == []
    reading = read_corrected(data, "en-corr.xml")
    assert reading.base == {f"en-corr{one.id[5:]}": one.text for one in BASE.segments}
    assert reading.corrected == {one.id: one.text for one in state.witness.segments}
    index = FolderIndex({"en-corr.xml": data, "en-mt.xml": base_file})
    assert [problem[2] for problem in (*check_base(index), *check_acts(index))] == []
