"""The body of a witness: the tree of blocks and segments as indented XML; inside a segment nothing is indented.

BodyWriter("en-mt", sorter).write_all(witness.nodes, "      ")
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.model.witness import Attributes, Block, Node, Place, Segment
from workbench.tei.attributes import ABOUT, KIND, NAME, Kept, Sorter
from workbench.tei.characters import to_value
from workbench.tei.inline import InlineWriter
from workbench.tei.names import CONTENT, kind_of

STEP = "  "
_TIGHT = frozenset({"opener", "closer"})  # short; their parts stand on one line
_FURNITURE = ("type", "web-furniture")


class BodyWriter:
    """Writes nodes; what has no place on an element goes to the sorter's map."""

    def __init__(self, witness_id: str, sorter: Sorter) -> None:
        self.witness_id = witness_id
        self.sorter = sorter
        self.nameless = 0

    def write_all(self, nodes: Sequence[Node], indent: str, file: str = "") -> str:
        """Each node on lines of its own."""
        return "".join(f"{indent}{self.write(node, indent, file)}\n" for node in nodes)

    def write(self, node: Node, indent: str | None, file: str) -> str:
        """One node; indent None: inside running text, where no blank may be added."""
        file = node.place.file if node.place else file
        return self._segment(node, file) if isinstance(node, Segment) else self._block(node, indent, file)

    def _segment(self, segment: Segment, file: str) -> str:
        if not segment.id:
            raise ValueError("a segment without an id cannot be written: mint the ids first")
        wanted = segment.name or segment.kind
        name = wanted if wanted in CONTENT else "ab"
        attributes = segment.attributes
        if name == "fw" and not any(key == "type" for key, _ in attributes):
            attributes = (*attributes, _FURNITURE)
        if name != wanted:
            self.sorter.kept.append(Kept(segment.id, ABOUT, NAME, wanted))
        if kind_of(wanted, dict(attributes).get("type")) != segment.kind:
            self.sorter.kept.append(Kept(segment.id, ABOUT, KIND, segment.kind))
        opening = self.sorter.write(name, segment.id, attributes, segment.place, file)
        anchor = "" if name == "fw" else f'<anchor xml:id="{to_value(segment.id)}.a" type="align"/>'
        content = InlineWriter(segment, file, self.sorter, lambda node, here: self.write(node, None, here)).write()
        return f"<{name}{opening}>{anchor}{content}</{name}>"

    def _block(self, block: Block, indent: str | None, file: str) -> str:
        name = block.name if block.name in CONTENT else "div"
        element_id = block.id
        if not element_id and (name != block.name or self.sorter.needs_id(name, block.attributes, file)):
            self.nameless += 1
            element_id = f"{self.witness_id}.x{self.nameless}"
        if name != block.name:
            self.sorter.kept.append(Kept(element_id, ABOUT, NAME, block.name))
        tag = self._tag(name, element_id, block.attributes, block.place, file)
        if not block.children:
            return f"<{tag}/>"
        if indent is None or (name in _TIGHT and all(isinstance(child, Segment) for child in block.children)):
            return f"<{tag}>{''.join(self.write(child, None, file) for child in block.children)}</{name}>"
        if name == "table" and all(isinstance(child, Block) and child.name == "row" for child in block.children):
            rows = "".join(self.write(row, indent, file) for row in block.children)
            return f"<{tag}>{rows}</{name}>"
        return f"<{tag}>\n{self.write_all(block.children, indent + STEP, file)}{indent}</{name}>"

    def _tag(self, name: str, element_id: str, attributes: Attributes, place: Place | None, file: str) -> str:
        return name + self.sorter.write(name, element_id, attributes, place, file)
