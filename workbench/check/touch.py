"""Whether the words of a finding and those of a change meet.

meets((4, 9), (8, 12))      # True; a missing mark (4, 4) is met by what is put in beside it
"""

from __future__ import annotations

from collections import Counter

from workbench.model.span import Span
from workbench.model.state import Applied

Range = tuple[int, int]

# A missing word or mark is put in somewhere near the place where it was missed.
_NEAR = 12


def meets(words: Range, change: Range) -> bool:
    start, end = words
    first, last = change
    if start == end or first == last:
        near = _NEAR if start == end else 0
        return first <= end + near and start - near <= last
    return first < end and start < last


def answers(change: Applied, span: Span) -> bool:
    """Whether a change is about the words of a finding: it changes some of them, or puts in what was missed there.

    Where something is missing, taking a mark away beside the place (`..` -> `.`) is no answer.
    """
    if span.segment != change.segment or not meets((span.start, span.end), (change.start, change.end)):
        return False
    return bool(span.quote) or bool(Counter(change.new) - Counter(change.old))
