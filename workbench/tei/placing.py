"""Where in a segment's tokens each passage begins and ends.

    for passage, start, end in place_passages(chain, stream, borders): stream.tokens[start:end]

A passage that would cut an element is widened to hold it, and all passages are found anew.
"""

from __future__ import annotations

from collections.abc import Mapping

from workbench.tei.characters import to_plain
from workbench.tei.frame import name_of
from workbench.tei.names import XML_ID
from workbench.tei.passages import Chain, EditKind, Passage
from workbench.tei.stream import Leaf, Open, Stream, text_of

Borders = Mapping[int, tuple[str, str]]  # place of a join -> ids of the first and the last element that stand there


def place_passages(chain: Chain, stream: Stream, borders: Borders) -> list[tuple[Passage, int, int]]:
    """In order and apart. The stream's text must be the chain's."""
    if text_of(stream.tokens) != to_plain(chain.base_text):
        raise ValueError(f"{chain.base[0].id}: the tree's text is not the segment's")
    for piece in chain.pieces:
        for place in piece.base:
            stream.cut(place)
    forced: list[tuple[int, int]] = []
    while True:
        placed = []
        grown = []
        for passage in chain.passages(forced):
            start, end = stream.balance(*_span(chain, stream, passage, borders))
            stretch = (stream.position(start), stream.position(end))
            cuts_sentence = not passage.is_lifted and _holds_sentence(stream, start, end)
            if stretch != (passage.start, passage.end) or cuts_sentence:
                grown.append(stretch)
            placed.append((passage, start, end))
        if not grown:
            return _apart(placed)
        forced += grown


def _apart(placed: list[tuple[Passage, int, int]]) -> list[tuple[Passage, int, int]]:
    """An insertion that fell into a neighbour's stretch goes beside it."""
    for number in range(len(placed) - 1):
        passage, start, end = placed[number]
        following, next_start, next_end = placed[number + 1]
        if end > next_start and start == end:
            placed[number] = (passage, next_start, next_start)
        elif end > next_start and next_start == next_end:
            placed[number + 1] = (following, end, end)
    return placed


def _holds_sentence(stream: Stream, start: int, end: int) -> bool:
    """Whether a sentence, or a part of a cut one, is in the stretch."""
    inside = (token.element for token in stream.tokens[start:end] if isinstance(token, Open))
    return any(name_of(element) == "s" for element in inside)


def _span(chain: Chain, stream: Stream, passage: Passage, borders: Borders) -> tuple[int, int]:
    joins = [edit for edit in passage.edits if edit.kind is EditKind.JOIN]
    if joins and passage.start == passage.end:
        return _border(stream, *borders[joins[0].start])
    if passage.start == passage.end:
        point = _point(chain, stream, passage)
        return point, point
    start, end = stream.before(passage.start), stream.behind(passage.end)
    if passage.is_lifted:
        start, end = stream.over_opens(start), stream.over_closes(end)
    for join in joins:
        first, last = _border(stream, *borders[join.start])
        start, end = min(start, first), max(end, last)
    return start, end


def _border(stream: Stream, first: str, last: str) -> tuple[int, int]:
    places = {token.element.get(XML_ID): index for index, token in enumerate(stream.tokens) if isinstance(token, Leaf)}
    return places[first], places[last] + 1


def _point(chain: Chain, stream: Stream, passage: Passage) -> int:
    """Where an insertion goes: behind a note that hangs there, if the corrected text has it behind the note."""
    at = passage.start
    begins = any(sentence.start == at for sentence in chain.base_sentences)
    ends = any(sentence.end == at for sentence in chain.base_sentences)
    if at == 0 or (begins and not ends):
        index = stream.before(at)
        return stream.over_opens(index) if passage.is_lifted else index
    index = stream.behind(at)
    if passage.is_lifted:
        index = stream.over_closes(index)
    while index < len(stream.tokens) and isinstance(leaf := stream.tokens[index], Leaf):
        note = chain.notes.get(leaf.element.get(XML_ID) or "")
        if note is None or note > passage.new_start:
            break
        index += 1
    return index
