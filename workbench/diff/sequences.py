"""What two sequences of tokens have in common: exact for a paragraph, and still done in time for a book.

    diff_tokens(["He", " ", "went"], ["She", " ", "went"])[0] == (Op.DELETE, ("He",), ())

Each distinct token becomes one character. Small stretches go to diff-match-patch, larger ones to rapidfuzz's bit
parallel search, both exact; what is too large for that is cut at runs of tokens that either side has just once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import LCSseq

from workbench.diff.dmp import Match, find_matches
from workbench.model.edits import Op
from workbench.model.errors import InputError

Run = tuple[Op, tuple[str, ...], tuple[str, ...]]

_FIRST, _SURROGATES, _LAST = 0x100, range(0xD800, 0xE000), 0x10FFFF
# Cells (length × length) up to which a stretch is searched by either; the second takes one bit a cell.
_SMALL = 100_000
_LARGE = 400_000_000
# Tokens in a run that cuts a stretch: word, blank, word, blank …, so four words.
_ANCHOR = 8


class Alphabet(dict[str, str]):
    """A character for each distinct token, given when it is first asked for; the surrogates are left out."""

    def pack(self, tokens: Iterable[str]) -> str:
        return "".join(map(self.__getitem__, tokens))

    def __missing__(self, token: str) -> str:
        code = _FIRST + len(self)
        if code >= _SURROGATES.start:
            code += len(_SURROGATES)
        if code > _LAST:
            raise InputError("more than a million different words", hint="compare the texts in parts")
        return self.setdefault(token, chr(code))


def diff_tokens(
    old: Sequence[str], new: Sequence[str], keys: tuple[Sequence[str], Sequence[str]] | None = None
) -> list[Run]:
    """Runs of equal, deleted and inserted tokens; `keys` are what tokens are compared by (themselves, if none)."""
    alphabet = Alphabet()
    old_keys, new_keys = keys if keys is not None else (old, new)
    runs: list[Run] = []
    i = j = 0
    for start, other, size in _join(
        [*_search(alphabet.pack(old_keys), alphabet.pack(new_keys)), (len(old), len(new), 0)]
    ):
        if i < start:
            runs.append((Op.DELETE, tuple(old[i:start]), ()))
        if j < other:
            runs.append((Op.INSERT, (), tuple(new[j:other])))
        if size:
            runs.append((Op.EQUAL, tuple(old[start : start + size]), tuple(new[other : other + size])))
        i, j = start + size, other + size
    return runs


def count_kept(a: str, b: str) -> int:
    """How many tokens of two packed sequences stand in both, in the same order."""
    if len(a) * len(b) <= _LARGE:
        return int(LCSseq.similarity(a, b))
    return sum(size for _, _, size in _search(a, b))


def longest_increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rises on both sides. Source: patience sorting, O(n log n)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    ordered = sorted(pairs, key=lambda pair: (pair[1], -pair[0]))
    for number, (left, _) in enumerate(ordered):
        at = bisect_left(tails, left)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [left]
        ends[at : at + 1] = [number]
    found = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(ordered[at])
        at = before[at]
    return found[::-1]


def _search(a: str, b: str) -> Iterator[Match]:
    """Matching runs, in order."""
    head = common_length(a, b)
    tail = common_length(a[head:][::-1], b[head:][::-1])
    if head:
        yield 0, 0, head
    left, right = a[head : len(a) - tail], b[head : len(b) - tail]
    if left and right:
        for i, j, size in _search_middle(left, right):
            yield head + i, head + j, size
    if tail:
        yield len(a) - tail, len(b) - tail, tail


def _search_middle(a: str, b: str) -> Iterator[Match]:
    cells = len(a) * len(b)
    if cells <= _SMALL:
        yield from find_matches(a, b)
    elif cells <= _LARGE:
        for op in LCSseq.opcodes(a, b):
            if op.tag == "equal":
                yield op.src_start, op.dest_start, op.src_end - op.src_start
    else:
        i = j = 0
        anchors = longest_increasing(_find_anchors(a, b))
        for start, other in [*anchors, (len(a), len(b))] if anchors else []:
            if start >= i and other >= j:  # anchors may overlap
                for left, right, size in _search(a[i:start], b[j:other]):
                    yield i + left, j + right, size
                i, j = start, other


def common_length(a: str, b: str) -> int:
    """How many characters two strings begin with in common."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _find_anchors(a: str, b: str) -> list[tuple[int, int]]:
    once, other = _find_once(a), _find_once(b)
    return [(i, other[gram]) for gram, i in once.items() if i >= 0 and other.get(gram, -1) >= 0]


def _find_once(text: str) -> dict[str, int]:
    """Where each run of tokens stands, -1 if in several places."""
    places: dict[str, int] = {}
    for at in range(len(text) - _ANCHOR + 1):
        gram = text[at : at + _ANCHOR]
        places[gram] = -1 if gram in places else at
    return places


def _join(matches: Iterable[Match]) -> Iterator[Match]:
    """Runs that follow each other on both sides as one."""
    last: Match | None = None
    for i, j, size in matches:
        if last is not None and size and (last[0] + last[2], last[1] + last[2]) == (i, j):
            last = (last[0], last[1], last[2] + size)
            continue
        if last is not None:
            yield last
        last = (i, j, size)
    if last is not None:
        yield last
