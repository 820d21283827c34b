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
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from workbench.align.fixed import Integers, log_fixed
from workbench.align.word_knowledge import ONE, WHOLE, Chances, WordKnowledge
from workbench.align.word_side import WordSide, read_words
from workbench.model.words import LinkedWord, WordLink, WordLinks

_SURE = 1 << 16  # a probability of one
_ROUNDS = 3  # of support by neighbours
_FAR, _NEAR = 60, 256  # weight of a partner anywhere, and what is added to it on the diagonal
_STEEP = 12  # how fast that falls with the distance, in lengths of the bead
_ALONE, _SUPPORT = 16, 3840  # weight of a link without neighbours, and what sure neighbours of weight one add
_SAME_ORDER, _CROSSING = 3, 2  # weight of a neighbour up to two steps away, in twelfths: in the same order, or crossing
_LEAST = 0.05  # links less likely than that are not told
_OMITTED = 0.05  # share of words that a translation leaves out
_CHANCE = 5  # a word that is left out is linked to something that much more seldom
_CELLS = 1 << 18  # pairs of words that are looked at together: beads that are longer are cut


class Passage(NamedTuple):
    """A stretch of a unit (a segment): the words found in it are told by their offsets in the unit."""

    unit: str
    start: int
    text: str


def link_words(knowledge: WordKnowledge, a: Sequence[Passage], b: Sequence[Passage]) -> WordLinks:
    """a, b: the two sides of a bead, in the languages the knowledge is of. Either may be empty."""
    side_a, side_b = (
        read_words([each.text for each in side], language)
        for side, language in zip((a, b), knowledge.languages, strict=True)
    )
    chances_a, chances_b = knowledge.chances(side_a, is_a=True), knowledge.chances(side_b, is_a=False)
    sum_a, sum_b = np.zeros(len(side_a), dtype=np.int64), np.zeros(len(side_b), dtype=np.int64)
    links: list[WordLink] = []
    for rows, columns in _cut(len(side_a), len(side_b)):
        ratio = knowledge.ratios(side_a.cut(*rows), side_b.cut(*columns))
        agreed = _agree(ratio, chances_a.before[slice(*rows)], chances_b.before[slice(*columns)])
        sum_a[slice(*rows)], sum_b[slice(*columns)] = agreed.sum(axis=1), agreed.sum(axis=0)
        for i, j in zip(*(found.tolist() for found in np.nonzero(agreed >= _LEAST * _SURE)), strict=True):
            links.append(WordLink(rows[0] + i, columns[0] + j, round(int(agreed[i, j]) / _SURE, 3)))
    return WordLinks(_tell(side_a, a, sum_a, chances_a), _tell(side_b, b, sum_b, chances_b), tuple(links))


def _cut(rows: int, columns: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Both sides whole, or in as many stretches as keep the cells few: the first with the first, and so on."""
    if not rows or not columns:
        return []
    number = min(rows, columns, max(1, math.isqrt((rows * columns - 1) // _CELLS) + 1))
    ends = [(rows * part // number, columns * part // number) for part in range(number + 1)]
    return [((i, k), (j, n)) for (i, j), (k, n) in itertools.pairwise(ends)]


def _agree(ratio: Integers, before_a: Integers, before_b: Integers) -> Integers:
    """How sure both directions are of each pair, in parts of _SURE; no word has more than one part in all."""
    place = _place(*ratio.shape)
    agreed = _round(ratio, place * _ALONE, before_a, before_b)
    for _ in range(_ROUNDS):
        agreed = _round(ratio, place * _support(agreed), before_a, before_b)
    most = np.maximum(agreed.sum(axis=1)[:, None], agreed.sum(axis=0)[None, :])
    shared: Integers = agreed * _SURE // np.maximum(most, _SURE)
    return shared


def _place(rows: int, columns: int) -> Integers:
    apart = (np.arange(rows)[:, None] + 0.5) / rows - (np.arange(columns)[None, :] + 0.5) / columns
    weights: Integers = _FAR + np.rint(_NEAR / (1 + (_STEEP * apart) ** 2)).astype(np.int64)
    return weights


def _round(ratio: Integers, weight: Integers, before_a: Integers, before_b: Integers) -> Integers:
    """The posteriors of both directions, and the root of their product. weight: of each partner before its words."""
    mass = ratio * weight
    none_a = (WHOLE - before_a) * ONE * weight.sum(axis=1) // before_a
    none_b = (WHOLE - before_b) * ONE * weight.sum(axis=0) // before_b
    of_a = mass * _SURE // (mass.sum(axis=1) + none_a)[:, None]
    of_b = mass * _SURE // (mass.sum(axis=0) + none_b)[None, :]
    agreed: Integers = np.rint(np.sqrt(of_a * of_b)).astype(np.int64)
    return agreed


def _support(agreed: Integers) -> Integers:
    """The weight that each pair has from the links beside it."""
    walled = np.zeros((agreed.shape[0] + 4, agreed.shape[1] + 4), dtype=np.int64)
    walled[2:-2, 2:-2] = agreed
    behind, ahead = _one_and_two_steps(walled)
    back_behind, on_behind = _one_and_two_steps(behind.T)
    back_ahead, on_ahead = _one_and_two_steps(ahead.T)
    # The nearest neighbours count twice.
    same = on_ahead.T + back_behind.T + walled[3:-1, 3:-1] + walled[1:-3, 1:-3]
    crossing = back_ahead.T + on_behind.T + walled[3:-1, 1:-3] + walled[1:-3, 3:-1]
    support: Integers = _ALONE + _SUPPORT * (_SAME_ORDER * same + _CROSSING * crossing) // (12 * _SURE)
    return support


def _one_and_two_steps(walled: Integers) -> tuple[Integers, Integers]:
    """The sum of the two rows before each row, and of the two behind it; two rows on each side are the wall."""
    return walled[1:-3] + walled[:-4], walled[3:-1] + walled[4:]


def _tell(side: WordSide, passages: Sequence[Passage], sums: Integers, chances: Chances) -> tuple[LinkedWord, ...]:
    linked, usual = sums / _SURE, chances.usual / WHOLE
    left_out = (1 - linked) * (1 - usual / _CHANCE) + linked * usual / _CHANCE
    odds = left_out / ((1 - linked) * (1 - usual) + linked * usual)
    counterpart = 1 / (1 + odds * (_OMITTED / (1 - _OMITTED)))
    absence = log_fixed(odds)
    return tuple(
        LinkedWord(
            passages[place].unit,
            passages[place].start + token.start,
            passages[place].start + token.end,
            token.text,
            round(link, 3),
            round(some, 3),
            lost,
        )
        for token, place, link, some, lost in zip(
            side.tokens, side.texts, linked.tolist(), counterpart.tolist(), absence.tolist(), strict=True
        )
    )
