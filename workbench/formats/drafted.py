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
    for each in walk_segments(tuple(nodes)):
        if each.text.strip() and not BREAK.fullmatch(each.text.strip()):
            comments = waiting.pop(each.place.first, ()) if each.place else ()
            passages.append(_passage(each, tuple(comments)))
    left_out = [("a comment is on no words", each.text) for comments in waiting.values() for each in comments]
    return Returned.stamped(stamp, passages, left_out=left_out)


def _passage(segment: Segment, comments: tuple[Comment, ...]) -> Passage:
    markup = frozenset(mark.name for mark in segment.marks)
    is_nested = segment.kind == "note"
    return Passage(segment.text, "", segment.kind, is_nested=is_nested, markup=markup, comments=comments)
