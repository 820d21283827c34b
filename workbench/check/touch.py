"""Whether the words of a finding and those of a change meet.

meets((4, 9), (8, 12))      # True; a missing mark (4, 4) is met by what is put in beside it
"""

from __future__ import annotations

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
