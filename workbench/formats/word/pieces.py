"""A paragraph cut at its forced line breaks, with single blanks, and its emphasis as marks.

[each.text for each in cut_lines(found)]       # ["Twelve lamps along the quay,", "the last one never lit."]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.formats.word.inline import Run
from workbench.formats.word.story import Found
from workbench.model.witness import Mark

_BLANKS = re.compile(r"[ \t]+")
_ORDER = ("bold", "italic", "underline", "smallcaps", "sup", "sub")


@dataclass(frozen=True, slots=True)
class Piece:
    """One line. start, end: in the paragraph, without blanks at the ends; before: where the line begins."""

    text: str
    marks: tuple[Mark, ...]
    notes: tuple[tuple[int, str, str], ...]
    before: int
    start: int
    end: int


def cut_lines(found: Found) -> list[Piece]:
    """Lines without words are left out."""
    pieces, at = [], 0
    for line in found.text.split("\n"):
        bare = line.strip(" \t")
        if bare:
            start = at + line.index(bare)
            pieces.append(_piece(found, at, start, start + len(bare), is_last=at + len(line) == len(found.text)))
        at += len(line) + 1
    return pieces


def _piece(found: Found, before: int, start: int, end: int, *, is_last: bool) -> Piece:
    text = found.text[start:end]
    gone = [(match.start() + 1, match.end()) for match in _BLANKS.finditer(text)]

    def place(at: int) -> int:
        """Where a place of the paragraph is in the piece."""
        inner = min(max(at - start, 0), len(text))
        return inner - sum(min(inner, last) - first for first, last in gone if first < inner)

    runs = [
        Run(place(run.start), place(run.end), run.emphasis, run.markup)
        for run in found.runs
        if run.start < end and run.end > start
    ]
    tidy = _BLANKS.sub(" ", text)
    notes = tuple(
        (place(at), kind, identifier)
        for at, kind, identifier in found.notes
        if before <= at <= end or (is_last and at > end)
    )
    return Piece(tidy, tuple(to_marks(tidy, runs)), notes, before, start, end)


def to_marks(text: str, runs: Sequence[Run]) -> Iterator[Mark]:
    """Elements inside one another, in document order; blanks at their ends stand outside."""
    made: list[tuple[int, int, int, str]] = []
    stack: list[tuple[str, int]] = []

    def close(keep: int, at: int) -> None:
        while len(stack) > keep:
            name, start = stack.pop()
            made.append((start, at, len(stack), name))

    last = 0
    for run in [*runs, Run(len(text), len(text), frozenset())]:
        wanted = [*(f"<{run.markup}" for _ in "1" if run.markup), *(each for each in _ORDER if each in run.emphasis)]
        if run.start > last:
            close(0, last)
        keep = 0
        while keep < len(stack) and stack[keep][0] in wanted:
            keep += 1
        close(keep, run.start)
        held = {name for name, _ in stack}
        stack += [(name, run.start) for name in wanted if name not in held]
        last = run.end
    close(0, len(text))
    for start, end, depth, name in sorted(made, key=lambda each: (each[0], -each[1], each[2])):
        words = text[start:end]
        first, behind = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        if first < behind:
            is_markup = name.startswith("<")
            yield Mark(first, behind, depth, name[1:] if is_markup else "hi", () if is_markup else (("rend", name),))
