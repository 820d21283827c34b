"""What is known of the words of two languages before their texts are aligned: t(w|v), the translation links.

    known = Cognates().link(side_a, side_b)      # Молотов – Molotov, 1945 – 1945, ? – ?

This is the seam where a lexicon or an encoder comes in: anything with a `link` method can stand beside the
cognates; of several links between two terms the one that says most counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

import numpy as np

from workbench.align.fixed import Floats, Integers
from workbench.align.terms import Side, Sort, Term
from workbench.text.languages import primary
from workbench.text.transliteration import skeleton


class Kind(IntEnum):
    """Why two terms may stand for each other, the most telling first.

    Each kind has its own share of terms without counterpart.
    """

    NUMBER = 0
    MARK = 1
    NAME = 2
    STEM = 3
    KNOWN = 4  # of a lexicon, given or learnt
    SHORT_NAME = 5
    WORD = 6
    SHORT_WORD = 7
    PLACE = 8


@dataclass(frozen=True, slots=True)
class Linked:
    """Pairs of terms, sorted by (a, b). ratio_ab is t(a|b) / p(a): how much likelier a is where b stands.

    Ratios have a column for each fold of a text that taught itself, else one.
    """

    a: Integers
    b: Integers
    ratio_ab: Floats
    ratio_ba: Floats
    kind: Integers


@dataclass(frozen=True, slots=True)
class Seen:
    """Links from one side: those of term t are partner[first[t]:last[t]], with their ratios; kind[t] is its best."""

    first: Integers
    last: Integers
    partner: Integers
    ratio: Floats
    kind: Integers


def see(links: Linked, a: Side, b: Side) -> tuple[Seen, Seen]:
    """From either side."""
    turned = np.lexsort((links.a, links.b))
    return (
        _see(links.a, links.b, links.ratio_ab, links.kind, len(a.terms)),
        _see(links.b[turned], links.a[turned], links.ratio_ba[turned], links.kind[turned], len(b.terms)),
    )


def _see(mine: Integers, partner: Integers, ratio: Floats, kinds: Integers, terms: int) -> Seen:
    number = np.arange(terms)
    kind = np.full(terms, max(Kind), dtype=np.int64)
    # A term of several kinds of links is judged by the most telling one: kinds are ordered so.
    np.minimum.at(kind, mine, kinds)
    first, last = np.searchsorted(mine, number, side="left"), np.searchsorted(mine, number, side="right")
    return Seen(first, last, partner, ratio, kind)


class Links(Protocol):
    def link(self, a: Side, b: Side) -> Linked: ...


@dataclass(frozen=True, slots=True)
class Classes:
    """Links by equal keys: all terms of a key are one class, and t(a|b) / p(a) is one over the class's share."""

    def link(self, a: Side, b: Side) -> Linked:
        same = primary(a.language) == primary(b.language)
        keys_a, keys_b = _group(a.terms, same=same), _group(b.terms, same=same)
        total_a, total_b = max(1, int(a.sizes.sum())), max(1, int(b.sizes.sum()))
        rows: list[tuple[int, int, float, float, int]] = []
        for key in sorted(keys_a.keys() & keys_b.keys()):
            ones, others = keys_a[key], keys_b[key]
            ratio_ab = total_a / int(a.totals[ones].sum())
            ratio_ba = total_b / int(b.totals[others].sum())
            rows.extend(
                (one, other, ratio_ab, ratio_ba, _kind(key, a.terms[one], b.terms[other]))
                for one in ones
                for other in others
            )
        rows.sort()
        return linked(rows)


def linked(rows: Sequence[tuple[int, int, float, float, int]]) -> Linked:
    """Rows (a, b, ratio_ab, ratio_ba, kind), sorted, as arrays."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * 5
    return Linked(
        np.array(columns[0], dtype=np.int64),
        np.array(columns[1], dtype=np.int64),
        np.array(columns[2], dtype=np.float64).reshape(-1, 1),
        np.array(columns[3], dtype=np.float64).reshape(-1, 1),
        np.array(columns[4], dtype=np.int64),
    )


def merge(one: Linked, other: Linked) -> Linked:
    """All pairs of both; where both know a pair, the more telling ratio of each direction and the first's kind."""
    folds = max(one.ratio_ab.shape[1], other.ratio_ab.shape[1])
    a, b = np.concatenate([one.a, other.a]), np.concatenate([one.b, other.b])
    kind = np.concatenate([one.kind, other.kind])
    wide = [
        np.concatenate([np.broadcast_to(ratio, (len(ratio), folds)) for ratio in pair])
        for pair in ((one.ratio_ab, other.ratio_ab), (one.ratio_ba, other.ratio_ba))
    ]
    order = np.lexsort((b, a))
    a, b, kind = a[order], b[order], kind[order]
    first = np.flatnonzero(np.concatenate((np.ones(min(1, len(a)), dtype=bool), (a[1:] != a[:-1]) | (b[1:] != b[:-1]))))
    if not len(first):
        return one
    ratio_ab, ratio_ba = (np.maximum.reduceat(ratio[order], first, axis=0) for ratio in wide)
    return Linked(a[first], b[first], ratio_ab, ratio_ba, kind[first])


_Key = tuple[str, str]  # what is compared (number, mark, stem, sound) and its form
_CONSONANTS = 5  # what follows is mostly an ending
_LONG = 4


def _group(terms: Sequence[Term], *, same: bool) -> dict[_Key, list[int]]:
    groups: dict[_Key, list[int]] = {}
    for number, term in enumerate(terms):
        key = _key(term, same=same)
        if key is not None:
            groups.setdefault(key, []).append(number)
    return groups


def _key(term: Term, *, same: bool) -> _Key | None:
    if term.sort is Sort.NUMBER:
        return ("number", term.text)
    if term.sort is Sort.MARK:
        return ("mark", term.text)
    if term.sort is Sort.PLACE:
        return ("place", term.text)
    if same:
        return ("stem", term.text)
    sound = skeleton(term.text)[:_CONSONANTS]
    return ("sound", sound) if len(sound) >= 2 else None


def _kind(key: _Key, a: Term, b: Term) -> int:
    """Sounds: languages differ in what they capitalise, so one class holds names and words, but not one kind."""
    what, form = key
    if what != "sound":
        return int({"number": Kind.NUMBER, "mark": Kind.MARK, "stem": Kind.STEM, "place": Kind.PLACE}[what])
    if a.sort is Sort.NAME and b.sort is Sort.NAME:
        return int(Kind.NAME if len(form) >= _LONG else Kind.SHORT_NAME)
    return int(Kind.WORD if len(form) >= _LONG else Kind.SHORT_WORD)
