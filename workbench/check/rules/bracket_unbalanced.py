"""Brackets that are opened and never closed, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from workbench.check.beside import texts_beside
from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Severity

_PAIRS = {")": "(", "]": "[", "}": "{"}
_LIST = re.compile(r"(?:^|(?<=[\s;,:(]))(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})\)")


def find(context: Context) -> Iterator[Claim]:
    beside = texts_beside(context)
    for segment in context.text_segments:
        source = beside.get(segment.id, "")
        markers = {match.end() - 1 for match in _LIST.finditer(segment.text)}
        stack: list[tuple[str, int]] = []
        for at, char in enumerate(segment.text):
            if char in "([{":
                stack.append((char, at))
            elif char in _PAIRS:
                if stack and stack[-1][0] == _PAIRS[char]:
                    stack.pop()
                elif at not in markers and not _is_unbalanced(source, char):
                    yield claim_at(segment, at, at + 1, f"“{char}” closes nothing in this paragraph.", 0.85)
        for char, at in stack:
            if not _is_unbalanced(source, char):
                yield claim_at(segment, at, at + 1, f"“{char}” is not closed in this paragraph.", 0.85)


def _is_unbalanced(source: str, char: str) -> bool:
    """The source has more brackets of this direction than of the other, as the translation does."""
    opening = _PAIRS.get(char, char)
    closing = next(mark for mark, partner in _PAIRS.items() if partner == opening)
    surplus = _count(source, opening) - _count(source, closing)
    return surplus > 0 if char == opening else surplus < 0


@lru_cache(maxsize=16)
def _count(text: str, char: str) -> int:
    """Counted once a paragraph, however many brackets ask."""
    return text.count(char)


RULE = Rule(
    id="bracket-unbalanced",
    title="A bracket without its partner",
    category="linguistic-conventions.punctuation",
    severity=Severity.MINOR,
    about=(
        "Round, square and curly brackets are matched inside a paragraph; `a)` and `1)` of a list are not brackets. "
        "Silent where the source is unbalanced in the same way."
    ),
    origin="English punctuation",
    find=find,
    hits=(Example("The port (built in 1932 was closed.", "("), Example("The port built in 1932) was closed.", ")")),
    misses=(
        Example("The port (built in 1932) was [so to say] closed."),
        Example("There are a) boats and b) carts."),
        Example("He came :)", None, "Он пришёл :)"),
    ),
    is_local=True,
)
