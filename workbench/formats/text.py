"""Plain text: paragraphs recognised for what they are, and written back as they were received.

    FORMAT.read("Title\n\nWe came.\n".encode(), "sources/en-mt.txt", ReadOptions("en"))

What is not kept as it was is the closed list of workbench.text.normalise; everything else stands in the tree.
"""

from __future__ import annotations

from workbench.formats.encodings import decode
from workbench.formats.gutenberg import mark_wrapping
from workbench.formats.outline import Item, build_tree
from workbench.formats.paragraphs import paragraphs
from workbench.formats.recognise import recognise
from workbench.formats.registry import Draft, Format, ReadOptions
from workbench.formats.text_writer import write_text
from workbench.model.edition import Bibliography
from workbench.model.errors import InputError
from workbench.model.witness import Segment, walk_segments


def read_text(data: bytes, name: str, options: ReadOptions) -> Draft:
    text, notes = decode(data, name)
    found = paragraphs(text)
    if not found:
        raise InputError("is empty", file=name, hint="give a text with at least one paragraph")
    items: list[Item] = recognise(mark_wrapping(found), name)
    nodes = build_tree(items)
    title = next((each.text for each in walk_segments(nodes) if each.kind == "head" and _is_title(each)), "")
    return Draft(nodes, Bibliography(title=title), notes)


def _is_title(segment: Segment) -> bool:
    return dict(segment.attributes).get("type", "main") == "main"


def _is_mine(data: bytes, name: str) -> int:
    return 1


FORMAT = Format("text", "Plain text", (".txt", ".text"), _is_mine, read_text, write_text)
