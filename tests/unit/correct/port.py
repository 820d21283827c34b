"""A small base with everything a correction can meet: a note, italics, speech over two paragraphs, verse, a drop.

port(); act(1, change("p2", "two", "three"))
"""

from __future__ import annotations

from workbench.model.act import Act, Add, Body, Change, Correct, Drop, Join, Operation, Split
from workbench.model.span import Span
from workbench.model.witness import Block, Mark, Node, Role, Segment, Witness
from workbench.text.mint import mint

_TEXTS = (
    "The boat came at dawn. We met the crew. The tour began late.",
    "The keeper spoke of the lamp. The work lasts two years.",
    "He said: “There are three boats here. They sail by night.",
    "There is oil until spring.” We thanked him very very much.",
    "Every child knows this coast.",
    "I saw the boats myself. Send the maps. Send the plans. The clerk will answer.",
)


def port() -> Witness:
    """p1 with a note behind its second sentence, p2 with italics over a sentence boundary, p3 … p6 bare."""
    note = Segment("", "note", "The crew was new.")
    marks = {0: (Mark(39, 39, 0, "note", (("n", "1"),), note),), 1: (Mark(11, 44, 0, "hi"),)}
    paragraphs: list[Node] = [Segment("", "p", text, marks=marks.get(at, ())) for at, text in enumerate(_TEXTS)]
    verse = Block("lg", children=(Segment("", "l", "The sea is calm,"), Segment("", "l", "the lamp is lit.")))
    body = Block("div", children=(*paragraphs[:4], verse, *paragraphs[4:]))
    nodes: tuple[Node, ...] = (Segment("", "fw", "0 Views"), Segment("", "head", "A Visit"), body)
    return Witness("en-mt", "en", Role.BASE, mint(nodes, "en-mt", "en"))


def span(unit: str, words: str, base: Witness | None = None) -> Span:
    """The first place of the words in a segment of the base."""
    segment = (base or port()).segment(f"en-mt.{unit}")
    start = segment.text.index(words)
    return Span.of(segment.id, segment.text, start, start + len(words))


def behind(unit: str, words: str) -> Span:
    """The point behind the words."""
    found = span(unit, words)
    return Span.of(found.segment, port().segment(found.segment).text, found.end, found.end)


def change(unit: str, old: str, new: str) -> Change:
    return Change(span(unit, old), new)


def insert(unit: str, after: str, new: str) -> Change:
    return Change(behind(unit, after), new)


def drop(unit: str) -> Drop:
    return Drop(span(unit, port().segment(f"en-mt.{unit}").text))


def split(unit: str, at: str) -> Split:
    """The segment ends before the blank behind these words."""
    found = behind(unit, at)
    text = port().segment(found.segment).text
    return Split(Span.of(found.segment, text, found.start, found.start + 1))


def join(first: str, second: str) -> Join:
    return Join(f"en-mt.{first}", f"en-mt.{second}")


def add(follows: str, text: str) -> Add:
    return Add(f"en-mt.{follows}", "p", text)


def correct(seq: int, *operations: Operation, sees: tuple[int, ...] = (), proposed: bool = False) -> Act:
    return act(seq, Correct(operations, "why", proposed=proposed), sees=sees)


def act(seq: int, body: Body, *, sees: tuple[int, ...] = (), group: str = "") -> Act:
    seen = tuple(name(number) for number in sees)
    return Act(name(seq), seq, seen, f"2026-03-02T10:{seq % 60:02d}:00Z", "ak", body, group)


def name(seq: int) -> str:
    """The id of the act made with this number."""
    return f"{seq:08x}"
