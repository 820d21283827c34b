"""The corrected text as a tree: the base's tree with every act of the state marked in it.

    reviser = Reviser(text_element, state, marker, places); reviser.run(); reviser.entries

Ids take the state's prefix, @source names the base. The tree must be that of the base's file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.model.act import Add, Drop, Join, Split
from workbench.model.ids import to_state_id
from workbench.model.span import Span
from workbench.model.state import State
from workbench.model.witness import Segment
from workbench.tei.added import NewSegments
from workbench.tei.frame import E, Element, identified
from workbench.tei.grafting import insert_behind, paragraph_mark, remove, rename, take_between
from workbench.tei.hanging import find_place
from workbench.tei.marking import Marker, ids_of, yield_ids
from workbench.tei.names import XML_ID
from workbench.tei.passages import Chain, Edit, EditKind, Passage
from workbench.tei.placing import place_passages
from workbench.tei.pointers import Places, to_element
from workbench.tei.slices import Slicer, principals
from workbench.tei.stream import Leaf, Stream, Token


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list of acts.

    change: the act's id, `-2`, `-3` behind it for further places of the act. target: pointers into the base.
    """

    change: str
    act: str
    type: str
    subtype: str
    target: str


class Reviser:
    """Marks the acts of one state in the tree of its base."""

    def __init__(self, text: Element, state: State, marker: Marker, places: Places) -> None:
        self._state, self._marker, self._places = state, marker, places
        self._id = state.witness.id
        self._segments = {segment.id: segment for segment in state.base.segments}
        self._computed = {segment.id: segment for segment in state.witness.segments}
        self._new = NewSegments(state)
        self._counts: dict[str, int] = defaultdict(int)
        self.entries: list[Entry] = []
        self._elements = rename(text, state.base.id, self._id)
        self._nested = {to_state_id(segment, self._id) for segment in self._segments}
        drops = (one.operation.span.segment for one in state.structures if isinstance(one.operation, Drop))
        self._dropped = {to_state_id(segment, self._id): segment for segment in drops}
        self._hosts: dict[str, str] = {}  # of dropped segments that stood between joined ones

    def run(self) -> None:
        edits: dict[str, list[Edit]] = defaultdict(list)
        for one in self._state.changes:
            edits[one.segment].append(
                Edit(self._number(one.act), one.act, EditKind.CHANGE, one.start, one.end, one.new)
            )
        whole: list[tuple[str, str, Drop | Add]] = []
        for structure in self._state.structures:
            act, operation = structure.act, structure.operation
            change = self._number(act)
            if isinstance(operation, Split):
                span = operation.span
                edits[span.segment].append(Edit(change, act, EditKind.SPLIT, span.start, span.end))
            elif isinstance(operation, Join):
                end = len(self._segments[operation.first].text)
                edits[operation.first].append(Edit(change, act, EditKind.JOIN, end, end, operation.glue))
            else:
                whole.append((change, act, operation))
        for change, act, operation in whole:
            if isinstance(operation, Drop):
                self._drop(change, act, operation)
        for segments in reversed(self._chains()):  # notes before what they hang in
            is_there = to_state_id(segments[0], self._id) in self._computed  # a note goes with its paragraph
            if is_there and any(segment in edits for segment in segments):
                self._revise(segments, edits)
        added = [(change, act, operation) for change, act, operation in whole if isinstance(operation, Add)]
        new = {self._new.take(each.follows, act): (change, act, each) for change, act, each in added}
        for name in reversed([name for name in self._computed if name in new and not new[name][2].span]):
            self._add(*new[name], self._computed[name])
        self._hang({name: each for name, each in new.items() if each[2].span})

    def _number(self, act: str) -> str:
        self._counts[act] += 1
        return act if self._counts[act] == 1 else f"{act}-{self._counts[act]}"

    def _chains(self) -> list[list[str]]:
        """The base segments in order, those together that acts join."""
        operations = (one.operation for one in self._state.structures)
        joined = {one.second: one.first for one in operations if isinstance(one, Join)}
        chains: dict[str, list[str]] = {}
        head_of: dict[str, str] = {}
        for segment in self._segments:
            head_of[segment] = head_of.get(joined.get(segment, ""), segment)
            chains.setdefault(head_of[segment], []).append(segment)
        return list(chains.values())

    def _element(self, segment: str) -> Element:
        return self._elements[to_state_id(segment, self._id)]

    def _revise(self, segments: list[str], edits: dict[str, list[Edit]]) -> None:
        chain = self._chain(segments, edits)
        stream, borders = self._stream(segments)
        placed = place_passages(chain, stream, borders)
        slicer = Slicer(chain, self._marker, self._elements)
        news = [slicer.new_reading(passage, stream.tokens[start:end]) for passage, start, end in placed]
        taken = {xml_id for new in news for xml_id in ids_of(new)}
        for (passage, start, end), new in zip(reversed(placed), reversed(news), strict=True):
            old = stream.tokens[start:end]
            yield_ids(old, taken)
            changes = [edit.change for edit in principals(chain, passage)]
            reason = "repeated" if chain.is_repeated(passage.start, passage.end) else "no-source"
            stream.tokens[start:end] = self._marker.choice(changes, old, new, reason=reason)
            self._enter(chain, passage)
        self._fill(self._element(segments[0]), stream)

    def _chain(self, segments: list[str], edits: dict[str, list[Edit]]) -> Chain:
        base = [self._segments[one] for one in segments]
        laid: list[Edit] = []
        at = 0
        for segment in base:
            own = edits.get(segment.id, ())
            laid += [Edit(one.change, one.act, one.kind, one.start + at, one.end + at, one.new) for one in own]
            at += len(segment.text)
        return Chain(base, laid, [self._computed[one] for one in self._state_ids(segments, edits)])

    def _state_ids(self, segments: list[str], edits: dict[str, list[Edit]]) -> list[str]:
        """The state's segments that a chain became: the first, and one for each split."""
        ids = [to_state_id(segments[0], self._id)]
        for segment in segments:
            splits = [one for one in edits.get(segment, ()) if one.kind is EditKind.SPLIT]
            ids += [self._new.take(segment, one.act) for one in sorted(splits, key=lambda one: one.start)]
        return ids

    def _stream(self, segments: Sequence[str]) -> tuple[Stream, dict[int, tuple[str, str]]]:
        """The chain's tokens; for each join (by place) the ids of the first and last element that stand there."""
        first = self._element(segments[0])
        tokens = Stream.of(first, self._nested).tokens
        borders: dict[int, tuple[str, str]] = {}
        at = len(self._segments[segments[0]].text)
        for segment in segments[1:]:
            element = self._element(segment)
            mark = paragraph_mark(element)
            between = (each for one in take_between(first, element) for each in self._laid_open(one, segments[0]))
            opening = [Leaf(one) for one in (*between, mark)]
            mark_id = mark.get(XML_ID) or ""
            borders[at] = (opening[0].element.get(XML_ID) or mark_id, f"{mark_id}.a")
            tokens += [*opening, *Stream.of(element, self._nested).tokens]
            at += len(self._segments[segment].text)
            remove(element)
        return Stream(tokens), borders

    def _laid_open(self, element: Element, host: str) -> list[Element]:
        """What stands between two paragraphs that become one; of a paragraph that was dropped, its mark and content."""
        dropped = self._dropped.get(element.get(XML_ID) or "")
        if dropped is None:
            return [element]
        self._hosts[dropped] = host
        return [paragraph_mark(element), *element]

    def _fill(self, element: Element, stream: Stream) -> None:
        stream.fill(element)
        for one in element.iter():  # the notes in it are copies now
            self._elements[one.get(XML_ID) or ""] = one

    def _enter(self, chain: Chain, passage: Passage) -> None:
        main = principals(chain, passage)
        news = any(passage.new_start <= one.start and one.end <= passage.new_end for one in chain.state_sentences)
        for edit in passage.edits:
            is_main = edit in main
            old = (passage.start, passage.end) if is_main else (edit.start, edit.end)
            has_new = passage.new_start < passage.new_end if is_main else bool(edit.new)
            kind, subtype = self._kind(edit, has_old=old[0] < old[1], has_new=has_new)
            if kind == "restore" and is_main and passage.is_lifted and news:
                subtype = "sentence"
            target = self._joined(chain, edit) if edit.kind is EditKind.JOIN else self._target(chain, *old)
            self.entries.append(Entry(edit.change, edit.act, kind, subtype, target))

    def _kind(self, edit: Edit, *, has_old: bool, has_new: bool) -> tuple[str, str]:
        if edit.kind is not EditKind.CHANGE:
            return edit.kind.value, "paragraph"
        if not has_old:
            return "restore", ""
        if not has_new:
            return "remove", ""
        return ("style" if self._marker.is_style([edit.act]) else "meaning"), ""

    def _joined(self, chain: Chain, edit: Edit) -> str:
        at = 0
        for before, behind in zip(chain.base, chain.base[1:], strict=False):
            at += len(before.text)
            if at == edit.start:
                return f"{to_element(before.id)} {to_element(behind.id)}"
        raise ValueError(f"act {edit.act} joins nothing")

    def _target(self, chain: Chain, start: int, end: int) -> str:
        pointers: list[str] = []
        at = 0
        for segment in chain.base:
            low, high = max(start - at, 0), min(end - at, len(segment.text))
            if low < high or (start == end and low == high and not pointers):
                pointers.append(self._places.of(Span.of(segment.id, segment.text, low, high)))
            at += len(segment.text)
        return " ".join(pointers)

    def _drop(self, change: str, act: str, drop: Drop) -> None:
        element = self._element(drop.span.segment)
        stream = Stream.of(element, self._nested)
        start = stream.opening()
        stream.tokens[start:] = self._marker.choice([change], stream.tokens[start:], [])
        self._fill(element, stream)
        self.entries.append(Entry(change, act, "remove", "paragraph", to_element(drop.span.segment)))

    def _add(self, change: str, act: str, add: Add, segment: Segment) -> None:
        """A new element right behind the one it follows, its text supplied."""
        element = identified(E(segment.kind), segment.id)
        anchor, new = self._new_words(change, act, segment)
        Stream([anchor, *self._marker.choice([change], [], new)]).fill(element)
        insert_behind(self._elements_behind(add.follows), element)
        self._elements[segment.id] = element
        self.entries.append(Entry(change, act, "restore", "paragraph", self._places.end_of(add.follows)))

    def _hang(self, notes: Mapping[str, tuple[str, str, Add]]) -> None:
        """New notes, each supplied as a whole at its place in the corrected text. notes: by id, in any order."""
        for host in self._computed.values() if notes else ():
            before: set[str] = set()
            for mark in host.marks:
                if isinstance(mark.node, Segment) and mark.node.id in notes:
                    change, act, add = notes[mark.node.id]
                    assert add.span is not None
                    within = self._elements_behind(add.follows)
                    stream = Stream.of(within, self._nested)
                    index = find_place(
                        stream.tokens, host.id, mark.start, before, is_head=within.get(XML_ID) == host.id
                    )
                    stream.tokens[index:index] = self._marker.note(change, self._note(change, act, mark.node))
                    self._fill(within, stream)
                    self.entries.append(Entry(change, act, "restore", "note", self._places.of(add.span)))
                before |= {mark.node.id} if mark.node is not None else set()

    def _note(self, change: str, act: str, note: Segment) -> Element:
        element = identified(E.note(), note.id)
        anchor, new = self._new_words(change, act, note)
        Stream([anchor, *new]).fill(element)
        return element

    def _new_words(self, change: str, act: str, segment: Segment) -> tuple[Leaf, list[Token]]:
        """The anchor of a new segment, and what is in it."""
        edit = Edit(change, act, EditKind.CHANGE, 0, 0, segment.text)
        whole = Passage(0, 0, 0, len(segment.text), is_lifted=True, edits=(edit,))
        new = Slicer(Chain([], [edit], [segment]), self._marker, {}).new_reading(whole, [])
        return Leaf(identified(E.anchor(type="align"), f"{segment.id}.a")), new

    def _elements_behind(self, follows: str) -> Element:
        """The element of a segment, or what now holds its text: the head of the chain it was joined to."""
        for chain in self._chains():
            if follows in chain:
                return self._element(self._hosts.get(chain[0], chain[0]))
        return self._elements[follows]
