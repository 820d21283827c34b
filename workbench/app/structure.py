"""Segments split, joined, dropped and added in the corrected text; the base stays as it is.

    split(desk, "p12", ["He went", "Later"], wanted)        # p12 ends before each of these words
    join(desk, ["p12", "p13", "p14"], wanted)
    drop(desk, ["p12"], wanted)
    insert(desk, ["A paragraph that was left out."], wanted, after="p12")
    hang(desk, "p12", "the old harbour", "Filled in since.", wanted)        # a note behind these words

Each gives one correction, as `Desk.to_body` does: to be written, proposed, undone like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from workbench.app.desk import Desk
from workbench.app.wanted import Wanted
from workbench.app.workspace import find_segment
from workbench.correct.choose import choose
from workbench.correct.force import corrections_in_force, segments_of
from workbench.correct.locate import find_span
from workbench.correct.loom import Woven, weave_base
from workbench.correct.note_place import find_note_place
from workbench.correct.restructure import find_nested
from workbench.correct.weave import Chunk
from workbench.model.act import Add, Correct, Drop, Join, Operation, Split
from workbench.model.errors import UsageError
from workbench.model.ids import to_state_id
from workbench.model.span import Span
from workbench.model.witness import Segment

ALIKE = ("l", "item")  # what only stands among its like


def split(desk: Desk, reference: str, before: Sequence[str], wanted: Wanted, nth: int | None = None) -> Correct:
    """A new segment begins with each of these words of the base; the blank in front of them goes."""
    segment = find_segment(desk.base, reference)
    if not before:
        raise UsageError("no place is named", hint=f"workbench split {reference} --before 'its first words'")
    cuts = [Split(_gap(segment, find_span(segment, words, nth))) for words in before]
    if len({cut.span for cut in cuts}) < len(cuts):
        raise UsageError("two of the places are the same", hint="name each once")
    return _to_body(desk, cuts, wanted)


def join(desk: Desk, references: Sequence[str], wanted: Wanted, glue: str = " ") -> Correct:
    """Segments that follow each other become one, with `glue` between."""
    ids = [find_segment(desk.base, reference).id for reference in references]
    if len(ids) < 2 or len(set(ids)) < len(ids):
        raise UsageError("name the segments that become one", hint="workbench join p12 p13")
    return _to_body(desk, [Join(first, second, glue) for first, second in pairwise(ids)], wanted)


def drop(desk: Desk, references: Sequence[str], wanted: Wanted) -> Correct:
    segments = dict.fromkeys(find_segment(desk.base, reference).id for reference in references)
    texts = {segment.id: segment.text for segment in desk.base.segments}
    return _to_body(desk, [Drop(Span.of(each, texts[each], 0, len(texts[each]))) for each in segments], wanted)


def insert(
    desk: Desk,
    texts: Sequence[str],
    wanted: Wanted,
    *,
    after: str | None = None,
    before: str | None = None,
    kind: str | None = None,
) -> Correct:
    """New segments behind one of the base, or in front of one that another one precedes.

    kind: p, unless the neighbour is a line of verse or an item of a list.
    """
    if (after is None) == (before is None):
        raise UsageError("say behind which segment, or before which", hint="workbench insert --after p12 'Text'")
    _check_texts(texts)
    neighbour = find_segment(desk.base, after or before or "")
    follows = neighbour if after is not None else _preceding(desk, neighbour)
    kind = kind or (neighbour.kind if neighbour.kind in ALIKE else "p")
    return _to_body(desk, [Add(follows.id, kind, text.strip()) for text in texts], wanted)


def _check_texts(texts: Sequence[str]) -> None:
    for text in texts:
        if not text.strip() or "\n" in text.strip():
            what = "a new segment has no words" if not text.strip() else "a new segment holds several lines"
            raise UsageError(what, hint="give each segment as a text of its own: 'One.' 'Two.'")


def hang(
    desk: Desk, reference: str, words: str | None, texts: Sequence[str], wanted: Wanted, *, nth: int | None = None
) -> Correct:
    """Notes behind words of the corrected text, or at the end of the segment."""
    _check_texts(texts)
    if words is not None and not words.strip():
        raise UsageError("--at has no words", hint="without it the note hangs at the end of the segment")
    chosen, _ = choose(corrections_in_force(desk.acts), desk.base)
    woven = weave_base(desk.base, chosen)
    chunk, at = _find_words(desk, woven, reference, words, nth)
    if chunk.is_hung or chunk.place in find_nested(desk.base):
        raise UsageError(f"{chunk.id} is a note itself", hint="put the words into it:  workbench correct")
    where = find_note_place(desk.base, woven.chunks, chunk, at)
    if where is None:
        raise UsageError(
            f"no note can hang there in {to_state_id(chunk.id, desk.work.state_id)}",
            hint="name other words; to put a note behind the whole segment:  workbench insert --kind note --after",
        )
    return _to_body(desk, [Add(where.follows, "note", text.strip(), where.span, where.past) for text in texts], wanted)


def _find_words(desk: Desk, woven: Woven, reference: str, words: str | None, nth: int | None) -> tuple[Chunk, int]:
    """The segment of the corrected text, and the place in it, behind these words."""
    unit = desk.work.unit_id(reference)
    there = [chunk for chunk in woven.chunks if to_state_id(chunk.id, desk.work.state_id) == unit]
    if not there:
        base = find_segment(desk.base, reference).id
        there = [chunk for chunk in woven.chunks if not chunk.follows and base in woven.segments_of(chunk)]
    if not there:
        raise UsageError(f"{unit} was dropped: the corrected text has no words of it", hint="workbench log shows why")
    if words is None:
        return there[-1], len(there[-1].text.rstrip())
    holding = [chunk for chunk in there if words in chunk.text]
    if len(holding) > 1:
        ids = " and ".join(to_state_id(chunk.id, desk.work.state_id) for chunk in holding)
        raise UsageError(f"“{words}” stands in {ids}", hint="name one of them")
    chunk = (holding or there)[0]
    found = find_span(Segment(to_state_id(chunk.id, desk.work.state_id), chunk.like.kind, chunk.text), words, nth)
    return chunk, found.end


def _preceding(desk: Desk, target: Segment) -> Segment:
    """The segment in front; notes hang in theirs."""
    flow = [segment for segment in desk.base.segments if segment.kind != "note"]
    at = next((number for number, segment in enumerate(flow) if segment.id == target.id), 0)
    if not at:
        raise UsageError(f"nothing stands before {target.id}", hint="to put words in front of it:  workbench correct")
    return flow[at - 1]


def _gap(segment: Segment, span: Span) -> Span:
    """The white space in front of the words."""
    start = span.start
    while start and segment.text[start - 1].isspace():
        start -= 1
    if not start:
        raise UsageError(f"{segment.id} begins with “{span.quote}”", hint="name the first words of its second part")
    return Span.of(segment.id, segment.text, start, span.start)


def _to_body(desk: Desk, operations: Sequence[Operation], wanted: Wanted) -> Correct:
    segments = tuple(dict.fromkeys(segment for each in operations for segment in segments_of(each)))
    return desk.to_frame(wanted).to_correct(tuple(operations), desk.source_spans(wanted, segments))
