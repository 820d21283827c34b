"""What another text of the language has in the place of the corrected words, change by change.

    differences(snapshot, "en-2")[0]     # Difference(key="en-2.p3:14", old="three", new="four", …)

A copy of the base with corrections is taken apart word by word; of another translation, which says everything
otherwise, whole paragraphs are offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.diff.compare import PARAGRAPH
from workbench.model.edition import Snapshot
from workbench.model.edits import Op, Relation, SegmentDiff
from workbench.model.errors import UsageError
from workbench.model.witness import Witness


@dataclass(frozen=True, slots=True)
class Difference:
    """old at [start, …) of the state's segments, joined by line ends, is `new` at [there, …) of the other text's.

    segments: of the state. others: of the other text. key: its place in the other text, which never moves.
    whole: a passage as a block; variation of another translator, more likely than an error.
    """

    key: str
    segments: tuple[str, ...]
    others: tuple[str, ...]
    start: int
    there: int
    old: str
    new: str
    relation: Relation
    whole: bool = False


def differences(snapshot: Snapshot, text: str) -> tuple[Difference, ...]:
    """Of the corrected text from another; UsageError where that is none, or in another language."""
    comparison = next((each for each in snapshot.comparisons if each.b == text and _is_state(snapshot, each.a)), None)
    if comparison is None:
        known = ", ".join(sorted({each.b for each in snapshot.comparisons if each.b != snapshot.state.witness.id}))
        raise UsageError(
            f"{text} is no other text beside {snapshot.state.base.id}",
            hint=f"--against {known}" if known else "add one:  workbench add FILE --role translation",
        )
    return tuple(found for diff in comparison.diffs for found in of_diff(diff, comparison.relation))


def _is_state(snapshot: Snapshot, text: str) -> bool:
    return text == snapshot.state.witness.id


def of_diff(diff: SegmentDiff, relation: Relation) -> Iterator[Difference]:
    """What differs in one bead. A side without segments has no words to put anything in the place of."""
    if not diff.a or not diff.b or diff.change == 0:
        return
    if diff.is_block or relation is Relation.RETRANSLATION:
        old, new = "".join(edit.old for edit in diff.edits), "".join(edit.new for edit in diff.edits)
        yield Difference(f"{diff.b[0]}:0", diff.a, diff.b, 0, 0, old, new, relation, whole=True)
        return
    at = there = 0
    for edit in diff.edits:
        if edit.op is not Op.EQUAL:
            yield Difference(f"{diff.b[0]}:{there}", diff.a, diff.b, at, there, edit.old, edit.new, relation)
        at += len(edit.old)
        there += len(edit.new)


def take_over(difference: Difference, texts: Sequence[str]) -> list[str] | None:
    """The texts of its segments with the other's words; None where paragraphs would have to be cut or joined."""
    joined = PARAGRAPH.join(texts)
    end = difference.start + len(difference.old)
    taken = joined[: difference.start] + difference.new + joined[end:]
    made = taken.split(PARAGRAPH)
    return made if len(made) == len(texts) and joined[difference.start : end] == difference.old else None


def texts_of(witness: Witness, segments: Sequence[str]) -> list[str]:
    known = {segment.id: segment.text for segment in witness.segments}
    return [known[each] for each in segments]
