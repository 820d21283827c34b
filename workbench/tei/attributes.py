"""Attributes of a text's elements: what TEI allows stands on the element, the rest in a map in the header.

    <p xml:id="ru.p1" rend="left">            and in the header
    <attribute of="ru.p1" at="0" name="id">61ac390e</attribute>

The model keeps what another project's file said (its own xml:id, bare ids, attributes TEI does not know,
pointers to nothing). `Sorter` parts the two on writing, `restore` joins them on reading, in the old order.
A pointer to an element of the same file is written with that element's new id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from workbench.model.witness import Attributes, Block, Node, Place, Segment
from workbench.tei.characters import to_value
from workbench.tei.names import ATTRIBUTES, FOREIGN, GLOBAL_ATTRIBUTES, POINTERS, REQUIRED, VALUES, XML, XML_ID

ELEMENT = f"{{{FOREIGN}}}element"  # in a model: what the element was called where it came from
NAME = f"{{{FOREIGN}}}name"  # in a file: the name of an element TEI does not know
KIND = f"{{{FOREIGN}}}kind"  # in a file: the kind of a segment, where its element does not say it

ABOUT = -2  # an entry about the element itself: NAME, KIND
STANDS_IN = -1  # the element has this attribute only because TEI demands one

_SOURCE = re.compile(r"([^\s#]+)#line=(\d+),(\d+)")
_PART = r"[A-Za-z0-9._~!$&'()*+,;=:@/-]*"
_ABSOLUTE = re.compile(rf"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?:/{_PART})?(?:\?{_PART})?(?:#{_PART})?")


@dataclass(frozen=True, slots=True)
class Kept:
    """An attribute that stands in the map: element id, place among the element's attributes, name, value."""

    of: str
    at: int
    name: str
    value: str


@dataclass(slots=True)
class Sorter:
    """Parts the attributes of one witness while it is written."""

    targets: dict[tuple[str, str], str]
    kept: list[Kept] = field(default_factory=list)

    def write(self, name: str, element_id: str, attributes: Attributes, place: Place | None, file: str) -> str:
        """` xml:id="…" …` for one element; file: where the element came from, for its pointers."""
        parts = [f' xml:id="{to_value(element_id)}"'] if element_id else []
        pointers = "" if place is None else _to_source(place)
        written = set()
        for at, (key, value) in enumerate(attributes):
            allowed = self._allowed(name, key, value, file)
            if allowed is not None and key not in written:
                parts.append(f' {key.replace(f"{{{XML}}}", "xml:")}="{to_value(allowed)}"')
                written.add(key)
            else:
                self.kept.append(Kept(element_id, at, key, value))
        if name in REQUIRED and REQUIRED[name][0] not in written:
            parts.append(' {}="{}"'.format(*REQUIRED[name]))
            self.kept.append(Kept(element_id, STANDS_IN, REQUIRED[name][0], ""))
        if pointers:
            parts.append(f' source="{to_value(pointers)}"')
        return "".join(parts)

    def needs_id(self, name: str, attributes: Attributes, file: str) -> bool:
        """Whether the map will have to speak of this element."""
        if name in REQUIRED and REQUIRED[name][0] not in dict(attributes):
            return True
        return any(self._allowed(name, key, value, file) is None for key, value in attributes)

    def _allowed(self, name: str, key: str, value: str, file: str) -> str | None:
        """The value to write on the element, None if it belongs into the map."""
        if key not in GLOBAL_ATTRIBUTES and key not in ATTRIBUTES[name]:
            return None
        if key in POINTERS:
            return self._point(value, file)
        return value if VALUES[key].fullmatch(value) else None

    def _point(self, value: str, file: str) -> str | None:
        pointers = []
        for pointer in value.split(" "):
            target = self.targets.get((file, pointer[1:])) if pointer.startswith("#") else None
            if target is None and not _ABSOLUTE.fullmatch(pointer):
                return None
            pointers.append(pointer if target is None else f"#{target}")
        return " ".join(pointers)


class Restorer:
    """Joins what stands on an element with what the map says about it."""

    def __init__(self, kept: Iterable[Kept]) -> None:
        self.kept: dict[str, list[Kept]] = {}
        self.originals: dict[str, str] = {}
        for one in kept:
            self.kept.setdefault(one.of, []).append(one)
            if one.name == XML_ID:
                self.originals[one.of] = one.value

    def read(self, element_id: str, attrib: Iterable[tuple[str, str]]) -> tuple[list[tuple[str, str]], Place | None]:
        """The attributes as the model has them, in the old order; and the place."""
        attributes: list[tuple[str, str]] = []
        place = None
        for key, value in attrib:
            if key == XML_ID:
                continue
            text = value
            if key == "source":
                match = _SOURCE.fullmatch(value)
                if match:
                    place = Place(unquote(match.group(1)), int(match.group(2)) + 1, int(match.group(3)))
                    continue
            elif key in POINTERS and self.originals:
                text = " ".join(self._original(pointer) for pointer in value.split(" "))
            attributes.append((key, text))
        kept = self.kept.get(element_id, []) if element_id else []
        for one in kept:
            if one.at == STANDS_IN:
                attributes = [pair for pair in attributes if pair[0] != one.name]
        for one in kept:
            if one.at >= 0:
                attributes.insert(one.at, (one.name, one.value))
        attributes += [(one.name, one.value) for one in kept if one.at == ABOUT]
        return attributes, place

    def _original(self, pointer: str) -> str:
        original = self.originals.get(pointer[1:]) if pointer.startswith("#") else None
        return pointer if original is None else f"#{original}"


def mark_id(segment_id: str, index: int) -> str:
    """The id of an inline element the map or a pointer speaks of: `ru.p1.m2` is the second mark of ru.p1."""
    return f"{segment_id}.m{index + 1}"


def find_targets(nodes: Iterable[Node]) -> dict[tuple[str, str], str]:
    """(file, original xml:id) -> new id, for everything a pointer of that file may mean."""
    targets: dict[tuple[str, str], str] = {}
    for file, original, new in _originals(nodes, ""):
        targets.setdefault((file, original), new)
    return targets


def _originals(nodes: Iterable[Node], file: str) -> Iterator[tuple[str, str, str]]:
    for node in nodes:
        here = node.place.file if node.place else file
        for key, value in node.attributes:
            if key == XML_ID and node.id:
                yield here, value, node.id
        if isinstance(node, Block):
            yield from _originals(node.children, here)
        elif isinstance(node, Segment):
            for index, mark in enumerate(node.marks):
                for key, value in mark.attributes:
                    if key == XML_ID:
                        yield here, value, mark_id(node.id, index)
                if mark.node is not None:
                    yield from _originals((mark.node,), here)


def _to_source(place: Place) -> str:
    return f"{quote(place.file, safe='/')}#line={place.first - 1},{place.last}"
