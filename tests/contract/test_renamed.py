"""What the rules say of a text is said of the same text under other ids, byte for byte as they would say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.contract.test_rules import RULES, to_text_context
from workbench.app.words import WordLinker
from workbench.check.renamed import rename, say_the_same
from workbench.check.rule import Example, Rule
from workbench.check.runner import run
from workbench.correct.state import compute_state
from workbench.model.alignment import Bead
from workbench.model.context import Context
from workbench.model.ids import to_state_id

TWICE = RULES["name-rendered-twice"].hits[0]  # whose evidence names segments


def uncorrected(context: Context) -> Context:
    """The corrected state before the first correction."""
    witness = compute_state(context.witness, ()).witness

    def renamed(beads: Sequence[Bead]) -> tuple[Bead, ...]:
        return tuple(replace(bead, b=tuple(to_state_id(unit, witness.id) for unit in bead.b)) for bead in beads)

    segment_beads, sentence_beads = renamed(context.segment_beads), renamed(context.sentence_beads)
    linked = WordLinker(context.source or witness, witness, sentence_beads)
    return replace(
        context, witness=witness, segment_beads=segment_beads, sentence_beads=sentence_beads, link_words=linked
    )


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_same_is_said_of_the_same_words(rule: Rule) -> None:
    for example in rule.hits:
        if example.others or example.revision:
            continue  # how they differ from the text is compared anew
        one = to_text_context(example)
        other = uncorrected(one)
        assert say_the_same(one, other)
        assert rename(run(one), one.witness, other.witness) == run(other)


def test_evidence_names_the_segments_of_the_other_text() -> None:
    one = to_text_context(TWICE)
    other = uncorrected(one)
    said = [reason.value for each in rename(run(one), one.witness, other.witness) for reason in each.evidence]
    assert any("en-corr.p1" in value for value in said)
    assert not any("mt.p1" in value for value in said)


def test_other_words_sentences_or_beads_are_not_the_same() -> None:
    one = to_text_context(TWICE)
    other = uncorrected(one)
    assert not say_the_same(one, uncorrected(to_text_context(Example(TWICE.text + " Too.", None, TWICE.source))))
    assert not say_the_same(one, replace(other, sentence_beads=other.sentence_beads[1:]))
    assert not say_the_same(one, replace(other, segment_beads=()))
    segment = other.witness.segments[0]
    joined = replace(segment, sentences=segment.sentences[:1])
    assert not say_the_same(one, replace(other, witness=replace(other.witness, nodes=(joined,))))


def test_what_an_option_left_out_is_counted() -> None:
    """Of equal claims in a segment only the second is shown."""
    one = to_text_context(Example("He saw the the berth and the the ship."))
    other = uncorrected(one)
    first, second = (run(each) for each in (one, other))
    assert len(first) == 2
    assert rename(first[1:], one.witness, other.witness) == second[1:]
