"""A file that came back in a format without ids of segments: what a reader makes of it, as passages.

    to_returned(read_epub(data, name, ReadOptions()).nodes, stamp).passages[3].text

Words tell which passage is which segment. said: comments by the paragraph (its number in the file) they are in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from workbench.formats.shapes import BREAK
from workbench.model.returned import Comment, Passage, Returned, Stamp
from workbench.model.witness import Node, Segment, walk_segments


def to_returned(
    nodes: Iterable[Node], stamp: Stamp | None, said: Mapping[int, Sequence[Comment]] | None = None
) -> Returned:
    waiting = dict(said or {})
    passages = []
    segments = list(walk_segments(tuple(nodes)))
    calls = {id(mark.node): mark.start for each in segments for mark in each.marks if mark.node is not None}
    for each in segments:
        if each.text.strip() and not BREAK.fullmatch(each.text.strip()):
            comments = waiting.pop(each.place.first, ()) if each.place else ()
            passages.append(_passage(each, calls.get(id(each)), tuple(comments)))
    left_out = [("a comment is on no words", each.text) for comments in waiting.values() for each in comments]
    return Returned.stamped(stamp, passages, left_out=left_out)


def _passage(segment: Segment, hangs: int | None, comments: tuple[Comment, ...]) -> Passage:
    """hangs: where a note is called in the words before it."""
    markup = frozenset(mark.name for mark in segment.marks)
    is_note = segment.kind == "note"
    return Passage(segment.text, "", segment.kind, is_note, markup, comments=comments, hangs=hangs if is_note else None)
