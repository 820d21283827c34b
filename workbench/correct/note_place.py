"""The place of the base at which a note has to be added to stand at a place of the corrected text.

    find_note_place(base, woven.chunks, chunk, 15)      # Where("en-mt.p2", Span(…, 13, 13, ""), past=0)

Behind words of the base it is the place behind them; inside or behind words that an act put in, the place of the base
in front of these, and how many code points of them are in front of the note.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.correct.marks import Places
from workbench.correct.weave import Chunk, Part, Where
from workbench.model.span import Span
from workbench.model.witness import Witness

_Laid = tuple[Part, int, int]  # a part and where it stands in its chunk's text


def find_note_place(base: Witness, chunks: Sequence[Chunk], chunk: Chunk, at: int) -> Where | None:
    """chunks: all there are. None where the base has no such place: in an added segment, before all words of a part."""
    number = next(number for number, each in enumerate(chunks) if each is chunk)
    texts = {segment.id: segment.text for segment in base.segments}
    places = Places(chunks)
    for segment, offset, past in _candidates(chunk, at):
        if places.of_note(segment, offset, past) == (number, at):
            return Where(segment, Span.of(segment, texts[segment], offset, offset), past)
    return None


def _candidates(chunk: Chunk, at: int) -> list[tuple[str, int, int]]:
    """Segment, place in it, and what is in front of the note there: the likeliest first."""
    laid = _lay(chunk)
    found: list[tuple[str, int, int]] = []
    for index, (part, start, end) in enumerate(laid):
        if not part.segment or not start <= at <= end:
            continue
        if not part.act:
            found.append((part.segment, part.start + at - start, 0))
            continue
        found += [(part.segment, part.end, 0), (part.segment, part.start, 0)]
        before = [end for each, _, end in laid[:index] if not _is_put_in(each, part)]
        found.append((part.segment, part.start, at - (before[-1] if before else 0)))
    return found


def _is_put_in(part: Part, before: Part) -> bool:
    """Whether it is words put in just where the other part begins."""
    return bool(part.act) and part.segment == before.segment and part.start == part.end == before.start


def _lay(chunk: Chunk) -> list[_Laid]:
    laid, at = list[_Laid](), 0
    for part in chunk.parts:
        laid.append((part, at, at + len(part.text)))
        at += len(part.text)
    return laid
