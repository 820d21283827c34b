"""Any two texts of one language compared: what a reader can switch on, what the difference is, and how much differs.

    options = comparisons_of(snapshot)              # (Option(0, "en-2", "en-mt", "variation", …), …)
    options[0].code(diff, (0,), (0,))               # "0 0|0 43 =12-4+3=50"
    tally_of(options[0], diffs)                     # Tally(paragraphs=22, differing=20, blocks=12, replaced=34, …)

Both wordings stand in the page already, so a difference is written as lengths; the script lays them over the words.
Against a corrected copy a difference is a correction; against somebody else's translation it is only variation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.model.edition import Snapshot
from workbench.model.edits import Comparison, Edit, Op, Relation, SegmentDiff
from workbench.model.witness import Role
from workbench.text.normalise import show_controls

KINDS = {Relation.SAME: "same", Relation.CORRECTION: "correction", Relation.RETRANSLATION: "variation"}
_SIGNS = {Op.EQUAL: "=", Op.INSERT: "+", Op.DELETE: "-"}


@dataclass(frozen=True, slots=True)
class Option:
    """A comparison a reader can switch on: of the text `text`, with the text `against`. about: what it is, in words.

    by_segment: by the first segment of `text`, for want of one of `against`; all beads, also where nothing differs.
    """

    index: int
    text: str
    against: str
    kind: str
    about: str
    by_segment: Mapping[str, SegmentDiff]

    @property
    def id(self) -> str:
        """As it stands in the address."""
        return f"{self.against}..{self.text}"

    def code(self, diff: SegmentDiff, old: Sequence[int], new: Sequence[int]) -> str:
        """For the script. old, new: which segments of their cells; a star stands for a block, both wordings whole."""
        sides = f"{','.join(map(str, old))}|{','.join(map(str, new))}"
        edits = "*" if diff.is_block else "".join(map(_code, diff.edits))
        return f"{self.index} {sides} {round(diff.change * 100)} {edits}"


@dataclass(frozen=True, slots=True)
class Tally:
    """What differs on one page. paragraphs: pairs, and those only one text has (dropped, added). blocks: reworded
    throughout. replaced, inserted, deleted: edits of the pairs that are read word by word.
    """

    option: Option
    paragraphs: int
    differing: int
    blocks: int
    replaced: int
    inserted: int
    deleted: int
    added: int
    dropped: int


def comparisons_of(snapshot: Snapshot) -> tuple[Option, ...]:
    """Corrections first; base with corrected text is the first of all."""
    every = [_told(each, snapshot) for each in (*snapshot.comparisons, *snapshot.compare_others())]
    ordered = sorted(every, key=lambda each: each.relation is Relation.RETRANSLATION)
    return tuple(_option(index, comparison, snapshot) for index, comparison in enumerate(ordered))


def _told(comparison: Comparison, snapshot: Snapshot) -> Comparison:
    """Of base and corrected text it is known what they are to each other, however much was reworded."""
    pair = snapshot.state.base.id, snapshot.state.witness.id
    is_ours = (comparison.a, comparison.b) == pair and comparison.relation is Relation.RETRANSLATION
    return replace(comparison, relation=Relation.CORRECTION) if is_ours else comparison


def _option(index: int, comparison: Comparison, snapshot: Snapshot) -> Option:
    by_segment = {(diff.b or diff.a)[0]: diff for diff in comparison.diffs}
    return Option(
        index, comparison.b, comparison.a, KINDS[comparison.relation], _about(comparison, snapshot), by_segment
    )


def _about(comparison: Comparison, snapshot: Snapshot) -> str:
    """What a difference between the two is."""
    base, state = snapshot.state.base.id, snapshot.state.witness.id
    engine = snapshot.edition.base.bibliography.engine
    name = "the machine translation" if engine else "the base"
    if comparison.relation is Relation.SAME:
        return "the same words"
    if comparison.relation is Relation.RETRANSLATION:
        return "another translator’s wording, no error"
    if (comparison.a, comparison.b) == (base, state):
        return f"corrections of {name}"
    if base == comparison.a:
        return f"a corrected copy of {name}"
    copies = {each.id for each in snapshot.edition.of_role(Role.REVISION)} | {state}
    if {comparison.a, comparison.b} <= copies:
        return f"two corrections of {name}"
    return "one reads as a corrected copy of the other"


def tally_of(option: Option, diffs: Iterable[SegmentDiff]) -> Tally:
    every = list(diffs)
    both = [diff for diff in every if diff.a and diff.b]
    read = Counter(edit.op for diff in both if not diff.is_block for edit in diff.edits)
    return Tally(
        option,
        len(every),
        sum(differs(diff) for diff in every),
        sum(diff.is_block for diff in both),
        read[Op.REPLACE],
        read[Op.INSERT],
        read[Op.DELETE],
        sum(not diff.a for diff in every),
        sum(not diff.b for diff in every),
    )


def differs(diff: SegmentDiff) -> bool:
    return not (diff.a and diff.b) or any(edit.op is not Op.EQUAL for edit in diff.edits)


def _code(edit: Edit) -> str:
    """Lengths in characters as they are shown: a hidden one is longer there than in the text."""
    old, new = len(show_controls(edit.old)), len(show_controls(edit.new))
    if edit.op is Op.REPLACE:
        return f"-{old}+{new}"
    return f"{_SIGNS[edit.op]}{new if edit.op is Op.INSERT else old}"
