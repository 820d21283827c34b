"""The same word twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Severity
from workbench.packs.tables import read_table
from workbench.text.languages import primary

_TWICE = re.compile(r"(?<![\w’'-])([^\W\d_]+)[ \u00a0\n]+\1(?![\w’'-])", re.I)
_COUNTED = frozenset(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))


def find(context: Context) -> Iterator[Claim]:
    good = _may_stand_twice(primary(context.witness.language))
    for segment in context.text_segments:
        if segment.kind == "l":
            continue  # verse repeats
        for match in _TWICE.finditer(segment.text):
            word = match.group(1)
            if word.lower() in good or _is_name(match.group()):
                continue
            message = f"The word “{word}” stands twice."
            yield claim_at(segment, match.start(), match.end(), message, 0.9, suggestion=word)


@cache
def _may_stand_twice(language: str) -> frozenset[str]:
    rows = read_table("doubled-words.tsv")
    return frozenset(word for code, words in rows if code == language for word in words.split())


def _is_name(pair: str) -> bool:
    """`Sing Sing`, `Baden Baden`: both capitalised; `four Four Pounders`."""
    first, second = pair.split()
    return second[:1].isupper() and (first[:1].isupper() or first in _COUNTED) and not pair.isupper()


RULE = Rule(
    id="doubled-word",
    title="A word stands twice",
    category="linguistic-conventions.grammar",
    severity=Severity.MINOR,
    about="The same word twice in a row, where English does not allow it.",
    origin="common to all proof-reading tools; exceptions from English grammar",
    find=find,
    hits=(
        Example("He saw the the berth.", "the the"),
        Example("We thanked him very very much.", "very very"),
        Example("It was the end of of the war.", "of of"),
    ),
    misses=(
        Example("He had had enough."),
        Example("I know that that man lied."),
        Example("They stopped at Sing Sing."),
        Example("No, no, he said."),
        Example("He came in in the evening, and gave her her coat."),
    ),
    is_local=True,
)
