"""Links that a text teaches about itself: IBM model 1 over the beads of an earlier pass, cross-fitted.

    taught = learn(side_a, side_b, beads)

Each bead belongs to a fold (blocks of neighbouring beads go together), and the links with which a segment is aligned
again are counted without the beads of its own fold, so that a first error does not confirm itself. Both directions
must agree (Liang, Taskar and Klein 2006): the weight of a pair is the root of the product of both probabilities.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.align.fixed import Floats, Integers
from workbench.align.links import Kind, Linked
from workbench.align.terms import Side, Sort
from workbench.align.view import spread_ranges

FOLDS = 4
_TOGETHER = 8  # neighbouring beads in one fold
_ROUNDS = 4
AGREED = 0.1  # least root of the product of both directions
TELLING = 6.0  # least t(w|v) / p(w): what is said by words as common as "and" is not worth its time
_DOUBT = 0.5  # words seen once or twice prove little
_LONGEST = 120  # terms of one side in a bead
_PAIRS = 1_000_000  # pairs of words that are looked at; in a longer text beads are left out evenly

Numbers = NDArray[np.int32]
Beads = Sequence[tuple[tuple[int, ...], tuple[int, ...]]]


@dataclass(frozen=True, slots=True)
class Taught:
    """Links, a column of ratios for each fold, and the fold of every segment."""

    links: Linked
    folds_a: Integers
    folds_b: Integers


def learn(a: Side, b: Side, beads: Beads) -> Taught:
    two_sided = [bead for bead in beads if bead[0] and bead[1]]
    folds = [(number // _TOGETHER) % FOLDS for number in range(len(two_sided))]
    folds_a, folds_b = np.zeros(len(a), dtype=np.int64), np.zeros(len(b), dtype=np.int64)
    owner_a, owner_b = np.full(len(a), -1, dtype=np.int64), np.full(len(b), -1, dtype=np.int64)
    for number, (left, right) in enumerate(two_sided):
        folds_a[list(left)], folds_b[list(right)] = folds[number], folds[number]
        owner_a[list(left)], owner_b[list(right)] = number, number
    words_a, words_b = _Vocabulary.read(a), _Vocabulary.read(b)
    pairs = _Pairs.read(words_a.occurrences(a, owner_a), words_b.occurrences(b, owner_b), np.array(folds))
    return Taught(_to_links(pairs, words_a, words_b, a, b), folds_a, folds_b)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """Words without regard to capitals: word of each term (-1: not a word), terms of each word, occurrences."""

    of_term: Integers
    terms: list[list[int]]
    totals: Integers

    @classmethod
    def read(cls, side: Side) -> _Vocabulary:
        ids: dict[str, int] = {}
        of_term = np.full(len(side.terms), -1, dtype=np.int64)
        terms: list[list[int]] = []
        for number, term in enumerate(side.terms):
            if term.sort in (Sort.WORD, Sort.NAME):
                word = ids.setdefault(term.text, len(ids))
                of_term[number] = word
                if word == len(terms):
                    terms.append([])
                terms[word].append(number)
        totals = np.zeros(len(ids), dtype=np.int64)
        np.add.at(totals, of_term[of_term >= 0], side.totals[of_term >= 0])
        return cls(of_term, terms, totals)

    def occurrences(self, side: Side, owner: Integers) -> Integers:
        """Rows (bead, word), each once, sorted; words of more than one occurrence in beads that are not too long."""
        bead, word = owner[side.segment], self.of_term[side.term]
        kept = (bead >= 0) & (word >= 0)
        kept[kept] &= self.totals[word[kept]] > 1
        table = np.unique(bead[kept] * len(self.totals) + word[kept])
        rows: Integers = np.stack([table // max(1, len(self.totals)), table % max(1, len(self.totals))])
        sizes = np.bincount(rows[0], minlength=1) if rows.size else np.zeros(1, dtype=np.int64)
        return rows[:, sizes[rows[0]] <= _LONGEST] if rows.size else rows


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Expected counts of word pairs: types (a, b), and counts in either direction for each fold."""

    a: Integers
    b: Integers
    counts_ab: Floats
    counts_ba: Floats

    @classmethod
    def read(cls, left: Integers, right: Integers, folds: Integers) -> _Pairs:
        beads = np.arange(len(folds) + 1)
        first, last = np.searchsorted(right[0], beads[:-1]), np.searchsorted(right[0], beads[:-1], side="right")
        rows = np.arange(left.shape[1])
        sizes = (last - first)[left[0]] if rows.size else rows
        step = 1 + int(sizes.sum()) // _PAIRS
        if step > 1:
            rows = rows[left[0] % step == 0]
        right_rows: Numbers = spread_ranges(first[left[0][rows]], last[left[0][rows]]).astype(np.int32)
        left_rows: Numbers = np.repeat(rows.astype(np.int32), (last - first)[left[0][rows]])
        width = int(right[1].max()) + 1 if right.size else 1
        types, pair = np.unique(left[1][left_rows] * width + right[1][right_rows], return_inverse=True)
        a, b = types // width, types % width
        number: Numbers = pair.astype(np.int32)
        del pair
        shares = ((left_rows, b, left.shape[1]), (right_rows, a, right.shape[1]))
        fold = folds[left[0]].astype(np.int32)
        counts = []
        for token, given, tokens in shares:
            share = _expect(number, token, given, tokens)
            counted = np.bincount(number * FOLDS + fold[left_rows], share, minlength=len(types) * FOLDS)
            counts.append(np.asarray(counted, dtype=np.float64).reshape(len(types), FOLDS))
        return cls(a, b, counts[0], counts[1])


