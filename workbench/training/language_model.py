"""A model of one language from plain text: paragraphs one a line, an empty line between documents.

    texts = read_documents([Path("history.txt.xz")])
    data = build_model([lm_words(paragraph) for text in texts if not is_kept_aside(text) for paragraph in text])

Interpolated Kneser–Ney with three discounts for each order (Chen and Goodman 1999), worked out on all sequences; then
those seen once are left out, and what a context costs to forget is worked out anew: each context adds up to one.
"""

from __future__ import annotations

import hashlib
import lzma
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from workbench.model.errors import InputError
from workbench.packs.language_model import BORDER, FIRST, STEP, UNKNOWN, Integers, Tables, dump, lm_tokens, lm_word

Document = tuple[str, ...]
Floats = NDArray[np.float64]

WORDS = 60_000  # the most frequent
_KEPT_ASIDE = 10  # one document in so many is never learnt from
_LEAST = 2  # times that a sequence was seen


def read_documents(paths: Sequence[Path]) -> Iterator[Document]:
    """Paragraphs of each document. Raises InputError with file and line."""
    for path in paths:
        paragraphs: list[str] = []
        for text in _read_lines(path):
            if text:
                paragraphs.append(text)
            elif paragraphs:
                yield tuple(paragraphs)
                paragraphs = []
        if paragraphs:
            yield tuple(paragraphs)


def _read_lines(path: Path) -> Iterator[str]:
    try:
        with _open(path) as lines:
            yield from (_decode(line, path, number) for number, line in enumerate(lines, start=1))
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise InputError(f"cannot be read: {error}", file=str(path)) from error


def _decode(line: bytes, path: Path, number: int) -> str:
    try:
        return line.decode("utf-8").strip()
    except UnicodeDecodeError as error:
        raise InputError("this is not UTF-8", file=str(path), line=number) from error


def _open(path: Path) -> IO[bytes]:
    return lzma.open(path) if path.suffix == ".xz" else path.open("rb")


def is_kept_aside(document: Document) -> bool:
    """The tenth of all documents that no model ever sees: on it false alarms are counted."""
    return int(hashlib.sha256("\n".join(document).encode("utf-8")).hexdigest(), 16) % _KEPT_ASIDE == 0


def lm_words(text: str) -> list[str]:
    return [lm_word(token) for token in lm_tokens(text)]


def build_model(paragraphs: Iterable[Sequence[str]]) -> bytes:
    """The bytes of a model; the same paragraphs give the same bytes. paragraphs: as `lm_words` cuts them."""
    words, line = _number(paragraphs)
    after, before = _Direction.count(line, len(words) + FIRST), _Direction.count(line[::-1], len(words) + FIRST)
    pairs, triples = _keep(line)
    return dump(_tables(words, pairs, triples, after, before))


def _number(paragraphs: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], Integers]:
    """The words that are kept, and all text in one line, two borders between paragraphs."""
    ids: dict[str, int] = {}
    line = [BORDER, BORDER]
    for paragraph in paragraphs:
        line += [ids.setdefault(word, len(ids) + FIRST) for word in paragraph]
        line += [BORDER, BORDER]
    flat = np.array(line, dtype=np.int64)
    seen = Counter(dict(zip(ids, np.bincount(flat, minlength=len(ids) + FIRST)[FIRST:].tolist(), strict=True)))
    chosen = sorted(
        word for word, count in sorted(seen.items(), key=lambda item: (-item[1], item[0]))[:WORDS] if count > 1
    )
    new = np.full(len(ids) + FIRST, UNKNOWN, dtype=np.int64)
    new[BORDER] = BORDER
    new[[ids[word] for word in chosen]] = np.arange(len(chosen)) + FIRST
    return tuple(chosen), new[flat]


def _keep(line: Integers) -> tuple[Integers, Integers]:
    """Pairs and triples that were seen often enough; a triple's two pairs are kept with it."""
    two, often = np.unique(line[:-1] << 16 | line[1:], return_counts=True)
    three, times = np.unique((line[:-2] << 16 | line[1:-1]) << 16 | line[2:], return_counts=True)
    three = three[(times >= _LEAST) & ~_is_all_border(three)]
    return np.union1d(np.union1d(two[often >= _LEAST], three >> 16), three & 0xFFFFFFFF), three


def _is_all_border(triples: Integers) -> NDArray[np.bool_]:
    """Two borders say nothing of a third word, nor of one before."""
    said: NDArray[np.bool_] = (triples >> 16 == BORDER) & (triples & 0xFFFF == BORDER)
    return said


