"""Cutting a long work at its chapters before its segments are looked at.

    sections = cut_into_sections(units_a, units_b, segments_a, segments_b)      # stretches of segments, or none

A section is a run of segments between two borders of divisions; sections are aligned like very long segments. Those
in sure beads become stretches of their own, what lies between them another one; where too little of the text is in
sure beads nothing is cut, and the segments are aligned over the whole length.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workbench.align.beads import Stretch
from workbench.align.solve import link, solve
from workbench.align.terms import Side
from workbench.align.units import Units

_LONG = 1200  # segments of the longer text from which cutting is worth while
_FEWEST = 8  # sections
_SURE = 0.98  # least confidence of a bead that cuts
_RARE = 8  # occurrences in the whole work that leave a word telling
_COVERED = 0.5  # least share of the text in such beads


def cut_into_sections(a: Units, b: Units, segments_a: Side, segments_b: Side) -> list[Stretch]:
    """Stretches that together hold every segment once; empty if the texts are short or their chapters unclear."""
    borders_a, borders_b = _borders(a), _borders(b)
    if max(len(a.segments), len(b.segments)) < _LONG or min(len(borders_a), len(borders_b)) <= _FEWEST:
        return []
    side_a, side_b = _grouped(segments_a, borders_a), _grouped(segments_b, borders_b)
    whole = Stretch(tuple(range(len(side_a))), tuple(range(len(side_b))))
    beads = solve(side_a, side_b, [whole], link(side_a, side_b), teach=False).beads
    sure = [bead for bead in beads if bead.a and bead.b and bead.confidence >= _SURE]
    characters = int(side_a.characters.sum()) + int(side_b.characters.sum())
    covered = sum(int(side_a.characters[list(x.a)].sum()) + int(side_b.characters[list(x.b)].sum()) for x in sure)
    if covered < _COVERED * characters:
        return []
    return _stretches([(bead.a[0], bead.a[-1] + 1, bead.b[0], bead.b[-1] + 1) for bead in sure], borders_a, borders_b)


def _borders(units: Units) -> list[int]:
    ends = {0, len(units.segments)}
    for division in units.divisions:
        ends |= {division.first, division.last}
    return sorted(ends)


def _grouped(side: Side, borders: Sequence[int]) -> Side:
    owner = np.repeat(np.arange(len(borders) - 1), np.diff(np.array(borders)))
    sections = len(borders) - 1
    return side.group(owner, sections).keep_terms(side.totals <= max(_RARE, sections // 4))


def _stretches(
    beads: Sequence[tuple[int, int, int, int]], borders_a: Sequence[int], borders_b: Sequence[int]
) -> list[Stretch]:
    """The sections of each sure bead, and what lies between two of them."""
    stretches: list[Stretch] = []
    i = j = 0
    ends = (len(borders_a) - 1, len(borders_b) - 1)
    for top, bottom, left, right in [*beads, (ends[0], ends[0], ends[1], ends[1])]:
        for rows, columns in (((i, top), (j, left)), ((top, bottom), (left, right))):
            a = tuple(range(borders_a[rows[0]], borders_a[rows[1]]))
            b = tuple(range(borders_b[columns[0]], borders_b[columns[1]]))
            if a or b:
                stretches.append(Stretch(a, b))
        i, j = bottom, right
    return stretches
