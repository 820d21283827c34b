"""How likely each word is after the two before it, and before the two behind it: a model of one language.

    model = find_model("en")
    model.read(["He", "walked", "home", "."])       # Surprise(after=…, before=…, alone=…), in 1/16 nat, a value a word

Three-word Kneser–Ney (Chen and Goodman 1999) in both directions, kept for sequences seen at least twice and rounded, so
that all sums are whole numbers. Words are as `lm_tokens` cuts them; borders stand before and behind.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from workbench.model.errors import InputError
from workbench.packs.archives import UNREADABLE
from workbench.text.languages import primary
from workbench.text.normalise import fold_word
from workbench.text.tokens import Token, TokenKind, tokenize

FORMAT = 1
STEP = 16  # of a nat
BORDER, UNKNOWN = 0, 1
FIRST = 2  # number of the first word

Integers = NDArray[np.int64]
Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Surprise:
    """1/16 nat for each token, as numbers >= 0. after: given the two before it; before: given the two behind it;
    alone: by itself. known: how many words of context the two directions could use, 0..4.

    end: of the border behind the last token, given the two before it.
    """

    after: Integers
    before: Integers
    alone: Integers
    known: Integers
    end: int


@dataclass(frozen=True, slots=True)
class Tables:
    """One row for each word, pair and triple of words. surprise: [row, direction]; backing: what it costs a context to
    forget its farther word, [row, direction] in steps, mostly below zero; pairs and triples are sorted by their keys.

    A pair's key is first << 16 | second; a triple's is the row of its first two << 16 | third.
    """

    words: tuple[str, ...]
    alone: Bytes
    backing_words: NDArray[np.int8]
    pairs: Integers
    surprise_pairs: Bytes
    backing_pairs: NDArray[np.int8]
    triples: Integers
    surprise_triples: Bytes


def lm_tokens(text: str) -> list[Token]:
    """What the model counts: words, numbers and marks; blanks are passed over."""
    return [token for token in tokenize(text) if token.kind is not TokenKind.BLANK]


def lm_word(token: Token) -> str:
    """As it is counted: folded, in small letters; every number is `#`."""
    return "#" if token.kind is TokenKind.NUMBER else fold_word(token.text)


class LanguageModel:
    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._number = {word: number for number, word in enumerate(tables.words, FIRST)}

    @property
    def words(self) -> tuple[str, ...]:
        return self._tables.words

    @classmethod
    def load(cls, data: bytes, file: str) -> LanguageModel:
        """Raises InputError where the bytes are not what `dump` wrote."""
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
                if arrays["format"].tolist() != FORMAT:
                    raise _damaged(file, f"it is not of format {FORMAT}")
                return cls(_unpack({name: arrays[name] for name in arrays.files}))
        except UNREADABLE as error:
            raise _damaged(file, str(error)) from error

    def read(self, words: Sequence[str]) -> Surprise:
        """words: as `lm_word` gives them."""
        numbers = np.array([self._number.get(word, UNKNOWN) for word in words], dtype=np.int64)
        walled = np.concatenate(([BORDER, BORDER], numbers, [BORDER, BORDER])).astype(np.int64)
        (after, known), (before, known_behind) = self._costs(walled)
        size = len(numbers)
        alone = self._tables.alone[numbers, 0].astype(np.int64)
        return Surprise(after[:size], before[2:], alone, known[:size] + known_behind[2:], int(after[size]))

    def totals(self, passages: Sequence[Sequence[str]]) -> tuple[Integers, Integers]:
        """What each passage costs in all, read forwards and backwards, its border included; in one go for many.

        Two passages that differ in the middle differ by what that costs, if two words on either side are the same.
        """
        numbers = [BORDER, BORDER]
        starts = []
        for passage in passages:
            starts.append(len(numbers) - 2)
            numbers += [*(self._number.get(word, UNKNOWN) for word in passage), BORDER, BORDER]
        walled = np.array(numbers, dtype=np.int64)
        if not starts:
            return walled[:0], walled[:0]
        (after, _), (before, _) = self._costs(walled)
        # Between two passages stand two borders: each direction pays for the one that it comes to first.
        first = np.array(starts, dtype=np.int64)
        after[np.append(first[1:] - 1, len(after) - 1)] = 0
        before[first] = 0
        return np.add.reduceat(after, starts), np.add.reduceat(before, starts)

    def _costs(self, walled: Integers) -> tuple[tuple[Integers, Integers], tuple[Integers, Integers]]:
        """What each word costs after the two before it, and before the two behind it, and how much of that is known.

        The first are of all words but the first two, the others of all but the last two.
        """
        pairs = _find(self._tables.pairs, walled[:-1] << 16 | walled[1:])
        triples = np.where(pairs[:-1] >= 0, _find(self._tables.triples, pairs[:-1] << 16 | walled[2:]), -1)
        near = walled[1:-1]
        return (
            self._surprise(pairs[:-1], pairs[1:], triples, (near, walled[2:]), 0),
            self._surprise(pairs[1:], pairs[:-1], triples, (near, walled[:-2]), 1),
        )

    def _surprise(
        self, context: Integers, pair: Integers, triple: Integers, words: tuple[Integers, Integers], direction: int
    ) -> tuple[Integers, Integers]:
        """The longest sequence that is known, and what it costs to forget the rest. Rows of tables; -1: not there."""
        tables, (near, word) = self._tables, words
        forget = np.where(context >= 0, tables.backing_pairs[context, direction], 0)
        lone = tables.alone[word, direction].astype(np.int64) + tables.backing_words[near, direction]
        of_pair = np.where(pair >= 0, tables.surprise_pairs[pair, direction], lone) + forget
        found: Integers = np.where(triple >= 0, tables.surprise_triples[triple, direction], of_pair)
        return np.maximum(found, 0), np.where(triple >= 0, 2, (pair >= 0).astype(np.int64))


def _find(keys: Integers, wanted: Integers) -> Integers:
    """Row by row of a sorted list; -1 where it is not there."""
    row = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[row] == wanted, row, -1) if len(keys) else np.full_like(wanted, -1)


@cache
def find_model(language: str) -> LanguageModel | None:
    """The model that ships with the program for a language (a BCP 47 tag), if there is one."""
    name = primary(language)
    file = resources.files("workbench.packs") / "data" / name / "language-model.npz"
    return LanguageModel.load(file.read_bytes(), str(file)) if name.isalpha() and file.is_file() else None


def dump(tables: Tables) -> bytes:
    """The bytes that `LanguageModel.load` reads; the same for the same tables.

    Keys are written as steps from one to the next, triples as how many each pair begins and their third words: small
    numbers pack well.
    """
    stream = io.BytesIO()
    first = tables.triples >> 16
    np.savez_compressed(
        stream,
        format=np.array(FORMAT),
        words=np.frombuffer("\n".join(tables.words).encode("utf-8"), dtype=np.uint8),
        alone=tables.alone,
        backing_words=tables.backing_words,
        pair_first=np.bincount(tables.pairs >> 16, minlength=len(tables.words) + FIRST).astype(np.uint32),
        pair_second=(tables.pairs & 0xFFFF).astype(np.uint16),
        surprise_pairs=tables.surprise_pairs.T,
        backing_pairs=tables.backing_pairs.T,
        triple_first=np.bincount(first, minlength=len(tables.pairs)).astype(np.uint16),
        triple_third=(tables.triples & 0xFFFF).astype(np.uint16),
        surprise_triples=tables.surprise_triples.T,
    )
    return stream.getvalue()


def _unpack(arrays: dict[str, NDArray[np.generic]]) -> Tables:
    pairs = _keys(arrays["pair_first"], arrays["pair_second"])
    tables = Tables(
        tuple(arrays["words"].tobytes().decode("utf-8").split("\n")),
        arrays["alone"].astype(np.uint8),
        arrays["backing_words"].astype(np.int8),
        pairs,
        arrays["surprise_pairs"].T.astype(np.uint8),
        arrays["backing_pairs"].T.astype(np.int8),
        _keys(arrays["triple_first"], arrays["triple_third"]),
        arrays["surprise_triples"].T.astype(np.uint8),
    )
    size = len(tables.words) + FIRST
    if (
        tables.alone.shape != (size, 2)
        or tables.backing_words.shape != (size, 2)
        or tables.surprise_pairs.shape != (len(pairs), 2)
        or tables.backing_pairs.shape != (len(pairs), 2)
        or tables.surprise_triples.shape != (len(tables.triples), 2)
    ):
        raise ValueError("sizes that do not fit together")
    return tables


def _keys(counts: NDArray[np.generic], last: NDArray[np.generic]) -> Integers:
    """Keys from how many each first part begins, and the last parts."""
    first = np.repeat(np.arange(len(counts), dtype=np.int64), counts.astype(np.int64))
    return first << 16 | last.astype(np.int64)


def _damaged(file: str, what: str) -> InputError:
    return InputError(f"the language model is damaged: {what}", file=file, hint="install the program again")
