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
_PAIRS = 1_500_000  # pairs of words that are looked at; in a longer text beads are left out evenly

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
        right_rows = spread_ranges(first[left[0][rows]], last[left[0][rows]])
        left_rows = np.repeat(rows, (last - first)[left[0][rows]])
        width = int(right[1].max()) + 1 if right.size else 1
        types, pair = np.unique(left[1][left_rows] * width + right[1][right_rows], return_inverse=True)
        a, b = types // width, types % width
        fold = folds[left[0][left_rows]]
        counts = []
        for rows_of, given, total in ((left_rows, b, left.shape[1]), (right_rows, a, right.shape[1])):
            counts.append(_expect(pair, rows_of, given, fold, len(types), total))
        return cls(a, b, counts[0], counts[1])


def _expect(pair: Integers, token: Integers, given: Integers, fold: Integers, types: int, tokens: int) -> Floats:
    """Counts [pair type, fold] of IBM model 1: each token's mass over the words of its bead.

    Sums go through bincount, which adds in order, so that they are the same on every machine.
    """
    probability = np.ones(types)
    share = np.zeros(len(pair))
    for _ in range(_ROUNDS):
        mass = probability[pair]
        share = mass / (np.bincount(token, mass, minlength=tokens)[token] + 1e-12)
        counts = np.bincount(pair, share, minlength=types)
        probability = counts / np.bincount(given, counts)[given]
    counted: Floats = np.bincount(pair * FOLDS + fold, share, minlength=types * FOLDS).astype(np.float64)
    return counted.reshape(types, FOLDS)


def _to_links(pairs: _Pairs, words_a: _Vocabulary, words_b: _Vocabulary, a: Side, b: Side) -> Linked:
    probability_ab = _without_own_fold(pairs.counts_ab, pairs.b)
    probability_ba = _without_own_fold(pairs.counts_ba, pairs.a)
    agreed = np.sqrt(probability_ab * probability_ba)
    share_a = words_a.totals[pairs.a] / max(1, int(a.sizes.sum()))
    share_b = words_b.totals[pairs.b] / max(1, int(b.sizes.sum()))
    agreed[agreed < AGREED] = 0.0
    ratio_ab, ratio_ba = agreed / share_a[:, None], agreed / share_b[:, None]
    kept = np.flatnonzero((np.minimum(ratio_ab, ratio_ba) >= TELLING).any(axis=1))
    rows = sorted(
        (one, other, number)
        for number in kept.tolist()
        for one in words_a.terms[pairs.a[number]]
        for other in words_b.terms[pairs.b[number]]
    )
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    kind = np.full(len(rows), int(Kind.KNOWN), dtype=np.int64)
    return Linked(table[:, 0], table[:, 1], ratio_ab[table[:, 2]], ratio_ba[table[:, 2]], kind)


def _without_own_fold(counts: Floats, given: Integers) -> Floats:
    """t(w|v) for each fold from the counts of all others."""
    columns: list[Floats] = []
    for own in range(FOLDS):
        others = np.zeros(len(counts))
        for fold in range(FOLDS):
            if fold != own:
                others += counts[:, fold]
        columns.append(others / (np.bincount(given, others)[given] + _DOUBT))
    return np.stack(columns, axis=1)
