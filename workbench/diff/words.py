"""Word diff of two short texts (a paragraph, a bead), with edits a reader can take in.

    diff_words("He went to Chad.", "He went with Chad.")[1] == Edit(Op.REPLACE, "to", "with")

Old text = old sides joined, new text = new sides joined, exactly. No edit begins or ends inside a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from workbench.diff.sequences import Run, common_length, diff_tokens
from workbench.model.edits import Edit, Op
from workbench.text.normalise import fold
from workbench.text.tokens import split_tokens


def diff_words(old: str, new: str, *, folded: bool = False) -> tuple[Edit, ...]:
    """The edits in order. folded: ё and е, kinds of quotation marks and dashes count as the same.

    A token that is equal only when folded stands as a replacement if its characters differ.
    """
    if old == new:
        return (Edit(Op.EQUAL, old, new),) if old else ()
    head, tail = _find_ends(old, new)
    a, b = split_tokens(old[head : len(old) - tail]), split_tokens(new[head : len(new) - tail])
    keys = ([fold(token) for token in a], [fold(token) for token in b]) if folded else None
    start, end = old[:head], old[len(old) - tail :]
    runs = [(Op.EQUAL, (start,), (start,)), *diff_tokens(a, b, keys), (Op.EQUAL, (end,), (end,))]
    return tuple(_to_edits(_fuse([run for run in runs if any(run[1]) or any(run[2])])))


def _find_ends(old: str, new: str) -> tuple[int, int]:
    """Lengths that both texts begin and end with in common, cut where a run of blanks begins, or ends.

    No token reaches over such a place, so the tokens between are the same as those of the whole.
    """
    head = max(0, old.rfind(" ", 0, common_length(old, new)))
    while head and old[head - 1].isspace():
        head -= 1
    left, right = old[head:], new[head:]
    start = len(left) - common_length(left[::-1], right[::-1])
    space = left.find(" ", start)
    while 0 <= space < len(left) - 1 and left[space + 1].isspace():
        space += 1
    return head, len(left) - space - 1 if space >= 0 else 0


def _fuse(runs: Sequence[Run]) -> list[Run]:
    """Words changed with nothing but blanks and marks between them are one change; no whole word is swallowed."""
    fused: list[Run] = []
    for number, run in enumerate(runs):
        last = fused[-1] if fused else (Op.EQUAL, (), ())
        if last[0] is Op.EQUAL:
            fused.append(run)
        elif run[0] is not Op.EQUAL or (_is_slight(run[1]) and _is_swap(last, runs[number + 1 : number + 3])):
            fused[-1] = (Op.REPLACE, last[1] + run[1], last[2] + run[2])
        else:
            fused.append(run)
    return fused


def _is_swap(before: Run, behind: Sequence[Run]) -> bool:
    """Whether old words and new words stand around a bridge: two insertions stay two, and so do two deletions."""
    change = [run for run in behind[:1] if run[0] is not Op.EQUAL]
    change += [run for run in behind[1:] if change and run[0] is not Op.EQUAL]
    sides = [before, *change]
    return bool(change) and any(run[1] for run in sides) and any(run[2] for run in sides)


def _is_slight(tokens: Sequence[str]) -> bool:
    return len(tokens) <= 3 and not any(char.isalnum() for token in tokens for char in token)


def _to_edits(runs: Iterable[Run]) -> list[Edit]:
    edits: list[Edit] = []
    for run in runs:
        for left, right in _split_folded(run):
            old, new = "".join(left), "".join(right)
            op = Op.EQUAL if old == new else Op.INSERT if not old else Op.REPLACE if new else Op.DELETE
            if edits and edits[-1].op is op is Op.EQUAL:
                edits[-1] = Edit(op, edits[-1].old + old, edits[-1].new + new)
            else:
                edits.append(Edit(op, old, new))
    return edits


def _split_folded(run: Run) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Tokens that are only equal when folded stand by themselves."""
    op, left, right = run
    if op is Op.EQUAL and left != right:
        yield from (((one,), (other,)) for one, other in zip(left, right, strict=True))
    else:
        yield left, right


def change_share(edits: Sequence[Edit]) -> float:
    """Share of characters that are not equal on both sides, 0..1 in steps of 1/1000."""
    equal = sum(len(edit.old) for edit in edits if edit.op is Op.EQUAL)
    whole = sum(len(edit.old) + len(edit.new) for edit in edits)
    return round(1 - 2 * equal / whole, 3) if whole else 0.0
