"""The body of a witness file back into blocks and segments: the opposite of `body` and `inline`.

An element is a segment if it opens with its own anchor, or is `fw`. Inside a segment an element with an id is
something of its own (a note, a list); any other element is inline markup.
"""

from __future__ import annotations

from lxml import etree

from workbench.model.witness import Block, Mark, Node, Segment, Sentence
from workbench.tei.attributes import KIND, NAME, Restorer
from workbench.tei.characters import from_glyph
from workbench.tei.names import TEI, XML_ID, kind_of, tei

_PREFIX = len(TEI) + 2
_S, _G, _FW, _ANCHOR = tei("s"), tei("g"), tei("fw"), tei("anchor")
_HANGING = frozenset(map(tei, ("list", "table", "lg", "figure", "floatingText", "cit", "sp", "note")))


class BodyReader:
    def __init__(self, witness_id: str, restorer: Restorer) -> None:
        self.nameless = f"{witness_id}.x"
        self.restorer = restorer

    def read_all(self, parent: etree._Element) -> tuple[Node, ...]:
        """The children of an element that holds no text; our closing anchor is no part of the tree."""
        return tuple(
            self.read(child)
            for child in parent
            if isinstance(child.tag, str) and not (child.tag == _ANCHOR and child.get("subtype") == "end")
        )

    def read(self, element: etree._Element) -> Node:
        element_id = element.get(XML_ID, "")
        if is_segment(element, element_id):
            return self._segment(element, element_id)
        attributes, place = self.restorer.read(element_id, element.items())
        name = _take(attributes, NAME) or str(element.tag)[_PREFIX:]
        kept_id = (
            "" if element_id.startswith(self.nameless) and element_id[len(self.nameless) :].isdigit() else element_id
        )
        return Block(name, kept_id, self.read_all(element), tuple(attributes), place)

    def _segment(self, element: etree._Element, element_id: str) -> Segment:
        attributes, place = self.restorer.read(element_id, element.items())
        name = _take(attributes, NAME) or str(element.tag)[_PREFIX:]
        kind = _take(attributes, KIND) or kind_of(name, dict(attributes).get("type"))
        content = _Content(self, element_id)
        content.read(element, 0, is_top=True)
        return Segment(
            element_id,
            kind,
            "".join(content.text),
            tuple(Sentence(one, start, end) for one, start, end in content.sentences),
            tuple(mark for mark in content.marks if mark is not None),
            tuple(attributes),
            place,
            "" if name == kind else name,
        )


class _Content:
    """Text, sentences and marks of one segment, gathered in one walk."""

    def __init__(self, reader: BodyReader, segment_id: str) -> None:
        self.reader = reader
        self.segment_id = segment_id
        self.text: list[str] = []
        self.at = 0
        self.sentences: list[tuple[str, int, int]] = []
        self.marks: list[Mark | None] = []

    def read(self, element: etree._Element, depth: int, *, is_top: bool = False) -> None:
        self._add(element.text)
        for child in element:
            if isinstance(child.tag, str) and not (is_top and child.get(XML_ID) == self.segment_id + ".a"):
                self._child(child, depth)
            self._add(child.tail)

    def _child(self, child: etree._Element, depth: int) -> None:
        element_id = child.get(XML_ID, "")
        if child.tag == _S:
            self._sentence(child, element_id, depth)
        elif child.tag == _G and child.get("type") == "control" and child.get("n"):
            self._add(from_glyph(child.get("n", "")))
        elif child.tag in _HANGING or is_segment(child, element_id) or self._has_own_id(element_id):
            node = self.reader.read(child)
            name = (node.name or node.kind) if isinstance(node, Segment) else node.name
            self.marks.append(Mark(self.at, self.at, depth, name, (), node))
        else:
            self._mark(child, element_id, depth)

    def _mark(self, child: etree._Element, element_id: str, depth: int) -> None:
        index, start = len(self.marks), self.at
        self.marks.append(None)
        self.read(child, depth + 1)
        attributes, _ = self.reader.restorer.read(element_id, child.items())
        name = _take(attributes, NAME) or str(child.tag)[_PREFIX:]
        self.marks[index] = Mark(start, self.at, depth, name, tuple(attributes))

    def _sentence(self, child: etree._Element, element_id: str, depth: int) -> None:
        start = self.at
        self.read(child, depth)
        if child.get("prev") is None or not self.sentences:
            self.sentences.append((element_id, start, self.at))
        else:
            first, begin, _ = self.sentences[-1]
            self.sentences[-1] = (first, begin, self.at)

    def _has_own_id(self, element_id: str) -> bool:
        return bool(element_id) and not element_id.startswith(self.segment_id + ".m")

    def _add(self, text: str | None) -> None:
        if text:
            self.text.append(text)
            self.at += len(text)


def is_segment(element: etree._Element, element_id: str) -> bool:
    """Whether the element is one of our segments: it opens with its anchor, or is furniture."""
    if element.tag == _FW:
        return True
    return len(element) > 0 and element[0].tag == _ANCHOR and element[0].get(XML_ID) == f"{element_id}.a"


def _take(attributes: list[tuple[str, str]], name: str) -> str:
    """The value of an attribute that only the map has; it leaves the list."""
    for index, (key, value) in enumerate(attributes):
        if key == name:
            del attributes[index]
            return value
    return ""
