"""Which paragraphs of one text became which of the other: kept, changed, split, merged, moved, removed or added.

    pair_paragraphs(["One.", "Two three four."], ["One.", "Two three five."])[1] == Pairing((1,), (1,))

Equal paragraphs that either side has just once anchor the comparison, then runs of three words that either side has
just once; between two anchors the best pairing in order is found exactly. Linear in practice.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from rapidfuzz import process
from rapidfuzz.distance import Indel

from workbench.diff.sequences import Alphabet, count_kept, longest_increasing

# Shares of words in the same order: translations of one paragraph have more than the first, unrelated ones less.
_ALIKE = 0.3
_MOVED = 0.6
# A paragraph belongs to its neighbour's pair if at least this share of its words is found in the other side.
_ABSORBED = 0.5
# Below so many words a paragraph found elsewhere is no evidence of a move.
_FEW = 5
# Cells (m × n paragraphs): below the first a gap is not cut by anchors, above the second not searched whole.
_SMALL, _LARGE = 2_500, 250_000
# Likeness is told from the beginnings; so many words say enough.
_BEGINNING = 2_000

_Pairs = dict[int, int]  # old paragraph -> new paragraph
_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Pairing:
    """Numbers (0-based) of paragraphs of either side, in order; an empty side was removed or added."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


def pair_paragraphs(old: Sequence[str], new: Sequence[str], known: Mapping[int, int] | None = None) -> list[Pairing]:
    """Each paragraph of either side in exactly one pairing, in the new text's order; what is removed where it was.

    known: pairs that are sure beforehand, such as by ids.
    """
    alphabet = Alphabet()
    a, b = ([alphabet.pack(text.split()) for text in side] for side in (old, new))
    pairs: _Pairs = {}
    sure = dict(known or {})
    there = set(sure.values())
    equal = [(i, j) for i, j in _find_equal(a, b) if i not in sure and j not in there]
    anchors = longest_increasing([*sure.items(), *_compatible(longest_increasing(list(sure.items())), equal)])
    # a paragraph that stands elsewhere as it was is no likeness of what has come into its place
    still = set(anchors)
    elsewhere = {i: j for i, j in (*sure.items(), *equal) if (i, j) not in still and (i in sure or len(a[i]) >= _FEW)}
    left = [alphabet[f"\0{i}"] if i in elsewhere else text for i, text in enumerate(a)]  # alike to nothing
    gone = set(elsewhere.values())
    right = [alphabet["\0"] if j in gone else text for j, text in enumerate(b)]
    for rows, columns in _cut(anchors, len(a), len(b), pairs):
        pairs.update(_pair_gap(left, right, rows, columns))
    moves = {**_find_moved(left, right, {**pairs, **elsewhere}), **elsewhere}
    held = [Pairing((i,), (j,)) for i, j in sorted(pairs.items(), key=lambda pair: pair[1])]
    taken = (set(pairs) | set(moves), set(pairs.values()) | set(moves.values()))
    held = _absorb(a, b, held, taken[0])
    held = [_turn(each) for each in _absorb(b, a, [_turn(each) for each in held], taken[1])]
    return _lay_out(held, moves, len(a), len(b))


