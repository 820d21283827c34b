"""Every base segment woven anew, joined ones under the first of them.

woven = weave_base(base, chosen)
woven.chunks[4].text, woven.chunks[4].parts      # a segment of the corrected text and where its words are from
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.correct.choose import Chosen
from workbench.correct.sentences import Names
from workbench.correct.weave import Chunk, Local, Part, weave_segment
from workbench.model.act import Add, Join
from workbench.model.witness import Segment, Witness, walk_segments

_Added = tuple[str, Add]  # act id and what it adds


@dataclass(slots=True)
class Woven:
    """chunks: in the base's order, what was added right behind what it follows. of: those of a base segment.

    gone: notes of segments that are dropped. lost: the segments they would be.
    joins: by their first segment; added: by what it follows, in the order of the chunks.
    """

    chunks: list[Chunk] = field(default_factory=list)
    of: dict[str, list[Chunk]] = field(default_factory=dict)
    gone: list[Chunk] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    joins: dict[str, Join] = field(default_factory=dict)
    added: dict[str, list[_Added]] = field(default_factory=dict)

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
    local, joins = _sort_operations(chosen, woven)
    last: dict[str, Chunk] = {}  # the chunk that holds the end of a base segment
    for segment in base.segments:
        chunks = weave_segment(segment, local.get(segment.id, ()))
        if segment.id in woven.lost:
            woven.gone += chunks
            woven.of[segment.id] = []
            continue
        if not chunks:
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
        chunks += [_to_chunk(act, operation) for act, operation in woven.added.get(segment.id, ())]
        for chunk in chunks:
            chunk.id = claimed.claim(chunk.id)
        woven.of[segment.id] = chunks
        woven.chunks += chunks
    return woven


def _sort_operations(
    chosen: Sequence[Chosen], woven: Woven
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
                woven.added.setdefault(operation.follows, []).append((act.id, operation))
            else:
                local[operation.span.segment].append((act.id, operation))
    return local, joins


def _to_chunk(act: str, added: Add) -> Chunk:
    like = Segment(f"{added.follows}.{act}", added.kind, added.text)
    return Chunk(like.id, like, [Part(added.text, "", 0, 0, act)], act, added.follows)
