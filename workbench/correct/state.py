"""The corrected text: base + journal, computed, with the beads that follow from it.

    state = compute_state(base, acts)
    state.witness.segments[4].text          # corrected words under the id en-corr.p1

Dropping all acts gives the base back character for character; any subset of corrections gives the right text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.correct.beads import derive_beads
from workbench.correct.choose import Chosen, choose
from workbench.correct.follow import Carried, Places, carry_marks, carry_sentences
from workbench.correct.force import corrections_in_force
from workbench.correct.weave import Chunk, Local, Part, weave_segment
from workbench.model.act import Act, Add, Change, Drop, Join, Split
from workbench.model.ids import to_state_id
from workbench.model.state import Applied, Restructured, State
from workbench.model.witness import Block, Mark, Node, Role, Segment, Witness


def compute_state(base: Witness, acts: Iterable[Act], state_id: str = "en-corr") -> State:
    """Near-linear in base and acts. What cannot be applied stands in `problems`; nothing is guessed."""
    segments = {segment.id: segment for segment in base.segments}
    chosen, problems = choose(corrections_in_force(acts), segments)
    loom = _Loom(base, segments, chosen)
    witness = Witness(state_id, base.language, Role.REVISION, _rename(loom.nodes(base.nodes), state_id), base.title)
    segment_beads, sentence_beads = derive_beads(base, loom.chunks, loom.carried, state_id)
    return State(
        base,
        witness,
        tuple(act for act, _ in chosen),
        loom.applied(state_id),
        loom.restructured(),
        segment_beads,
        sentence_beads,
        tuple(problems),
    )


class _Loom:
    """Every base segment woven anew; chunks in document order, joined ones under the first of them."""

    def __init__(self, base: Witness, segments: dict[str, Segment], chosen: Sequence[Chosen]) -> None:
        self._segments = segments
        self._chosen = chosen
        self._language = base.language
        local: dict[str, list[Local]] = defaultdict(list)
        joins: dict[str, tuple[str, Join]] = {}
        self._added: dict[str, list[tuple[str, Add]]] = defaultdict(list)
        for act, operations in chosen:
            for operation in operations:
                if isinstance(operation, Join):
                    joins[operation.second] = (act.id, operation)
                elif isinstance(operation, Add):
                    self._added[operation.follows].append((act.id, operation))
                else:
                    local[operation.span.segment].append((act.id, operation))
        self._of: dict[str, list[Chunk]] = {}
        self.chunks: list[Chunk] = []
        self._weave(base.segments, local, joins)
        self._index = {id(chunk): number for number, chunk in enumerate(self.chunks)}
        self.carried: list[list[Carried]] = [carry_sentences(chunk, segments, self._language) for chunk in self.chunks]
        self._marks = self._carry_marks(base.segments)

    def _weave(
        self, order: Sequence[Segment], local: dict[str, list[Local]], joins: dict[str, tuple[str, Join]]
    ) -> None:
        last: dict[str, Chunk] = {}  # the chunk that holds the end of a base segment
        for segment in order:
            chunks = weave_segment(segment, local.get(segment.id, ()))
            join = joins.get(segment.id)
            if join is not None and chunks and join[1].first in last:
                host = last[join[1].first]
                host.parts.append(Part(join[1].glue, "", 0, 0, join[0]))
                host.parts += chunks[0].parts
                last[segment.id] = chunks[-1] if len(chunks) > 1 else host
                chunks = chunks[1:]
            elif chunks:
                last[segment.id] = chunks[-1]
            self._of[segment.id] = list(chunks)
            self.chunks += chunks
            for act, operation in self._added.get(segment.id, ()):
                like = Segment(f"{segment.id}.{act}", operation.kind, operation.text)
                chunk = Chunk(like.id, like, [Part(operation.text, "", 0, 0, act)])
                self._of[segment.id].append(chunk)
                self.chunks.append(chunk)

    def _carry_marks(self, order: Sequence[Segment]) -> list[list[Mark]]:
        marks: list[list[Mark]] = [[] for _ in self.chunks]
        places = Places(self.chunks)
        lengths = [len(chunk.text) for chunk in self.chunks]
        for segment in order:
            for number, mark in carry_marks(segment, places, lengths):
                marks[number].append(mark)
        return marks

    def nodes(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        """The tree again, with chunks in the place of their segments; a block that loses all it held goes too."""
        made: list[Node] = []
        for node in nodes:
            if isinstance(node, Segment):
                made += [self._segment(chunk) for chunk in self._of[node.id]]
                continue
            children = self.nodes(node.children)
            if children or not node.children:
                made.append(replace(node, children=children))
        return tuple(made)

    def _segment(self, chunk: Chunk) -> Segment:
        number = self._index[id(chunk)]
        marks = tuple(
            mark if mark.node is None else replace(mark, node=node)
            for mark in self._marks[number]
            if (node := self._inner(mark)) is not None or mark.node is None
        )
        sentences = tuple(each.sentence for each in self.carried[number])
        return replace(chunk.like, id=chunk.id, text=chunk.text, sentences=sentences, marks=marks)

    def _inner(self, mark: Mark) -> Node | None:
        inner = self.nodes((mark.node,)) if mark.node is not None else ()
        return inner[0] if inner else None

    def applied(self, state_id: str) -> tuple[Applied, ...]:
        made = []
        for chunk in self.chunks:
            at = 0
            for part in chunk.parts:
                if part.act and part.segment:
                    old = self._segments[part.segment].text[part.start : part.end]
                    where = to_state_id(chunk.id, state_id)
                    made.append(Applied(part.act, part.segment, part.start, part.end, old, part.text, where, at))
                at += len(part.text)
        rank = {segment: number for number, segment in enumerate(self._segments)}
        return tuple(sorted(made, key=lambda each: (rank[each.segment], each.start, each.end)))

    def restructured(self) -> tuple[Restructured, ...]:
        rank = {segment: number for number, segment in enumerate(self._segments)}
        found = [
            Restructured(act.id, operation)
            for act, operations in self._chosen
            for operation in operations
            if not isinstance(operation, Change)
        ]
        return tuple(sorted(found, key=lambda each: (rank[_place(each.operation)], each.act)))


def _place(operation: Split | Join | Add | Drop) -> str:
    if isinstance(operation, Join):
        return operation.first
    return operation.follows if isinstance(operation, Add) else operation.span.segment


def _rename(nodes: tuple[Node, ...], state_id: str) -> tuple[Node, ...]:
    """The tree under the state's id."""
    renamed: list[Node] = []
    for node in nodes:
        identifier = to_state_id(node.id, state_id) if node.id else ""
        if isinstance(node, Block):
            renamed.append(replace(node, id=identifier, children=_rename(node.children, state_id)))
            continue
        sentences = tuple(replace(each, id=to_state_id(each.id, state_id)) for each in node.sentences)
        marks = tuple(
            mark if mark.node is None else replace(mark, node=_rename((mark.node,), state_id)[0]) for mark in node.marks
        )
        renamed.append(replace(node, id=identifier, sentences=sentences, marks=marks))
    return tuple(renamed)
