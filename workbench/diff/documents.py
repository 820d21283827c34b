"""Two plain texts, paragraph by paragraph first and word by word inside pairs: books in seconds.

    diff_texts("One.\n\nTwo.\n", "One.\n\nTwo and a half.\n")[1].edits

How paragraphs are paired: workbench.diff.pairing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.diff.compare import BLOCK, PARAGRAPH, tell_relation
from workbench.diff.pairing import Pairing, pair_paragraphs
from workbench.diff.words import change_share, diff_words
from workbench.model.edits import Edit, Op, Relation

# No line of a text wrapped by hand is longer; where one is, lines are paragraphs.
_WRAPPED = 160


@dataclass(frozen=True, slots=True)
class ParagraphDiff:
    """Paragraph numbers (0-based) of either side; an empty side was added or removed."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    edits: tuple[Edit, ...]
    moved: bool = False
    is_block: bool = False

    @property
    def differs(self) -> bool:
        return self.moved or any(edit.op is not Op.EQUAL for edit in self.edits)

    def to_json(self) -> dict[str, object]:
        edits = [{"op": edit.op.value, "old": edit.old, "new": edit.new} for edit in self.edits]
        return {
            "old": list(self.old), "new": list(self.new), "moved": self.moved, "block": self.is_block, "edits": edits,
        }  # fmt: skip


def diff_texts(old: str, new: str) -> tuple[ParagraphDiff, ...]:
    """Paragraphs are what blank lines part; lines, where there are none or lines are too long to be wrapped by hand."""
    return diff_documents(_paragraphs(old), _paragraphs(new))


def diff_documents(old: Sequence[str], new: Sequence[str]) -> tuple[ParagraphDiff, ...]:
    """Every paragraph of either side in exactly one diff, in the order of the new text.

    The sides of several paragraphs are joined by PARAGRAPH, so that a boundary can be an edit.
    """
    return tuple(_diff(old, new, pairing) for pairing in pair_paragraphs(old, new))


def _diff(old: Sequence[str], new: Sequence[str], pairing: Pairing) -> ParagraphDiff:
    edits = diff_words(PARAGRAPH.join(old[i] for i in pairing.old), PARAGRAPH.join(new[j] for j in pairing.new))
    is_block = bool(pairing.old and pairing.new) and change_share(edits) > BLOCK
    return ParagraphDiff(pairing.old, pairing.new, edits, pairing.moved, is_block)


def _paragraphs(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    parts = lines
    if not any(len(line) > _WRAPPED for line in lines):
        blocks = re.split(r"\n[ \t]*\n\s*", "\n".join(lines).strip("\n"))
        parts = blocks if len(blocks) > 1 else lines
    return [part.strip() for part in parts if part.strip()]


def relate_documents(old: Sequence[str], new: Sequence[str]) -> Relation:
    """What the second text is to the first, before anything is aligned: the paragraphs are paired here."""
    diffs = diff_documents(old, new)
    if not any(diff.differs or not diff.old or not diff.new for diff in diffs):
        return Relation.SAME
    return tell_relation(diff.edits for diff in diffs if diff.old and diff.new)
