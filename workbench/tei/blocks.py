"""Another project's TEI, element by element, as blocks and segments in an order that TEI allows.

    BlockReader("ru-1.xml").read_children("div", element)

A segment is an innermost block with text of its own. Inside running text, markup becomes marks, and what has a
text of its own (a note, a list) hangs in it. Prose directly inside prose is put behind it. Elements TEI does not
know, or not there, become `seg`, `ab`, `div` or `floatingText` and keep their name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from workbench.model.witness import Attributes, Block, Node, Place, Segment
from workbench.tei.attributes import ELEMENT
from workbench.tei.classes import name_of, renamed
from workbench.tei.foreign_elements import (
    ALTERNATIVES,
    EMPTY,
    INSIDE_TEXT,
    MIXED,
    PARAGRAPHS,
    PARTS,
    PROSE,
    SIGNATURES,
    STRUCTURE,
    breaks,
    elements,
    holds_blocks,
    holds_unknown_blocks,
    is_empty,
    is_inline,
    is_phrase,
    is_whole,
    known_name,
    mark_name,
    original_name,
    own_text,
    text_of,
)
from workbench.tei.names import CONTENT, XML_SPACE, kind_of
from workbench.tei.running import RunningText
from workbench.tei.shape import shape, to_common


def _behind(element: etree._Element, name: str) -> Attributes:
    """The attributes of what follows a block that broke an element in two."""
    old = original_name(element)
    return () if old == name else renamed((), old, name)


def _to_note(node: Node) -> Node:
    """In a footnote everything is footnote to readers; its number is no text to align."""
    if isinstance(node, Block):
        return replace(node, children=tuple(map(_to_note, node.children)))
    kind = {"p": "note", "quote": "note", "head": "label"}.get(node.kind, node.kind)
    if kind == "label" and not any(letter.isalpha() for letter in node.text):
        kind = "fw"
    return node if kind == node.kind else replace(node, kind=kind, name=name_of(node))


class BlockReader:
    """Reads one file. passed_over: what had to be left out or was not followed, with its line."""

    def __init__(self, file: str, rejected: frozenset[str] = frozenset({"del"})) -> None:
        self.file = file
        self.rejected = rejected
        self.passed_over: list[tuple[str, int]] = []
        self.renamed: dict[str, int] = {}

    def read_children(self, parent_name: str, parent: etree._Element) -> tuple[Node, ...]:
        """What stands in an element that holds blocks; stray text between them becomes an `ab`."""
        nodes: list[Node] = []
        run = self._run(parent)
        run.add(parent.text)
        line = parent.sourceline or 1
        for child in parent:
            if not isinstance(child.tag, str):
                self._comment(child)
            elif is_inline(child) and (not run.is_empty or not is_empty(child)):
                self._inline(run, child, "para")
            else:
                self._end_run(run, nodes, line)
                run = self._run(parent)
                nodes.extend(self.read(child))
                line = child.sourceline or line
            run.add(child.tail)
        self._end_run(run, nodes, line)
        return shape(parent_name, nodes)

    def read(self, element: etree._Element) -> list[Node]:
        """One element among blocks."""
        name = known_name(element)
        if name in STRUCTURE:
            return [self._structure(element, name)]
        if name in MIXED:
            return self._mixed(element, name)
        if name in PROSE or name == "fw":
            return self._prose(element, name)
        if name in EMPTY:
            return [Block(name, "", (), self.attributes(element, name), self.place(element))]
        return self._unknown(element)

    def _unknown(self, element: etree._Element) -> list[Node]:
        if holds_blocks(element) or holds_unknown_blocks(element):
            return [self._structure(element, "div")]
        if is_empty(element) and not text_of(element):
            return [Block("anchor", "", (), self.attributes(element, "anchor"), self.place(element))]
        return self._prose(element, "ab")

    def _structure(self, element: etree._Element, name: str) -> Block:
        children = self.read_children(name, element)
        return Block(name, "", children, self.attributes(element, name), self._span(element, children))

    def _mixed(self, element: etree._Element, name: str) -> list[Node]:
        """Running text, or blocks: `<item>one</item>`, `<item><p>one</p></item>`."""
        blocks = [child for child in elements(element) if not is_inline(child)]
        is_text = bool(own_text(element))
        if name in ("opener", "closer"):
            if not blocks:
                return self._prose(element, name)
            if is_text or any(known_name(child) not in SIGNATURES for child in blocks):
                return [to_common(self._structure(element, "div"))]
        elif not blocks or (is_text and all(known_name(child) in INSIDE_TEXT for child in blocks)):
            return self._prose(element, name)
        block = self._structure(element, name)
        return [replace(block, children=tuple(map(_to_note, block.children))) if name == "note" else block]

    def _prose(self, element: etree._Element, name: str) -> list[Node]:
        """A segment; where other blocks of prose stand inside, several, one behind the other."""
        nodes: list[Node] = []
        run = self._run(element)
        run.add(element.text)
        line = element.sourceline or 1
        for child in element:
            if not isinstance(child.tag, str):
                self._comment(child)
            elif breaks(child, name):
                self._end_prose(run, element, name, nodes, line, is_last=False)
                nodes.extend(self.read(child))
                run, line = self._run(element), child.sourceline or line
            else:
                self._inline(run, child, CONTENT[name])
            run.add(child.tail)
        self._end_prose(run, element, name, nodes, line, is_last=True)
        return nodes

    def _end_prose(
        self, run: RunningText, element: etree._Element, name: str, nodes: list[Node], line: int, *, is_last: bool
    ) -> None:
        is_first = not any(isinstance(node, Segment) and name_of(node) == name for node in nodes)
        if run.is_empty and (nodes or not is_last):
            return
        attributes = self.attributes(element, name) if is_first else _behind(element, name)
        if name == "fw" and "type" not in dict(attributes):
            attributes = (*attributes, ("type", "page"))
        kind = kind_of(name, dict(attributes).get("type"))
        place = Place(self.file, line, line + run.lines)
        nodes.append(
            Segment("", kind, run.text, (), run.finished_marks(), attributes, place, "" if name == kind else name)
        )

    def _end_run(self, run: RunningText, nodes: list[Node], line: int) -> None:
        if not run.is_empty:
            place = Place(self.file, line, line + run.lines)
            nodes.append(Segment("", "p", run.text, (), run.finished_marks(), (("type", "stray"),), place, "ab"))

    def _inline(self, run: RunningText, child: etree._Element, content: str) -> None:
        """One element inside running text."""
        name = known_name(child)
        if name == "note" or name == "figure":
            self._hang(run, child)
        elif name in PROSE | STRUCTURE | MIXED and not is_phrase(child, name):
            needs_seg = content not in PARAGRAPHS
            if needs_seg:
                run.open_mark("seg", (("type", "around"),))
            self._hang(run, child)
            if needs_seg:
                run.close_mark()
        elif name in PARTS and is_whole(child, name):
            self._alternatives(run, child, name)
        elif name in self.rejected:
            self._reject(run, child, name)
        elif not name and not text_of(child) and len(child) == 0:
            self._mark(run, child, "anchor")
        else:
            self._mark(run, child, mark_name(child, name, content))

    def _mark(self, run: RunningText, element: etree._Element, name: str) -> None:
        run.open_mark(name, self.attributes(element, name))
        self._content(run, element, CONTENT[name])
        run.close_mark()

    def _content(self, run: RunningText, element: etree._Element, content: str) -> None:
        run.add(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._inline(run, child, content)
            else:
                self._comment(child)
            run.add(child.tail)

    def _alternatives(self, run: RunningText, element: etree._Element, name: str) -> None:
        """choice, app: one reading is the text, the others are kept beside it. subst: what was added is."""
        run.end_blank()
        run.open_mark(name, self.attributes(element, name))
        wanted = ALTERNATIVES.get(name, ())
        children = list(elements(element))
        chosen = min(children, key=lambda child: wanted.index(known_name(child)), default=None) if wanted else None
        for child in children:
            part = known_name(child)
            if part in self.rejected or (wanted and child is not chosen):
                self._reject(run, child, part)
            else:
                self._mark(run, child, part)
        run.close_mark()

    def _reject(self, run: RunningText, element: etree._Element, name: str) -> None:
        inner = self._run(element)
        self._content(inner, element, CONTENT[name])
        line = element.sourceline or 1
        place = Place(self.file, line, line + inner.lines)
        attributes = self.attributes(element, name)
        run.hang(name, Segment("", "fw", inner.text, (), inner.finished_marks(), attributes, place, name))

    def _hang(self, run: RunningText, element: etree._Element) -> None:
        nodes = self.read(element)
        if len(nodes) != 1 or name_of(nodes[0]) not in INSIDE_TEXT:
            children = shape("body", nodes)
            span = self._span(element, children)
            nodes = [Block("floatingText", "", (Block("body", "", children, (), span),), (), span)]
        run.hang(name_of(nodes[0]), nodes[0])

    def attributes(self, element: etree._Element, name: str) -> Attributes:
        """All of them; for an element that changes its name, the old one too."""
        found = tuple((str(key), value) for key, value in element.attrib.items())
        old = original_name(element)
        if old == name:
            return found
        self.renamed[f"{old} as {name}"] = self.renamed.get(f"{old} as {name}", 0) + 1
        if old.endswith("}include"):
            self.passed_over.append(("an XInclude was not followed", element.sourceline or 0))
        return (*found, (ELEMENT, old)) if name == "div" and old[:3] == "div" else renamed(found, old, name)

    def place(self, element: etree._Element) -> Place:
        line = element.sourceline or 1
        return Place(self.file, line, line)

    def _span(self, element: etree._Element, children: Iterable[Node]) -> Place:
        first = element.sourceline or 1
        last = max((child.place.last for child in children if child.place), default=first)
        return Place(self.file, first, max(first, last))

    def _run(self, element: etree._Element) -> RunningText:
        nearest: etree._Element | None = element
        while nearest is not None and nearest.get(XML_SPACE) is None:
            nearest = nearest.getparent()
        return RunningText(keep_blanks=nearest is not None and nearest.get(XML_SPACE) == "preserve")

    def _comment(self, node: etree._Element) -> None:
        kind = "a comment" if isinstance(node, etree._Comment) else "a processing instruction"
        self.passed_over.append((f"{kind} was left out", node.sourceline or 0))
