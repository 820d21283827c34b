"""Notes of a plain text: `[1] …` as a paragraph, called by `[1]` in some other one.

notes = Notes(found, wrapping); notes.take("1")     # the paragraph, once; then None
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from workbench.formats.inline import read_inline
from workbench.formats.paragraphs import Paragraph
from workbench.formats.shapes import NOTE
from workbench.model.witness import Place, Segment


class Notes:
    """barred: labels that are no notes. unused: those that no text has taken yet."""

    def __init__(
        self, found: Sequence[Paragraph], wrapping: Collection[int], file: str, barred: Collection[str]
    ) -> None:
        self._file = file
        notes = {label: each for label, each in _collect(found, wrapping).items() if label not in barred}
        self._first_lines = {each.first for each in notes.values()}
        self._waiting = notes

    @property
    def unused(self) -> frozenset[str]:
        return frozenset(self._waiting)

    def has(self, each: Paragraph) -> bool:
        """Whether the paragraph is a note."""
        return each.first in self._first_lines

    def take(self, label: str) -> Segment | None:
        """The note of this label for the first text that calls it."""
        each = self._waiting.pop(label, None)
        match = NOTE.fullmatch(each.text) if each is not None else None
        if each is None or match is None:
            return None
        text, marks = read_inline(match["text"], lambda _: None)
        attributes = (("place", "bottom"), ("n", label))
        return Segment(
            "", "note", text, marks=marks, attributes=attributes, place=Place(self._file, each.first, each.last)
        )


def _collect(found: Sequence[Paragraph], wrapping: Collection[int]) -> dict[str, Paragraph]:
    """Notes whose label stands in brackets in some other paragraph, by label; a label used twice is none."""
    inside = [each for each in found if each.first not in wrapping]
    labels = [match["label"] if (match := NOTE.fullmatch(each.text)) else "" for each in inside]
    counts = Counter(labels)
    notes = {label: each for label, each in zip(labels, inside, strict=True) if label and counts[label] == 1}
    others = " ".join(each.text for label, each in zip(labels, inside, strict=True) if label not in notes)
    return {label: each for label, each in notes.items() if f"[{label}]" in others}
