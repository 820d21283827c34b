"""Which words of two texts render each other, and which words seem to be rendered by nothing.

    links.links[0] == WordLink(0, 1, 0.93)                  # the first word of a and the second of b
    links.a[0].linked, links.a[0].counterpart               # 0.93, 0.998
    links.behind("en-mt.p2", 10, 18)                        # (LinkedWord("ru.p2", 8, 16, "пароход", …),)

A number from a model, not a person's word: rules weigh it, readers are shown it as likely.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

LIKELY = 0.2  # nine in ten of such links are those of another aligner too: docs/explanation/words.md


class WordLink(NamedTuple):
    """The numbers of a word of a and of one of b, and how likely they are partners: 0..1 in steps of 1/1000."""

    a: int
    b: int
    probability: float


class LinkedWord(NamedTuple):
    """A word at [start, end) of the text of `unit`.

    linked: how sure it is that one of the partners shown is right, 0..1. counterpart: how likely the other text renders
    it at all; a word that seldom finds a partner, or that nobody knows, is likely rendered though nothing is linked.
    absence: what the word says for an omission (or addition), in 1/4096 nat, to be added up over a run of words;
    below zero where it is linked.
    """

    unit: str
    start: int
    end: int
    text: str
    linked: float
    counterpart: float
    absence: int


@dataclass(frozen=True, slots=True)
class WordLinks:
    """The words of both sides of a bead in order, and the links between them by (a, b)."""

    a: tuple[LinkedWord, ...] = ()
    b: tuple[LinkedWord, ...] = ()
    links: tuple[WordLink, ...] = ()

    def behind(self, unit: str, start: int, end: int, least: float = LIKELY) -> tuple[LinkedWord, ...]:
        """The words of a whose partners touch [start, end) of the text of `unit`, in order; empty where none is likely.

        least: links that are less likely do not count.
        """
        asked = {at for at, word in enumerate(self.b) if word.unit == unit and word.start < end and start < word.end}
        found = {link.a for link in self.links if link.b in asked and link.probability >= least}
        return tuple(self.a[at] for at in sorted(found))

    def rendering(self, unit: str, start: int, end: int, least: float = LIKELY) -> tuple[LinkedWord, ...]:
        """The words of b whose partners touch [start, end) of the text of `unit`, a unit of a; as `behind`."""
        asked = {at for at, word in enumerate(self.a) if word.unit == unit and word.start < end and start < word.end}
        found = {link.b for link in self.links if link.a in asked and link.probability >= least}
        return tuple(self.b[at] for at in sorted(found))