def _compatible(sure: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sure pairs, and those of the others that do not cross them."""
    if not sure:
        return list(others)
    kept = list(sure)
    for i, j in others:
        at = bisect_left(sure, (i, j))
        if (at == 0 or sure[at - 1][1] < j) and (at == len(sure) or j < sure[at][1]):
            kept.append((i, j))
    return kept


def _find_equal(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    once, other = (_once((text, number) for number, text in enumerate(side)) for side in (a, b))
    return [(i, other[text]) for text, i in once.items() if text in other]


def _once(items: Iterator[tuple[_Key, int]]) -> dict[_Key, int]:
    """Those that occur a single time, with their number."""
    places: dict[_Key, int] = {}
    for key, number in items:
        places[key] = -1 if key in places else number
    return {key: number for key, number in places.items() if number >= 0}


def _cut(
    anchors: Sequence[tuple[int, int]], height: int, width: int, pairs: _Pairs, i: int = 0, j: int = 0
) -> Iterator[tuple[range, range]]:
    """The gaps between anchors that keep their order; the anchors go into `pairs`."""
    for start, other in [*longest_increasing(anchors), (height, width)]:
        if i < start and j < other:
            yield range(i, start), range(j, other)
        if start < height:
            pairs[start] = other
        i, j = start + 1, other + 1


def _pair_gap(a: Sequence[str], b: Sequence[str], rows: range, columns: range) -> _Pairs:
    """The best pairing in order of alike paragraphs inside a gap."""
    if len(rows) * len(columns) <= _SMALL:
        return _pair_best(a, b, rows, columns)
    pairs: _Pairs = {}
    anchors = _find_anchors(a, b, rows, columns)
    if anchors:
        for inner, across in _cut(anchors, rows.stop, columns.stop, pairs, rows.start, columns.start):
            pairs.update(_pair_gap(a, b, inner, across))
        return pairs
    if len(rows) * len(columns) <= _LARGE:
        return _pair_best(a, b, rows, columns)
    # nothing to hold on to: by position, so that the work stays linear
    half, width = (len(rows) + 1) // 2, (len(columns) + 1) // 2
    pairs.update(_pair_gap(a, b, rows[:half], columns[:width]))
    pairs.update(_pair_gap(a, b, rows[half:], columns[width:]))
    return pairs


def _find_anchors(a: Sequence[str], b: Sequence[str], rows: range, columns: range) -> list[tuple[int, int]]:
    """Pairs that share most runs of three words which both sides have just once, and are alike as a whole."""
    once, other = (
        _once(
            (text[at : at + 3], number) for number in side for text in (texts[number],) for at in range(len(text) - 2)
        )
        for texts, side in ((a, rows), (b, columns))
    )
    votes: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for gram, i in once.items():
        if gram in other:
            votes[other[gram]][i] += 1
    best = [(max(given, key=lambda i: (given[i], -i)), j) for j, given in sorted(votes.items())]
    return [(i, j) for i, j in best if Indel.normalized_similarity(a[i][:_BEGINNING], b[j][:_BEGINNING]) >= _ALIKE]


def _pair_best(a: Sequence[str], b: Sequence[str], rows: range, columns: range) -> _Pairs:
    """Exact, by dynamic programming over thousandths of likeness × words."""
    left, right = [a[i] for i in rows], [b[j] for j in columns]
    likeness = _compare_all(left, right, _ALIKE)
    scores = [
        [round(like * 1000) * (len(text) + len(other)) if like else 0 for like, other in zip(line, right, strict=True)]
        for text, line in zip(left, likeness, strict=True)
    ]
    best = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        here, below = best[i], best[i + 1]
        for j in range(len(right) - 1, -1, -1):
            score = scores[i][j]
            here[j] = max(below[j], here[j + 1], below[j + 1] + score if score else 0)
    pairs: _Pairs = {}
    i = j = 0
    while i < len(left) and j < len(right):
        score = scores[i][j]
        if score and best[i][j] == best[i + 1][j + 1] + score:
            pairs[rows[i]] = columns[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _compare_all(left: Sequence[str], right: Sequence[str], least: float) -> list[list[float]]:
    """Likeness of each with each, 0..1; 0 below `least`."""
    rows, columns = ([text[:_BEGINNING] for text in side] for side in (left, right))
    found: list[list[float]] = process.cdist(
        rows, columns, scorer=Indel.normalized_similarity, score_cutoff=least
    ).tolist()
    return found


def _find_moved(a: Sequence[str], b: Sequence[str], pairs: Mapping[int, int]) -> _Pairs:
    """Left-over paragraphs that stand elsewhere, the most alike first; short ones are no evidence."""
    taken = set(pairs.values())
    rows = [i for i, text in enumerate(a) if i not in pairs and len(text) >= _FEW]
    columns = [j for j, text in enumerate(b) if j not in taken and len(text) >= _FEW]
    if len(rows) * len(columns) > _LARGE:
        other = _once((b[j], j) for j in columns)
        candidates = [(1000, i, other[text]) for text, i in _once((a[i], i) for i in rows).items() if text in other]
    elif rows and columns:
        likeness = _compare_all([a[i] for i in rows], [b[j] for j in columns], _MOVED)
        candidates = [
            (round(like * 1000), i, j)
            for i, line in zip(rows, likeness, strict=True)
            for j, like in zip(columns, line, strict=True)
            if like
        ]
    else:
        return {}
    moves: _Pairs = {}
    for _, i, j in sorted(candidates, key=lambda each: (-each[0], each[1], each[2])):
        if i not in moves and j not in taken:
            moves[i] = j
            taken.add(j)
    return moves


def _absorb(a: Sequence[str], b: Sequence[str], held: Sequence[Pairing], taken: set[int]) -> list[Pairing]:
    """Paragraphs of `a` without partner that are the rest of a neighbour's: what was one is now several."""
    found = list(held)
    behind = {each.old[-1]: number for number, each in enumerate(found)}
    before = {each.old[0]: number for number, each in enumerate(found)}
    alone = [i for i in range(len(a)) if i not in taken]
    for step, edges, numbers in ((-1, behind, alone), (1, before, alone[::-1])):
        for i in numbers:
            number = edges.get(i + step)
            if i in taken or number is None or not a[i]:
                continue
            each = found[number]
            larger = replace(each, old=tuple(sorted((*each.old, i))))
            if _shared(a, b, larger) - _shared(a, b, each) >= _ABSORBED * len(a[i]):
                found[number] = larger
                edges[i] = number
                taken.add(i)
    return found


def _shared(a: Sequence[str], b: Sequence[str], pairing: Pairing) -> int:
    """Words of both sides in the same order."""
    old, new = "".join(a[i] for i in pairing.old), "".join(b[j] for j in pairing.new)
    return count_kept(old, new)


def _turn(pairing: Pairing) -> Pairing:
    return Pairing(pairing.new, pairing.old, pairing.moved)


def _lay_out(held: Sequence[Pairing], moves: Mapping[int, int], height: int, width: int) -> list[Pairing]:
    """All of them in the new text's order; one paragraph that took one's place is its replacement."""
    used = ({i for each in held for i in each.old} | set(moves), {j for each in held for j in each.new})
    moved = {j: i for i, j in moves.items()}
    made: list[Pairing] = []
    i = j = 0
    for each in [*held, Pairing((height,), (width,))]:
        gone = [old for old in range(i, each.old[0]) if old not in used[0]]
        come = [new for new in range(j, each.new[0]) if new not in used[1]]
        i, j = each.old[-1] + 1, each.new[-1] + 1
        if len(gone) == 1 and len(come) == 1 and come[0] not in moved:
            made.append(Pairing((gone[0],), (come[0],)))
        else:
            made += [Pairing((old,), ()) for old in gone]
            made += [
                Pairing((moved[new],), (new,), moved=True) if new in moved else Pairing((), (new,)) for new in come
            ]
        made.append(each)
    return made[:-1]
