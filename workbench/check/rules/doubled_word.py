"""The same word twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Severity

_TWICE = re.compile(r"(?<![\w’'-])([^\W\d_]+)[ \u00a0\n]+\1(?![\w’'-])", re.I)
# Said twice on purpose, or in two functions.
_GOOD = frozenset(
    {
        "had",
        "that",
        "who",
        "ha",
        "no",
        "yes",
        "so",
        "far",
        "now",
        "bye",
        "tut",
        "knock",
        "hear",
        "blah",
        "aye",
        "her",
        "in",
        "on",
        "is",
    }
)


def find(context: Context) -> Iterator[Claim]:
    for segment in context.text_segments:
        if segment.kind == "l":
            continue  # verse repeats
        for match in _TWICE.finditer(segment.text):
            word = match.group(1)
            if word.lower() in _GOOD or _is_name(match.group()):
                continue
            message = f"The word “{word}” stands twice."
            yield claim_at(segment, match.start(), match.end(), message, 0.9, suggestion=word)


def _is_name(pair: str) -> bool:
    """`Sing Sing`, `Baden Baden`: both capitalised."""
    return all(word[:1].isupper() for word in pair.split()) and not pair.isupper()


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
)
