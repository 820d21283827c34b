"""Readings of several witnesses at common places; the base with a witness's readings is that witness."""

from __future__ import annotations

import random

from workbench.diff.apparatus import collate
from workbench.diff.compare import compare
from workbench.model.alignment import Bead
from workbench.model.apparatus import Reading, Unit
from workbench.model.edits import Comparison
from workbench.model.witness import Role, Segment, Witness


def text(name: str, *paragraphs: str) -> Witness:
    return Witness(
        name, "en", Role.BASE, tuple(Segment(f"{name}.p{n}", "p", each) for n, each in enumerate(paragraphs, 1))
    )


def beside(base: Witness, *others: Witness) -> list[Comparison]:
    """Paragraph by paragraph."""
    return [
        compare(base, each, [Bead((one.id,), (two.id,)) for one, two in zip(base.segments, each.segments, strict=True)])
        for each in others
    ]


def put_in(unit: Unit, witness: str) -> str:
    """The unit as a witness has it."""
    parts, at = [], 0
    for place in unit.places:
        own = [each.text for each in place.readings if witness in each.witnesses]
        parts += [unit.text[at : place.start], *(own or [unit.text[place.start : place.end]])]
        at = place.end
    return "".join((*parts, unit.text[at:]))


def shown(unit: Unit) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (unit.text[place.start : place.end], [(each.text, " ".join(each.witnesses)) for each in place.readings])
        for place in unit.places
    ]


def test_those_who_agree_stand_together() -> None:
    base = text("b", "Captain Orlov stood at the helm and was silent for a very long time.")
    one = text("c", "Captain Orlov stood at the wheel and was silent for a very long time.")
    two = text("r", "Captain Orlov stood at the wheel and said nothing for a very long time.")
    (unit,) = collate(base, beside(base, one, two))
    assert shown(unit) == [("helm", [("wheel", "c r")]), ("was silent", [("said nothing", "r")])]


def test_what_is_put_in_takes_the_word_before_it_along() -> None:
    base = text("b", "We left the harbour in the early morning, and the wind was with us.")
    one = text("c", "We left the old harbour in the early morning, and the wind was with us.")
    (unit,) = collate(base, beside(base, one))
    assert [(lemma.strip(), readings[0][0].strip()) for lemma, readings in shown(unit)] == [("the", "the old")]


def test_places_that_overlap_are_read_together() -> None:
    base = text("b", "He never drank wine on the shore when his ship lay in the harbour.")
    one = text("c", "He always took tea on the shore when his ship lay in the harbour.")
    two = text("r", "He never drank tea on the shore when his ship lay in the harbour.")
    (unit,) = collate(base, beside(base, one, two))
    assert [len(each.readings) for each in unit.places] == [2]
    assert [put_in(unit, each.id) for each in (one, two)] == [each.segments[0].text for each in (one, two)]


def test_paragraphs_joined_dropped_and_added() -> None:
    base = text("b", "It rained all day.", "We left at noon.", "Nobody waved to us.")
    one = Witness("c", "en", Role.REVISION, text("c", "It rained all day. We left at noon.", "So be it.").nodes)
    beads = [Bead(("b.p1", "b.p2"), ("c.p1",)), Bead(("b.p3",), ()), Bead((), ("c.p2",))]
    joined, dropped = collate(base, [compare(base, one, beads)])
    assert joined.segments == ("b.p1", "b.p2")
    assert put_in(joined, "c") == "It rained all day. We left at noon."
    assert shown(dropped) == [("Nobody waved to us.", [("", "c")])]
    assert dropped.added == (Reading("So be it.", ("c",)),)


def test_what_is_added_before_all() -> None:
    base, one = text("b", "It rained."), text("c", "A preface.", "It rained.")
    first, second = collate(base, [compare(base, one, [Bead((), ("c.p1",)), Bead(("b.p1",), ("c.p2",))])])
    assert (first.segments, first.added) == ((), (Reading("A preface.", ("c",)),))
    assert second.places == ()


def test_the_base_with_a_witnesss_readings_is_that_witness() -> None:
    """Words dropped, doubled, put in and changed at random, at the edges too; two hundred texts of three witnesses."""
    chance = random.Random(7)
    for _ in range(200):
        words = [chance.choice(["the", "old", "boat", "lay,", "still.", "“no”", "5"]) for _ in range(30)]
        base = text("b", " ".join(words))
        others = [text(name, changed(words, chance)) for name in ("c", "r", "q")]
        for unit in collate(base, beside(base, *others)):
            for other in others:
                assert put_in(unit, other.id) == other.segments[0].text
            for place in unit.places:
                assert place.start < place.end
                assert unit.text[place.start : place.end] not in [each.text for each in place.readings]


def changed(words: list[str], chance: random.Random) -> str:
    made = []
    for number, word in enumerate(words):
        draw = chance.random() if number not in (0, 29) else chance.random() / 4
        made += [] if draw < 0.06 else [word, "new"] if draw < 0.12 else ["other"] if draw < 0.18 else [word]
    return " ".join(made).replace(" lay,", chance.choice([" lay,", " lay ,"]))
