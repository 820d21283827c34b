"""The parts of a DOCX file, found by its relationships, as parsed XML.

parts = open_parts(data, "port.docx")
parts.document, parts.notes("footnotes"), parts.property("Workbench")

Nothing outside the archive is ever followed: external relationships are only counted.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from lxml import etree

from workbench.formats.archive import member_names, read_parts
from workbench.formats.word.names import CORE, CUSTOM, DC, DCTERMS, PACKAGE_RELATIONS, STRICT, VARIANT, W, w
from workbench.model.errors import InputError
from workbench.tei.parse import parse

Element = etree._Element
MAIN = "word/document.xml"
_OLD = b"\xd0\xcf\x11\xe0"  # what Word 97 wrote, and what a password makes of a DOCX
_AGAIN = "save it again as .docx with the program it is from"


def is_word(data: bytes, name: str) -> int:
    """How sure it is that this is a DOCX file, 0 to 3."""
    by_name = name.endswith((".docx", ".docm", ".dotx"))
    if any(each.startswith("word/") for each in member_names(data)):
        return 3
    return 2 if by_name and data.startswith((b"PK", _OLD)) else 0


@dataclass(frozen=True, slots=True)
class Relation:
    """target: the name of a member, or an address outside if is_external."""

    id: str
    kind: str
    target: str
    is_external: bool


@dataclass(slots=True)
class Parts:
    """members: bytes by name. document: the root of the main part, `main` its name."""

    file: str
    members: dict[str, bytes]
    main: str
    document: Element
    relations: list[Relation]
    _parsed: dict[str, Element] = field(default_factory=dict)

    def part(self, kind: str) -> Element | None:
        """The part that the document has a relationship of this kind to; None if there is none."""
        name = next((each.target for each in self.relations if each.kind == kind and not each.is_external), "")
        return self.parsed(name) if name in self.members else None

    def parsed(self, name: str) -> Element:
        if name not in self._parsed:
            self._parsed[name] = parse_part(self.members[name], name, self.file)
        return self._parsed[name]

    def all_of(self, kind: str) -> list[Element]:
        """The parts of a kind of which there may be several, such as headers, in the order of their names."""
        names = {each.target for each in self.relations if each.kind == kind and each.target in self.members}
        return [self.parsed(name) for name in sorted(names)]

    def items(self, kind: str, name: str) -> dict[str, Element]:
        """Notes or comments by their ids; what only draws a line between notes is none."""
        root = self.part(kind)
        found = () if root is None else root.iterchildren(w(name))
        return {each.get(w("id"), ""): each for each in found if each.get(w("type"), "normal") == "normal"}

    def property(self, name: str) -> str:
        """A custom property of the document; empty if it has none of this name."""
        if "docProps/custom.xml" not in self.members:
            return ""
        for each in self.parsed("docProps/custom.xml").iter(f"{{{CUSTOM}}}property"):
            if each.get("name") == name:
                return each.findtext(f"{{{VARIANT}}}lpwstr") or ""
        return ""

    def about(self) -> dict[str, str]:
        """Title, creator and day (`2026-05-03`) as the core properties have them."""
        if "docProps/core.xml" not in self.members:
            return {}
        root = self.parsed("docProps/core.xml")
        if root.tag != f"{{{CORE}}}coreProperties":
            return {}
        names = {"title": f"{{{DC}}}title", "author": f"{{{DC}}}creator", "date": f"{{{DCTERMS}}}created"}
        found = {name: " ".join((root.findtext(tag) or "").split()) for name, tag in names.items()}
        return {**found, "date": found["date"][:10]}


def open_parts(data: bytes, file: str) -> Parts:
    """InputError for what is no DOCX, is broken, or beyond the limits of archives."""
    if data.startswith(_OLD):
        hint = "save it as .docx without a password"
        raise InputError("is an old .doc file, or locked by a password", file=file, hint=hint)
    members = read_parts(data, file)
    main = find_main(members, file)
    if main not in members:
        raise InputError("is an archive without a Word document in it", file=file, hint=_AGAIN)
    document = parse_part(members[main], main, file)
    if document.tag != w("document") or document.find(w("body")) is None:
        raise InputError(f"{main} is no Word document", file=file, hint=_AGAIN)
    return Parts(file, members, main, document, relations_of(members, main, file))


def find_main(members: dict[str, bytes], file: str) -> str:
    """The name of the main part, as the package says, or the usual one."""
    for each in relations_of(members, "", file):
        if each.kind == "officeDocument" and each.target in members:
            return each.target
    return MAIN


def relations_of(members: dict[str, bytes], part: str, file: str) -> list[Relation]:
    """What a part (empty: the package) points to; kinds by the last word of their address."""
    folder, name = posixpath.split(part)
    source = posixpath.join(folder, "_rels", f"{name}.rels")
    if source not in members:
        return []
    found = []
    for each in parse_part(members[source], source, file).iter(f"{{{PACKAGE_RELATIONS}}}Relationship"):
        target, is_external = each.get("Target", ""), each.get("TargetMode") == "External"
        if not is_external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found.append(Relation(each.get("Id", ""), each.get("Type", "").rpartition("/")[2], target, is_external))
    return found


def parse_part(data: bytes, name: str, file: str) -> Element:
    """InputError with the name of the part if it is no XML."""
    for strict, usual in STRICT.items():
        if strict in data:
            data = data.replace(strict, usual)
    try:
        return parse(data, name).getroot()
    except InputError as error:
        place = f"{name}, line {error.line}" if error.line else name
        raise InputError(f"{place}: {error.message}", file=file, hint=_AGAIN) from None


def is_element(node: Element) -> bool:
    """Whether it is neither a comment nor an instruction."""
    return isinstance(node.tag, str)


def local_name(element: Element) -> str:
    """The name of an element of WordprocessingML; of others with their namespace."""
    tag = str(element.tag)
    return tag[len(W) + 2 :] if tag.startswith(f"{{{W}}}") else tag
