"""Links that a pack's lexicon knows, for the terms of two texts.

    KnownWords(pack.lexicon, pack.languages).link(side_a, side_b)

How likely one stem stands for another comes from the lexicon, how usual a stem is from the text itself: "treaty" says
little in a text on treaties.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.align.fixed import Floats, Integers
from workbench.align.links import Kind, Linked
from workbench.align.terms import Side, Sort
from workbench.align.view import spread_ranges
from workbench.packs.lexicon import Lexicon, Stems
from workbench.text.languages import primary

_TELLING = 3.0  # least t(w|v) / p(w) in both directions


@dataclass(frozen=True, slots=True)
class KnownWords:
    """languages: those of the lexicon's a and b; texts of other languages have no links."""

    lexicon: Lexicon
    languages: tuple[str, str]

    def link(self, a: Side, b: Side) -> Linked:
        spoken = tuple(primary(side.language) for side in (a, b))
        if spoken == self.languages:
            return _link(self.lexicon, a, b)
        if spoken == self.languages[::-1]:
            return _turned(_link(self.lexicon, b, a))
        none = np.zeros(0, dtype=np.int64)
        return Linked(none, none, np.zeros((0, 1)), np.zeros((0, 1)), none)


def _link(lexicon: Lexicon, a: Side, b: Side) -> Linked:
    words_a, words_b = _Words.read(lexicon.a, a), _Words.read(lexicon.b, b)
    rows = np.flatnonzero((words_a.share[lexicon.link_a] > 0) & (words_b.share[lexicon.link_b] > 0))
    one, other = lexicon.link_a[rows], lexicon.link_b[rows]
    ratio_ab = lexicon.a_given_b[rows] / words_a.share[one]
    ratio_ba = lexicon.b_given_a[rows] / words_b.share[other]
    telling = np.minimum(ratio_ab, ratio_ba) >= _TELLING
    one, other, ratio_ab, ratio_ba = one[telling], other[telling], ratio_ab[telling], ratio_ba[telling]
    # Every spelling of one stem (with a capital or without) with every spelling of the other.
    link, term_a = words_a.spread(one)
    place, term_b = words_b.spread(other[link])
    link, term_a = link[place], term_a[place]
    order = np.lexsort((term_b, term_a))
    link = link[order]
    return Linked(
        term_a[order],
        term_b[order],
        ratio_ab[link].reshape(-1, 1),
        ratio_ba[link].reshape(-1, 1),
        np.full(len(link), int(Kind.KNOWN), dtype=np.int64),
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """The stems of a lexicon in one text: the share of its terms that each is; terms, sorted by their stem."""

    share: Floats
    terms: Integers
    starts: Integers

    @classmethod
    def read(cls, stems: Stems, side: Side) -> _Words:
        found = [
            (number, term)
            for term, (sort, text) in enumerate(side.terms)
            if sort in (Sort.WORD, Sort.NAME) and (number := stems.number.get(text)) is not None
        ]
        table = np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
        share = np.bincount(table[:, 0], side.totals[table[:, 1]], minlength=len(stems.stems))
        starts = np.searchsorted(table[:, 0], np.arange(len(stems.stems) + 1))
        return cls(share / max(1, int(side.sizes.sum())), table[:, 1], starts)

    def spread(self, stems: Integers) -> tuple[Integers, Integers]:
        """For each stem all its terms: the place in `stems`, and the term."""
        begin, end = self.starts[stems], self.starts[stems + 1]
        return np.repeat(np.arange(len(stems)), end - begin), self.terms[spread_ranges(begin, end)]


def _turned(links: Linked) -> Linked:
    order = np.lexsort((links.a, links.b))
    return Linked(links.b[order], links.a[order], links.ratio_ba[order], links.ratio_ab[order], links.kind[order])
