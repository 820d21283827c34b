"""What the corrected side of a passage holds: the state's words, its sentences, and smaller corrections in them.

    Slicer(chain, marker, elements).new_reading(passage, old)     # tokens for corr, reg or supplied

A plain change gives its words. A lifted passage gives the whole sentences of the corrected text; a correction that
lies in one of them is marked there, so that each act keeps its own mark.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from workbench.model.witness import Mark, Segment, Sentence
from workbench.tei.attributes import Sorter
from workbench.tei.characters import to_plain, to_value
from workbench.tei.frame import E, Element, identified, name_of
from workbench.tei.inline import InlineWriter
from workbench.tei.marking import Marker
from workbench.tei.names import TEI, XML_ID
from workbench.tei.passages import Chain, Edit, EditKind, Passage
from workbench.tei.stream import Leaf, Stream, Token


def principals(chain: Chain, passage: Passage) -> tuple[Edit, ...]:
    """The edits the passage itself stands for; the others are marked inside its new reading."""
    outer = tuple(edit for edit in passage.edits if not _is_inner(chain, passage, edit))
    return outer or passage.edits[:1]


def _is_inner(chain: Chain, passage: Passage, edit: Edit) -> bool:
    """Whether an edit lies in one old and one new sentence, and is not all of the passage."""
    if edit.kind is not EditKind.CHANGE or not passage.is_lifted:
        return False
    low, high = chain.piece_of(edit).state
    in_old = any(one.start <= edit.start and edit.end <= one.end for one in chain.base_sentences)
    in_new = any(one.start <= low and high <= one.end for one in chain.state_sentences)
    return in_old and in_new and (low, high) != (passage.new_start, passage.new_end)


def paragraph_break(xml_id: str) -> list[Token]:
    """The boundary of a paragraph that only one reading has: a milestone with its id, and its anchor."""
    milestone = identified(E.milestone(unit="paragraph"), xml_id)
    return [Leaf(milestone), Leaf(identified(E.anchor(type="align"), f"{xml_id}.a"))]


class Slicer:
    """elements: those of the tree by id; notes are copied from it."""

    def __init__(self, chain: Chain, marker: Marker, elements: Mapping[str, Element]) -> None:
        self._chain, self._marker, self._elements = chain, marker, elements

    def new_reading(self, passage: Passage, old: list[Token]) -> list[Token]:
        """old: the tokens of the old reading, whose notes the new one keeps."""
        start, end = passage.new_start, passage.new_end
        hanging = {leaf.element.get(XML_ID) for leaf in old if isinstance(leaf, Leaf)}
        tokens: list[Token] = []
        at = 0
        for number, segment in enumerate(self._chain.state):
            if number and self._chain.splits[number - 1] in passage.edits:
                tokens += paragraph_break(segment.id)
            low, high = max(start - at, 0), min(end - at, len(segment.text))
            hung = any(mark.node is not None and mark.node.id in hanging for mark in segment.marks)
            if low < high or (low == high and hung):
                tokens += self._slice(segment, low, high, passage, hanging)
            at += len(segment.text)
        if any(edit.kind is EditKind.JOIN for edit in passage.edits):
            tokens = [*_breaks_between(old), *tokens]
        stream = Stream(tokens)
        main = principals(self._chain, passage)
        for edit in sorted((one for one in passage.edits if one not in main), key=lambda one: one.start, reverse=True):
            self._mark_inside(edit, stream, start)
        return stream.tokens

    def _slice(self, segment: Segment, low: int, high: int, passage: Passage, hanging: set[str | None]) -> list[Token]:
        sentences = [
            Sentence(one.id, one.start - low, one.end - low)
            for one in segment.sentences
            if passage.is_lifted and low <= one.start and one.end <= high
        ]
        marks = _sliced_marks(segment.marks, low, high, hanging)
        part = replace(segment, text=segment.text[low:high], sentences=tuple(sentences), marks=marks)
        writer = InlineWriter(part, "", Sorter({}), lambda node, _: f'<note xml:id="{to_value(node.id)}"/>')
        element = etree.fromstring(f'<ab xmlns="{TEI}">{writer.write()}</ab>')
        for child in element.iter():
            if child.get(XML_ID) in hanging and child.get(XML_ID) in self._elements:
                _exchange(child, deepcopy(self._elements[child.get(XML_ID) or ""]))
        return Stream.of(element).tokens

    def _mark_inside(self, edit: Edit, stream: Stream, start: int) -> None:
        low, high = (place - start for place in self._chain.piece_of(edit).state)
        stream.cut(low)
        stream.cut(high)
        if low < high:
            first, last = stream.balance(stream.before(low), stream.behind(high))
        else:
            first = last = stream.behind(low) if low else stream.before(0)
        old: list[Token] = [to_plain(self._chain.base_text[edit.start : edit.end])] if edit.start < edit.end else []
        stream.tokens[first:last] = self._marker.choice([edit.change], old, stream.tokens[first:last])


def _sliced_marks(marks: tuple[Mark, ...], low: int, high: int, hanging: set[str | None]) -> tuple[Mark, ...]:
    """The marks inside [low, high), from low on. What encloses all of it already stands around the passage."""
    kept: list[Mark] = []
    depths: list[int] = []
    for mark in marks:
        while depths and depths[-1] >= mark.depth:
            depths.pop()
        if mark.node is not None:
            wanted = mark.node.id in hanging
        elif mark.start == mark.end:
            wanted = low < mark.start < high
        else:
            wanted = mark.start < high and mark.end > low and not (mark.start <= low and high <= mark.end)
        if wanted:
            start, end = (min(max(place, low), high) - low for place in (mark.start, mark.end))
            kept.append(replace(mark, start=start, end=end, depth=len(depths)))
            depths.append(mark.depth)
    return tuple(kept)


def _breaks_between(old: list[Token]) -> list[Token]:
    """Page breaks and the like between two joined paragraphs stay in the new reading, without their ids."""
    kept: list[Token] = []
    for leaf in old:
        if isinstance(leaf, Leaf) and name_of(leaf.element) in ("pb", "cb", "gb") and leaf.element.get("source"):
            copy = deepcopy(leaf.element)
            copy.attrib.pop(XML_ID)
            kept.append(Leaf(copy))
    return kept


def _exchange(old: Element, new: Element) -> None:
    new.tail = old.tail
    parent = old.getparent()
    if parent is not None:
        parent.replace(old, new)
