"""Brackets that are opened and never closed, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.check.rule import Claim, Example, Rule, claim_at
from workbench.model.context import Context
from workbench.model.finding import Severity

_PAIRS = {")": "(", "]": "[", "}": "{"}
_LIST = re.compile(r"(?:^|(?<=[\s;,:(]))(?:\d{1,2}|[a-z]|[ivx]{1,4})\)")


def find(context: Context) -> Iterator[Claim]:
    for segment in context.text_segments:
        markers = {match.end() - 1 for match in _LIST.finditer(segment.text)}
        stack: list[tuple[str, int]] = []
        for at, char in enumerate(segment.text):
            if char in "([{":
                stack.append((char, at))
            elif char in _PAIRS:
                if stack and stack[-1][0] == _PAIRS[char]:
                    stack.pop()
                elif at not in markers:
                    yield claim_at(segment, at, at + 1, f"“{char}” closes nothing in this paragraph.", 0.85)
        for char, at in stack:
            yield claim_at(segment, at, at + 1, f"“{char}” is not closed in this paragraph.", 0.85)


RULE = Rule(
    id="bracket-unbalanced",
    title="A bracket without its partner",
    category="linguistic-conventions.punctuation",
    severity=Severity.MINOR,
    about="Round, square and curly brackets are matched inside a paragraph; `a)` and `1)` of a list are not brackets.",
    origin="English punctuation",
    find=find,
    hits=(Example("The port (built in 1932 was closed.", "("), Example("The port built in 1932) was closed.", ")")),
    misses=(Example("The port (built in 1932) was [so to say] closed."), Example("There are a) boats and b) carts.")),
)
