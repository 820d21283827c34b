"""Which passage of a file became which segment of a text.

    for segment, passage in find_passages(state.witness, returned.passages): …

By their ids where the file has any, else by their words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.diff.pairing import pair_paragraphs
from workbench.model.returned import Passage
from workbench.model.witness import Witness


def find_passages(text: Witness, passages: Sequence[Passage]) -> Iterator[tuple[str, Passage]]:
    """Ids of segments, each with its passage; where several became one, or one several, each with each."""
    segments = [each for each in text.segments if each.text.strip()]
    held = [each for each in passages if each.text.strip()]
    places = {segment.id: number for number, segment in enumerate(segments)}
    known = {places[each.segment]: at for at, each in enumerate(held) if each.segment in places}
    for pairing in pair_paragraphs([each.text for each in segments], [each.text for each in held], known):
        for old in pairing.old:
            for new in pairing.new:
                yield segments[old].id, held[new]
