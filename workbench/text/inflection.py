"""The forms of an English word: what may stand in a text where a dictionary has the word.

    sorted(forms("take"))     # ['take', 'taken', 'takes', 'taking', 'took']
    "carried" in forms("carry"), "photos" in forms("photo")

Written without a dictionary of parts of speech, so it gives forms that no word has (`photoing`): it serves to find
words, never to write them.
"""

from __future__ import annotations

import re
from functools import cache

from workbench.packs.tables import read_table

_DOUBLED = re.compile(r"(?:^|[^aeiou])[aeiou][bdfgklmnprtvz]$")


@cache
def forms(word: str) -> frozenset[str]:
    """The word itself, plural or third person, past, participle, and form in -ing."""
    irregular = _irregular().get(word)
    return frozenset({word, word + "s", _with_s(word), *_with(word, "ing"), *(irregular or _with(word, "ed"))})


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {first: tuple(rest.split()) for first, rest in read_table("irregular-words.tsv")}


def _with_s(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(?:s|x|z|ch|sh|o)$", word) else "s")


def _with(word: str, ending: str) -> list[str]:
    if word.endswith("ie") and ending == "ing":
        return [word[:-2] + "ying"]
    if word.endswith("e") and not (word.endswith(("ee", "oe", "ye")) and ending == "ing"):
        return [word[:-1] + ending]
    if re.search(r"[^aeiou]y$", word) and ending == "ed":
        return [word[:-1] + "ied"]
    return [word + ending, *([word + word[-1] + ending] if _DOUBLED.search(word) else [])]
