"""Every base segment woven anew, joined ones under the first of them.

woven = weave_base(base, chosen)
woven.chunks[4].text, woven.chunks[4].parts      # a segment of the corrected text and where its words are from
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.correct.choose import Chosen
from workbench.correct.sentences import Names
from workbench.correct.weave import Chunk, Local, Part, Where, weave_segment
from workbench.model.act import Add, Join
from workbench.model.span import Span
from workbench.model.witness import Segment, Witness, walk_segments

_Added = tuple[str, Add]  # act id and what it adds


@dataclass(slots=True)
class Woven:
    """chunks: in the base's order, what was added right behind what it follows. of: those of a base segment, and an
    added note by its own id.

    gone: notes of segments that are dropped. lost: the segments they would be.
    joins: by their first segment; added: by where it stands, in the order of the chunks; hung: added notes by the base
    segment they hang in.
    """

    chunks: list[Chunk] = field(default_factory=list)
    of: dict[str, list[Chunk]] = field(default_factory=dict)
    gone: list[Chunk] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    joins: dict[str, Join] = field(default_factory=dict)
    added: dict[Where, list[_Added]] = field(default_factory=dict)
    hung: dict[str, list[Chunk]] = field(default_factory=dict)

    def added_at(self, where: Where) -> list[Chunk]:
        """The segments that were added there; none where what they would follow or hang in is gone."""
        if where.span is None:
            return [chunk for chunk in self.of.get(where.follows, ()) if chunk.follows]
        return [chunk for chunk in self.hung.get(where.follows, ()) if chunk.where == where]

    def segments_of(self, chunk: Chunk) -> list[str]:
        """The base segments that are joined in a chunk of the base's."""
        found = [chunk.like.id]
        for part in chunk.parts:
            if part.act and not part.segment:
                found.append(self.joins[found[-1]].second)
        return found


def weave_base(base: Witness, chosen: Sequence[Chosen], names: Names | None = None) -> Woven:
    """names: the ids given so far, if there are any."""
    claimed = names or Names()
    woven = Woven()
    local, joins = _sort_operations(chosen, woven, {segment.id: segment.text for segment in base.segments})
    hanging = _by_host(woven.added)
    last: dict[str, Chunk] = {}  # the chunk that holds the end of a base segment
    for segment in base.segments:
        chunks = weave_segment(segment, local.get(segment.id, ()))
        if segment.id in woven.lost:
            woven.gone += chunks
            woven.of[segment.id] = []
            continue
        is_dropped = not chunks
        if is_dropped:
            woven.lost.update(each.id for each in walk_segments((segment,)) if each is not segment)
        join = joins.get(segment.id)
        if join is not None:
            act, operation = join
            host = last[operation.first]
            host.parts += [Part(operation.glue, "", 0, 0, act), *chunks[0].parts]
            last[segment.id] = chunks[-1] if len(chunks) > 1 else host
            chunks = chunks[1:]
        elif chunks:
            last[segment.id] = chunks[-1]
        places = () if is_dropped else hanging.get(segment.id, ())
        notes = [chunk for where in places for chunk in _to_chunks(where, woven.added)]
        added = _to_chunks(Where(segment.id), woven.added)
        for chunk in (*chunks, *notes, *added):
            chunk.id = claimed.claim(chunk.id)
        woven.of[segment.id] = chunks + added
        woven.of |= {note.id: [note] for note in notes}
        woven.hung[segment.id] = notes
        woven.chunks += [*chunks, *notes, *added]
    return woven


def _by_host(added: Iterable[Where]) -> dict[str, list[Where]]:
    """The places of added notes in each segment, in order."""
    found: dict[str, list[Where]] = defaultdict(list)
    for where in added:
        if where.span is not None:
            found[where.follows].append(where)
    for places in found.values():
        places.sort(key=lambda each: (each.span.start if each.span else 0, each.past))
    return found


def _sort_operations(
    chosen: Sequence[Chosen], woven: Woven, texts: Mapping[str, str]
) -> tuple[dict[str, list[Local]], dict[str, tuple[str, Join]]]:
    """Operations inside a segment by segment, joins by their second; the rest goes into `woven`."""
    local: dict[str, list[Local]] = defaultdict(list)
    joins: dict[str, tuple[str, Join]] = {}
    for act, operations in chosen:
        for operation in operations:
            if isinstance(operation, Join):
                joins[operation.second] = (act.id, operation)
                woven.joins[operation.first] = operation
            elif isinstance(operation, Add):
                woven.added.setdefault(where_of(operation, texts), []).append((act.id, operation))
            else:
                local[operation.span.segment].append((act.id, operation))
    return local, joins


def where_of(add: Add, texts: Mapping[str, str]) -> Where:
    """texts: of the base's segments. One place is one, whatever of the words around it the act quotes."""
    span = add.span
    if span is None:
        return Where(add.follows)
    return Where(add.follows, Span.of(add.follows, texts[add.follows], span.start, span.start), add.past)


def _to_chunks(where: Where, added: Mapping[Where, Sequence[_Added]]) -> list[Chunk]:
    made = []
    for act, operation in added.get(where, ()):
        like = Segment(f"{where.follows}.{act}", operation.kind, operation.text)
        made.append(Chunk(like.id, like, [Part(operation.text, "", 0, 0, act)], act, where))
    return made
