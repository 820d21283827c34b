"""Differences that are no words: white space, shapes of quotation marks and dashes.

    settle('He said: "Go" - now.', 'He said: “Go” – now.')     # ('He said: "Go" - now.', 4)

Word processors and editors change these by themselves. A line feed parts segments and is no white space here.
"""

from __future__ import annotations

import re

from workbench.diff.sequences import diff_tokens
from workbench.model.edits import Op
from workbench.text.normalise import fold
from workbench.text.tokens import split_tokens


def settle(old: str, new: str, *, take: bool = False) -> tuple[str, int]:
    """The new text with the old one's formatting, and in how many places it had another one.

    take: marks as the new text has them; white space stays the old one's all the same.
    """
    if old == new:
        return new, 0
    a, b = _cut(old), _cut(new)
    made: list[str] = []
    count = 0
    for op, left, right in diff_tokens(a, b, ([_key(each) for each in a], [_key(each) for each in b])):
        if op is not Op.EQUAL:
            made += right
            continue
        for one, other in zip(left, right, strict=True):
            count += one != other
            made.append(other if take and not other.isspace() else one)
    return "".join(made), count


def _cut(text: str) -> list[str]:
    """Tokens; an ellipsis of three stops is one."""
    tokens: list[str] = []
    for part in re.split(r"(\.{3})", text):
        tokens += [part] if part == "..." else split_tokens(part)
    return tokens


def _key(token: str) -> str:
    if token.isspace():
        return "\n" if "\n" in token else " "
    if token in ("…", "..."):
        return "…"
    return fold(token, yo=False)
