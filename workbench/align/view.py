"""How well the words of segments and windows fit: the sums over words of log(l + (1 - l) r(w)), sparsely.

    words = Words.read(side_a, side_b, see(links, side_a, side_b), folds)
    forward, backward = words.windows(model, (0, 48), (0, 60), near)

forward[i, j, n - 1] scores the words of segment i of a against the n segments of b from j on; backward[j, i, m - 1]
the words of segment j of b against the m segments of a from i on. A bead of any size is a sum of these.
Only terms that have a link and meet it take work: all others add the constant log l, or nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.align.fixed import Floats, Integers, log_fixed
from workbench.align.links import Seen
from workbench.align.model import LARGEST, Model
from workbench.align.terms import Side

Range = tuple[int, int]
_AT_ONCE = 1 << 14  # rows whose links are looked at together: memory


@dataclass(frozen=True, slots=True)
class View:
    """The words of one text as they are seen from the other.

    segment, count, kind: a row for each term with a link, in segment order; starts: the first row of a segment.
    first, last: the row's links in `partner` (sorted by term); ratio: t(w|v) / p(w) of each link,
    a column for each fold; folds: the fold of each segment.
    other: the other text; posting_*: where it has its terms, sorted by (term, segment).
    """

    segment: Integers
    term: Integers
    count: Integers
    kind: Integers
    starts: Integers
    first: Integers
    last: Integers
    partner: Integers
    ratio: Floats
    folds: Integers
    other: Side
    posting_key: Integers
    posting_segment: Integers
    posting_count: Integers
    sizes: Integers  # running sums of the other text's sizes
    segments: int  # of the other text

    def meetings(self, rows: Range, begin: Integers, end: Integers) -> tuple[Integers, Integers, Floats]:
        """Where terms of segments `rows` meet a link in their segments [begin, end) of the other text.

        One range for each of `rows`. Gives the row of the view, the other segment, and count * ratio.
        """
        entries = np.arange(self.starts[rows[0]], self.starts[rows[1]])
        links = spread_ranges(self.first[entries], self.last[entries])
        entries = np.repeat(entries, self.last[entries] - self.first[entries])
        base = self.partner[links] * (self.segments + 1)
        place = self.segment[entries] - rows[0]
        low = np.searchsorted(self.posting_key, base + begin[place])
        high = np.searchsorted(self.posting_key, base + end[place])
        postings = spread_ranges(low, high)
        ratios = self.ratio[links, self.folds[self.segment[entries]]]
        entries, ratios = np.repeat(entries, high - low), np.repeat(ratios, high - low)
        return entries, self.posting_segment[postings], self.posting_count[postings] * ratios

    def rare_meetings(self, limit: int) -> tuple[Integers, Integers, Floats]:
        """(segment, segment of the other text, weight) of the links whose two terms meet at most `limit` times."""
        times = np.bincount(self.term, minlength=1)
        parts = [self._rare(start, times, limit) for start in range(0, max(1, len(self.segment)), _AT_ONCE)]
        segment, other, weights = (np.concatenate(part) for part in zip(*parts, strict=True))
        return segment, other, weights

    def _rare(self, start: int, times: Integers, limit: int) -> tuple[Integers, Integers, Floats]:
        """Of the rows from one on; times: how often a term stands in this text."""
        rows = np.arange(start, min(start + _AT_ONCE, len(self.segment)))
        links = spread_ranges(self.first[rows], self.last[rows])
        rows = np.repeat(rows, self.last[rows] - self.first[rows])
        base = self.partner[links] * (self.segments + 1)
        low = np.searchsorted(self.posting_key, base)
        high = np.searchsorted(self.posting_key, base + self.segments)
        own = times[self.term[rows]]
        rare = own * (high - low) <= limit
        rows, low, high, own = rows[rare], low[rare], high[rare], own[rare]
        weights = np.repeat(1.0 / np.maximum(1, np.maximum(own, high - low)), high - low)
        return np.repeat(self.segment[rows], high - low), self.posting_segment[spread_ranges(low, high)], weights

    def windows(self, shares: Floats, rows: Range, columns: Range, begin: Integers, end: Integers) -> Integers:
        """[row, column, size - 1]: sums over the words of a segment against each window of the other text.

        Only windows inside the row's own [begin, end) are right; what lies outside is not looked at.
        """
        height, width = rows[1] - rows[0], columns[1] - columns[0]
        low, high = int(self.starts[rows[0]]), int(self.starts[rows[1]])
        entries, places, ratios = self._meetings_in(rows, columns, begin, np.maximum(begin, end))
        cell = (entries - low) * width + places - columns[0]
        met = np.bincount(cell, to_units(ratios), minlength=(high - low) * width).astype(np.int64)
        met = met.reshape(high - low, width)
        silent = log_fixed(shares)[self.kind[low:high]]
        place, count = self.segment[low:high] - rows[0], self.count[low:high]
        floor = np.bincount(place, silent * count, minlength=height).astype(np.int64)
        scores = np.repeat(floor, width * LARGEST).reshape(height, width, LARGEST)
        total = met.copy()
        for size in range(1, LARGEST + 1):
            if size > 1:
                total[:, : max(0, width - size + 1)] += met[:, size - 1 :]
            row, start = np.nonzero(total != 0)
            share = shares[self.kind[low + row]]
            first = start + columns[0]
            length = self.sizes[np.minimum(first + size, self.segments)] - self.sizes[first]
            gain = log_fixed(share + (1.0 - share) * (total[row, start] / (UNIT * length))) - silent[row]
            summed = np.bincount(place[row] * width + start, gain * count[row], minlength=height * width)
            scores[:, :, size - 1] += summed.astype(np.int64).reshape(height, width)
        return scores

    def _meetings_in(
        self, rows: Range, columns: Range, begin: Integers, end: Integers
    ) -> tuple[Integers, Integers, Floats]:
        """As `meetings`, where all ranges lie in a few columns: those are looked up by their terms at once."""
        there = slice(*np.searchsorted(self.other.segment, columns).tolist())
        term = self.other.term[there]
        order = np.argsort(term, kind="stable")
        segment, times = self.other.segment[there][order], self.other.count[there][order]
        counts = np.bincount(term, minlength=len(self.other.terms))
        last = np.cumsum(counts)
        first = last - counts
        entries = np.arange(self.starts[rows[0]], self.starts[rows[1]])
        links = spread_ranges(self.first[entries], self.last[entries])
        entries = np.repeat(entries, self.last[entries] - self.first[entries])
        partner = self.partner[links]
        kept = counts[partner] > 0
        links, entries, partner = links[kept], entries[kept], partner[kept]
        met = counts[partner]
        postings = spread_ranges(first[partner], last[partner])
        links, entries = np.repeat(links, met), np.repeat(entries, met)
        place, other = self.segment[entries] - rows[0], segment[postings]
        near = (begin[place] <= other) & (other < end[place])
        links, entries, postings = links[near], entries[near], postings[near]
        return entries, segment[postings], times[postings] * self.ratio[links, self.folds[self.segment[entries]]]


UNIT = 1 << 16  # ratios are summed as integers


def to_units(ratios: Floats) -> Integers:
    return np.rint(ratios * UNIT).astype(np.int64)


def spread_ranges(begin: Integers, end: Integers) -> Integers:
    """All numbers of all ranges, one range behind the other."""
    sizes = end - begin
    total = int(sizes.sum())
    return np.arange(total) + np.repeat(begin - np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes)


def view(one: Side, other: Side, seen: Seen, folds: Integers) -> View:
    """The words of `one` seen from `other`."""
    rows = np.flatnonzero(seen.last[one.term] > seen.first[one.term])
    segment, term = one.segment[rows], one.term[rows]
    posting = np.lexsort((other.segment, other.term))
    return View(
        segment,
        term,
        one.count[rows],
        seen.kind[term],
        np.searchsorted(segment, np.arange(len(one) + 1)),
        seen.first[term],
        seen.last[term],
        seen.partner,
        seen.ratio,
        folds,
        other,
        other.term[posting] * (len(other) + 1) + other.segment[posting],
        other.segment[posting],
        other.count[posting],
        np.concatenate(([0], np.cumsum(other.sizes))),
        len(other),
    )


@dataclass(frozen=True, slots=True)
class Near:
    """Where beads can be: for each row the columns [begin, end), and for each column the rows."""

    columns: tuple[Integers, Integers]
    rows: tuple[Integers, Integers]


@dataclass(frozen=True, slots=True)
class Words:
    """Both views."""

    of_a: View
    of_b: View

    @classmethod
    def read(cls, a: Side, b: Side, seen: tuple[Seen, Seen], folds: tuple[Integers, Integers]) -> Words:
        return cls(view(a, b, seen[0], folds[0]), view(b, a, seen[1], folds[1]))

    def windows(self, model: Model, rows: Range, columns: Range, near: Near) -> tuple[Integers, Integers]:
        """forward[i, j, n - 1] for i in rows, j in columns, and backward[j, i, m - 1]."""
        return (
            self.of_a.windows(model.shares_ab, rows, columns, *near.columns),
            self.of_b.windows(model.shares_ba, columns, rows, *near.rows),
        )
