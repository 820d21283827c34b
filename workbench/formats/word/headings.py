"""Which paragraphs are headings, and which of them open chapters.

as_headings(found)      # the paragraphs again; where no style says so, looks do
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.formats import shapes
from workbench.formats.word.story import Found
from workbench.formats.word.styles import Look

_LONG = 15  # paragraphs below a heading, on average, that make it one of a chapter
_FEW = 2


def as_headings(found: Sequence[Found]) -> list[Found]:
    """`list_id` of a heading says what it opens: part, chapter, or nothing."""
    given = list(found)
    if not any(each.look.kind == "head" for each in given):
        given = [_by_looks(each) for each in given]
    return _opened(given)


def _by_looks(found: Found) -> Found:
    """A heading, if it is called part or chapter, or is short, all bold, and ends without a stop."""
    text = found.text.strip()
    if found.look.kind != "p" or found.cell is not None or not text or len(text) > 120:
        return found
    if shapes.PART.fullmatch(text) or shapes.CHAPTER.fullmatch(text):
        return _as(found, Look("head", 1 if shapes.PART.fullmatch(text) else 2))
    words = [run for run in found.runs if found.text[run.start : run.end].strip()]
    is_bold = bool(words) and all("bold" in run.emphasis for run in words)
    return _as(found, Look("head", 3)) if is_bold and not text.endswith((".", ",", ";", "!", "?", "…")) else found


def _as(found: Found, look: Look) -> Found:
    runs = [replace(run, emphasis=run.emphasis - {"bold"}) for run in found.runs]
    return replace(found, look=look, runs=runs)


def _opened(found: list[Found]) -> list[Found]:
    levels = [each.look.level for each in found if each.look.kind == "head" and each.look.level and each.text.strip()]
    if not levels:
        return found
    top = min(levels)
    heads = [each for each in found if each.look.kind == "head" and each.look.level]
    parts = any(each.look.level == top and shapes.PART.fullmatch(each.text.strip()) for each in heads)
    is_named = any(shapes.CHAPTER.fullmatch(each.text.strip()) for each in heads)
    chapter = top + 1 if parts else top
    number = levels.count(chapter)
    is_book = parts or is_named or (number > _FEW and len(found) > _LONG * number)
    return [_opening(each, top if parts else 0, chapter if is_book else 0) for each in found]


def _opening(found: Found, part: int, chapter: int) -> Found:
    if found.look.kind != "head" or found.cell is not None or not found.look.level:
        return found
    opens = "part" if found.look.level == part else "chapter" if found.look.level == chapter else ""
    return replace(found, list_id=opens)
