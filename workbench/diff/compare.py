"""Two texts of one language compared along their beads, and what the second is to the first.

comparison = compare(en_mt, en_corr, beads)
comparison.relation is Relation.CORRECTION
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.diff.words import change_share, diff_words
from workbench.model.alignment import Bead
from workbench.model.edits import Comparison, Edit, Op, Relation, SegmentDiff
from workbench.model.witness import Witness
from workbench.text.tokens import split_tokens

# Stands between the segments of one side where a bead has several: a paragraph boundary that can differ.
PARAGRAPH = "\n"
# Above this share a word diff cannot be read any more; both texts are shown as blocks.
BLOCK = 0.6
# A correction leaves more than this share of the words in equal runs of so many words; another translation has single
# words in common, seldom runs. Chosen on post-edits and on pairs of translations (docs/explanation/diff.md).
CORRECTION = 0.29
RUN = 6


def compare(a: Witness, b: Witness, beads: Sequence[Bead]) -> Comparison:
    """One diff a bead. The relation is told from all of them together."""
    left = {segment.id: segment.text for segment in a.segments}
    right = {segment.id: segment.text for segment in b.segments}
    diffs = tuple(
        diff_bead(bead, [left[unit] for unit in bead.a], [right[unit] for unit in bead.b])
        for bead in beads
        if bead.a or bead.b
    )
    return Comparison(a.id, b.id, relate(diffs), diffs)


def diff_bead(bead: Bead, old: Sequence[str], new: Sequence[str]) -> SegmentDiff:
    edits = diff_words(PARAGRAPH.join(old), PARAGRAPH.join(new))
    change = change_share(edits)
    return SegmentDiff(bead.a, bead.b, edits, change, change > BLOCK and bool(bead.a and bead.b))


def relate(diffs: Iterable[SegmentDiff]) -> Relation:
    """Same, correction or retranslation: told from all paired segments together; best from 20 upwards."""
    every = list(diffs)
    if all(diff.change == 0 and bool(diff.a) == bool(diff.b) for diff in every):
        return Relation.SAME
    return tell_relation(diff.edits for diff in every if diff.a and diff.b)


def tell_relation(pairs: Iterable[Sequence[Edit]]) -> Relation:
    """Correction or retranslation, from the edits of each pair of segments or paragraphs."""
    return Relation.CORRECTION if run_share(pairs) > CORRECTION else Relation.RETRANSLATION


def run_share(pairs: Iterable[Sequence[Edit]]) -> float:
    """Share of the words of both sides that stand in equal runs of RUN words, or in a segment that is equal whole."""
    kept = whole = 0
    for edits in pairs:
        for edit in edits:
            old, new = _count_words(edit.old), _count_words(edit.new)
            whole += old + new
            if edit.op is Op.EQUAL and (old >= RUN or len(edits) == 1):
                kept += old + new
    return kept / whole if whole else 0.0


def _count_words(text: str) -> int:
    return sum(token[0].isalnum() for token in split_tokens(text))
