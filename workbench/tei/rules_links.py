"""Rules about the alignment: both texts hit, members counted, every unit in one link of its group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workbench.tei.corrected_reading import is_ours
from workbench.tei.folder_index import FolderIndex, XmlFile, is_computed
from workbench.tei.frame import NS, Element, name_of
from workbench.tei.names import XML_ID

Problem = tuple[str, Element | None, str]


def _groups(index: FolderIndex) -> Iterator[tuple[XmlFile, Element, list[str]]]:
    for document in index.documents.values():
        for group in document.root.iter(NS + "linkGrp"):
            yield document, group, [one.partition("#")[2] for one in group.get("domains", "").split()]


def _members(index: FolderIndex, link: Element) -> list[tuple[str, str]]:
    """(text, unit) of a link's members; points and anchors only say where one is missing."""
    members = []
    for pointer in link.get("target", "").split():
        file, _, unit = pointer.partition("#")
        document = index.documents.get(file)
        element = None if document is None else document.elements.get(unit)
        if document is not None and element is not None and name_of(element) != "anchor":
            members.append((document.id, unit))
    return members


def check_links(index: FolderIndex) -> Iterator[Problem]:
    for document, group, texts in _groups(index):
        files = {f"{text}.xml" for text in texts}
        for link in group.iter(NS + "link"):
            hit = {pointer.partition("#")[0] for pointer in link.get("target", "").split()}
            if hit != files:
                yield document.name, link, f"link {link.get(XML_ID)} does not hit both its texts and no other"
            counts = Counter(text for text, _ in _members(index, link))
            kind = "-".join(str(counts[text]) for text in texts)
            if link.get("type") != kind:
                yield document.name, link, f"link {link.get(XML_ID)} says {link.get('type')}, its members are {kind}"


def check_cover(index: FolderIndex) -> Iterator[Problem]:
    wanted: dict[tuple[str, str], list[str]] = {}
    for document, group, texts in _groups(index):
        level = group.get("subtype", "")
        left_out = {one.get("target", "").partition("#")[2] for one in document.root.iter(NS + "ref")}
        linked = Counter(member for link in group.iter(NS + "link") for member in _members(index, link))
        for text in texts:
            named = index.named(text)
            if named is None:
                continue
            if (text, level) not in wanted:
                wanted[text, level] = list(_units(named, level, left_out))
            units = wanted[text, level]
            for unit in units:
                if linked[text, unit] != 1:
                    yield document.name, group, f"{unit} is in {linked[text, unit]} links of {group.get(XML_ID)}"
            known = set(units)
            for one, unit in linked:
                if one == text and unit not in known:
                    yield document.name, group, f"{unit} in {group.get(XML_ID)} is no {level} of its text"


def _units(document: XmlFile, level: str, left_out: set[str]) -> Iterator[str]:
    """The units a group of this level must cover: in a computed text, those of the corrected reading."""
    body = document.body
    if body is None:
        return
    computed = is_computed(document)
    if level == "division":
        yield from (one.get(XML_ID, "") for one in body.iter(NS + "div") if one.get(XML_ID))
        return
    walk = _Units(level, left_out, computed=computed)
    walk.inside(body, None)
    yield from walk.found(document)


class _Units:
    """One pass over a text: its segments with words, its sentences."""

    def __init__(self, level: str, left_out: set[str], *, computed: bool) -> None:
        self._level, self._left_out, self._computed = level, left_out, computed
        self._segments: dict[str, bool] = {}  # id -> whether it has words
        self._sentences: list[str] = []

    def found(self, document: XmlFile) -> list[str]:
        del document
        return self._sentences if self._level == "sentence" else [one for one, full in self._segments.items() if full]

    def inside(self, element: Element, segment: str | None) -> str | None:
        self._words(segment, element.text)
        for child in element:
            if name_of(child):
                segment = self._child(child, segment)
            self._words(segment, child.tail)
        return segment

    def _child(self, child: Element, segment: str | None) -> str | None:
        name, xml_id = name_of(child), child.get(XML_ID, "")
        if self._computed and is_ours(child):
            if name == "choice":
                return self.inside(child[1], segment)
            return segment if name == "surplus" else self.inside(child, segment)
        if self._computed and name == "milestone" and child.get("unit") == "paragraph" and xml_id and segment:
            self._segments[xml_id] = False
            return xml_id
        if name == "fw":
            return segment
        if len(child) and child[0].get(XML_ID) == f"{xml_id}.a":
            if xml_id not in self._left_out:
                self._segments[xml_id] = False
                self.inside(child, xml_id)
            return segment
        if name == "s" and segment is not None and not child.get("prev"):
            self._sentences.append(xml_id)
        return self.inside(child, segment)

    def _words(self, segment: str | None, text: str | None) -> None:
        if segment is not None and text and text.strip():
            self._segments[segment] = True
