"""Rules about names and references: ids, pointers, digests, entries of change."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import unquote

from workbench.model.errors import InputError
from workbench.tei.folder_index import FolderIndex, XmlFile, is_computed
from workbench.tei.frame import NS, Element, name_of
from workbench.tei.names import XI

Problem = tuple[str, Element | None, str]

_POINTING = ("target", "corresp", "source", "resp", "change", "ana", "who", "ref", "next", "prev", "from", "to", "wit",
             "domains", "scheme", "rendition", "hand")  # fmt: skip
_FILE_ID = re.compile(r"[a-z][a-z0-9-]*")
_URI = re.compile(
    r"(?:[a-z][a-z0-9+.\-]*:)?(?:[\w\-.~!$&'()*+,;=:@/?]|%[0-9A-F]{2})*(?:#(?:[\w\-.~!$&'()*+,;=:@/?]|%[0-9A-F]{2})*)?",
    re.ASCII,
)
_LINES = re.compile(r"(sources/[^#]+)#line=(\d+),(\d+)")
_DIGEST = re.compile(r"([\w.@/\-]+) sha256:([0-9a-f]{12})")


def check_ids(index: FolderIndex) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for document in index.documents.values():
        if not _FILE_ID.fullmatch(document.id):
            yield document.name, document.root, f"{document.id!r} cannot be the id of a file"
        for xml_id, element in document.elements.items():
            if xml_id != document.id and not xml_id.startswith(f"{document.id}."):
                yield document.name, element, f"id {xml_id} does not begin with {document.id}"
            if xml_id in seen:
                yield document.name, element, f"id {xml_id} is also in {seen[xml_id]}"
            seen[xml_id] = document.name


def pointers_of(document: XmlFile) -> Iterator[tuple[Element, str, str]]:
    """(element, attribute, pointer) of the whole file."""
    for element in document.root.iter(NS + "*"):
        for name in _POINTING:
            value = element.get(name)
            if value and not (name == "source" and name_of(element) == "respStmt"):
                for pointer in value.split():
                    yield element, name, pointer


def check_pointers(index: FolderIndex) -> Iterator[Problem]:
    known: dict[tuple[str, str], str] = {}
    for document in index.documents.values():
        for element, name, pointer in pointers_of(document):
            key = ("" if not pointer.startswith("#") else document.name, pointer)
            if key not in known:
                known[key] = _fault(index, document.name, pointer)
            if known[key]:
                yield document.name, element, f"@{name} {pointer}: {known[key]}"


def _fault(index: FolderIndex, file: str, pointer: str) -> str:
    """What is wrong with a pointer; empty if nothing."""
    if not _URI.fullmatch(pointer):
        return "no valid URI reference"
    if re.match(r"[a-z][a-z0-9+.\-]*:", pointer):
        return ""
    if lines := _LINES.fullmatch(pointer):
        count = index.count_lines(unquote(lines[1]))
        if count is None:
            return "the file is not in the folder"
        return "" if int(lines[2]) < int(lines[3]) <= count else f"the file has {count} lines"
    try:
        index.resolve(file, pointer)
    except InputError as error:
        return error.message
    return ""


def check_alone(index: FolderIndex) -> Iterator[Problem]:
    for document in index.witnesses:
        for element, name, pointer in pointers_of(document):
            other = pointer.partition("#")[0]
            if other.endswith(".xml") and other in index.documents and other not in ("taxonomy.xml", document.name):
                yield document.name, element, f"@{name} names {other}"


def check_digests(index: FolderIndex) -> Iterator[Problem]:
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in index.files.items()}
    named: dict[str, list[str]] = defaultdict(list)  # a note may leave out the folder
    for name, digest in digests.items():
        for each in {name, name.rpartition("/")[2]}:
            named[each].append(digest)
    for document in index.documents.values():
        file = ""
        for element in document.root.iter(NS + "idno", NS + "change"):
            if element.get("type") == "file":
                file = element.text or ""
            elif element.get("type") == "sha256":
                base = _base_of(document) if is_computed(document) else file
                if digests.get(base) != element.text:
                    yield document.name, element, f"the digest is not that of {base or 'any file named before it'}"
            for name, digest in _DIGEST.findall(element.get("n", "")):
                if not any(each.startswith(digest) for each in named[name]):
                    yield document.name, element, f"the digest is not that of {name}"


def _base_of(document: XmlFile) -> str:
    reference = document.root.find(f"{NS}teiHeader/{NS}fileDesc/{NS}sourceDesc/{NS}bibl/{NS}ref")
    return "" if reference is None else reference.get("target", "").partition("#")[0]


def check_changes(index: FolderIndex) -> Iterator[Problem]:
    for document in index.documents.values():
        for change in document.root.iter(NS + "change"):
            dated, named = change.get("when") is not None, change.get("who") is not None
            if change.get("n", "").startswith("workbench ") and (dated or named):
                yield document.name, change, "a program's change has date or person"
            elif not change.get("n", "").startswith("workbench ") and not (dated and named):
                yield document.name, change, "a person's change lacks date or person"


def check_included(index: FolderIndex) -> Iterator[Problem]:
    edition = index.documents.get("edition.xml")
    if edition is None:
        yield "edition.xml", None, "the file is missing"
        return
    included = [one.get("href", "") for one in edition.root.iter(f"{{{XI}}}include")]
    for name in included:
        if name not in index.documents:
            yield edition.name, edition.root, f"includes {name}, which is not in the folder"
    for name in index.documents:
        if name != edition.name and not name.startswith("export") and name not in included:
            yield edition.name, edition.root, f"does not include {name}"
