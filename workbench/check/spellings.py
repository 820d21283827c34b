"""Two spellings of one name, told from two names and from forms of one.

is_near("Kalinyn", "Kalinin")               # a letter or two differ
are_forms("Japan", "Japanese")              # only the ending differs, as endings do
"""

from __future__ import annotations

_SHORT = 5
_VOWELS = frozenset("aeiou")
_SHARED = 3  # letters that forms of a name share, and the share of the shorter one
_MOST = 0.5
_ENDINGS = (
    *(
        "",
        "a",
        "aya",
        "e",
        "es",
        "ese",
        "ia",
        "ian",
        "ians",
        "ic",
        "ina",
        "ine",
        "ish",
        "ite",
        "ites",
        "man",
        "men",
        "n",
    ),
    *("an", "ans", "ns", "oy", "s", "sky", "skaya", "skoy", "woman", "women", "y", "yan"),
)


def is_near(name: str, usual: str) -> bool:
    """Whether the one may be the other misspelt."""
    shortest = min(len(name), len(usual))
    if shortest < _SHORT and len(name) == len(usual):
        return False  # Bell and Bill, Rica and Rico
    shared = _shared(name, usual)
    if (shared >= shortest - 1 and len(name) != len(usual)) or {name[shared:], usual[shared:]} == {"an", "en"}:
        return False  # plurals, adjectives, Frenchman and Frenchmen
    return distance(name.lower(), usual.lower()) <= (1 if shortest < 8 else 2 if shortest < 12 else 3)


def is_gendered(name: str, usual: str) -> bool:
    """Antonio and Antonia: only the last vowel differs."""
    return name[:-1] == usual[:-1] and name[-1] in _VOWELS and usual[-1] in _VOWELS


def are_forms(one: str, other: str) -> bool:
    """Plural, adjective, inhabitant, wife: Spain and Spanish are not seen to be, Serbia and Serbian are."""
    one, other = one.lower(), other.lower()
    shared = _shared(one, other)
    if shared < _SHARED or shared < _MOST * min(len(one), len(other)):
        return False
    return any(one[end:] in _ENDINGS and other[end:] in _ENDINGS for end in range(max(_SHARED, shared - 2), shared + 1))


def _shared(name: str, usual: str) -> int:
    """How many letters they have in common at the beginning."""
    shortest = min(len(name), len(usual))
    return next((at for at in range(shortest) if name[at] != usual[at]), shortest)


def distance(one: str, other: str) -> int:
    """Letters put in, left out or changed (Levenshtein 1965)."""
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (left != right))
    return row[-1]
