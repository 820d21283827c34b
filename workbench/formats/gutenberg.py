"""The wrapping of a library's plain-text book: licence head and foot, and the contents list.

Project Gutenberg marks its texts with `*** START OF …` and `*** END OF …`; a contents list repeats the headings
that come later. Both are kept as furniture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.formats.paragraphs import Paragraph
from workbench.formats.shapes import CHAPTER, PART

_START = re.compile(r"\*{3}\s?START OF (?:THIS|THE) PROJECT", re.I)
_END = re.compile(r"(?:\*{3}\s?END OF (?:THIS|THE) PROJECT|End of (?:the )?Project Gutenberg)", re.I)
_CONTENTS = re.compile(r"(?:table of )?contents\.?|оглавление|содержание", re.I)


def mark_wrapping(found: Sequence[Paragraph]) -> list[tuple[Paragraph, bool]]:
    """Each paragraph with whether it is wrapping around the text."""
    start = next((index for index, each in enumerate(found) if _START.match(each.text)), -1)
    end = next((index for index, each in enumerate(found) if index > start and _END.match(each.text)), len(found))
    contents = _contents(found, start + 1, end)
    return [(each, index <= start or index >= end or index in contents) for index, each in enumerate(found)]


def _contents(found: Sequence[Paragraph], start: int, end: int) -> range:
    """The heading "Contents" and the lines below it that are headings again later."""
    for index in range(start, min(end, start + 60)):
        if not _CONTENTS.fullmatch(found[index].text.strip()):
            continue
        later = {_key(each.text) for each in found[index + 1 : end] if _is_head(each.text)}
        last = index + 1
        while last < end and len(found[last].lines) == 1 and len(found[last].text) < 80:
            key = _key(found[last].text)
            repeats = any(_key(each.text) == key for each in found[last + 1 : end]) if key in later else False
            if not repeats:
                break
            last += 1
        if last > index + 1:
            return range(index, last)
    return range(0)


def _is_head(text: str) -> bool:
    return PART.fullmatch(text) is not None or CHAPTER.fullmatch(text) is not None or len(text) < 80


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()
