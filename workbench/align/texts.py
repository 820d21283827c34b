"""Two texts given as lists of segments, aligned: every segment in exactly one bead, in order, pins kept exactly.

    align_texts(["Он пришёл.", "Все молчали."], ["He came. All were silent."], language_a="ru", language_b="en")
    == (IndexBead((0, 1), (0,), 0.98),)

The whole text gives the statistics (frequencies, lengths, what its words mean); between two pins each stretch is
searched by itself. Segments are cut into sentences and the sentences aligned, so that a segment may end in the
middle of its partner. Blank segments stand alone, unless they are inside a bead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.align.beads import IndexBead, Stretch
from workbench.align.levels import Task, align_levels
from workbench.align.links import Links
from workbench.align.pieces import read_pieces
from workbench.align.pinning import cut_at_pins, in_order, whole
from workbench.align.solve import link
from workbench.text.sentences import split_sentences


def align_texts(
    a: Sequence[str],
    b: Sequence[str],
    *,
    language_a: str,
    language_b: str,
    pins: Sequence[IndexBead] = (),
    lexica: Sequence[Links] = (),
    moved: bool = False,
) -> tuple[IndexBead, ...]:
    """Beads by their segments of a, those without by where they stand in b.

    lexica: what is known of the languages' words beside the cognates. UsageError if two pins share a segment, or one
    names a segment that is not there.
    """
    blank_a, blank_b = ({i for i, text in enumerate(side) if not text.strip()} for side in (a, b))
    pins = [IndexBead(pin.a, pin.b, 1.0, pinned=True) for pin in pins]
    free, stretches = (
        [
            Stretch(tuple(i for i in each.a if i not in blank_a), tuple(j for j in each.b if j not in blank_b))
            for each in cut_at_pins([whole(len(a), len(b))], some)
        ]
        for some in ((), pins)
    )
    pieces_a, pieces_b = read_pieces(_cut(a, language_a), language_a), read_pieces(_cut(b, language_b), language_b)
    known = link(pieces_a.side, pieces_b.side, lexica)
    found, _ = align_levels(Task(pieces_a, pieces_b, free, stretches, pins, (), known, () if moved else None))
    free_a, free_b = blank_a.difference(*(pin.a for pin in pins)), blank_b.difference(*(pin.b for pin in pins))
    beads = [
        bead if bead.pinned else replace(bead, a=_filled(bead.a, free_a), b=_filled(bead.b, free_b)) for bead in found
    ]
    beads += [IndexBead((i,), ()) for i in sorted(free_a.difference(*(bead.a for bead in beads)))]
    beads += [IndexBead((), (j,)) for j in sorted(free_b.difference(*(bead.b for bead in beads)))]
    return in_order(beads)


def _cut(texts: Sequence[str], language: str) -> list[list[str]]:
    return [[text[start:end] for start, end in split_sentences(text, language)] or [text] for text in texts]


def _filled(segments: tuple[int, ...], blank: set[int]) -> tuple[int, ...]:
    """With the blank ones between its first and last."""
    between = range(segments[0], segments[-1]) if segments else ()
    return tuple(sorted({*segments, *(number for number in between if number in blank)}))
