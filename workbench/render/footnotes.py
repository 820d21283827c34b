"""Numbers for what is said on a page: on paper a sign cannot be pointed at, so each note has a number in the text.

    numbers = Footnotes(); numbers.count(["n-3eca…", "a-1f0c…"]); numbers.sign("a-1f0c…")     # Markup(' data-n="2"')

Numbers stand in attributes and appear in print only; they follow the notes, row by row.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup


class Footnotes:
    """The numbers of one page, from 1."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._last = 0

    def count(self, anchors: Iterable[str]) -> None:
        """The notes of the next row, in the order in which they stand there."""
        for anchor in anchors:
            self._last += 1
            self._numbers[anchor] = self._last

    def share(self, anchor: str, other: str) -> None:
        """Two places, one note."""
        self._numbers[anchor] = self._numbers[other]

    def sign(self, anchor: str) -> Markup:
        """As an attribute; empty for what is told on another page."""
        number = self._numbers.get(anchor)
        return Markup(' data-n="{}"').format(number) if number else Markup("")
