"""Which paragraphs are items of a list: markers of one kind below each other that open no speech.

list_items(found)     # {3: match, 4: match}; match["marker"] == "2.", match["text"] == "two cranes"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from workbench.formats.paragraphs import Paragraph
from workbench.formats.shapes import ITEM, page_number

# What somebody says: it asks or calls, or a dash parts it from who says it.
_SPEECH = re.compile(r"[?!…]$| [-–—] ")


def list_items(found: Sequence[Paragraph]) -> dict[int, re.Match[str]]:
    """The items by place. A marker stands beside another of its kind; a dash, and a hyphen before speech, is none."""
    matches = [None if page_number(each.shape) else ITEM.fullmatch(each.text) for each in found]
    items: dict[int, re.Match[str]] = {}
    for kind, run in groupby(enumerate(matches), key=lambda each: _kind(each[1])):
        group = {at: match for at, match in run if match is not None}
        is_speech = kind == "–" or (kind == "-" and any(_SPEECH.search(match["text"]) for match in group.values()))
        if len(group) > 1 and not is_speech:
            items |= group
    return items


def _kind(match: re.Match[str] | None) -> str:
    """The marker without what counts in it: `1)` and `a)` are of different kinds, `1)` and `2)` are not."""
    return re.sub(r"[^\W\d_]", "a", re.sub(r"\d+", "1", match["marker"].strip())) if match else ""
