"""What a heading opens, told from its level and from those of the others: part, chapter, or a section.

openings([(1, "The Snow"), (2, "Chapter 1"), (2, "Chapter 2")])     # ["", "chapter", "chapter"]

For formats whose headings say a level. A heading that says what it is counts first; several of the highest level are
chapters; all others open sections.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.formats.shapes import CHAPTER, PART


def openings(heads: Sequence[tuple[int, str]]) -> list[str]:
    """For each (level, text): `part`, `chapter` or nothing. The level of a title that stands alone is no chapter's."""
    parts = {level for level, text in heads if PART.fullmatch(text)}
    highest = min((level for level, _ in heads), default=0)
    alone = sum(level == highest for level, _ in heads) == 1
    # Beside parts of the highest level, chapters are what stands one level below.
    wanted = _next(heads, highest) if highest in parts else 0 if alone else highest
    return [_opening(level, text, wanted, parts) for level, text in heads]


def _opening(level: int, text: str, wanted: int, parts: set[int]) -> str:
    if PART.fullmatch(text):
        return "part"
    return "chapter" if CHAPTER.fullmatch(text) or (level == wanted and level not in parts) else ""


def _next(heads: Sequence[tuple[int, str]], above: int) -> int:
    return min((level for level, _ in heads if level > above), default=0)