def _expect(pair: Numbers, token: Numbers, given: Integers, tokens: int) -> Floats:
    """The share of each pair of tokens by IBM model 1: each token's mass over the words of its bead.

    Sums go through bincount, which adds in order, so that they are the same on every machine. There are millions of
    pairs: arrays are used again.
    """
    probability = np.ones(len(given))
    for _ in range(_ROUNDS):
        share: Floats = probability[pair]
        share /= (np.bincount(token, share, minlength=tokens) + 1e-12)[token]
        counts = np.bincount(pair, share, minlength=len(given))
        probability = counts / np.bincount(given, counts)[given]
    return share


def _to_links(pairs: _Pairs, words_a: _Vocabulary, words_b: _Vocabulary, a: Side, b: Side) -> Linked:
    share_a = words_a.totals[pairs.a] / max(1, int(a.sizes.sum()))
    share_b = words_b.totals[pairs.b] / max(1, int(b.sizes.sum()))
    telling = np.zeros(len(pairs.a), dtype=np.bool_)
    for fold in range(FOLDS):
        agreed = _agreed(pairs, fold)
        telling |= np.minimum(agreed / share_a, agreed / share_b) >= TELLING
    kept = np.flatnonzero(telling)
    agreed = np.stack([_agreed(pairs, fold)[kept] for fold in range(FOLDS)], axis=1)
    ratio_ab, ratio_ba = agreed / share_a[kept][:, None], agreed / share_b[kept][:, None]
    rows = sorted(
        (one, other, number)
        for number, (word_a, word_b) in enumerate(zip(pairs.a[kept].tolist(), pairs.b[kept].tolist(), strict=True))
        for one in words_a.terms[word_a]
        for other in words_b.terms[word_b]
    )
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    kind = np.full(len(rows), int(Kind.KNOWN), dtype=np.int64)
    return Linked(table[:, 0], table[:, 1], ratio_ab[table[:, 2]], ratio_ba[table[:, 2]], kind)


def _agreed(pairs: _Pairs, fold: int) -> Floats:
    """The root of the product of both directions, from the counts of all other folds; 0 where it is small."""
    agreed: Floats = np.sqrt(
        _probability(pairs.counts_ab, fold, pairs.b) * _probability(pairs.counts_ba, fold, pairs.a)
    )
    agreed[agreed < AGREED] = 0.0
    return agreed


def _probability(counts: Floats, own: int, given: Integers) -> Floats:
    others = np.zeros(len(counts))
    for fold in range(FOLDS):
        if fold != own:
            others += counts[:, fold]
    probability: Floats = others / (np.bincount(given, others)[given] + _DOUBT)
    return probability
