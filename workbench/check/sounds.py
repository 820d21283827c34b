"""Whether two words may be one name in two scripts, by their consonants.

sound_alike("Киото", "Kyoto"), sound_alike("Иванов", "Petrov")      # True, False
"""

from __future__ import annotations

from functools import cache

from workbench.text.transliteration import skeleton, transliterate

_COMPARED = 6  # consonants; endings differ
_FEWEST = 2


def sound_alike(one: str, other: str) -> bool:
    """Words without consonants are like nothing; those with one only like each other."""
    a, b = skeleton(one)[:_COMPARED], skeleton(other)[:_COMPARED]
    if not a or not b:
        return False
    shortest = min(len(a), len(b))
    if shortest < _FEWEST:
        return a == b
    return a[:shortest] == b[:shortest] or _distance(a, b) <= max(len(a), len(b)) // 3


def spelt_alike(one: str, other: str) -> bool:
    """Half of the letters agree: two ways to write a name rather than two names."""
    a, b = (transliterate(word.lower()) for word in (one, other))
    return 2 * _distance(a, b) <= max(len(a), len(b))


@cache
def _distance(a: str, b: str) -> int:
    """Levenshtein's."""
    row = list(range(len(b) + 1))
    for i, char in enumerate(a, 1):
        corner, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (char != other))
    return row[-1]
