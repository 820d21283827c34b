"""Two people changed one text: what both did, put together, and where they changed the same words.

    merge_changes("Two cranes.", "Three cranes.", "Two old cranes.").text == "Three old cranes."

Words that both changed alike are no clash. At a clash the text has theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.diff.words import diff_words
from workbench.model.edits import Op

_Hunk = tuple[int, int, str]  # old[start:end] becomes these words


@dataclass(frozen=True, slots=True)
class Clash:
    """The old words, and what either side has instead."""

    old: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    text: str
    clashes: tuple[Clash, ...] = ()


def merge_changes(old: str, mine: str, theirs: str) -> Merged:
    """In whole words. Changes that only touch do not clash, words put in at one place do."""
    ours, others = list(_hunks(old, mine)), list(_hunks(old, theirs))
    clashes: list[Clash] = []
    kept = list(others)
    for hunk in ours:
        met = [other for other in others if _meet(hunk, other)]
        if not met:
            kept.append(hunk)
        elif met != [hunk]:
            start, end = min(each[0] for each in (hunk, *met)), max(each[1] for each in (hunk, *met))
            here = ([each for each in side if start <= each[0] and each[1] <= end] for side in (ours, others))
            clashes.append(Clash(old[start:end], *(_apply(old, each, start, end) for each in here)))
    return Merged(_apply(old, kept, 0, len(old)), tuple(dict.fromkeys(clashes)))


def count_news(old: str, mine: str, theirs: str) -> int:
    """In how many places mine differs from old otherwise than theirs does."""
    known = set(_hunks(old, theirs))
    return len(set(_hunks(old, mine)) - known)


def shared_changes(old: str, mine: str, theirs: str) -> int:
    """In how many places both differ from old in the same way."""
    return len(set(_hunks(old, mine)) & set(_hunks(old, theirs)))


def _hunks(old: str, new: str) -> Iterator[_Hunk]:
    at = 0
    for edit in diff_words(old, new):
        end = at + len(edit.old)
        if edit.op is not Op.EQUAL:
            yield at, end, edit.new
        at = end


def _meet(one: _Hunk, other: _Hunk) -> bool:
    if one[0] == one[1] and other[0] == other[1]:
        return one[0] == other[0]
    return one[0] < other[1] and other[0] < one[1]


def _apply(old: str, hunks: list[_Hunk], start: int, end: int) -> str:
    """old[start:end] with the hunks; what is put in at a place stands before what is replaced there."""
    made, at = "", start
    for first, last, new in sorted(set(hunks)):
        made += old[at:first] + new
        at = max(at, last)
    return made + old[at:end]
