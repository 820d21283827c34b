"""Whether two words may be one name in two scripts, by their consonants.

sound_alike("Киото", "Kyoto"), sound_alike("Иванов", "Petrov")      # True, False
"""

from __future__ import annotations

from functools import cache

from workbench.check.spellings import distance
from workbench.text.transliteration import skeleton, transliterate

_COMPARED = 6  # consonants; endings differ
_FEWEST = 2
_distance = cache(distance)  # the same names come again and again


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
