"""Words that render each other inside a bead, each pair with a probability.

    links = link_words(knowledge, [Passage("ru.p1", 0, "Он пришёл домой.")], [Passage("en.p1", 0, "He came home.")])
    links.links[1] == WordLink(1, 1, 0.953)         # пришёл – came

Every word of a chooses its partner among the words of b, or none, and every word of b among those of a (IBM model 1
with a null word: Brown et al. 1993); both directions must agree: the root of the product of their posteriors counts
(Liang, Taskar and Klein 2006; Och and Ney 2003). Where a partner stands is weighed by its distance from the diagonal,
and, in rounds, by the links found beside it: neighbours keep their distance (Vogel, Ney and Tillmann 1996) — not by a
chain of jumps, but by adding up the links around, so a whole bead is worked out at once. Integers throughout. The
probabilities of one word's links sum to one at most.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from workbench.align.fixed import Integers, log_fixed
from workbench.align.word_block import SURE, WHOLE, Block, Stretch, agree
from workbench.align.word_knowledge import Chances, WordKnowledge
from workbench.align.word_ratios import Ratios
from workbench.align.word_side import WordSide, read_words
from workbench.model.words import LinkedWord, WordLink, WordLinks

_LEAST = 0.05  # links less likely than that are not told
_OMITTED = 0.05  # share of words that a translation leaves out
_CHANCE = 5  # a word that is left out is linked to something that much more seldom
_CELLS = 1 << 18  # pairs of words that are looked at together: beads that are longer are cut
_TOGETHER = 1 << 15  # those of short beads: what is worked on stays near the processor


class Passage(NamedTuple):
    """A stretch of a unit (a segment): the words found in it are told by their offsets in the unit."""

    unit: str
    start: int
    text: str


Sides = tuple[Sequence[Passage], Sequence[Passage]]


def link_words(knowledge: WordKnowledge, a: Sequence[Passage], b: Sequence[Passage]) -> WordLinks:
    """a, b: the two sides of a bead, in the languages the knowledge is of. Either may be empty."""
    return link_beads(knowledge, [(a, b)])[0]


def link_beads(knowledge: WordKnowledge, beads: Sequence[Sides]) -> list[WordLinks]:
    """Each as `link_words` links it alone, in a third of the time if they are some dozens."""
    if not beads:
        return []
    sides = [
        [read_words([each.text for each in bead[side]], knowledge.languages[side]) for bead in beads] for side in (0, 1)
    ]
    a, b = WordSide.join(sides[0]), WordSide.join(sides[1])
    starts_a, starts_b = _starts(sides[0]), _starts(sides[1])
    chances_a, chances_b = knowledge.chances(a, is_a=True), knowledge.chances(b, is_a=False)
    ratios = Ratios(knowledge, a, b)
    sum_a, sum_b = np.zeros(len(a), dtype=np.int64), np.zeros(len(b), dtype=np.int64)
    found: list[tuple[int, int, int]] = []
    for stretches in _together(_all_stretches(starts_a, starts_b)):
        block = Block.of(stretches)
        agreed = agree(block, ratios.of(block), chances_a.before, chances_b.before)
        sum_a[block.a[block.in_a]] = agreed.sum(axis=2)[block.in_a]
        sum_b[block.b[block.in_b]] = agreed.sum(axis=1)[block.in_b]
        number, row, column = np.nonzero(agreed >= _LEAST * SURE)
        there = block.a[number, row].tolist(), block.b[number, column].tolist(), agreed[number, row, column].tolist()
        found.extend(zip(*there, strict=True))
    found.sort()
    links = _by_bead(found, starts_a, starts_b)
    told_a, told_b = _tell(beads, 0, sides[0], sum_a, chances_a), _tell(beads, 1, sides[1], sum_b, chances_b)
    return [WordLinks(*each) for each in zip(told_a, told_b, links, strict=True)]


def _starts(sides: Sequence[WordSide]) -> list[int]:
    """Where each begins when they stand one behind the other, and the end."""
    return list(itertools.accumulate(map(len, sides), initial=0))


def _all_stretches(starts_a: Sequence[int], starts_b: Sequence[int]) -> list[Stretch]:
    return [
        ((i + rows[0], i + rows[1]), (j + columns[0], j + columns[1]))
        for (i, k), (j, n) in zip(itertools.pairwise(starts_a), itertools.pairwise(starts_b), strict=True)
        for rows, columns in _cut(k - i, n - j)
    ]


def _together(stretches: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    """Stretches of about the same size, as many as make a block of _TOGETHER cells."""
    by_size = sorted(stretches, key=lambda each: (each[0][1] - each[0][0], each[1][1] - each[1][0]))
    some: list[Stretch] = []
    widest = 0
    for stretch in by_size:
        (first, last), (left, right) = stretch
        widest = max(widest, right - left)
        if some and (len(some) + 1) * (last - first) * widest > _TOGETHER:
            yield some
            some, widest = [], right - left
        some.append(stretch)
    if some:
        yield some


def _by_bead(
    found: Sequence[tuple[int, int, int]], starts_a: Sequence[int], starts_b: Sequence[int]
) -> Iterator[tuple[WordLink, ...]]:
    """found: sorted, by the numbers of the words on the joined sides."""
    at = 0
    for (first, end), left in zip(itertools.pairwise(starts_a), starts_b, strict=False):
        begin = at
        while at < len(found) and found[at][0] < end:
            at += 1
        yield tuple(WordLink(i - first, j - left, round(value / SURE, 3)) for i, j, value in found[begin:at])


def _cut(rows: int, columns: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Both sides whole, or in as many stretches as keep the cells few: the first with the first, and so on."""
    if not rows or not columns:
        return []
    number = min(rows, columns, max(1, math.isqrt((rows * columns - 1) // _CELLS) + 1))
    ends = [(rows * part // number, columns * part // number) for part in range(number + 1)]
    return [((i, k), (j, n)) for (i, j), (k, n) in itertools.pairwise(ends)]


def _tell(
    beads: Sequence[Sides],
    which: int,
    sides: Sequence[WordSide],
    sums: Integers,
    chances: Chances,
) -> Iterator[tuple[LinkedWord, ...]]:
    """The words of one side of each bead. sums: of what each word is linked."""
    linked, usual = sums / SURE, chances.usual / WHOLE
    left_out = (1 - linked) * (1 - usual / _CHANCE) + linked * usual / _CHANCE
    odds = left_out / ((1 - linked) * (1 - usual) + linked * usual)
    counterpart = 1 / (1 + odds * (_OMITTED / (1 - _OMITTED)))
    said = zip(linked.tolist(), counterpart.tolist(), log_fixed(odds).tolist(), strict=True)
    for bead, side in zip(beads, sides, strict=True):
        passages = bead[which]
        yield tuple(
            LinkedWord(
                passages[place].unit,
                passages[place].start + token.start,
                passages[place].start + token.end,
                token.text,
                round(link, 3),
                round(some, 3),
                lost,
            )
            for token, place, (link, some, lost) in zip(side.tokens, side.texts, said, strict=False)
        )
