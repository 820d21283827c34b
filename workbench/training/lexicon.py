"""A lexicon from sentence pairs.

    data = build_lexicon(read_bitext([Path("letters.tsv.xz")]), ("ru", "en"))

Stems of both languages, linked where both directions of the word alignment agree, the likeliest few for each stem.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from workbench.model.event import Report, Started, ignore
from workbench.packs.lexicon import Floats, Integers, dump
from workbench.text.stems import stemmer
from workbench.text.tokens import TokenKind, tokenize
from workbench.training.bitext import Pair
from workbench.training.translations import Counts, count_translations

_MOST = 8  # links of a stem
_LEAST = 0.02  # probability of a link in its likelier direction
_DOUBT = 0.5  # stems seen once or twice prove little
_SEEN = 2  # a stem without links is kept if it was seen so often: that it finds no partner is worth knowing


def build_lexicon(pairs: Sequence[Pair], languages: tuple[str, str], report: Report = ignore) -> bytes:
    """The bytes of a lexicon file; the same pairs give the same bytes."""
    report(Started("reading words"))
    a = _Words.read((pair.source for pair in pairs), languages[0])
    b = _Words.read((pair.target for pair in pairs), languages[1])
    report(Started("aligning words"))
    counts = count_translations(a.sentences, b.sentences)
    b_given_a, a_given_b = counts.agreed / (a.seen[counts.a] + _DOUBT), counts.agreed / (b.seen[counts.b] + _DOUBT)
    kept = np.maximum(b_given_a, a_given_b) >= _LEAST
    kept &= _is_likely(counts.a, b_given_a) | _is_likely(counts.b, a_given_b)
    cover = _cover(counts.a, counts, a), _cover(counts.b, counts, b)
    place_a, place_b = a.order(counts.a[kept]), b.order(counts.b[kept])
    link_a, link_b = place_a.of[counts.a[kept]], place_b.of[counts.b[kept]]
    rows = np.lexsort((link_b, link_a))
    return dump(
        (place_a.words, place_b.words),
        (a.seen[place_a.chosen], b.seen[place_b.chosen]),
        (cover[0][place_a.chosen], cover[1][place_b.chosen]),
        (link_a[rows], link_b[rows], b_given_a[kept][rows], a_given_b[kept][rows]),
    )


class _Order:
    """The stems that are kept, sorted: words, their numbers before, and the new number of each old one."""

    def __init__(self, words: Sequence[str], kept: Iterable[int]) -> None:
        chosen = sorted(kept, key=lambda number: words[number])
        self.words = [words[number] for number in chosen]
        self.chosen: Integers = np.array(chosen, dtype=np.int64)
        self.of: Integers = np.full(len(words), -1, dtype=np.int64)
        self.of[self.chosen] = np.arange(len(chosen))


class _Words:
    """The stems of one language by number, in order of appearance, and every sentence as numbers."""

    def __init__(self, words: Sequence[str], sentences: Sequence[Sequence[int]]) -> None:
        self.words, self.sentences = words, sentences
        flat = np.fromiter((word for sentence in sentences for word in sentence), dtype=np.int64)
        self.seen: Floats = np.bincount(flat, minlength=len(words)).astype(np.float64)

    @classmethod
    def read(cls, texts: Iterable[str], language: str) -> _Words:
        stem, ids = stemmer(language), dict[str, int]()
        sentences = [
            [ids.setdefault(stem(token.text), len(ids)) for token in tokenize(text) if token.kind is TokenKind.WORD]
            for text in texts
        ]
        return cls(list(ids), sentences)

    def order(self, linked: Integers) -> _Order:
        return _Order(self.words, {*linked.tolist(), *np.flatnonzero(self.seen >= _SEEN).tolist()})


def _is_likely(key: Integers, probability: Floats) -> NDArray[np.bool_]:
    """Whether a row is among the likeliest few of its key."""
    order = np.lexsort((-probability, key))
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = np.arange(len(order)) - np.searchsorted(key[order], key[order])
    return ranks < _MOST


def _cover(key: Integers, counts: Counts, words: _Words) -> Floats:
    """How often each stem had a partner."""
    cover: Floats = np.minimum(1.0, np.bincount(key, counts.agreed, minlength=len(words.seen)) / words.seen)
    return cover
