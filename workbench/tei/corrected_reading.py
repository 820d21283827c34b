"""What a corrected text's file says: the base's words, the corrected words, and the acts.

    reading = read_corrected(data, "en-corr.xml"); reading.base["en-corr.p1"]; reading.corrected["en-corr.p1"]

Our marks are those with @change; another project's `choice` in the base is left alone. `drop_acts` takes every act
out of the tree again, which gives the base's tree (ids and @source apart).
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.errors import InputError
from workbench.tei.frame import NS, E, Element, identified, name_of
from workbench.tei.names import KINDS, XML_ID
from workbench.tei.parse import parse

YIELDED = ".sic"  # behind the id of what both readings name alike, in the old one
_MARKED = {"corr", "reg"}


@dataclass(frozen=True, slots=True)
class ActEntry:
    """One line of the list of acts, as in the file: pointers, and the words that say why."""

    change: str
    type: str
    subtype: str
    when: str
    who: str
    target: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class CorrectedReading:
    """Texts by segment id in document order, under the ids of the file; what a reading lacks is not in it."""

    base: dict[str, str]
    corrected: dict[str, str]
    acts: tuple[ActEntry, ...]


def read_corrected(data: bytes, file: str) -> CorrectedReading:
    """Both readings; InputError if the file is no corrected text."""
    root = parse(data, file).getroot()
    text = root.find(NS + "text")
    if text is None:
        raise InputError("no text in it", file=file, line=1)
    acts = tuple(_entry(change) for change in root.iter(NS + "change") if change.get(XML_ID))
    return CorrectedReading(read_texts(text, corrected=False), read_texts(text, corrected=True), acts)


def _entry(change: Element) -> ActEntry:
    return ActEntry(
        (change.get(XML_ID) or "").rpartition(".act.")[2],
        change.get("type", ""),
        change.get("subtype", ""),
        change.get("when", ""),
        change.get("who", "").rpartition("ed.people.")[2],
        tuple(change.get("target", "").split()),
        "".join(change.itertext()),
    )


def is_ours(element: Element) -> bool:
    """Whether the element is the mark of an act: supplied, surplus, or a choice whose second reading names one."""
    name = name_of(element)
    if name == "choice":
        return len(element) == 2 and name_of(element[1]) in _MARKED and element[1].get("change") is not None
    return name in ("supplied", "surplus") and element.get("change") is not None


def is_segment(element: Element) -> bool:
    """Whether the element holds a text of its own: by its anchor, or as furniture."""
    first = element[0] if len(element) else None
    anchored = first is not None and name_of(first) == "anchor" and first.get(XML_ID) == f"{element.get(XML_ID)}.a"
    return element.get(XML_ID) is not None and (anchored or name_of(element) == "fw" or name_of(element) in KINDS)


def read_texts(text: Element, *, corrected: bool) -> dict[str, str]:
    """The text of each segment in one of the two readings."""
    walk = _Walk(corrected=corrected)
    walk.inside(text, None)
    return {xml_id.removesuffix(YIELDED): "".join(parts) for xml_id, parts in walk.texts.items() if parts}


class _Walk:
    def __init__(self, *, corrected: bool) -> None:
        self.texts: dict[str, list[str]] = {}
        self._corrected = corrected

    def inside(self, element: Element, segment: str | None) -> str | None:
        """Read an element's content into a segment; returns the one that is open behind it."""
        self._add(segment, element.text)
        for child in element:
            segment = self._child(child, segment)
            self._add(segment, child.tail)
        return segment

    def _child(self, child: Element, segment: str | None) -> str | None:
        name, xml_id = name_of(child), child.get(XML_ID)
        if not name:
            return segment
        if is_ours(child):
            if name == "choice":
                return self.inside(child[1 if self._corrected else 0], segment)
            return segment if (name == "surplus") == self._corrected else self.inside(child, segment)
        if name == "milestone" and child.get("unit") == "paragraph" and xml_id and segment:
            self.texts[xml_id] = []
            return xml_id
        if is_segment(child):
            self.texts[xml_id or ""] = []
            self.inside(child, xml_id)
            return segment
        return self.inside(child, segment)

    def _add(self, segment: str | None, text: str | None) -> None:
        if text and segment is not None:
            self.texts[segment].append(text)


def drop_acts(text: Element) -> None:
    """Take every act out of the tree: what is left is the base's."""
    for element in [one for one in text.iter(NS + "supplied") if is_ours(one)]:
        parent = element.getparent()
        if parent is not None and _is_added(parent, element):
            _remove(parent, keep_tail=False)
        else:
            _remove(element, keep_tail=True)
    for element in [one for one in text.iter(NS + "surplus") if is_ours(one)]:
        _unwrap(element)
    for choice in [one for one in text.iter(NS + "choice") if is_ours(one)]:
        choice.remove(choice[1])
        choice[0].tail = None
        _unwrap(choice[0])
        _unwrap(choice)
    for mark in [one for one in text.iter(NS + "milestone") if one.get("unit") == "paragraph" and one.get("source")]:
        _split(mark)


def _is_added(parent: Element, supplied: Element) -> bool:
    """Whether a segment holds nothing but its anchor and what was supplied."""
    opens = len(parent) == 2 and name_of(parent[0]) == "anchor" and parent[1] is supplied
    return opens and parent.get("source") is None and not supplied.tail


def _remove(element: Element, *, keep_tail: bool) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if keep_tail:
        _append_text(parent, parent.index(element), element.tail)
        element.tail = None
    elif element.getprevious() is not None and element.tail is not None and element.getnext() is None:
        element.getprevious().tail = element.tail  # type: ignore[union-attr]
    parent.remove(element)


def _append_text(parent: Element, index: int, text: str | None) -> None:
    """Text before the child of that index."""
    if not text:
        return
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    index = parent.index(element)
    children, tail = list(element), element.tail
    _append_text(parent, index, element.text)
    element.tail = None
    parent.remove(element)
    for number, child in enumerate(children):
        parent.insert(index + number, child)
    _append_text(parent, index + len(children), tail)


def _split(mark: Element) -> None:
    """A joined paragraph becomes an element of its own again."""
    first = mark.getparent()
    if first is None:
        return
    attributes = {name: value for name, value in mark.attrib.items() if name not in ("unit", "type", "subtype", XML_ID)}
    second = E(mark.get("type") or "p", **attributes)
    identified(second, mark.get(XML_ID) or "")
    if mark.get("subtype"):
        second.set("type", mark.get("subtype") or "")
    index = first.index(mark)
    second.text, mark.tail = mark.tail, None
    for one in list(first)[index + 1 :]:
        second.append(one)
    first.remove(mark)
    between: list[Element] = []
    while len(first) and not first[-1].tail and name_of(first[-1]) in ("pb", "fw", "milestone", "gb", "cb"):
        between.insert(0, first[-1])
        first.remove(first[-1])
    parent = first.getparent()
    if parent is None:
        return
    at = parent.index(first) + 1
    for number, one in enumerate([*between, second]):
        one.tail = first.tail
        parent.insert(at + number, one)
