"""TEI that others made, valid or not: TEI P5 or P4, any namespace or none; nothing in it is followed or lost.

    text = read_foreign(data, "sources/ru-1.xml")
    text.nodes      # a draft: no ids, no sentences; every attribute and original id kept
    text.header     # their teiHeader, which goes into ours as characters

What becomes what is told in docs/explanation/foreign-tei.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from workbench.model.errors import InputError
from workbench.model.event import Warned
from workbench.model.witness import Block, Node
from workbench.tei.attributes import ELEMENT
from workbench.tei.blocks import BlockReader
from workbench.tei.foreign_elements import elements, original_name
from workbench.tei.names import XML_ID, XML_LANG, tei
from workbench.tei.parse import parse
from workbench.tei.shape import shape

_MOST_NOTES = 20
_STRIPPED = "stripped"
_BESIDE = frozenset({"facsimile", "sourceDoc", "standOff", "fsdDecl"})


@dataclass(frozen=True, slots=True)
class ForeignText:
    """One file. nodes: a draft tree; language: "" where none is stated; ids: their xml:ids in document order."""

    nodes: tuple[Node, ...]
    title: str
    author: str
    language: str
    header: bytes
    ids: tuple[str, ...]
    notes: tuple[Warned, ...]


def read_foreign(data: bytes, file: str) -> ForeignText:
    """The text of a TEI file; InputError with file and line if it is not XML or holds no `text`."""
    return read_foreign_tree(parse(data, file, lenient=True).getroot(), file)


def read_foreign_tree(root: etree._Element, file: str) -> ForeignText:
    """The same, of a file that was parsed; the tree is used up."""
    texts = [element for element in root.iter(etree.Element) if original_name(element) == "text"]
    texts = [text for text in texts if not any(original_name(above) == "text" for above in text.iterancestors())]
    if not texts:
        raise InputError(
            f"no TEI text in this file (its root is <{original_name(root)}>)",
            file=file,
            line=root.sourceline,
            hint="give a file with TEI/text, or import it as another format",
        )
    is_ours = _is_ours(root)
    if is_ours:
        _strip(root)
    reader = BlockReader(file, frozenset({"del", "surplus"}) if is_ours else frozenset({"del"}))
    if len(texts) == 1:
        nodes = _read_text(texts[0], reader)
    else:
        divisions = [Block("div", "", shape("div", _read_text(text, reader)), _text_attributes(text)) for text in texts]
        nodes = tuple(divisions)
    header = next((one for one in root.iter(etree.Element) if original_name(one) == "teiHeader"), None)
    return ForeignText(
        nodes,
        _header_text(header, "titleStmt", "title"),
        _header_text(header, "titleStmt", "author"),
        _language(root, header, texts[0]),
        b"" if header is None else etree.tostring(header, encoding="utf-8", with_tail=False),
        tuple(one.get(XML_ID, "") for text in texts for one in text.iter(etree.Element) if one.get(XML_ID)),
        _notes(reader, root, file),
    )


def count_elements(tree: etree._ElementTree | etree._Element) -> dict[str, int]:
    """How often each element stands in the texts of a document; TEI names bare, others in Clark notation.

    What our writer added for the tool (anchors, `s`) is counted like any other: see `foreign-tei.md` for the list.
    """
    counts: dict[str, int] = {}
    for element in tree.iter(etree.Element):
        name = original_name(element)
        if name == "text" or any(original_name(above) == "text" for above in element.iterancestors()):
            counts[name] = counts.get(name, 0) + 1
    return dict(sorted(counts.items()))


def _is_ours(root: etree._Element) -> bool:
    """Whether the workbench wrote the file: a witness, or a corrected state with its corrections."""
    return any(one.get("ident") == "workbench" for one in root.iter(tei("application")))


def _strip(root: etree._Element) -> None:
    """What we added to a text when we wrote it: anchors, sentences, ids and places, to be made anew."""
    for text in root.iter(tei("text")):
        etree.strip_tags(text, tei("s"))
        for element in list(text.iter(etree.Element)):
            if element.get("source", "").startswith("sources/"):
                del element.attrib["source"]
            element.attrib.pop(XML_ID, None)
            if element.tag == tei("anchor") and element.get("type") == "align":
                element.tag = _STRIPPED
        etree.strip_tags(text, _STRIPPED)


def _read_text(text: etree._Element, reader: BlockReader) -> tuple[Node, ...]:
    """The body's children; front, body and back where there is more than a body."""
    parts = [original_name(child) for child in elements(text)]
    stray = (text.text or "").strip() or any((child.tail or "").strip() for child in text)
    if parts == ["body"] and not stray:
        body = next(iter(elements(text)))
        return reader.read_children("body", body)
    if "body" in parts and not stray and parts == [part for part in ("front", "body", "back") if part in parts]:
        return tuple(node for child in elements(text) for node in reader.read(child))
    return reader.read_children("body", text)


def _text_attributes(text: etree._Element) -> tuple[tuple[str, str], ...]:
    attributes = tuple((str(key), value) for key, value in text.attrib.items())
    return (*attributes, (ELEMENT, "text"))


def _header_text(header: etree._Element | None, parent: str, name: str) -> str:
    if header is None:
        return ""
    for element in header.iter(etree.Element):
        above = element.getparent()
        if original_name(element) == name and above is not None and original_name(above) == parent:
            return " ".join("".join(element.itertext()).split())
    return ""


def _language(root: etree._Element, header: etree._Element | None, text: etree._Element) -> str:
    stated = [text.get(XML_LANG), text.get("lang")]
    if header is not None:
        used = (one for one in header.iter(etree.Element) if original_name(one) == "language")
        stated += [one.get("ident") or one.get("id") for one in used][:1]
    stated += [root.get(XML_LANG), root.get("lang")]
    return next((one for one in stated if one), "")


def _notes(reader: BlockReader, root: etree._Element, file: str) -> tuple[Warned, ...]:
    found = [Warned(message, file, line or None) for message, line in reader.passed_over]
    left = len(found) - _MOST_NOTES
    notes = found[:_MOST_NOTES] + ([Warned(f"and {left} more of the like", file)] if left > 0 else [])
    notes += [Warned(f"<{what.replace(' as ', '> became <')}> ({count})", file) for what, count in _sorted(reader)]
    for child in elements(root):
        if original_name(child) in _BESIDE:
            message = f"<{original_name(child)}> stands beside the text and was not imported"
            notes.append(Warned(message, file, child.sourceline))
    return tuple(notes)


def _sorted(reader: BlockReader) -> Iterable[tuple[str, int]]:
    return sorted(reader.renamed.items())
