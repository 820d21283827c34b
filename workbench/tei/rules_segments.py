"""Rules about segments and sentences: anchors, chains of parts, notes."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.tei.corrected_reading import YIELDED
from workbench.tei.folder_index import FolderIndex
from workbench.tei.frame import NS, Element, name_of
from workbench.tei.names import XML_ID

Problem = tuple[str, Element | None, str]

SEGMENTS = ("head", "dateline", "p", "l", "item", "cell", "quote", "note", "salute", "signed")


def check_anchors(index: FolderIndex) -> Iterator[Problem]:
    for document in index.texts:
        body = document.body
        if body is None:
            continue
        for element in body.iter(*(NS + name for name in SEGMENTS)):
            xml_id = element.get(XML_ID)
            if xml_id is not None and _has_own_text(element) and not _opens_with_anchor(element, xml_id):
                yield document.name, element, f"segment {xml_id} does not open with its anchor"
        ends = [one for one in body.iter(NS + "anchor") if one.get(XML_ID) == f"{document.id}.end"]
        if len(ends) != 1:
            yield document.name, body, f"{len(ends)} anchors close the text"


def _has_own_text(element: Element) -> bool:
    """Whether words stand in it directly or in sentences, not only in blocks inside it."""
    tails = (child.tail or "" for child in element)
    return bool((element.text or "").strip() or "".join(tails).strip()) or element.find(NS + "s") is not None


def _opens_with_anchor(element: Element, xml_id: str) -> bool:
    """What both readings have is named alike in both, but for a sign behind the id in the old one."""
    first = element[0] if len(element) else None
    name = xml_id.removesuffix(YIELDED)
    wanted = f"{name}.a{xml_id[len(name) :]}"
    return first is not None and not element.text and first.get(XML_ID) == wanted


def check_parts(index: FolderIndex) -> Iterator[Problem]:
    for document in index.texts:
        for sentence in document.root.iter(NS + "s"):
            xml_id, part = sentence.get(XML_ID, ""), sentence.get("part")
            following, before = sentence.get("next"), sentence.get("prev")
            wanted = {(True, False): "I", (True, True): "M", (False, True): "F"}.get((bool(following), bool(before)))
            if part != wanted:
                yield document.name, sentence, f"sentence {xml_id} is part {part}, by its neighbours {wanted}"
            for pointer, back in ((following, "prev"), (before, "next")):
                other = document.elements.get((pointer or "")[1:])
                if pointer and (other is None or other.get(back) != f"#{xml_id}"):
                    yield document.name, sentence, f"sentence {xml_id} and {pointer} do not point at one another"


def check_notes(index: FolderIndex) -> Iterator[Problem]:
    for document in index.texts:
        for note in document.root.iter(NS + "note"):
            above = note.getparent()
            if above is not None and name_of(above) == "s" and note.get(XML_ID):
                yield document.name, note, f"note {note.get(XML_ID)} stands in sentence {above.get(XML_ID)}"
