"""Rules about findings: quotes, ranges, status."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.errors import InputError
from workbench.tei.folder_index import FolderIndex, Found, is_computed, segment_around
from workbench.tei.frame import NS, Element
from workbench.tei.names import XML_ID
from workbench.tei.rules_ids import pointers_of

Problem = tuple[str, Element | None, str]


def check_quotes(index: FolderIndex) -> Iterator[Problem]:
    for document in index.documents.values():
        for finding in document.root.iter(NS + "annotation"):
            ranges = [one for one in finding.get("target", "").split() if "#string-range(" in one]
            words = [found.text for one in ranges if (found := _find(index, document.name, one)) is not None]
            quotes = [note.text or "" for note in finding.iterchildren(NS + "note") if note.get("type") == "quote"]
            if words != quotes:
                yield document.name, finding, f"finding {finding.get(XML_ID)} quotes {quotes}, at its place is {words}"


def check_within(index: FolderIndex) -> Iterator[Problem]:
    for document in index.documents.values():
        for element, name, pointer in pointers_of(document):
            if "#string-" not in pointer:
                continue
            found = _find(index, document.name, pointer)
            target = index.documents.get(pointer.partition("#")[0] or document.name)
            if found is None or target is None:
                continue
            segment = segment_around(found.element)
            if segment is None or found.end > target.place(segment)[1]:
                yield document.name, element, f"@{name} {pointer} leaves its segment"
            if "#string-range(" in pointer and (is_computed(target) or target.name.startswith("export")):
                yield document.name, element, f"@{name} {pointer} is a range in a computed text"


def check_status(index: FolderIndex) -> Iterator[Problem]:
    for document in index.documents.values():
        for finding in document.root.iter(NS + "annotation"):
            life = finding.find(NS + "revisionDesc")
            changes = [] if life is None else life.findall(NS + "change")
            if life is None or not changes or life.get("status") != changes[-1].get("status"):
                yield document.name, finding, f"finding {finding.get(XML_ID)}: status and last change disagree"


def _find(index: FolderIndex, file: str, pointer: str) -> Found | None:
    """What it means; None where it means nothing, which another rule reports."""
    try:
        return index.resolve(file, pointer)
    except InputError:
        return None
