"""Every text of an edition beside every other of its language.

comparisons = compare_own(base, state, others, links)       # of base and corrected text, with each other and the rest
compare_others((ru, en_2, en_3), links)                     # the others among themselves
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from workbench.app.links import Links
from workbench.diff.compare import compare
from workbench.model.alignment import Level
from workbench.model.edits import Comparison, Relation
from workbench.model.state import State
from workbench.model.witness import Witness
from workbench.text.languages import primary


def compare_own(base: Witness, state: State, others: Sequence[Witness], links: Links) -> tuple[Comparison, ...]:
    """Base with corrected text first, then each of them with every other text of their language."""
    comparisons = [compare(base, state.witness, state.segment_beads)]
    comparisons += [
        compare(text, other, links.of(text.id, other.id, Level.SEGMENT))
        for other in others
        if is_one_language(base, other)
        for text in (base, state.witness)
    ]
    return tuple(comparisons)


def compare_others(texts: Sequence[Witness], links: Links) -> tuple[Comparison, ...]:
    """Each text with each later one of its language."""
    return tuple(
        compare(one, other, links.of(one.id, other.id, Level.SEGMENT))
        for one, other in combinations(texts, 2)
        if is_one_language(one, other)
    )


def witnesses_among(comparisons: Sequence[Comparison], base: Witness, state: State) -> tuple[Comparison, ...]:
    """Of the base with what is one translation with it: the corrected text, and whatever reads as a copy."""
    return tuple(
        each
        for each in comparisons
        if each.a == base.id and (each.b == state.witness.id or each.relation is not Relation.RETRANSLATION)
    )


def is_one_language(one: Witness, other: Witness) -> bool:
    """Whether their words can be compared: `en` and `en-GB` can."""
    return primary(one.language) == primary(other.language)
