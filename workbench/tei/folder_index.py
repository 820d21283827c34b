"""The files of a TEI folder, each read once: ids, places in the running text, what a pointer means.

    index = FolderIndex(files); index.resolve("findings.xml", "en-mt.xml#string-range(en-mt.p2.s2,19,3)").text == "two"

A text's characters are laid end to end once, and each element knows where it begins: every look-up is a slice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from workbench.model.errors import InputError
from workbench.tei.frame import NS, Element, name_of
from workbench.tei.names import XML_ID
from workbench.tei.parse import parse
from workbench.tei.pointers import split_pointer


@dataclass(frozen=True, slots=True)
class Found:
    """What a pointer means: an element and, of points and ranges, the text and the place behind it in the file."""

    element: Element
    text: str | None = None
    end: int = 0


class XmlFile:
    """One file of the folder."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.root = parse(data, name).getroot()
        self.id = self.root.get(XML_ID, "")
        self.elements = {one.get(XML_ID, ""): one for one in self.root.iter(NS + "*") if one.get(XML_ID) is not None}

    @property
    def body(self) -> Element | None:
        """The text's element; None in a stand-off file."""
        return self.root.find(NS + "text")

    @cached_property
    def _laid_out(self) -> tuple[str, dict[Element, tuple[int, int]]]:
        """The whole text, and where each element begins and ends in it."""
        parts: list[str] = []
        at = 0
        places: dict[Element, tuple[int, int]] = {}
        body = self.body
        if body is None:
            return "", places
        stack: list[tuple[Element, int, int]] = [(body, 0, 0)]
        starts = {body: 0}
        parts.append(body.text or "")
        at += len(parts[-1])
        while stack:
            element, child_number, start = stack.pop()
            if child_number < len(element):
                stack.append((element, child_number + 1, start))
                child = element[child_number]
                starts[child] = at
                if name_of(child):
                    parts.append(child.text or "")
                    at += len(parts[-1])
                stack.append((child, 0, at))
            else:
                places[element] = (starts[element], at)
                if element is not body:
                    parts.append(element.tail or "")
                    at += len(parts[-1])
        return "".join(parts), places

    @property
    def text(self) -> str:
        return self._laid_out[0]

    def place(self, element: Element) -> tuple[int, int]:
        """Where the element's text begins and ends in the file's text; KeyError outside the text."""
        return self._laid_out[1][element]


class FolderIndex:
    """All files; broken ones are in `errors` and nowhere else."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.errors: list[InputError] = []
        self.documents: dict[str, XmlFile] = {}
        self._lines: dict[str, int] = {}
        for name in sorted(files):
            if name.endswith(".xml") and "/" not in name:
                try:
                    self.documents[name] = XmlFile(name, files[name])
                except InputError as error:
                    self.errors.append(error)

    @property
    def texts(self) -> list[XmlFile]:
        """Witnesses and the corrected text; no exports."""
        return [one for one in self.documents.values() if one.body is not None and not one.name.startswith("export")]

    @property
    def witnesses(self) -> list[XmlFile]:
        return [one for one in self.texts if not is_computed(one)]

    def named(self, xml_id: str) -> XmlFile | None:
        return self.documents.get(f"{xml_id}.xml")

    def count_lines(self, name: str) -> int | None:
        """Lines of a received file; None if it is not there."""
        if name not in self._lines:
            if name not in self.files:
                return None
            self._lines[name] = len(_decoded(self.files[name]).splitlines())
        return self._lines[name]

    def resolve(self, file: str, pointer: str) -> Found:
        """InputError, with the reason, for a pointer to nothing."""
        name, fragment = split_pointer(pointer)
        document = self.documents.get(name or file)
        if document is None:
            raise InputError(f"no file {name} in the folder")
        element = document.elements.get(fragment.id)
        if element is None:
            raise InputError(f"no element {fragment.id} in {document.name}")
        if not fragment.pairs:
            return Found(element)
        try:
            start, _ = document.place(element)
        except KeyError:
            raise InputError(f"{fragment.id} is not in the text of {document.name}") from None
        last, length = fragment.pairs[-1]
        if start + last + length > len(document.text):
            raise InputError(f"{fragment.id} and what follows is shorter than that")
        text = "".join(document.text[start + at : start + at + size] for at, size in fragment.pairs)
        return Found(element, text, start + last + length)


def is_computed(document: XmlFile) -> bool:
    """Whether the file is a state computed from acts."""
    return document.root.find(f"{NS}teiHeader/{NS}revisionDesc/{NS}listChange") is not None


def segment_around(element: Element) -> Element | None:
    """The element with an anchor of its own, or the furniture, that an element stands in or is."""
    while element is not None:
        first = element[0] if len(element) else None
        is_anchored = first is not None and first.get(XML_ID) == f"{element.get(XML_ID)}.a"
        if is_anchored or name_of(element) == "fw":
            return element
        element = element.getparent()  # type: ignore[assignment]
    return None


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")
