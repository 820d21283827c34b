"""A witness survives its file: any tree, any marks, any characters."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from workbench.model.edition import Edition, WitnessEntry
from workbench.model.witness import Attributes, Block, Mark, Node, Place, Role, Segment, Sentence, Witness
from workbench.tei.names import XML_ID
from workbench.tei.witness import read_witness, write_witness

ENTRY = WitnessEntry("x", Role.BASE, "en", ("sources/x.txt",))
EDITION = Edition("e", "An edition", witnesses=(ENTRY,))
ALPHABET = st.sampled_from(
    ["a", "b. ", " ", "  ", "\n", "\r", "\t", "\u00a0", "e\u0301", "\u200d", "😀", "<", "&", ">"]
)
TEXTS = st.lists(st.one_of(ALPHABET, st.sampled_from(["\x08", "\x00", "\ufffe", "\ufffd", '"', "]]>"])), max_size=8)
VALUES = st.sampled_from(["a", "a b", "", "* * *", 'q"<&\t\n', "#one", "#gone", "https://example.org/x"])
NAMES = st.sampled_from(["n", "rend", "type", "id", XML_ID, "{urn:other}x", "target", "source", "when"])
ATTRIBUTES = st.dictionaries(NAMES, VALUES, max_size=3).map(lambda found: tuple(found.items()))
PLACES = st.none() | st.builds(
    Place, st.sampled_from(["sources/x.txt", "sources/два слова.xml"]), st.just(3), st.just(5)
)


class Drawing:
    """Draws one tree; ids are minted in the order of drawing, which identity does not care about."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.count = 0

    def mint(self, prefix: str) -> str:
        self.count += 1
        return f"x.{prefix}{self.count}"

    def nodes(self, depth: int) -> tuple[Node, ...]:
        return tuple(self.node(depth) for _ in range(self.draw(st.integers(0, 3))))

    def node(self, depth: int) -> Node:
        draw, names = self.draw, ["p", "l", "head", "fw", "milestone"] + (["div", "list", "table"] if depth else [])
        name = draw(st.sampled_from(names))
        attributes: Attributes = draw(ATTRIBUTES)
        if name == "milestone":
            return Block(name, self.mint("sb"), (), attributes, draw(PLACES))
        if name in ("div", "list", "table"):
            unit = self.mint(name) if draw(st.booleans()) else ""
            return Block(name, unit, self.nodes(depth - 1), attributes, draw(PLACES))
        return self.segment(name, depth, attributes if name != "fw" else (("type", "web-furniture"),))

    def segment(self, kind: str, depth: int, attributes: Attributes) -> Segment:
        text: list[str] = []
        marks: list[Mark] = []
        unit = self.mint(kind)
        self.content(text, marks, 0, depth)
        joined = "".join(text)
        sentences = self.sentences(unit, joined) if kind == "p" else ()
        return Segment(unit, kind, joined, sentences, tuple(marks), attributes, self.draw(PLACES))

    def content(self, text: list[str], marks: list[Mark], level: int, depth: int) -> None:
        for _ in range(self.draw(st.integers(0, 4))):
            at = sum(map(len, text))
            what = self.draw(st.sampled_from(["text", "text", "mark", "mark", "note", "empty"]))
            if what == "text":
                text.extend(self.draw(TEXTS))
            elif what == "empty":
                marks.append(Mark(at, at, level, "pb", self.draw(ATTRIBUTES)))
            elif what == "mark" and level < 3:
                index = len(marks)
                name, attributes = self.draw(st.sampled_from(["hi", "foreign", "persFoo"])), self.draw(ATTRIBUTES)
                marks.append(Mark(at, at, level, name))
                self.content(text, marks, level + 1, depth)
                marks[index] = Mark(at, sum(map(len, text)), level, name, attributes)
            elif what == "note" and depth:
                node: Node = self.segment("note", depth - 1, self.draw(ATTRIBUTES))
                if self.draw(st.booleans()):
                    node = Block("list", self.mint("list"), self.nodes(depth - 1))
                marks.append(Mark(at, at, level, "note" if isinstance(node, Segment) else "list", (), node))

    def sentences(self, unit: str, text: str) -> tuple[Sentence, ...]:
        cuts = sorted(self.draw(st.sets(st.integers(0, len(text)), max_size=4)) | {0, len(text)})
        found: list[Sentence] = []
        for start, end in itertools.pairwise(cuts):
            piece = text[start:end]
            left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
            if left < right:
                found.append(Sentence(f"{unit}.s{len(found) + 1}", start + left, start + right))
        return tuple(found)


@st.composite
def witnesses(draw: st.DrawFn) -> Witness:
    return Witness("x", "en", Role.BASE, Drawing(draw).nodes(2), "A title")


@given(witnesses())
def test_reading_what_was_written_is_identity(witness: Witness) -> None:
    data = write_witness(witness, ENTRY, EDITION, (("sources/x.txt", "0" * 64),))
    assert read_witness(data, "x.xml", role=Role.BASE, language="en") == witness
