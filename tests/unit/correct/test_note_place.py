"""A place of the corrected text, as a place of the base and what corrections put in front of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.unit.correct.port import act, add, change, correct, insert, join, port, split
from workbench.correct.choose import choose
from workbench.correct.force import corrections_in_force
from workbench.correct.loom import weave_base
from workbench.correct.note_place import find_note_place
from workbench.correct.state import compute_state
from workbench.correct.weave import Part
from workbench.model.act import Act, Add, Correct
from workbench.model.witness import Segment

HISTORIES: dict[str, tuple[Act, ...]] = {
    "as it was": (),
    "words put in": (
        correct(1, insert("p1", "The boat", " of the port")),
        correct(2, insert("p1", "The boat", ", grey")),
    ),
    "words replaced": (correct(1, change("p1", "came at", "came in at about")), correct(2, change("p1", " dawn", ""))),
    "put in and replaced": (correct(1, insert("p1", "boat ", "never ")), correct(2, change("p1", "came", "arrived"))),
    "split": (correct(1, split("p1", "dawn.")), correct(2, split("p1", "We met"))),
    "joined": (correct(1, join("p1", "p2")), correct(2, change("p2", "The keeper", "He"))),
    "words put in front": (correct(1, insert("p1", "", "Once. ")),),
}


@pytest.mark.parametrize("name", HISTORIES)
def test_a_note_added_there_stands_there(name: str) -> None:
    """Every place of p1 and what became of it, but the beginning of a part that was split off."""
    base, acts = port(), HISTORIES[name]
    woven = weave_base(base, choose(corrections_in_force(acts), base)[0])
    tried = 0
    for chunk in woven.chunks:
        if chunk.like.id not in ("en-mt.p1", "en-mt.p2"):
            continue
        for at in range(len(chunk.text) + 1):
            where = find_note_place(base, woven.chunks, chunk, at)
            if where is None:
                assert (at == 0 and chunk.act) or "glue" in _kind(chunk.parts, at)
                continue
            tried += 1
            note = Add(where.follows, "note", "A note of ours.", where.span, where.past)
            state = compute_state(base, [*acts, act(9, Correct((note,)), sees=(1, 2))])
            hosts = {
                segment.text[: mark.start]: segment.text
                for segment in state.witness.segments
                for mark in segment.marks
                if isinstance(mark.node, Segment) and mark.node.text == "A note of ours."
            }
            assert hosts == {chunk.text[:at]: chunk.text}
    assert tried > 80


def _kind(parts: Sequence[Part], at: int) -> str:
    """Whether the place is inside what joins two segments."""
    start = 0
    for part in parts:
        end = start + len(part.text)
        if start < at < end:
            return "words" if part.segment else "glue"
        start = end
    return ""


def test_an_added_segment_has_no_places_of_the_base() -> None:
    base = port()
    acts = [correct(1, add("p4", "New words."))]
    woven = weave_base(base, choose(corrections_in_force(acts), base)[0])
    chunk = next(each for each in woven.chunks if each.follows)
    assert find_note_place(base, woven.chunks, chunk, 3) is None
