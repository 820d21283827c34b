"""Two plain texts, paragraph by paragraph first and word by word inside pairs: books in seconds.

    diff_texts("One.\n\nTwo.\n", "One.\n\nTwo and a half.\n")[1].edits

Equal paragraphs anchor the comparison (longest common subsequence by rapidfuzz); between two anchors the most
similar ones are paired in order; what is left is looked for elsewhere and marked *moved*, or was added or removed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from workbench.diff.compare import BLOCK
from workbench.diff.words import change_share, diff_words
from workbench.model.edits import Edit, Op

# Two paragraphs are renderings of one if their words agree at least so much (0..100, rapidfuzz's token ratio).
_ALIKE = 50
# A gap of m × n paragraphs larger than this is paired by position; so the work stays linear in the book.
_GAP = 4_000_000


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
    """Paragraphs are what blank lines part; where there are none, lines."""
    return diff_documents(_paragraphs(old), _paragraphs(new))


def diff_documents(old: Sequence[str], new: Sequence[str]) -> tuple[ParagraphDiff, ...]:
    """Every paragraph of either side in exactly one diff, in the order of the new text."""
    pairs = _pair(old, new)
    moved = _find_moved(old, new, pairs)
    diffs = [_diff(old, new, i, j, moved=(i, j) in moved) for i, j in sorted(pairs | moved, key=lambda pair: pair[1])]
    left, right = {i for i, _ in pairs | moved}, {j for _, j in pairs | moved}
    alone = [_diff(old, new, None, j) for j in range(len(new)) if j not in right]
    gone = [_diff(old, new, i, None) for i in range(len(old)) if i not in left]
    return tuple(_merge(sorted([*diffs, *alone], key=lambda diff: diff.new), gone))


def _paragraphs(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = re.split(r"\n[ \t]*\n\s*", lines.strip("\n"))
    if len(parts) == 1:
        parts = lines.strip("\n").split("\n")
    return [part.strip() for part in parts if part.strip()]


def _pair(old: Sequence[str], new: Sequence[str]) -> set[tuple[int, int]]:
    pairs: set[tuple[int, int]] = set()
    i = j = 0
    equal = [op for op in LCSseq.opcodes(old, new) if op.tag == "equal"]
    for op in equal:
        pairs.update(_pair_gap(old, new, range(i, op.src_start), range(j, op.dest_start)))
        pairs.update(zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True))
        i, j = op.src_end, op.dest_end
    pairs.update(_pair_gap(old, new, range(i, len(old)), range(j, len(new))))
    return pairs


def _pair_gap(old: Sequence[str], new: Sequence[str], a: range, b: range) -> list[tuple[int, int]]:
    """The best monotone pairing of alike paragraphs inside a gap."""
    if not a or not b:
        return []
    if len(a) * len(b) > _GAP:
        return [(i, j) for i, j in zip(a, b, strict=False) if fuzz.ratio(old[i], new[j]) >= _ALIKE]
    scores = process.cdist([old[i] for i in a], [new[j] for j in b], scorer=fuzz.ratio, score_cutoff=_ALIKE)
    best = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            score = int(scores[i][j])
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + score if score else 0)
    pairs, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        score = int(scores[i][j])
        if score and best[i][j] == best[i + 1][j + 1] + score:
            pairs.append((a[i], b[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _find_moved(old: Sequence[str], new: Sequence[str], pairs: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Left-over paragraphs that stand elsewhere word for word; short ones are no evidence."""
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    homeless: dict[str, list[int]] = defaultdict(list)
    for i, text in enumerate(old):
        if i not in left and len(text) >= 40:
            homeless[text].append(i)
    moved = set()
    for j, text in enumerate(new):
        if j not in right and homeless.get(text):
            moved.add((homeless[text].pop(0), j))
    return moved


def _diff(
    old: Sequence[str], new: Sequence[str], i: int | None, j: int | None, *, moved: bool = False
) -> ParagraphDiff:
    edits = diff_words("" if i is None else old[i], "" if j is None else new[j])
    is_block = i is not None and j is not None and change_share(edits) > BLOCK
    return ParagraphDiff(() if i is None else (i,), () if j is None else (j,), edits, moved, is_block)


def _merge(diffs: Sequence[ParagraphDiff], gone: Sequence[ParagraphDiff]) -> list[ParagraphDiff]:
    """Removed paragraphs go in front of the first kept one that stood behind them."""
    merged: list[ParagraphDiff] = []
    rest = list(reversed(gone))
    for diff in diffs:
        while rest and diff.old and not diff.moved and rest[-1].old[0] < diff.old[0]:
            merged.append(rest.pop())
        merged.append(diff)
    return [*merged, *reversed(rest)]


def similarity(old: Sequence[str], new: Sequence[str]) -> float:
    """Share of words that stand in both texts in the same order, 0..1 in steps of 1/1000."""
    a = [word for text in old for word in text.split()]
    b = [word for text in new for word in text.split()]
    return round(LCSseq.normalized_similarity(a, b), 3) if a or b else 1.0