@dataclass(frozen=True, slots=True)
class _Direction:
    """Probabilities of one direction on all sequences: of words alone, of pairs, of triples; keys are sorted."""

    alone: Floats
    pair_keys: Integers
    pair: Floats
    triple_keys: Integers
    triple: Floats

    @classmethod
    def count(cls, line: Integers, size: int) -> _Direction:
        three = (line[:-2] << 32) | (line[1:-1] << 16) | line[2:]
        triple_keys, times = np.unique(three[(line[1:-1] != BORDER) | (line[2:] != BORDER)], return_counts=True)
        pair_keys, kinds = np.unique(triple_keys & 0xFFFFFFFF, return_counts=True)
        words, word_kinds = np.unique(pair_keys & 0xFFFF, return_counts=True)
        alone = np.full(size, 0.5 / size)
        alone[words] += word_kinds
        alone /= alone.sum()
        pair = _interpolate(pair_keys, kinds, alone)
        lower = pair[np.searchsorted(pair_keys, triple_keys & 0xFFFFFFFF)]
        return cls(alone, pair_keys, pair, triple_keys, _share(triple_keys >> 16, times, lower))

    def pairs(self, keys: Integers) -> Floats:
        return _look_up(self.pair_keys, self.pair, keys)

    def triples(self, keys: Integers) -> Floats:
        return _look_up(self.triple_keys, self.triple, keys)


def _interpolate(keys: Integers, counts: Integers, alone: Floats) -> Floats:
    return _share(keys >> 16, counts, alone[keys & 0xFFFF])


def _share(context: Integers, counts: Integers, lower: Floats) -> Floats:
    """Counts less a discount, over what the context has in all; what was taken goes by the lower order."""
    discount = _discounts(counts)[np.minimum(counts, 3)]
    starts = np.flatnonzero(np.diff(context, prepend=-1))
    sizes = np.diff(np.append(starts, len(context)))
    total = np.repeat(np.add.reduceat(counts, starts), sizes)
    free = np.repeat(np.add.reduceat(discount, starts), sizes) / total
    shares: Floats = (counts - discount) / total + free * lower
    return shares


def _discounts(counts: Integers) -> Floats:
    """For sequences seen once, twice, more often."""
    one, two, three, four = (max(1, int((counts == n).sum())) for n in (1, 2, 3, 4))
    base = one / (one + 2 * two)
    found = [0.0, 1 - 2 * base * two / one, 2 - 3 * base * three / two, 3 - 4 * base * four / three]
    discounts: Floats = np.clip(np.array(found), 0.0, [0.0, 0.95, 1.9, 2.9])
    return discounts


def _look_up(keys: Integers, values: Floats, wanted: Integers) -> Floats:
    row = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    found: Floats = np.where(keys[row] == wanted, values[row], 1e-9)
    return found


def _tables(
    words: tuple[str, ...], pairs: Integers, triples: Integers, after: _Direction, before: _Direction
) -> Tables:
    size = len(words) + FIRST
    rows = np.searchsorted(pairs, triples >> 16)
    tails = np.searchsorted(pairs, triples & 0xFFFFFFFF)
    first, second = pairs >> 16, pairs & 0xFFFF
    turned = second << 16 | first
    of_pairs = after.pairs(pairs), before.pairs(turned)
    of_triples = after.triples(triples), before.triples(_turn(triples))
    forget_words = (
        _backing(first, of_pairs[0], after.alone[second], size),
        _backing(second, of_pairs[1], before.alone[first], size),
    )
    forget_pairs = (
        _backing(rows, of_triples[0], of_pairs[0][tails], len(pairs)),
        _backing(tails, of_triples[1], of_pairs[1][rows], len(pairs)),
    )
    return Tables(
        words,
        _surprise(after.alone, before.alone),
        _signed(*forget_words),
        pairs,
        _surprise(*of_pairs),
        _signed(*forget_pairs),
        rows << 16 | (triples & 0xFFFF),
        _surprise(*of_triples),
    )


def _turn(triples: Integers) -> Integers:
    return (triples & 0xFFFF) << 32 | (triples >> 16 & 0xFFFF) << 16 | triples >> 32


def _backing(context: Integers, kept: Floats, lower: Floats, size: int) -> Floats:
    """-log of the factor that lower probabilities of a context need so that all adds up to one."""
    rest = 1.0 - np.minimum(np.bincount(context, kept, minlength=size), 0.999)
    free = 1.0 - np.minimum(np.bincount(context, lower, minlength=size), 0.999)
    cost: Floats = -np.log(rest / free)
    return cost


def _surprise(*directions: Floats) -> NDArray[np.uint8]:
    return np.stack([np.clip(np.rint(-np.log(each) * STEP), 0, 255) for each in directions], axis=1).astype(np.uint8)


def _signed(*directions: Floats) -> NDArray[np.int8]:
    return np.stack([np.clip(np.rint(each * STEP), -128, 127) for each in directions], axis=1).astype(np.int8)
