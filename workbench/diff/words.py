"""Word diff of two short texts (a paragraph, a bead), with edits a reader can take in.

    diff_words("He went to Chad.", "He went with Chad.")[1] == Edit(Op.REPLACE, "to", "with")

Old text = old sides joined, new text = new sides joined, exactly. No edit begins or ends inside a word.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.diff.dmp import Run, diff_tokens
from workbench.model.edits import Edit, Op
from workbench.text.normalise import fold
from workbench.text.tokens import tokenize


def diff_words(old: str, new: str, *, folded: bool = False) -> tuple[Edit, ...]:
    """The edits in order. folded: ё and е, kinds of quotation marks and dashes count as the same.

    A token that is equal only when folded stands as a replacement if its characters differ.
    """
    if old == new:
        return (Edit(Op.EQUAL, old, new),) if old else ()
    a = [token.text for token in tokenize(old)]
    b = [token.text for token in tokenize(new)]
    keys = ([fold(token) for token in a], [fold(token) for token in b]) if folded else None
    return tuple(_to_edits(_fuse(diff_tokens(a, b, keys))))


def _fuse(runs: Sequence[Run]) -> list[Run]:
    """Changes with nothing but blanks and marks between them are one change; whole words are never swallowed."""
    fused: list[Run] = []
    for number, run in enumerate(runs):
        follows_change = bool(fused) and fused[-1][0] is not Op.EQUAL
        leads_to_change = number + 1 < len(runs) and runs[number + 1][0] is not Op.EQUAL
        is_bridge = run[0] is Op.EQUAL and follows_change and leads_to_change and _is_slight(run[1])
        if follows_change and (run[0] is not Op.EQUAL or is_bridge):
            last = fused[-1]
            fused[-1] = (Op.REPLACE, last[1] + run[1], last[2] + run[2])
        else:
            fused.append(run)
    return fused


def _is_slight(tokens: Sequence[str]) -> bool:
    return len(tokens) <= 3 and not any(char.isalnum() for token in tokens for char in token)


def _to_edits(runs: Sequence[Run]) -> list[Edit]:
    edits: list[Edit] = []
    for _, left, right in runs:
        old, new = "".join(left), "".join(right)
        op = Op.EQUAL if old == new else Op.REPLACE
        if not old:
            op = Op.INSERT
        elif not new:
            op = Op.DELETE
        if edits and edits[-1].op is op is Op.EQUAL:
            edits[-1] = Edit(op, edits[-1].old + old, edits[-1].new + new)
        else:
            edits.append(Edit(op, old, new))
    return edits


def change_share(edits: Sequence[Edit]) -> float:
    """Share of characters that are not equal on both sides, 0..1 in steps of 1/1000."""
    equal = sum(len(edit.old) for edit in edits if edit.op is Op.EQUAL)
    whole = sum(len(edit.old) + len(edit.new) for edit in edits)
    return round(1 - 2 * equal / whole, 3) if whole else 0.0
