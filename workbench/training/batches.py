"""Sentence pairs as numbers, and the batches that an encoder learns from.

    side = read_side(["Снег идёт."], "ru", buckets)
    bag = side.bag(np.array([0]), kept=lambda tokens: tokens >= 0)     # what is to be summed for sentence 0

A batch is some windows of neighbouring pairs: sentences of one page share names and matter, so telling them apart is
the hard part of the task, and it is the task of alignment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.packs.features import Buckets, split_words

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Bag:
    """Two steps of sums: rows of the table → words of the batch → its sentences; starts as embedding_bag has them."""

    features: Integers
    feature_starts: Integers
    words: Integers
    word_starts: Integers


@dataclass(frozen=True, slots=True)
class Side:
    """All sentences of one language: tokens are numbers of words, each word has its features; starts hold the end."""

    tokens: Integers
    token_starts: Integers
    features: Integers
    feature_starts: Integers
    same: Integers  # equal sentences have equal numbers

    def bag(self, sentences: Integers, kept: Callable[[Integers], NDArray[np.bool_]]) -> Bag:
        """kept: which of the tokens count (the others are dropped)."""
        tokens, owners = _gather(self.tokens, self.token_starts, sentences)
        keep = kept(tokens)
        tokens, owners = tokens[keep], owners[keep]
        words, inverse = np.unique(tokens, return_inverse=True)
        features, of_word = _gather(self.features, self.feature_starts, words)
        return Bag(
            features,
            np.searchsorted(of_word, np.arange(len(words))),
            inverse.astype(np.int64),
            np.searchsorted(owners, np.arange(len(sentences))),
        )

    def uses(self, rows: int) -> Integers:
        """How many tokens touch each row of the table."""
        tokens = np.bincount(self.tokens, minlength=len(self.feature_starts) - 1)
        weights = np.repeat(tokens, np.diff(self.feature_starts))
        return np.bincount(self.features, weights=weights, minlength=rows).astype(np.int64)


def read_side(texts: Sequence[str], language: str, buckets: Buckets) -> Side:
    numbers: dict[str, int] = {}
    sentences: dict[str, int] = {}
    tokens: list[int] = []
    token_starts = [0]
    for text in texts:
        tokens.extend(numbers.setdefault(word, len(numbers)) for word in split_words(text))
        token_starts.append(len(tokens))
    features: list[int] = []
    feature_starts = [0]
    for word in numbers:
        features.extend(buckets.of(word, language))
        feature_starts.append(len(features))
    same = [sentences.setdefault(text, len(sentences)) for text in texts]
    return Side(*(np.array(part, np.int64) for part in (tokens, token_starts, features, feature_starts, same)))


def draw_windows(random: np.random.Generator, pairs: int, windows: int, neighbours: int) -> Integers:
    """Numbers of the pairs of one batch, in order, each once."""
    first = random.integers(0, max(1, pairs - neighbours + 1), windows)
    near = np.arange(min(neighbours, pairs))
    return np.unique(first[:, None] + near).astype(np.int64)


def _gather(values: Integers, starts: Integers, chosen: Integers) -> tuple[Integers, Integers]:
    """The values of the chosen runs one after another, and for each the number of its run among the chosen."""
    lengths = starts[chosen + 1] - starts[chosen]
    ends = np.cumsum(lengths)
    owners = np.repeat(np.arange(len(chosen)), lengths)
    places = np.arange(len(owners)) + np.repeat(starts[chosen] - (ends - lengths), lengths)
    return values[places], owners
