"""How many words an editor changed: edits from one text to another, the fewest that do it.

    count_edits("There are 3 cranes.", "There are four cranes here.")       # (2, 6)

The edit distance of translation error rate (Snover et al. 2006) without its shifts: a word put in, taken out or
replaced is one edit, marks are words, blanks do not count; words that moved count where they were and where they are.
Divided by the words of the corrected text it is the human-targeted rate, HTER.
"""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from workbench.text.tokens import split_tokens


def count_edits(old: str, new: str) -> tuple[int, int]:
    """The edits, and the words and marks of the new text."""
    after = _words(new)
    return (0 if old == new else Levenshtein.distance(_words(old), after)), len(after)


def _words(text: str) -> list[str]:
    return [token for token in split_tokens(text) if not token.isspace()]
