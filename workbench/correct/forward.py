"""Where words of the base stand in the corrected text.

forward(base, acts, Span.of("en-mt.p3", text, 11, 15))      # Stretch("en-corr.p3", 14, 18)
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from workbench.correct.choose import choose
from workbench.correct.force import corrections_in_force
from workbench.correct.loom import weave_base
from workbench.correct.weave import Part
from workbench.model.act import Act
from workbench.model.ids import to_state_id
from workbench.model.span import Span
from workbench.model.witness import Witness


class Stretch(NamedTuple):
    """[start, end) of a segment of the state."""

    segment: str
    start: int
    end: int


def forward(base: Witness, acts: Iterable[Act], span: Span, state_id: str = "en-corr") -> Stretch | None:
    """None where the words are parted by a split, or gone with their segment; changed words reach as far as they do."""
    chosen, _ = choose(corrections_in_force(acts), base)
    for chunk in weave_base(base, chosen).chunks:
        at, starts, ends = 0, list[int](), list[int]()
        for part in chunk.parts:
            if part.segment == span.segment:
                starts += [at + _within(part, span.start)] if part.start <= span.start <= part.end else []
                ends += [at + _within(part, span.end)] if part.start <= span.end <= part.end else []
            at += len(part.text)
        if starts and ends:
            # between two stretches words begin with the second and end with the first; a point is behind the first
            start = starts[-1] if span.quote else starts[0]
            return Stretch(to_state_id(chunk.id, state_id), start, max(start, ends[0]))
    return None


def _within(part: Part, place: int) -> int:
    """A place of the base, counted from where the part begins in the new text."""
    return min(place - part.start, len(part.text))
