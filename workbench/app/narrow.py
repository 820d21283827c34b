"""A replacement as typed, cut down to what changes, so that the record shows just that.

narrow(segment, span_of("in the port town"), "in the harbour town")     # “port” -> “harbour”
"""

from __future__ import annotations

from workbench.model.act import Change
from workbench.model.span import Span
from workbench.model.witness import Segment


def narrow(segment: Segment, span: Span, new: str) -> Change:
    """Leave out what is the same at both ends, in whole words, so that the record shows just what changed."""
    old = span.quote
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    while start and (_is_inside(old, start) or _is_inside(new, start)):
        start -= 1
    while end and (_is_inside(old, len(old) - end) or _is_inside(new, len(new) - end)):
        end -= 1
    narrowed = Span.of(segment.id, segment.text, span.start + start, span.end - end)
    return Change(narrowed, new[start : len(new) - end])


def _is_inside(text: str, at: int) -> bool:
    """Whether the place is inside a word (between two letters, digits or before a combining mark)."""
    return 0 < at < len(text) and _is_word(text[at - 1]) and _is_word(text[at])


def _is_word(char: str) -> bool:
    return char.isalnum() or "\u0300" <= char <= "\u036f" or char in "'’"
