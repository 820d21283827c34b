from __future__ import annotations

from tests.unit.correct.port import act, change, correct, join, name
from workbench.correct.about import segments_about, segments_named, segments_seen, targets_of
from workbench.model.act import Accept, PinBead, Read, Redo, Resolve, Undo
from workbench.model.alignment import Level

KNOWN = {
    each.id: each
    for each in (
        correct(1, change("p2", "two", "three"), change("p1", "dawn", "noon")),
        correct(2, join("p3", "p4")),
        act(3, Undo((name(1), name(2)))),
        act(4, Redo((name(3),))),
    )
}


def test_an_act_is_about_the_acts_it_names() -> None:
    assert targets_of(Resolve((name(1),), (name(2),))) == (name(1), name(2))
    assert targets_of(Read(("en-mt.p1",))) == ()


def test_segments_are_found_through_acts_about_acts() -> None:
    assert segments_named(KNOWN[name(2)].body) == ("en-mt.p3", "en-mt.p4")
    assert segments_about(Accept(name(1)), KNOWN) == ("en-mt.p2", "en-mt.p1")
    assert set(segments_about(Undo((name(4),)), KNOWN)) == {f"en-mt.p{number}" for number in (1, 2, 3, 4)}


def test_acts_that_go_round_in_a_ring_or_are_not_there_end() -> None:
    ring = {each.id: each for each in (act(1, Undo((name(2),))), act(2, Undo((name(1), name(7)))))}
    assert segments_about(Undo((name(1),)), ring) == ()


def test_who_pins_looks_at_no_correction() -> None:
    assert segments_seen(PinBead(Level.SEGMENT, ("ru.p1",), ("en-mt.p1",)), {}) == ()
    assert segments_seen(Read(("en-mt.p1",)), {}) == ("en-mt.p1",)
