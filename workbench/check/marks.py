"""Quotation marks as pairs, straight ones with the direction that they show.

    directed('He said "no".') == "He said \ue000no\ue001."        # as long as the text, place by place
    list(turns("«Он сказал: „нет“»")) == [(0, 1), (12, 1), (16, -1), (17, -1)]
    9 in Quoted("He said “no”.")                          # True

A straight mark behind a blank or an opening bracket opens, one before a blank or a stop closes; where neither is
clear it closes what is open. Behind a figure it may be inches or seconds, and counts only if it can close.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

OPENING = {"“": "”", "«": "»", "„": "“", "\ue000": "\ue001"}
CLOSING = frozenset("”»\ue001")
_STRAIGHT = re.compile('"')
_LEADS = frozenset("([{—–-/‘'“«")
_FOLLOWS = frozenset(".,;:!?…)]}—–'’”»")


def directed(text: str) -> str:
    if '"' not in text:
        return text
    is_open = False

    def turn(match: re.Match[str]) -> str:
        nonlocal is_open
        before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
        if before.isdigit() and not is_open:
            return '"'  # 5" is a length
        is_opening = _opens(before, after, is_open=is_open)
        is_open = is_opening
        return "\ue000" if is_opening else "\ue001"

    return _STRAIGHT.sub(turn, text)


def turns(text: str) -> Iterator[tuple[int, int]]:
    """Where a double mark opens (1) or closes (-1), in order. “ closes what „ opened, and opens in all else."""
    low = 0  # „ that are open
    for at, char in enumerate(directed(text)):
        if low and char in "“”":
            low -= 1
            yield at, -1
        elif char in OPENING:
            low += char == "„"
            yield at, 1
        elif char in CLOSING:
            yield at, -1


class Quoted:
    """Whether a place of a text stands between double marks: `9 in Quoted(text)`."""

    def __init__(self, text: str) -> None:
        turned = list(turns(text))
        self._at = [at for at, _ in turned]
        self._depth = list(accumulate(turn for _, turn in turned))

    def __contains__(self, at: int) -> bool:
        before = bisect_left(self._at, at)
        return before > 0 and self._depth[before - 1] > 0


def _opens(before: str, after: str, *, is_open: bool) -> bool:
    leads = before in ("", " ", "\u00a0", "\n") or before in _LEADS
    follows = after in ("", " ", "\u00a0", "\n") or after in _FOLLOWS
    return leads if leads != follows else not is_open
