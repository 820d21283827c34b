"""The corrected text: base + journal, computed, with the beads that follow from it.

    state = compute_state(base, acts)
    state.witness.segments[4].text          # corrected words under the id en-corr.p1

Dropping all acts gives the base back character for character; any subset of corrections gives the right text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.correct.beads import derive_beads
from workbench.correct.choose import Chosen, choose
from workbench.correct.force import corrections_in_force
from workbench.correct.loom import weave_base
from workbench.correct.marks import Places, carry_marks, hang
from workbench.correct.sentences import Names, carry_sentences
from workbench.correct.weave import Chunk
from workbench.model.act import Act, Add, Change, Drop, Join, Split
from workbench.model.ids import to_state_id
from workbench.model.state import Applied, Restructured, State
from workbench.model.witness import Block, Mark, Node, Role, Segment, Witness


def compute_state(base: Witness, acts: Iterable[Act], state_id: str = "en-corr") -> State:
    """Near-linear in base and acts. What cannot be applied stands in `problems`; nothing is guessed."""
    chosen, problems = choose(corrections_in_force(acts), base)
    loom = _Loom(base, chosen)
    witness = Witness(state_id, base.language, Role.REVISION, _rename(loom.nodes(base.nodes), state_id), base.title)
    chunks = {to_state_id(chunk.id, state_id): chunk for chunk in loom.chunks}
    in_order = [chunks[segment.id] for segment in witness.segments]
    segment_beads, sentence_beads = derive_beads(base, in_order, loom.carried, state_id)
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
    """The tree of the state. chunks: in the base's order. carried: sentences by chunk id."""

    def __init__(self, base: Witness, chosen: Sequence[Chosen]) -> None:
        self._base = base
        self._chosen = chosen
        self._rank = {segment.id: number for number, segment in enumerate(base.segments)}
        names = Names()
        self._woven = weave_base(base, chosen, names)
        self.chunks = self._woven.chunks
        self._segments = {segment.id: segment for segment in base.segments}
        self.carried = {chunk.id: carry_sentences(chunk, self._segments, base.language, names) for chunk in self.chunks}
        self._marks = self._carry_marks()

    def _carry_marks(self) -> dict[str, list[Mark]]:
        """By chunk id."""
        marks: dict[str, list[Mark]] = {chunk.id: [] for chunk in self.chunks}
        places = Places(self.chunks)
        for segment in self._base.segments:
            for number, mark in carry_marks(segment, places):
                marks[self.chunks[number].id].append(mark)
        for host, notes in self._woven.hung.items():
            before: set[str] = set()
            for note in notes:
                assert note.where is not None
                assert note.where.span is not None
                start = note.where.span.start
                number, at = places.of_note(host, start, note.where.past)
                before |= {mark.node.id for mark in self._segments[host].marks if mark.node and mark.start <= start}
                hang(replace(note.like, id=note.id), marks[self.chunks[number].id], at, before)
                before.add(note.id)
        return marks

    def nodes(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        """The tree again, with chunks in the place of their segments; a block that loses all it held goes too."""
        made: list[Node] = []
        for node in nodes:
            if isinstance(node, Segment):
                made += [self._segment(chunk) for chunk in self._woven.of[node.id]]
                continue
            children = self.nodes(node.children)
            if children or not node.children:
                made.append(replace(node, children=children))
        return tuple(made)

    def _segment(self, chunk: Chunk) -> Segment:
        marks = []
        for mark in self._marks[chunk.id]:
            # a note that was split hangs there twice, one that was dropped not at all
            inner = (None,) if mark.node is None else self.nodes((mark.node,))
            marks += [replace(mark, node=node) for node in inner]
        sentences = tuple(each.sentence for each in self.carried[chunk.id])
        return replace(chunk.like, id=chunk.id, text=chunk.text, sentences=sentences, marks=tuple(marks))

    def applied(self, state_id: str) -> tuple[Applied, ...]:
        texts = {segment.id: segment.text for segment in self._base.segments}
        made = []
        for chunk in (*self.chunks, *self._woven.gone):
            at = 0
            where = to_state_id(chunk.id, state_id) if chunk.id in self.carried else ""
            for part in chunk.parts:
                if part.act and part.segment:
                    old = texts[part.segment][part.start : part.end]
                    made.append(Applied(part.act, part.segment, part.start, part.end, old, part.text, where, at))
                at += len(part.text)
        return tuple(sorted(made, key=lambda each: (self._rank[each.segment], each.start, each.end)))

    def restructured(self) -> tuple[Restructured, ...]:
        found = [
            Restructured(act.id, operation)
            for act, operations in self._chosen
            for operation in operations
            if not isinstance(operation, Change) and _place(operation) not in self._woven.lost
        ]
        return tuple(sorted(found, key=self._order))

    def _order(self, each: Restructured) -> tuple[int, str, int, int, int]:
        """By place and act; of one act in the order in which its new segments are named."""
        operation = each.operation
        rank = (self._rank[_place(operation)], each.act)
        if isinstance(operation, Split):
            return (*rank, 0, operation.span.start, 0)
        if isinstance(operation, Add) and operation.span is not None:
            return (*rank, 1, operation.span.start, operation.past)
        return (*rank, 2, 0, 0)


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
