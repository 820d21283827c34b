"""Rules about the corrected text: every act marked at its place, and without its acts it is the base."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from workbench.model.errors import InputError
from workbench.tei.corrected_reading import drop_acts, read_texts
from workbench.tei.folder_index import FolderIndex, XmlFile, is_computed
from workbench.tei.frame import NS, Element, name_of
from workbench.tei.names import XML_ID
from workbench.tei.pointers import split_pointer

Problem = tuple[str, Element | None, str]

_BETWEEN = re.compile(rb">\s*\n\s*<")


def _computed(index: FolderIndex) -> Iterator[tuple[XmlFile, XmlFile, Element, Element]]:
    """(corrected file, base file, corrected text, base text)."""
    for document in index.texts:
        if not is_computed(document):
            continue
        reference = document.root.find(f"{NS}teiHeader/{NS}fileDesc/{NS}sourceDesc/{NS}bibl/{NS}ref")
        base = index.documents.get("" if reference is None else reference.get("target", "").partition("#")[0])
        if base is not None and base.body is not None and document.body is not None:
            yield document, base, document.body, base.body


def check_acts(index: FolderIndex) -> Iterator[Problem]:
    for document, _, text, _ in _computed(index):
        marks: dict[str, list[Element]] = {}
        for element in text.iter(NS + "*"):
            for pointer in element.get("change", "").split():
                marks.setdefault(pointer[1:], []).append(element)
        for change in document.root.iter(NS + "change"):
            entry = change.get(XML_ID)
            if entry is None:
                continue
            own = marks.pop(entry, [])
            if not own:
                yield document.name, change, f"act {entry} is marked nowhere"
            for mark in own[:1]:
                yield from _compare(index, document, change, mark)
        for pointer, elements in marks.items():
            yield document.name, elements[0], f"a mark names {pointer}, which is no act of the list"


def _compare(index: FolderIndex, document: XmlFile, change: Element, mark: Element) -> Iterator[Problem]:
    entry = change.get(XML_ID, "")
    for name in ("resp", "cert"):
        if mark.get(name) is None:
            yield document.name, mark, f"the mark of {entry} lacks @{name}"
    ranges = [one for one in change.get("target", "").split() if "#string-range(" in one]
    old = mark if name_of(mark) == "surplus" else mark.getprevious()
    if ranges and old is not None and name_of(mark) != "supplied":
        words = _words(old)
        found = "".join(_text(index, document.name, one) for one in ranges)
        if words != found:
            yield document.name, mark, f"act {entry} marks {words!r}, its place says {found!r}"
    changes = " ".join(one.get("change", "") for one in mark.iter(NS + "*"))
    acts = {one.rpartition(".")[2].partition("-")[0] for one in changes.split()}
    for one in mark.iter(NS + "milestone") if name_of(mark) != "surplus" else ():
        xml_id = one.get(XML_ID, "")
        if xml_id and not one.get("source") and not acts & set(xml_id.split(".")):
            yield document.name, one, f"the new id {xml_id} does not name its act"


def _words(old: Element) -> str:
    """The text of the old reading, without that of notes."""
    parts = [old.text or ""]
    for child in old:
        if name_of(child) and name_of(child) != "note":
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _text(index: FolderIndex, file: str, pointer: str) -> str:
    try:
        split_pointer(pointer)
        return index.resolve(file, pointer).text or ""
    except InputError:
        return ""


def check_base(index: FolderIndex) -> Iterator[Problem]:
    for document, base, text, base_text in _computed(index):
        ours = {one.removeprefix(document.id): words for one, words in read_texts(text, corrected=False).items()}
        theirs = {one.removeprefix(base.id): words for one, words in read_texts(base_text, corrected=False).items()}
        for segment in sorted(set(ours) | set(theirs)):
            if ours.get(segment) != theirs.get(segment):
                yield document.name, text, f"without its acts {document.id}{segment} is not {base.id}{segment}"
                return
        bare = deepcopy(text)
        drop_acts(bare)
        if _counts(bare) != _counts(base_text):
            yield document.name, text, f"without its acts the elements are not those of {base.name}"
        elif _canonical(bare) != _canonical(deepcopy(base_text)):
            yield document.name, text, f"without its acts the tree is not that of {base.name}"


def _counts(text: Element) -> Counter[str]:
    return Counter(name_of(one) for one in text.iter() if name_of(one))


def _canonical(text: Element) -> bytes:
    """The tree without ids, what points at them, and line breaks between blocks."""
    for element in text.iter(NS + "*"):
        element.attrib.pop(XML_ID, None)
        for name in ("source", "next", "prev", "target", "corresp"):
            element.attrib.pop(name, None)
    text.tail = None
    return _BETWEEN.sub(b"><", etree.tostring(text, method="c14n"))
