"""Two texts of one language compared along their beads, and what the second is to the first.

comparison = compare(en_mt, en_corr, beads)
comparison.relation is Relation.CORRECTION
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.diff.words import change_share, diff_words
from workbench.model.alignment import Bead
from workbench.model.edits import Comparison, Op, Relation, SegmentDiff
from workbench.model.witness import Witness

# Stands between the segments of one side where a bead has several: a paragraph boundary that can differ.
PARAGRAPH = "\n"
# Above this share a word diff cannot be read any more; both texts are shown as blocks.
BLOCK = 0.6
# A correction leaves more than this share of a text's words in place; measured on post-edits against independent
# translations (docs/explanation/diff.md).
CORRECTION = 0.5


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
    """Same, correction or retranslation, from the share of words of all paired segments that stand in both."""
    kept = whole = 0
    same = True
    for diff in diffs:
        same = same and diff.change == 0 and bool(diff.a) == bool(diff.b)
        if diff.a and diff.b:
            kept += 2 * _words(edit.old for edit in diff.edits if edit.op is Op.EQUAL)
            whole += _words(edit.old for edit in diff.edits) + _words(edit.new for edit in diff.edits)
    if same:
        return Relation.SAME
    return Relation.CORRECTION if whole and kept / whole > CORRECTION else Relation.RETRANSLATION


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)
