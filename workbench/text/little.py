"""Words that say little by themselves: pronouns, prepositions, conjunctions, auxiliaries.

is_little("which", "en-GB"), is_little("порт", "ru")      # True, False
"""

from __future__ import annotations

from functools import cache

from workbench.packs.tables import read_table
from workbench.text.languages import primary


def is_little(word: str, language: str) -> bool:
    """Never, in a language that the table does not have."""
    return word.lower() in _words(primary(language))


@cache
def _words(language: str) -> frozenset[str]:
    return frozenset(word for code, row in read_table("little-words.tsv") if code == language for word in row.split())
