"""Word links of a bead in some hundred bytes, for a book whose beads are asked for again and again.

    data = press(links)
    unfold(data, a, b) == links             # a, b: the passages that were linked

Words are read from the passages again, which takes a tenth of the time that it takes to link them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from workbench.align.words import Passage
from workbench.model.words import LinkedWord, WordLink, WordLinks
from workbench.text.tokens import words

_ONE = 1000  # steps of what is kept as a share
_Row = tuple[int, int, int]


def press(links: WordLinks) -> bytes:
    """Three numbers for each word and each link, in the order of the links; before them how many words a has, and b."""
    numbers = array("i", (len(links.a), len(links.b), len(links.links)))
    for word in (*links.a, *links.b):
        numbers.extend((round(word.linked * _ONE), round(word.counterpart * _ONE), word.absence))
    for link in links.links:
        numbers.extend((link.a, link.b, round(link.probability * _ONE)))
    return numbers.tobytes()


def unfold(data: bytes, a: Sequence[Passage], b: Sequence[Passage]) -> WordLinks:
    """a, b: as they were linked."""
    numbers = array("i", data)
    size_a, size_b = numbers[0], numbers[1]
    rows = list(zip(numbers[3::3], numbers[4::3], numbers[5::3], strict=True))
    return WordLinks(
        tuple(_words(a, rows[:size_a])),
        tuple(_words(b, rows[size_a : size_a + size_b])),
        tuple(WordLink(i, j, value / _ONE) for i, j, value in rows[size_a + size_b :]),
    )


def _words(passages: Sequence[Passage], rows: Sequence[_Row]) -> Iterator[LinkedWord]:
    found = ((passage, token) for passage in passages for token in words(passage.text))
    for (passage, token), (linked, counterpart, absence) in zip(found, rows, strict=True):
        start, end = passage.start + token.start, passage.start + token.end
        yield LinkedWord(passage.unit, start, end, token.text, linked / _ONE, counterpart / _ONE, absence)
